//! A file of the course.

use crate::Picture;

/// A file that the walk found; [`FileId`](coursenotes_diagnostics::FileId) is its place in the sorted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the root, with `/`.
    pub path: String,
    /// What it is.
    pub kind: FileKind,
    /// Whether git tracks it; absent where git knows nothing of the folder.
    pub tracked: Option<bool>,
    /// What the disk knows of a picture that a note shows; absent for every other file, and where it can't be read.
    pub picture: Option<Picture>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Markdown that was read and parsed: `course.entries()[n]`.
    Markdown(u32),
    /// Anything else.
    Asset,
    /// A symbolic link; the disk is asked where it leads.
    Symlink,
}

/// What a Markdown file is in the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A note: it has a place in the order.
    Note,
    /// About the repository rather than the course (licence, contributing): its links are checked, and that's all.
    About,
}

/// How a note's bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark. Such a note is reported, never edited.
    Utf16,
    /// Neither: the text has U+FFFD where bytes mean nothing, first at this offset.
    Unknown(u32),
    /// A symbolic link that leads nowhere; the text is empty.
    Dangling,
    /// It can't be read at all; the text is empty.
    Unreadable(String),
}
