//! A piece of raw HTML as an author wrote it, and where each byte of it stands in the note.

use coursenotes_diagnostics::Span;
use coursenotes_parser::{NodeId, Note};
use std::borrow::Cow;
use std::ops::Range;

/// A piece of HTML. In a quote its lines have marks between them, which are no part of it.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: Cow<'a, str>,
    note: &'a Note,
    /// Offset in `text` and in the note where each run of bytes begins.
    runs: Vec<(usize, usize)>,
}

impl<'a> Source<'a> {
    /// A block of HTML.
    pub(super) fn block(note: &'a Note, block: NodeId) -> Self {
        Self::new(note, note.children(block).map(|line| note.span(line).range()))
    }

    /// A tag in a line of text, inside of `quotes` quotes.
    pub(super) fn tag(note: &'a Note, tag: NodeId, quotes: usize) -> Self {
        let range = note.span(tag).range();
        let mut at = range.start;
        let lines = note.text()[range].split_inclusive('\n').enumerate().map(move |(number, line)| {
            let marks = if number > 0 { quote_marks(line, quotes) } else { 0 };
            at += line.len();
            at - line.len() + marks..at
        });
        Self::new(note, lines)
    }

    fn new(note: &'a Note, mut ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let Some(first) = ranges.next() else { return Self { text: Cow::Borrowed(""), note, runs: Vec::new() } };
        let mut source = Self { text: Cow::Borrowed(&note.text()[first.clone()]), note, runs: vec![(0, first.start)] };
        let mut end = first.end;
        for range in ranges {
            if end != range.start {
                source.runs.push((source.text.len(), range.start));
            }
            end = range.end;
            source.text.to_mut().push_str(&note.text()[range]);
        }
        source
    }

    /// Where an offset stands in the note.
    pub(super) fn place(&self, offset: usize) -> usize {
        let run = self.runs.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        self.runs.get(run).map_or(0, |(start, place)| place + offset - start)
    }

    /// The place of a range in the note.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.place(range.start);
        let end = if range.is_empty() { start } else { self.place(range.end - 1) + 1 };
        Span::new(self.note.file, start..end.max(start))
    }
}

/// The length of the marks of up to `quotes` block quotes at the start of a line.
fn quote_marks(line: &str, quotes: usize) -> usize {
    let mut rest = line;
    for _ in 0..quotes {
        let Some(inner) = rest.trim_start_matches([' ', '\t']).strip_prefix('>') else { break };
        rest = inner;
    }
    line.len() - rest.len()
}
