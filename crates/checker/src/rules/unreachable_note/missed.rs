//! Notes that somebody misses on the home page, because it lists others of their kind. That nothing leads to a whole
//! folder, to a draft or to a page of tasks, its author mostly knows.

use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// What is listed of each folder.
#[derive(Debug)]
pub(super) struct Listed<'a> {
    home: &'a str,
    folders: BTreeMap<&'a str, Folder>,
    /// For each folder, how many folders in it have a page, and how many of these pages are listed.
    pages: BTreeMap<&'a str, (usize, usize)>,
}

/// What is listed of one folder.
#[derive(Debug, Default)]
struct Folder {
    notes: usize,
    listed: usize,
    /// How many of the listed are of each series: `class-` for `class-05.md`.
    series: BTreeMap<String, usize>,
}

impl<'a> Listed<'a> {
    pub(super) fn of(course: &'a Course, home: FileId, reachable: &BTreeSet<FileId>) -> Self {
        let mut folders: BTreeMap<&str, Folder> = BTreeMap::new();
        let mut pages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for entry in course.entries().iter().filter(|entry| entry.role == Role::Note) {
            let folder = course.folder(entry.file);
            let is_listed = reachable.contains(&entry.file);
            let known = folders.entry(folder).or_default();
            known.notes += 1;
            known.listed += usize::from(is_listed);
            if let Some(series) = series(course.path(entry.file)).filter(|_| is_listed) {
                *known.series.entry(series).or_default() += 1;
            }
            if course.page(folder) == Some(entry.file) && !folder.is_empty() {
                let (all, listed) = pages.entry(path::folder(folder)).or_default();
                *all += 1;
                *listed += usize::from(is_listed);
            }
        }
        Self { home: course.folder(home), folders, pages }
    }

    /// Whether the note is one of a series of which others are listed, lies beside the home page or among notes with names
    /// of their own that are nearly all listed, or is the page of a folder as listed ones are.
    pub(super) fn misses(&self, course: &Course, entry: &Entry) -> bool {
        let folder = course.folder(entry.file);
        let Some(known) = self.folders.get(folder) else { return false };
        if course.page(folder) == Some(entry.file) {
            let (all, listed) = self.pages.get(path::folder(folder)).copied().unwrap_or_default();
            return listed > 1 && listed * 2 >= all;
        }
        let series = series(course.path(entry.file));
        let is_of_series = series.is_some_and(|series| known.series.contains_key(&series));
        let is_beside_home = folder == self.home && known.listed * 2 > known.notes;
        // One of a series stands for itself, several for what they count.
        let counted: usize = known.series.values().filter(|count| **count > 1).sum();
        let is_among_names = known.listed * 4 >= known.notes * 3 && counted * 2 < known.listed;
        is_of_series || is_beside_home || is_among_names
    }
}

/// The name without its numbers, if it has any.
fn series(path: &str) -> Option<String> {
    let stem = path::stem(path).to_lowercase();
    let is_number = |c: char| c.is_ascii_digit();
    stem.contains(is_number).then(|| stem.replace(is_number, ""))
}
