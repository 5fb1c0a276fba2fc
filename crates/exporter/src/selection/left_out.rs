//! What a selection left out, and what nobody may find of it.

use super::Tally;
use super::names::Names;
use super::plain::texts;
use super::said::{shown, unaddressed};
use super::words::{Numbers, Word, runs, words};
use coursenotes_course::{Course, Entry, Target, path};
use coursenotes_diagnostics::{FileId, Lines, Sources};
use coursenotes_parser::{Note, parse_with};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why something is not in an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its note calls itself a draft.
    Draft,
    /// Only teachers are to see it.
    ForTeachers,
    /// Nobody asked for its note.
    NotChosen,
}

/// What is in the notes and not in the output.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// How much that is.
    pub tally: Tally,
    /// The notes that something was taken from, and why.
    sources: Vec<(String, Arc<Note>, Why)>,
    /// Runs of words that only what is gone has.
    pub(super) runs: Numbers<Origin>,
    /// Titles of notes and headings of parts that are gone, by the number of their first word.
    pub(super) titles: Numbers<Vec<Title>>,
    /// Names that files of the output would have.
    pub(super) names: Names,
    /// Pictures and other files that only what is gone shows or links to, by path.
    files: BTreeMap<String, Origin>,
    /// Files that what stays shows or links to.
    pub(super) kept: BTreeSet<String>,
}

/// A place in one of the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    source: u32,
    at: u32,
}

/// A title that nobody may read.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) words: Vec<u64>,
    pub(super) origin: Origin,
}

impl LeftOut {
    pub(super) fn new(tally: Tally) -> Self {
        Self { tally, ..Self::default() }
    }

    /// Whether nothing is gone.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Paths of whole notes that are gone.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        let whole = self.sources.iter().filter(|(_, _, why)| *why != Why::ForTeachers);
        whole.map(|(path, _, _)| path.as_str())
    }

    /// Paths of pictures and other files that only what is gone shows or links to.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn origin_of_file(&self, path: &str) -> Origin {
        self.files[path]
    }

    /// The note of a place, its line there, and why it is gone.
    pub(super) fn place(&self, origin: Origin) -> (&str, usize, Why) {
        let (path, note, why) = &self.sources[origin.source as usize];
        (path, Lines::new(note.text()).position(origin.at as usize).line, *why)
    }

    /// Takes a whole note.
    pub(super) fn take_note(&mut self, course: &Course, entry: &Entry, why: Why) {
        let source = self.source(course.path(entry.file), &entry.note, why);
        let origin = |at: usize| Origin { source, at: u32::try_from(at).unwrap_or_default() };
        self.take_text(&entry.note, 0, &origin);
        let heading = entry.note.headings.iter().find(|heading| *heading.text == *entry.title);
        self.take_title(&entry.title, origin(heading.map_or(0, |heading| heading.span.range().start)));
        self.take_files(course, entry, &origin, |_| true);
        if why != Why::NotChosen {
            self.names.add_note(course.path(entry.file), origin(0));
        }
    }

    /// Takes the parts for teachers of a note that stays.
    pub(super) fn take_parts(&mut self, course: &Course, entry: &Entry) {
        let source = self.source(course.path(entry.file), &entry.note, Why::ForTeachers);
        let origin = |at: usize| Origin { source, at: u32::try_from(at).unwrap_or_default() };
        for block in entry.note.instructor_parts().blocks {
            let range = block.range(&entry.note);
            let part = parse_with(FileId(0), &entry.note.text()[range.clone()], course.dialect);
            self.take_text(&part, range.start, &origin);
            for heading in &part.headings {
                self.take_title(&heading.text, origin(range.start + heading.span.range().start));
            }
            self.take_files(course, entry, &origin, |at| range.contains(&at));
        }
    }

    fn source(&mut self, path: &str, note: &Arc<Note>, why: Why) -> u32 {
        self.sources.push((path.to_owned(), Arc::clone(note), why));
        u32::try_from(self.sources.len() - 1).expect("there are fewer notes than numbers")
    }

    /// Takes the words of a text that begins at `start` of its note: as they are written, and as they are shown.
    fn take_text(&mut self, note: &Note, start: usize, origin: &impl Fn(usize) -> Origin) {
        let written = words(note.text());
        for (run, place) in runs(&written) {
            self.runs.entry(run).or_insert_with(|| origin(start + written[place.start].start));
        }
        let (shown, blocks) = shown(note);
        let seen = words(&shown);
        for (run, place) in runs(&seen) {
            let block = blocks.partition_point(|(at, _)| *at <= seen[place.start].start);
            let at = block.checked_sub(1).map_or(0, |block| blocks[block].1);
            self.runs.entry(run).or_insert_with(|| origin(start + at));
        }
    }

    fn take_title(&mut self, text: &str, origin: Origin) {
        let words = words(text);
        let says_something = words.iter().any(|word| !word.has_digit);
        let words: Vec<u64> = words.iter().map(|word| word.number).collect();
        if let Some(first) = words.first().filter(|_| says_something) {
            self.titles.entry(*first).or_default().push(Title { text: text.to_owned(), words, origin });
        }
    }

    /// Takes the files that places of a note show or link to.
    fn take_files(
        &mut self,
        course: &Course,
        entry: &Entry,
        origin: &impl Fn(usize) -> Origin,
        holds: impl Fn(usize) -> bool,
    ) {
        for (link, target) in entry.note.links.iter().zip(&entry.targets) {
            let start = link.span.range().start;
            let Some(path) = asset(course, target).filter(|_| holds(start)) else { continue };
            if !self.files.contains_key(path) {
                self.files.insert(path.to_owned(), origin(start));
                self.names.add_file(path, origin(start));
            }
        }
    }

    /// Lets go of whatever a note that stays has too.
    pub(super) fn spare_note(&mut self, course: &Course, entry: &Entry) {
        let (shown, _) = shown(&entry.note);
        self.spare_runs(&words(entry.note.text()));
        for text in [entry.title.as_str(), &shown, &unaddressed(course, entry)] {
            self.spare_text(text);
        }
        // Folders give groups of notes their names.
        self.spare_text(course.folder(entry.file));
        self.names.spare_note(course.path(entry.file));
        let files = entry.targets.iter().filter_map(|target| asset(course, target));
        self.kept.extend(files.map(str::to_owned));
    }

    /// Lets go of what the program says itself, in files of `path`'s kind, and of what the author's templates say.
    pub fn spare(&mut self, path: &str, said: &str) {
        if !self.is_empty() {
            for (_, text) in texts(path, said) {
                self.spare_text(&text);
            }
        }
    }

    /// Lets go of the words, titles and names in a text that nobody left out.
    pub(super) fn spare_text(&mut self, text: &str) {
        let said = words(text);
        self.spare_runs(&said);
        for (at, word) in said.iter().enumerate() {
            if let Some(titles) = self.titles.get_mut(&word.number) {
                titles.retain(|title| !title.is_at(&said[at..]));
            }
        }
        self.names.spare_text(text);
    }

    fn spare_runs(&mut self, words: &[Word]) {
        for (run, _) in runs(words) {
            self.runs.remove(&run);
        }
    }

    /// Lets go of a file that is in the output whatever shows it.
    pub(super) fn spare_file(&mut self, path: &str) {
        self.kept.insert(path.to_owned());
    }

    /// Lets go of the files of what stays, once all of it is known.
    pub(super) fn settle(&mut self) {
        let kept = &self.kept;
        self.files.retain(|path, _| !kept.contains(path));
        for path in kept {
            self.names.spare_file(path);
        }
    }
}

impl Title {
    /// Whether its words stand at the beginning of `said`.
    pub(super) fn is_at(&self, said: &[Word]) -> bool {
        self.words.len() <= said.len() && self.words.iter().zip(said).all(|(number, word)| *number == word.number)
    }
}

/// The path of a file that is no note.
fn asset<'c>(course: &'c Course, target: &Target) -> Option<&'c str> {
    let file = target.file().filter(|file| course.entry(*file).is_none())?;
    let file = Sources::path(course, file);
    (!path::name(file).is_empty()).then_some(file)
}
