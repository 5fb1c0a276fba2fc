//! The lines around a finding, cut out of their file.

use crate::{Fix, Lines, Span};

/// The lines that a finding touches, cut out so that a note of 50 MB costs no more than its line.
pub(super) struct Window<'a> {
    /// Whole lines, unless they are very long.
    pub(super) text: &'a str,
    /// The offset of its first byte.
    pub(super) start: usize,
    /// The number of its first line.
    pub(super) line: usize,
}

/// A finding that spans a whole section is shown by its first lines.
const MOST_LINES: usize = 4;
/// A line of minified data is cut around the place.
const MOST_BYTES: usize = 2_000;

/// Lines up to here are shown whole where a repair is drawn.
const LONG_LINE: usize = 120;
/// What is shown of a longer one before and behind the repair.
const AROUND: usize = 40;

impl<'a> Window<'a> {
    pub(super) fn around(lines: &Lines<'a>, span: Span) -> Self {
        let text = lines.text;
        let first = lines.position(span.start as usize).line;
        let last = lines.position(span.end as usize).line.min(first + MOST_LINES - 1);
        let start = lines.start(first).max(text.floor_char_boundary((span.start as usize).saturating_sub(MOST_BYTES)));
        let end =
            lines.end(last).max(span.start as usize).min(text.floor_char_boundary(span.start as usize + MOST_BYTES));
        Self { text: &text[start..end], start, line: first }
    }

    /// The part around a repair: a repaired line is not cut to the terminal's width as the first one is.
    pub(super) fn narrow(&self, fix: &Fix) -> Self {
        let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { return Self { ..*self } };
        if self.text.len() <= LONG_LINE || self.text.contains('\n') {
            return Self { ..*self };
        }
        let near = |at: u32| (at as usize).saturating_sub(self.start);
        let start = self.text.floor_char_boundary(near(first.span.start).saturating_sub(AROUND));
        let end = self.text.ceil_char_boundary((near(last.span.end) + AROUND).min(self.text.len()));
        Self { text: &self.text[start.min(end)..end], start: self.start + start.min(end), line: self.line }
    }

    pub(super) fn local(&self, span: Span) -> std::ops::Range<usize> {
        let clamp = |at: u32| (at as usize - self.start).min(self.text.len());
        clamp(span.start)..clamp(span.end)
    }
}
