//! The next note of a course, made as its neighbours are: name, title, way home, headings, and its line on the home page.

mod first;
mod list;
mod series;
mod sheet;

pub use first::{FirstNote, first_note};
pub use list::Listed;
use list::{New, listed};

use crate::{Course, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::slug;
use series::{Label, Member, choose};

/// A note that doesn't exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextNote {
    /// Its path from the root.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// The note that it was made after.
    pub pattern: Option<String>,
    /// The page that lists it, with its line; absent where no page lists the note before it.
    pub listed: Option<Listed>,
}

/// Why there is no next note.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NextNoteError {
    /// The title has no letter and no digit.
    #[error("`{0}` has no word to name a note after")]
    NoWord(String),
    /// A note of that name is there.
    #[error("`{path}` is there already{}", .free.as_ref().map(|free| format!("; the next free name is `{free}`")).unwrap_or_default())]
    Taken {
        /// Its path.
        path: String,
        /// The next name in the same row.
        free: Option<String>,
    },
}

/// Makes the next note in a part of the course, named by its folder; empty for all of it. A title with a number ("Class 27:
/// search") gets that one; a title without goes on counting, if the notes are counted at all.
pub fn next_note(course: &Course, part: &str, title: &str) -> Result<NextNote, NextNoteError> {
    // Who stands among pictures or code means the course.
    let holds = |file: FileId| is_in(course.path(file), part);
    let part = if course.order.iter().any(|file| holds(*file)) { part } else { "" };
    let holds = |file: FileId| is_in(course.path(file), part);
    let title = words(title)?;
    let title = title.as_str();
    let label = Label::of(title);
    let all = series::all(course, &holds);
    let Some(series) = choose(course, &all, label.as_ref(), part) else {
        return alone(course, part, title);
    };
    let number = label.as_ref().map_or_else(|| series.last().name.number + 1, |label| label.number);
    let title = if label.is_some() { title.to_owned() } else { series.titled(course, number, title) };
    let words = Label::of(&title).map_or(title.as_str(), |label| label.rest);
    let path = series.path(number, words);
    if let Some(taken) =
        series.member(number).map(|member| course.path(member.file).to_owned()).or(taken(course, &path))
    {
        let free = series.path(series.last().name.number + 1, words);
        return Err(NextNoteError::Taken { path: taken, free: Some(free) });
    }
    let before: &Member = series.before(number);
    let text = sheet::sheet(course, series, before, &title);
    let new = New { path: &path, title: &title, numbers: Some((before.name.number, number)) };
    let listed = listed(course, before.file, new);
    Ok(NextNote { path, text, pattern: Some(course.path(before.file).to_owned()), listed })
}

/// What a title says, without a `#` that was typed with it.
fn words(title: &str) -> Result<String, NextNoteError> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = title.trim_start_matches('#').trim_start();
    if title.contains(char::is_alphanumeric) {
        Ok(title.to_owned())
    } else {
        Err(NextNoteError::NoWord(title.to_owned()))
    }
}

/// Whether a path lies in a part of the course.
fn is_in(path: &str, part: &str) -> bool {
    part.is_empty() || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'))
}

/// A note that isn't counted, named by its title: in the part that was asked for, else beside the last one.
fn alone(course: &Course, part: &str, title: &str) -> Result<NextNote, NextNoteError> {
    let last = course.order.iter().rev().find(|file| Some(**file) != course.home);
    let last = last.map_or("", |file| course.folder(*file));
    let folder = if part.is_empty() { last } else { part };
    let name = format!("{}.md", slug(title));
    let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
    if let Some(path) = taken(course, &path) {
        return Err(NextNoteError::Taken { path, free: None });
    }
    let new = New { path: &path, title, numbers: None };
    let beside = |file: &&FileId| course.folder(**file) == folder && !path::is_page(course.path(**file));
    let listed = course.order.iter().rev().filter(beside).find_map(|before| listed(course, *before, new));
    Ok(NextNote { text: sheet::plain(course, folder, title), path, pattern: None, listed })
}

/// The file that has this path already, in whatever case.
fn taken(course: &Course, path: &str) -> Option<String> {
    let same = course.index.named(path::name(path)).iter().map(|file| course.path(*file));
    same.into_iter().find(|known| known.eq_ignore_ascii_case(path)).map(str::to_owned)
}
