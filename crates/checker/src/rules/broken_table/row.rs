//! One row, as somebody typed it.

use crate::line::Line;
use coursenotes_parser::Note;
use std::ops::Range;

/// A line with pipes.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
pub(super) struct Row {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// How many cells GitHub finds in it.
    pub(super) cells: usize,
    /// Whether it begins and ends with a pipe.
    pub(super) is_framed: bool,
    /// Whether it is meant to be the line below the head: dashes and the like, no words.
    pub(super) is_delimiter: bool,
    /// Whether it is written as GitHub wants such a line.
    pub(super) is_right: bool,
    /// Whether a pipe stands in code or in a formula.
    pub(super) has_pipe_inside: bool,
    /// Whether a word stands in it.
    pub(super) has_words: bool,
}

impl Row {
    pub(super) fn read(note: &Note, line: &Line) -> Option<Self> {
        let text = note.text()[line.range.clone()].trim_end();
        let cells = split(text)?;
        let is_framed = text.len() > 1 && text.starts_with('|') && text.ends_with('|');
        let is_delimiter = cells.iter().all(|cell| is_rule(cell)) && text.contains(['-', '=', ':', '_', '—', '–']);
        let is_right = is_delimiter && cells.iter().all(|cell| is_dashes(cell));
        let has_words = cells.iter().any(|cell| cell.chars().filter(|c| c.is_alphabetic()).count() > 1);
        let range = line.range.start..line.range.start + text.len();
        let is_open = |cell: &&str| cell.matches('`').count() % 2 == 1 || cell.matches('$').count() % 2 == 1;
        let has_pipe_inside = cells.iter().any(is_open);
        let cells = cells.len();
        Some(Self { range, cells, is_framed, is_delimiter, is_right, has_pipe_inside, has_words })
    }
}

/// The cells of a row, without the pipes at its ends; nothing without a pipe. A pipe behind a backslash belongs to a word.
pub(super) fn split(text: &str) -> Option<Vec<&str>> {
    let inner = text.strip_prefix('|').unwrap_or(text);
    let mut cells = Vec::new();
    let mut start = 0;
    for at in memchr::memchr_iter(b'|', inner.as_bytes()) {
        if !inner[..at].ends_with('\\') {
            cells.push(inner[start..at].trim());
            start = at + 1;
        }
    }
    if start < inner.len() {
        cells.push(inner[start..].trim());
    }
    (cells.len() > 1 || !cells.is_empty() && text.starts_with('|') && text.ends_with('|') && text.len() > 1)
        .then_some(cells)
}

/// Whether a cell draws a line: `---`, `:--`, `===`, `—`.
fn is_rule(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | ':' | '=' | '_' | '—' | '–' | ' '))
}

/// `---`, `:--`, `:-:`
fn is_dashes(cell: &str) -> bool {
    let inner = cell.strip_prefix(':').unwrap_or(cell);
    let inner = inner.strip_suffix(':').unwrap_or(inner);
    !inner.is_empty() && inner.bytes().all(|byte| byte == b'-')
}
