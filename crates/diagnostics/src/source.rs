//! Texts that spans point into, and how an offset becomes a line and a column.

use crate::FileId;
use memchr::memchr2_iter;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Gives writers the name and the text of each file. A course implements it.
pub trait Sources {
    /// The path from the root of the course, with `/` between its parts.
    fn path(&self, file: FileId) -> &str;
    /// The text as it was read; empty for a file without text.
    fn text(&self, file: FileId) -> &str;
}

/// A place as people and editors count: lines and columns from 1, bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters (Unicode scalar values), from 1.
    pub column: usize,
    /// Offset in bytes from the start of the file.
    pub byte: usize,
}

/// The lines of one text.
#[derive(Debug)]
pub struct Lines<'a> {
    pub(crate) text: &'a str,
    /// Offset of the first byte of each line.
    starts: Vec<usize>,
    /// The last position asked for: in a line of a megabyte with thousands of findings, columns are counted on from it.
    last: Cell<Position>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`; they end with `\n`, `\r\n` or `\r` (`CommonMark` 2.1, "line ending").
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { text, starts, last: Cell::new(Position { line: 1, column: 1, byte: 0 }) }
    }

    /// Line and column of a byte offset.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= byte);
        let last = self.last.get();
        let start = self.starts[line - 1];
        let column = if last.line == line && last.byte <= byte {
            last.column + self.text[last.byte..byte].chars().count()
        } else if last.line == line && last.byte - byte < byte - start {
            last.column - self.text[byte..last.byte].chars().count()
        } else {
            1 + self.text[start..byte].chars().count()
        };
        let position = Position { line, column, byte };
        self.last.set(position);
        position
    }

    /// The offset where `line` (from 1) starts.
    pub fn start(&self, line: usize) -> usize {
        self.starts[line - 1]
    }

    /// The offset where `line` (from 1) ends, its line end left out.
    pub fn end(&self, line: usize) -> usize {
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let content = self.text[self.start(line)..end].trim_end_matches(['\n', '\r']);
        self.start(line) + content.len()
    }
}

/// The lines of the file that was asked for last: findings come file by file, and finding lines reads a whole text.
pub struct LastLines<'a> {
    pub(crate) sources: &'a dyn Sources,
    known: RefCell<Option<(FileId, Rc<Lines<'a>>)>>,
}

impl<'a> LastLines<'a> {
    /// Nothing is known yet.
    pub fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, known: RefCell::new(None) }
    }

    /// The lines of a file.
    pub fn of(&self, file: FileId) -> Rc<Lines<'a>> {
        let mut known = self.known.borrow_mut();
        match &*known {
            Some((last, lines)) if *last == file => Rc::clone(lines),
            _ => {
                let lines = Rc::new(Lines::new(self.sources.text(file)));
                *known = Some((file, Rc::clone(&lines)));
                lines
            }
        }
    }
}
