//! The first note of a course, with the home page that lists it: the form that all that follow are made after.

use super::NextNoteError;
use super::series::Label;
use crate::title::from_name;
use coursenotes_parser::slug;

/// Two files that don't exist yet, by their paths and texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstNote {
    /// The page that lists the notes.
    pub home: (&'static str, String),
    /// The note.
    pub note: (String, String),
}

/// Makes the first note of a course that lies in a folder called `folder`.
///
/// # Errors
///
/// A title without a letter or a digit.
pub fn first_note(folder: &str, title: &str) -> Result<FirstNote, NextNoteError> {
    let title = super::words(title)?;
    let name = match Label::of(&title) {
        Some(label) if label.word.is_empty() => format!("{:02}-{}.md", label.number, slug(label.rest)),
        Some(label) => format!("{}-{:02}.md", slug(label.word), label.number),
        None => format!("{}.md", slug(&title)),
    };
    let home = format!("# {}\n\n- [{title}]({name})\n", from_name(folder));
    Ok(FirstNote { home: ("README.md", home), note: (name, format!("# {title}\n\n[Back to Home](README.md)\n")) })
}
