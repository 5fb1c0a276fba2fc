//! The home page and the reading order.

use crate::index::Index;
use crate::space::Spaces;
use crate::{Config, Entry, File, FileKind, Role, path};
use coursenotes_diagnostics::FileId;
use std::cmp::Ordering;

/// Home pages in folders where the root has none, best first.
const HOMES: &[&str] = &["summary.md", "src/summary.md", "docs/index.md", "docs/readme.md"];

/// A page with this many links to notes is an index; with fewer it is a cover.
pub(crate) const INDEX_LINKS: usize = 3;

/// The home page: as configured, else the list of chapters of a book, else the root's README or index page, else a
/// summary, else that of `docs/`.
pub(crate) fn home(config: &Config, summary: Option<FileId>, files: &[File], index: &Index) -> Option<FileId> {
    let note = |file: FileId| matches!(files[file.index()].kind, FileKind::Markdown(_)).then_some(file);
    if let Some(home) = &config.home {
        return index.file(home).and_then(note);
    }
    if summary.is_some() {
        return summary;
    }
    let ignoring_case = |wanted: &str| {
        let named = index.named(path::name(wanted)).iter().copied();
        named.into_iter().find(|file| files[file.index()].path.eq_ignore_ascii_case(wanted))
    };
    index.page("").and_then(note).or_else(|| HOMES.iter().find_map(|home| ignoring_case(home)).and_then(note))
}

/// The notes in reading order: the home page, then as `SUMMARY.md` lists them where there is one, else as the home page
/// does, then what is left in natural order. `book` is the list of an mdBook, which names every page. The notes of a space
/// come together, in the order of its list, where the first of them would.
pub(crate) fn order(
    home: Option<FileId>,
    book: Option<FileId>,
    spaces: &Spaces,
    entries: &[Entry],
    files: &[File],
    index: &Index,
) -> Vec<FileId> {
    let entry = |file: FileId| match files[file.index()].kind {
        FileKind::Markdown(number) => Some(&entries[number as usize]),
        _ => None,
    };
    let none = vec![false; files.len()];
    let mut order =
        Order { notes: Vec::new(), seen: none.clone(), listed: none, waiting: spaces.clone(), entry: &entry, files };
    if let Some(home) = home {
        order.add(home);
        order.take_space(home);
    }
    let summary = || ["SUMMARY.md", "src/SUMMARY.md"].iter().find_map(|path| index.file(path));
    match book {
        Some(book) => order.take(book),
        None => summary().filter(|_| spaces.is_empty()).or(home).into_iter().for_each(|page| order.follow(page)),
    }
    let notes = entries.iter().filter(|entry| entry.role == Role::Note).map(|entry| entry.file);
    let mut rest: Vec<FileId> = notes.filter(|file| !order.seen[file.index()]).collect();
    rest.sort_by(|one, other| natural(&files[one.index()].path, &files[other.index()].path));
    for file in rest {
        order.push(file);
    }
    order.notes
}

struct Order<'a> {
    notes: Vec<FileId>,
    /// For each file, whether it has its place.
    seen: Vec<bool>,
    /// For each file, whether a page that is followed links to it.
    listed: Vec<bool>,
    /// The spaces of which no note has its place.
    waiting: Spaces,
    entry: &'a dyn Fn(FileId) -> Option<&'a Entry>,
    files: &'a [File],
}

impl Order<'_> {
    /// Adds a note, with its space before it where that is the first one of it.
    fn push(&mut self, file: FileId) -> bool {
        self.take_space(file);
        self.add(file)
    }

    fn add(&mut self, file: FileId) -> bool {
        let is_note = (self.entry)(file).is_some_and(|entry| entry.role == Role::Note);
        let new = is_note && !std::mem::replace(&mut self.seen[file.index()], true);
        if new {
            self.notes.push(file);
        }
        new
    }

    /// Adds the notes of the space that a file lies in, if none has its place yet.
    fn take_space(&mut self, file: FileId) {
        if let Some(list) = self.waiting.take_around(&self.files[file.index()].path) {
            self.take(list);
        }
    }

    /// Adds what a list of all pages links to, in its order.
    fn take(&mut self, list: FileId) {
        for link in self.open(list) {
            self.push(link);
        }
    }

    /// Adds what `page` links to, in its order; a page that is an index itself brings its own notes along.
    fn follow(&mut self, page: FileId) {
        let mut pages = vec![self.open(page)];
        while let Some(links) = pages.last_mut() {
            match links.next() {
                None => drop(pages.pop()),
                Some(next) if self.push(next) && self.is_index(next) => pages.push(self.open(next)),
                Some(_) => {}
            }
        }
    }

    /// The links of a page that is followed; what it lists keeps its place there.
    fn open(&mut self, page: FileId) -> std::vec::IntoIter<FileId> {
        let links: Vec<FileId> = self.links(page).collect();
        for link in &links {
            self.listed[link.index()] = true;
        }
        links.into_iter()
    }

    fn links(&self, page: FileId) -> impl Iterator<Item = FileId> {
        let targets = (self.entry)(page).map_or(&[][..], |entry| entry.targets.as_slice());
        targets.iter().filter_map(crate::Target::file)
    }

    /// A README of a folder, or a page with several notes that no page above lists.
    fn is_index(&self, page: FileId) -> bool {
        if path::is_page(&self.files[page.index()].path) {
            return true;
        }
        let mut fresh = Vec::new();
        let is_note = |file: &FileId| (self.entry)(*file).is_some_and(|entry| entry.role == Role::Note);
        let notes = self.links(page).filter(is_note);
        for link in notes.filter(|file| !self.seen[file.index()] && !self.listed[file.index()]) {
            if !fresh.contains(&link) {
                fresh.push(link);
            }
            if fresh.len() >= INDEX_LINKS {
                return true;
            }
        }
        false
    }
}

/// Compares names as a person would: `class-2` before `class-10`, `read04` before `read04a`, a name without a number
/// last, folders after the files beside them.
pub(crate) fn natural(one: &str, other: &str) -> Ordering {
    let (mut ones, mut others) = (one.split('/'), other.split('/'));
    loop {
        return match (ones.next(), others.next()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => {
                let last = (ones.clone().next().is_none(), others.clone().next().is_none());
                match last {
                    (true, false) => Ordering::Less,
                    (false, true) => Ordering::Greater,
                    _ if a == b => continue,
                    _ => match natural_name(a, b) {
                        Ordering::Equal => continue,
                        order => order,
                    },
                }
            }
        };
    }
}

fn natural_name(one: &str, other: &str) -> Ordering {
    let numbered = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    // A folder's README introduces it.
    let first = |name: &str| !["readme", "index"].iter().any(|page| path::stem(name).eq_ignore_ascii_case(page));
    (first(one).cmp(&first(other)))
        .then_with(|| numbered(other).cmp(&numbered(one)))
        .then_with(|| Chunks(path::stem(one)).cmp(Chunks(path::stem(other))))
        .then_with(|| one.cmp(other))
}

/// A name as runs of digits and of other characters.
struct Chunks<'a>(&'a str);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Chunk {
    Number(u64),
    Word(String),
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let is_digit = self.0.chars().next()?.is_ascii_digit();
        let end = self.0.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(self.0.len());
        let (chunk, rest) = self.0.split_at(end);
        self.0 = rest;
        // Longer numbers than any class has compare as words do.
        let number = if is_digit { chunk.parse().ok() } else { None };
        Some(number.map_or_else(|| Chunk::Word(chunk.to_lowercase()), Chunk::Number))
    }
}
