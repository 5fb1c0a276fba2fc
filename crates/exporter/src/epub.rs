//! A course becomes a book: an EPUB 3.3, as bytes in memory.
//!
//! [`book`] writes each note as a chapter (by [`crate::xhtml`], as the website does), adds what a book has beside its
//! chapters (cover, title page, contents, colophon), and packs all into one file. It is a function of its arguments: the
//! same course, configuration and files give the same bytes.
//!
//! What the readers of books demand, and which of them breaks where it is missed, decides the form of everything here:
//! pages are XML or are not shown at all; names and ids must not move, for highlights hang on them; nothing may lead out of
//! the book by a path; nothing is claimed that isn't so.

mod accessibility;
mod address;
mod archive;
mod chapter;
mod contents;
mod cover;
mod document;
mod formulas;
mod headings;
mod kindle;
mod links;
mod mathml;
mod metadata;
mod names;
mod nav;
mod ncx;
mod package;
mod pictures;
mod press;
mod repair;
mod silent;
mod split;
mod tables;
mod time;
mod title_page;
mod validate;
mod words;
mod xml;

pub(crate) use links::TOP;
pub use names::chapter_name;
pub(crate) use names::picture_name;
pub(crate) use pictures::{Fitted, data_picture, fit_picture};
pub use time::Moment;

use crate::xhtml::Problem;
use coursenotes_course::Course;
use coursenotes_diagnostics::FileId;
use std::collections::BTreeSet;
use std::io;

/// The folder of the book inside of its archive.
const FOLDER: &str = "EPUB";

/// Gives the bytes of pictures: an exporter asks no disk and no network itself.
pub trait Assets: Sync {
    /// The bytes of a file of the course, by its path from the root.
    fn file(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The bytes of a picture on the web, where somebody has fetched it.
    fn web(&self, address: &str) -> Option<Vec<u8>> {
        let _ = address;
        None
    }
}

/// For which readers the book is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// For all that know EPUB 3.3.
    #[default]
    Any,
    /// For Kindles, which show neither MathML nor WebP.
    Kindle,
}

/// The state of the repository that the notes were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The commit's full name.
    pub commit: String,
    /// Whether notes have changes that no commit has.
    pub is_changed: bool,
}

/// What is to be known about a book beside its course.
#[derive(Clone, Debug, Default)]
pub struct BookConfig {
    /// When the notes were last changed.
    pub modified: Moment,
    /// What git knows of them.
    pub revision: Option<Revision>,
    /// Names of those who wrote them, most commits first, for courses that configure none.
    pub authors: Vec<String>,
    /// For which readers.
    pub device: Device,
    /// The notes that the book holds; all of the course, if absent.
    pub notes: Option<BTreeSet<FileId>>,
}

/// A book.
#[derive(Debug)]
pub struct Book {
    /// The file.
    pub bytes: Vec<u8>,
    /// What could not be written as it stands in the notes, in their order.
    pub problems: Vec<Problem>,
    /// What is wrong with the book, found by reading it back; nothing, if we do our work.
    pub errors: Vec<Problem>,
    /// How many chapters it has.
    pub chapters: usize,
    /// Places of pictures that are in it.
    pub pictures: usize,
    /// Places of pictures on the web that are not in it.
    pub absent_pictures: usize,
    /// Whether the title stands on the cover.
    pub cover_has_title: bool,
}

/// Why there is no book.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// No note was chosen.
    #[error("a book needs a note, and none was chosen")]
    NoNotes,
    /// More files than an archive knows.
    #[error("a book of {count} files is too large, at most {most} fit: choose a part of the course")]
    TooManyFiles {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// The configured cover can't be used.
    #[error("the cover `{path}` that coursenotes.toml names can't be used: {reason}")]
    Cover {
        /// Its path.
        path: String,
        /// Why.
        reason: String,
    },
    /// The archive can't be written.
    #[error("pack the book: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The archive can't be written.
    #[error("pack the book: {0}")]
    Write(#[from] io::Error),
}

/// Makes the book of a course.
pub fn book(course: &Course, config: &BookConfig, assets: &dyn Assets) -> Result<Book, BookError> {
    press::Press::new(course, config, assets)?.print()
}

/// What a book says whatever the notes say.
pub(crate) fn own_words() -> Vec<(&'static str, String)> {
    let words = words::own_words().into_iter().map(|words| ("own.txt", words));
    words.chain([("style.css", press::STYLE.to_owned())]).collect()
}
