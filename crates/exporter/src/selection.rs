//! What a site or a book holds: which notes, and which parts of them.
//!
//! What is left out is taken away before anything is written: the course is made anew without it, in memory, so links,
//! titles, contents and search can't speak of what isn't there. A link to it resolves to nothing, and becomes text.
//! [`LeftOut`] remembers what is gone, and [`leaks()`] looks for it in the finished files: a second lock on the same door.

mod blank;
mod leaks;
mod left_out;
mod words;

pub use blank::without_parts;
pub use leaks::{Leak, Leaked, leaks};
pub use left_out::LeftOut;

use coursenotes_course::{Change, Course, Entry};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::collections::BTreeMap;

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
    /// Whether notes that call themselves a draft are in it.
    pub include_drafts: bool,
    /// Notes whose path fits one of these; all where it is empty.
    pub only: Only,
    /// Who reads it.
    pub audience: Audience,
}

/// Patterns of paths: `week-*.md`, `102/**`.
#[derive(Clone, Debug, Default)]
pub struct Only(Option<GlobSet>);

impl Only {
    /// Reads patterns; a `*` stays in its folder, and a folder's name stands for all in it.
    ///
    /// ```
    /// use coursenotes_exporter::selection::Only;
    ///
    /// let only = Only::new(["102", "week-*.md"]).expect("they are patterns");
    /// assert!(only.fits("102/read01.md") && only.fits("week-3.md"));
    /// assert!(!only.fits("201/read01.md") && !only.fits("201/week-3.md"));
    /// ```
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, globset::Error> {
        let mut set = GlobSetBuilder::new();
        let mut is_empty = true;
        for pattern in patterns {
            let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
            for pattern in [pattern.to_owned(), format!("{pattern}/**")] {
                set.add(GlobBuilder::new(&pattern).literal_separator(true).build()?);
            }
            is_empty = false;
        }
        Ok(Self(if is_empty { None } else { Some(set.build()?) }))
    }

    /// Whether a note at this path is wanted.
    pub fn fits(&self, path: &str) -> bool {
        self.0.as_ref().is_none_or(|set| set.is_match(path))
    }
}

/// A course as an output holds it.
#[derive(Debug)]
pub struct Selected {
    /// The course without what is left out. Places in its notes are those of the files.
    pub course: Course,
    /// What is gone.
    pub left_out: LeftOut,
}

/// Takes away what `selection` leaves out.
pub fn select(course: &Course, selection: &Selection) -> Selected {
    let mut changes = BTreeMap::new();
    for entry in course.entries() {
        let path = course.path(entry.file);
        if !selection.only.fits(path) || !selection.include_drafts && is_draft(entry) {
            changes.insert(path.to_owned(), Change::Gone);
        } else if let Some(text) = for_audience(entry, selection.audience) {
            changes.insert(path.to_owned(), Change::Text(text));
        }
    }
    let selected = course.revised(&changes);
    let left_out = LeftOut::between(course, &selected, &changes);
    Selected { course: selected, left_out }
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

/// The note's text without the parts for teachers, where it has any and they are not to be seen.
fn for_audience(entry: &Entry, audience: Audience) -> Option<String> {
    let parts = if audience == Audience::Instructor { return None } else { entry.note.instructor_parts() };
    (!parts.blocks.is_empty()).then(|| without_parts(&entry.note))
}
