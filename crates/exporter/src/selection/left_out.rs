//! What a selection left out, and what nobody may find of it.

use super::words::{RUN, hash, words};
use coursenotes_course::{Change, Course, Entry};
use coursenotes_diagnostics::{FileId, Sources};
use coursenotes_parser::{NodeId, Note};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What is in the notes and not in the output.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Paths of whole notes that are gone.
    pub notes: BTreeSet<String>,
    /// Titles of those notes and headings of parts that are gone, where nothing that stays says the same.
    pub titles: BTreeSet<String>,
    /// File names of those notes, with and without their extension, where no file that stays has that name.
    pub file_names: BTreeSet<String>,
    /// Paths of pictures and other files that only what is gone shows or links to.
    pub files: BTreeSet<String>,
    /// Runs of words that only what is gone has.
    pub(super) runs: HashSet<u64>,
}

impl LeftOut {
    /// Whether nothing is gone.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.runs.is_empty() && self.titles.is_empty() && self.files.is_empty()
    }

    /// What `all` has and `kept` hasn't, where `changes` lead from the one to the other.
    pub(super) fn between(all: &Course, kept: &Course, changes: &BTreeMap<String, Change>) -> Self {
        let mut left_out = Self::default();
        let mut titles = BTreeSet::new();
        for (path, change) in changes {
            let Some(entry) = all.find(path).and_then(|file| all.entry(file)) else { continue };
            let text = entry.note.text();
            if *change == Change::Gone {
                left_out.notes.insert(path.clone());
                titles.insert(entry.title.clone());
                left_out.runs.extend(runs(&entry.note));
                continue;
            }
            for block in entry.note.instructor_parts().blocks {
                let part = coursenotes_parser::parse_with(FileId(0), &text[block.range(&entry.note)], all.dialect);
                titles.extend(part.headings.iter().map(|heading| heading.text.to_string()));
                left_out.runs.extend(runs(&part));
            }
        }
        let stays = Stays::of(kept);
        left_out.runs.retain(|run| !stays.runs.contains(run));
        left_out.titles = titles.into_iter().filter(|title| !stays.says(title)).collect();
        let names = left_out.notes.iter().flat_map(|path| [file_name(path), stem(path)]);
        left_out.file_names =
            names.filter(|name| !name.is_empty() && !stays.names.contains(*name)).map(str::to_owned).collect();
        left_out.files = linked_files(all).difference(&linked_files(kept)).cloned().collect();
        left_out
    }
}

/// What may be found, because it stays.
struct Stays {
    /// Hashes of runs of every length up to [`RUN`], as a reader sees them.
    seen: HashSet<u64>,
    /// Hashes of runs of [`RUN`] words, seen or written.
    runs: HashSet<u64>,
    names: HashSet<String>,
}

impl Stays {
    fn of(course: &Course) -> Self {
        let mut seen = HashSet::new();
        let mut all_runs = HashSet::new();
        for entry in course.entries() {
            all_runs.extend(runs(&entry.note));
            for words in [words(&entry.title), words(&shown(&entry.note))] {
                (1..=RUN).for_each(|length| seen.extend(words.windows(length).map(hash)));
            }
        }
        let paths = course.files.iter().map(|file| file.path.as_str());
        let names = paths.clone().flat_map(|path| [file_name(path), stem(path)]).map(str::to_owned);
        let folders = paths.flat_map(|path| path.split('/').map(str::to_owned).collect::<Vec<_>>());
        Self { seen, runs: all_runs, names: names.chain(folders).collect() }
    }

    /// Whether the words of a title are said in what stays.
    fn says(&self, title: &str) -> bool {
        let words = words(title);
        words.is_empty() || words.chunks(RUN).all(|part| self.seen.contains(&hash(part)))
    }
}

fn runs(note: &Note) -> Vec<u64> {
    let written = words(note.text());
    let shown = words(&shown(note));
    written.windows(RUN).chain(shown.windows(RUN)).map(hash).collect()
}

/// The words of a note, block after block.
fn shown(note: &Note) -> String {
    let mut text = String::new();
    let mut at = NodeId(0);
    while at.index() < note.nodes.len() {
        text.push_str(&note.plain_text(at));
        text.push(' ');
        at = note.node(at).next;
    }
    text
}

/// Files that notes show or link to, the notes themselves aside.
fn linked_files(course: &Course) -> BTreeSet<String> {
    let of_entry = |entry: &Entry| -> Vec<String> {
        let files = entry.places().filter_map(|place| place.target.file());
        let files = files.filter(|file| course.entry(*file).is_none());
        files.map(|file| Sources::path(course, file).to_owned()).collect()
    };
    course.entries().iter().flat_map(of_entry).collect()
}

pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

pub(super) fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
