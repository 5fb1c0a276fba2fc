//! The formula that is written, and where each part of it came from.

use std::ops::Range;

/// Where a text that is being read stands in the formula as it was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    start: usize,
    /// For the text of a macro: the end of its use, which stands for all of it.
    end: Option<usize>,
}

impl Place {
    /// A text that begins at `start` of the formula.
    pub(super) fn at(start: usize) -> Self {
        Self { start, end: None }
    }

    /// The place of the text's part that begins at `offset`.
    pub(super) fn part(self, offset: usize) -> Self {
        match self.end {
            Some(_) => self,
            None => Self::at(self.start + offset),
        }
    }

    /// What `range` of the text covers in the formula.
    pub(super) fn range(self, range: &Range<usize>) -> Range<usize> {
        match self.end {
            Some(end) => self.start..end,
            None => self.start + range.start..self.start + range.end,
        }
    }

    /// The place of a text that stands for `range` of this one.
    pub(super) fn instead_of(self, range: &Range<usize>) -> Self {
        let range = self.range(range);
        Self { start: range.start, end: Some(range.end) }
    }
}

/// What is written so far.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) text: String,
    /// Offset in `text`, and where what begins there came from.
    parts: Vec<(usize, Place)>,
}

impl Output {
    /// Writes `range` of `text`, which stands at `place`.
    pub(super) fn copy(&mut self, text: &str, range: Range<usize>, place: Place) {
        if !range.is_empty() {
            self.parts.push((self.text.len(), place.part(range.start)));
            self.text.push_str(&text[range]);
        }
    }

    /// Writes words of ours, which stand for `range` of a text at `place`.
    pub(super) fn put(&mut self, words: &str, range: &Range<usize>, place: Place) {
        self.parts.push((self.text.len(), place.instead_of(range)));
        self.text.push_str(words);
    }

    /// Where a range of what was written came from.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start, false);
        let end = if range.is_empty() { start } else { self.offset(range.end, true) };
        start..end.max(start)
    }

    fn offset(&self, offset: usize, is_end: bool) -> usize {
        let before = if is_end { offset.saturating_sub(1) } else { offset };
        let Some(part) = self.parts.partition_point(|(start, _)| *start <= before).checked_sub(1) else { return 0 };
        let (start, place) = self.parts[part];
        match place.end {
            Some(end) if is_end => end,
            Some(_) => place.start,
            None => place.start + (offset - start),
        }
    }
}
