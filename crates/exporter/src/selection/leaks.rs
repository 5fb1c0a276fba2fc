//! Looks through finished files for what was left out.

use super::LeftOut;
use super::archive::files_in;
use super::left_out::{Origin, Why};
use super::names::Named;
use super::plain::{Kind, PIECE, texts};
use super::words::{BARRIER, RUN, Word, run, words};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Something that was left out and is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The file of the output; for one in an archive, that of the archive and its own, as `course.epub: EPUB/nav.xhtml`.
    pub file: String,
    /// What is in it.
    pub what: Leaked,
    /// The note that it comes from.
    pub note: String,
    /// The line there.
    pub line: usize,
    /// Why it was left out.
    pub why: Why,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaked {
    /// The bytes of a file that only what was left out shows or links to.
    Bytes(String),
    /// The name of such a file.
    File(String),
    /// The name of a note that was left out.
    Note(String),
    /// The title of a note, or a heading, that was left out.
    Title(String),
    /// Words in a row that only what was left out has.
    Words(String),
}

/// A file of an output.
#[derive(Clone, Debug)]
pub struct Finished<'a> {
    /// Its path in the output.
    pub path: &'a str,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

/// What of `left_out` is in the files of an output, each thing once per file. The cost grows with the length of the files.
///
/// Archives are unpacked; `asset` gives the bytes of a file of the course, by its path.
pub fn leaks<'a>(
    left_out: &LeftOut,
    files: impl IntoIterator<Item = Finished<'a>>,
    asset: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<Leak> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let mut search = Search { left_out, withheld: withheld(left_out, asset), asset, found: BTreeMap::new() };
    for Finished { path, bytes } in files {
        search.file(path, &bytes);
        for (inner, bytes) in files_in(&bytes) {
            search.file(&format!("{path}: {inner}"), &bytes);
        }
    }
    search.found.into_iter().map(|((file, what), (note, line, why))| Leak { file, what, note, line, why }).collect()
}

/// Files that only what was left out shows, by their bytes.
fn withheld<'l>(left_out: &'l LeftOut, asset: &dyn Fn(&str) -> Option<Vec<u8>>) -> BTreeMap<Vec<u8>, &'l str> {
    let files = left_out.files().filter_map(|path| Some((asset(path)?, path)));
    files.filter(|(bytes, _)| !bytes.is_empty()).collect()
}

struct Search<'a> {
    left_out: &'a LeftOut,
    withheld: BTreeMap<Vec<u8>, &'a str>,
    asset: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    found: BTreeMap<(String, Leaked), (String, usize, Why)>,
}

impl Search<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) {
        if let Some(file) = self.withheld.get(bytes).copied()
            && !self.is_kept(bytes)
        {
            self.report(path, Leaked::Bytes(file.to_owned()), self.left_out.origin_of_file(file));
        }
        self.names(path, path);
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        for (kind, text) in texts(path, text) {
            self.names(path, &text);
            self.words(path, kind, &text);
        }
    }

    /// Whether what stays shows a file with the same bytes.
    fn is_kept(&self, bytes: &[u8]) -> bool {
        self.left_out.kept.iter().any(|path| (self.asset)(path).is_some_and(|kept| kept == bytes))
    }

    fn report(&mut self, file: &str, what: Leaked, origin: Origin) {
        self.found.entry((file.to_owned(), what)).or_insert_with(|| {
            let (note, line, why) = self.left_out.place(origin);
            (note.to_owned(), line, why)
        });
    }

    fn names(&mut self, file: &str, text: &str) {
        let left_out = self.left_out;
        left_out.names.find(text, &mut |name| {
            let what = match &name.what {
                Named::Note(path) => Leaked::Note(path.clone()),
                Named::File(path) => Leaked::File(path.clone()),
            };
            self.report(file, what, name.origin);
        });
    }

    fn words(&mut self, file: &str, kind: Kind, text: &str) {
        let words = words(text);
        // Runs one behind the other are one leak: from the first word of the first to the last of the last.
        let mut open: Option<(usize, Origin)> = None;
        for at in 0..=words.len() {
            let run = words.get(at..at + RUN).and_then(run);
            let found = run.and_then(|run| self.left_out.runs.get(&run)).copied();
            match (found, open) {
                (Some(origin), None) => open = Some((at, origin)),
                (None, Some((first, origin))) => {
                    let last = (at + RUN - 1).min(words.len());
                    self.report(file, Leaked::Words(quoted(text, &words[first..last])), origin);
                    open = None;
                }
                _ => {}
            }
            self.titles(file, kind, text, words.get(at..).unwrap_or_default());
        }
    }

    fn titles(&mut self, file: &str, kind: Kind, text: &str, words: &[Word]) {
        let Some(first) = words.first() else { return };
        let Some(titles) = self.left_out.titles.get(&first.number) else { return };
        let is_there = |words: &[Word]| match (kind, words.len()) {
            (Kind::Shown, 1) => is_piece(text, first),
            (Kind::Shown, _) | (Kind::Address, 3..) => true,
            (Kind::Address | Kind::Code, _) => false,
        };
        let found: Vec<_> = titles.iter().filter(|title| title.is_at(words)).collect();
        for title in found.into_iter().filter(|title| is_there(&words[..title.words.len()])) {
            self.report(file, Leaked::Title(title.text.clone()), title.origin);
        }
    }
}

/// Whether a word is all of a piece of text: a title of one word is one only there.
fn is_piece(text: &str, word: &Word) -> bool {
    let is_end = |c: char| matches!(c, PIECE | BARRIER | '\n' | '\t' | '|' | '·');
    let before = text[..word.start].trim_end_matches(|c: char| !is_end(c) && !c.is_alphanumeric());
    let behind = text[word.end..].trim_start_matches(|c: char| !is_end(c) && !c.is_alphanumeric());
    before.chars().next_back().is_none_or(is_end) && behind.chars().next().is_none_or(is_end)
}

/// So many words tell where a leak is; more would not be read.
const MOST_WORDS: usize = 12;

/// The words as they stand in the file, without the signs and spaces of markup.
fn quoted(text: &str, words: &[Word]) -> String {
    let shown = &words[..words.len().min(MOST_WORDS)];
    let mut quoted: Vec<&str> = Vec::new();
    for pair in shown.chunk_by(|one, other| one.end == other.start) {
        let (first, last) = (pair.first(), pair.last());
        quoted.extend(first.zip(last).map(|(first, last)| &text[first.start..last.end]));
    }
    let more = if words.len() > MOST_WORDS { " …" } else { "" };
    quoted.join(" ") + more
}
