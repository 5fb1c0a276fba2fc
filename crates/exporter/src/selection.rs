//! What a site or a book holds: which notes, and which parts of them.
//!
//! Drafts and parts for teachers are taken away before anything is written: the course is made anew without them, in
//! memory, so links, titles, contents and search can't speak of what isn't there. A link to a draft is withheld, and
//! becomes text. Notes that nobody asked for ([`Only`]) stay in the course, so that links to them can lead to the
//! repository; they are no part of the output.
//!
//! [`LeftOut`] remembers what is gone, and [`leaks()`] looks for it in the finished files: a second lock on the same door.

mod archive;
mod blank;
mod leaks;
mod left_out;
mod names;
mod only;
mod own;
mod plain;
mod said;
mod words;

pub use blank::without_parts;
pub use leaks::{Finished, Leak, Leaked, leaks};
pub use left_out::{LeftOut, Why};
pub use only::{Only, OnlyError};

use coursenotes_course::{Change, Course, Entry, Role};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// For whom it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Students: parts for teachers are left out.
    #[default]
    Student,
    /// Teachers.
    Instructor,
}

/// What an output is to hold.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The folder whose notes are wanted, from the root; empty for all.
    pub part: String,
    /// Notes whose path fits one of these; all where it is empty.
    pub only: Only,
    /// Whether notes that call themselves a draft are in it.
    pub include_drafts: bool,
    /// Who reads it.
    pub audience: Audience,
}

/// A course as an output holds it.
#[derive(Debug)]
pub struct Selected {
    /// The course without drafts and parts for teachers. Places in its notes are those of the files.
    pub course: Course,
    /// The notes that are wanted; all of the course, if absent.
    pub notes: Option<BTreeSet<FileId>>,
    /// Notes that parts were taken from: their source shows more than they do.
    pub partial: BTreeSet<FileId>,
    /// What is gone.
    pub left_out: LeftOut,
}

/// The same for a preview, which shows it to nobody else: what is gone is counted and not remembered.
#[derive(Debug)]
pub struct Kept {
    /// The course without drafts and parts for teachers, where it has any.
    pub course: Option<Course>,
    /// The notes that are wanted; all of the course, if absent.
    pub notes: Option<BTreeSet<FileId>>,
    /// Notes that parts were taken from.
    pub partial: BTreeSet<FileId>,
    /// How much is gone.
    pub tally: Tally,
    /// What became of the notes that aren't what they were.
    changes: BTreeMap<String, Change>,
}

/// How much a selection left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many of the notes that were asked for are drafts.
    pub drafts: usize,
    /// How many parts for teachers are gone from notes that stay.
    pub parts: usize,
    /// How many notes nobody asked for.
    pub others: usize,
}

impl Selection {
    /// Whether the note at this path was asked for. Patterns count from the root, or from the part.
    fn holds(&self, path: &str) -> bool {
        self.below_part(path).is_some_and(|below| self.only.fits(path) || self.only.fits(below))
    }

    /// The path from the part's folder, where it lies in it.
    fn below_part<'p>(&self, path: &'p str) -> Option<&'p str> {
        if self.part.is_empty() { Some(path) } else { path.strip_prefix(&self.part)?.strip_prefix('/') }
    }

    /// The first pattern that fits none of these notes, by their paths.
    pub fn in_vain(&self, paths: &[String]) -> Option<&str> {
        let below = paths.iter().filter_map(|path| self.below_part(path));
        let both: Vec<&str> = paths.iter().map(String::as_str).chain(below).collect();
        self.only.in_vain(&both)
    }
}

/// Takes away what `selection` leaves out. Where that is nothing, the course is what it was.
pub fn select(course: Course, selection: &Selection) -> Selected {
    let kept = keep(&course, selection);
    let left_out = left_out(&course, &kept);
    let Kept { course: kept, notes, partial, .. } = kept;
    Selected { course: kept.unwrap_or(course), notes, partial, left_out }
}

/// What of `course` is not in what was kept of it.
pub fn left_out(course: &Course, kept: &Kept) -> LeftOut {
    let mut left_out = LeftOut::new(kept.tally);
    for entry in course.entries() {
        match kept.changes.get(course.path(entry.file)) {
            Some(Change::Gone) => left_out.take_note(course, entry, Why::Draft),
            Some(_) => left_out.take_parts(course, entry),
            None => {}
        }
    }
    let course = kept.course.as_ref().unwrap_or(course);
    for entry in not_chosen(course, kept.notes.as_ref()) {
        left_out.take_note(course, entry, Why::NotChosen);
    }
    spare(&mut left_out, course, kept.notes.as_ref());
    left_out
}

/// Takes away what `selection` leaves out, and leaves `course` itself as it is.
pub fn keep(course: &Course, selection: &Selection) -> Kept {
    let mut changes = BTreeMap::new();
    let mut tally = Tally::default();
    for entry in course.entries() {
        let path = course.path(entry.file);
        if !selection.include_drafts && is_draft(entry) {
            changes.insert(path.to_owned(), Change::Gone);
            tally.drafts += usize::from(selection.holds(path));
        } else if selection.audience == Audience::Student {
            let parts = entry.note.instructor_parts().blocks.len();
            if parts > 0 {
                changes.insert(path.to_owned(), Change::Text(without_parts(&entry.note)));
                tally.parts += parts;
            }
        }
    }
    let kept = (!changes.is_empty()).then(|| course.withholding(&changes));
    let shown = kept.as_ref().unwrap_or(course);
    let notes = chosen(shown, selection);
    tally.others = not_chosen(shown, notes.as_ref()).count();
    let text = |(path, change): (&String, &Change)| shown.find(path).filter(|_| *change != Change::Gone);
    let partial = changes.iter().filter_map(text).collect();
    Kept { course: kept, notes, partial, tally, changes }
}

/// The notes that were asked for, where that isn't all.
fn chosen(course: &Course, selection: &Selection) -> Option<BTreeSet<FileId>> {
    let holds = |file: &FileId| selection.holds(course.path(*file));
    if course.order.iter().all(holds) { None } else { Some(course.order.iter().copied().filter(holds).collect()) }
}

/// Notes of the course that nobody asked for.
fn not_chosen<'c>(course: &'c Course, notes: Option<&BTreeSet<FileId>>) -> impl Iterator<Item = &'c Entry> {
    let entries = notes.map(|notes| course.entries().iter().filter(|entry| !notes.contains(&entry.file)));
    entries.into_iter().flatten().filter(|entry| entry.role == Role::Note)
}

/// What stays is no secret: the notes of the output, and what the home page and the configuration say of the course.
fn spare(left_out: &mut LeftOut, course: &Course, notes: Option<&BTreeSet<FileId>>) {
    if left_out.is_empty() {
        return;
    }
    let is_there = |entry: &&Entry| {
        entry.role == Role::About
            || course.home == Some(entry.file)
            || notes.is_none_or(|notes| notes.contains(&entry.file))
    };
    for entry in course.entries().iter().filter(is_there) {
        left_out.spare_note(course, entry);
    }
    // Sections are named by the pages of their folders.
    let pages = course.sections.iter().filter_map(|section| course.entry(section.page?));
    pages.for_each(|entry| left_out.spare_text(&entry.title));
    left_out.spare_text(&course.title());
    left_out.spare_text(&course.config.source);
    course.config.epub.cover.iter().for_each(|cover| left_out.spare_file(cover));
    own::spare_own_words(left_out);
    left_out.settle();
}

/// Where the front matter can't be read, a line that says so is enough: rather too much is left out.
fn is_draft(entry: &Entry) -> bool {
    let Some(front) = &entry.note.front_matter else { return false };
    match &front.metadata {
        Ok(metadata) => metadata.draft,
        Err(_) => {
            entry.note.slice(front.span).lines().any(|line| {
                line.strip_prefix("draft:").is_some_and(|said| !matches!(said.trim(), "false" | "no" | "off"))
            })
        }
    }
}
