//! Reference definitions with all their parts, the ones that lose against an earlier one included.
//!
//! The reader keeps the first definition of a label and drops the others without an event. But definitions are the only
//! lines that belong to no block: what no event covers and reads as a definition, is one.

use super::{Lowering, link_parts};
use crate::label::normalize_label;
use crate::reader::Prepared;
use crate::{Definition, Destination, LinkKind};
use memchr::memmem;
use pulldown_cmark::{CowStr, Parser};
use std::collections::HashMap;
use std::ops::Range;

/// A definition runs over few lines: a label, a destination and a title, each on its own line or two.
const MOST_LINES: usize = 6;

/// What is known of definitions while events arrive.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// The reader's own, in the order of the text.
    kept: Vec<Parts>,
    /// Those that no event told of.
    dropped: Vec<Parts>,
    by_label: HashMap<String, u32>,
    /// Whether anything was covered up to here; see [`Lowering::cover`].
    covered: usize,
    possible: bool,
}

/// What the reader tells of a definition.
pub(super) struct Kept<'a> {
    /// Without the marks of quotes that stand between the lines of a long one.
    pub(super) label: &'a str,
    pub(super) span: Range<usize>,
    pub(super) destination: &'a CowStr<'a>,
    pub(super) title: Option<&'a CowStr<'a>>,
}

/// A definition's places in the body.
#[derive(Clone, Debug)]
struct Parts {
    whole: Range<usize>,
    label: Range<usize>,
    destination: Range<usize>,
    decoded: Option<Box<str>>,
    title: Option<Range<usize>>,
    used: bool,
}

impl Definitions {
    /// Takes the definitions that the reader kept, which borrow from `prepared`.
    pub(super) fn new<'a>(prepared: &'a Prepared<'a>, kept: impl Iterator<Item = Kept<'a>>) -> Self {
        let text = prepared.text.as_ref();
        let parts = |one: Kept| Some((normalize_label(one.label), Parts::of(&one, text)?));
        let mut labelled: Vec<(String, Parts)> = kept.filter_map(parts).collect();
        // The reader holds them in a hash map.
        labelled.sort_by_key(|(_, parts)| parts.whole.start);
        let by_label = (0..).zip(&labelled).map(|(number, (label, _))| (label.clone(), number)).collect();
        let mut kept: Vec<Parts> = labelled.into_iter().map(|(_, parts)| parts).collect();
        for parts in &mut kept {
            parts.map(|range| prepared.original(range));
        }
        let possible = memmem::find(text.as_bytes(), b"]:").is_some();
        Self { kept, dropped: Vec::new(), by_label, covered: 0, possible }
    }
}

impl Parts {
    /// The places of `definition` in `whole`, which it borrows from.
    fn of(kept: &Kept, whole: &str) -> Option<Self> {
        let (span, value) = (kept.span.clone(), kept.destination);
        let source = &whole[span.clone()];
        let colon = label_end(source)?;
        let borrowed = |part: &CowStr| match part {
            CowStr::Borrowed(part) if !part.is_empty() => link_parts::offset_in(whole, part),
            _ => None,
        };
        let after = span.start + colon + 2;
        let found = || {
            let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
            let start = whole.as_bytes()[after..].iter().position(|byte| !blank(byte)).map_or(after, |at| after + at);
            link_parts::destination(whole.as_bytes(), start).0
        };
        let destination = borrowed(value).unwrap_or_else(found);
        let decoded = (whole[destination.clone()] != **value).then(|| value.as_ref().into());
        let title = kept.title.and_then(|title| {
            borrowed(title).or_else(|| {
                let rest = destination.end + usize::from(whole.as_bytes().get(destination.end) == Some(&b'>'));
                let start = whole[rest..].find(['"', '\'', '('])? + rest;
                link_parts::title(whole, start)
            })
        });
        let label = span.start + 1..span.start + colon;
        Some(Self { whole: span, label, destination, decoded, title, used: false })
    }

    /// Changes every range.
    fn map(&mut self, change: impl Fn(Range<usize>) -> Range<usize>) {
        for range in [&mut self.whole, &mut self.label, &mut self.destination].into_iter().chain(self.title.as_mut()) {
            *range = change(range.clone());
        }
    }
}

/// Where the label's closing bracket stands in a definition that begins with `[`.
fn label_end(source: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut at = 1;
    while at + 1 < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b']' => return (bytes[at + 1] == b':').then_some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

impl Lowering<'_> {
    /// Tells that `range` belongs to a block or a line of text, and looks for definitions in what was left out before.
    pub(super) fn cover(&mut self, range: &Range<usize>) {
        if !self.definitions.possible {
            return;
        }
        let covered = self.definitions.covered;
        if covered < range.start {
            self.search_gap(covered..range.start);
        }
        self.definitions.covered = covered.max(range.end);
    }

    fn search_gap(&mut self, gap: Range<usize>) {
        let first = self.definitions.kept.partition_point(|parts| parts.whole.end <= gap.start);
        let mut at = gap.start;
        let mut pieces = Vec::new();
        for parts in self.definitions.kept[first..].iter().take_while(|parts| parts.whole.start < gap.end) {
            if at < parts.whole.start {
                pieces.push(at..parts.whole.start);
            }
            at = parts.whole.end;
        }
        if at < gap.end {
            pieces.push(at..gap.end);
        }
        for piece in pieces {
            self.search_piece(piece);
        }
    }

    fn search_piece(&mut self, piece: Range<usize>) {
        let body = self.body;
        let mut at = piece.start;
        while let Some(step) = memmem::find(&body.as_bytes()[at..piece.end], b"]:") {
            // Not further back than the piece: each mark of a line of a megabyte would look through all of it.
            let line = body[at..at + step].rfind('\n').map_or(at, |end| at + end + 1);
            let Some(open) = body[line..at + step].find('[').map(|open| line + open) else {
                at += step + 2;
                continue;
            };
            let end = nth_line_end(&body[open..piece.end], MOST_LINES) + open;
            let slice = &body[open..end];
            let parser = Parser::new(slice);
            let mut all = parser.reference_definitions().iter();
            let first = all.find(|(_, one)| one.span.start == 0).map(|(label, one)| Kept {
                label,
                span: one.span.clone(),
                destination: &one.dest,
                title: one.title.as_ref(),
            });
            let parts = first.and_then(|one| Parts::of(&one, slice));
            match parts {
                Some(mut parts) if !slice.starts_with("[^") => {
                    at = open + parts.whole.end;
                    parts.map(|range| range.start + open..range.end + open);
                    self.definitions.dropped.push(parts);
                }
                _ => at += step + 2,
            }
        }
    }

    /// The definition that a label names, marked as used.
    pub(super) fn definition_of(&mut self, label: &str) -> Option<u32> {
        let number = *self.definitions.by_label.get(&normalize_label(label))?;
        self.definitions.kept[number as usize].used = true;
        Some(number)
    }

    /// Where the definition leads.
    pub(super) fn destination_of(&self, definition: u32) -> Destination {
        let parts = &self.definitions.kept[definition as usize];
        Destination { span: self.span(parts.destination.clone()), decoded: parts.decoded.clone() }
    }

    /// Moves all definitions to the note, in the order of the text, and mends the links' numbers.
    pub(super) fn finish_definitions(&mut self) {
        let end = self.body.len();
        self.cover(&(end..end));
        let kept = std::mem::take(&mut self.definitions.kept);
        let dropped = std::mem::take(&mut self.definitions.dropped);
        let kept = kept.into_iter().enumerate().map(|(number, parts)| (parts, Some(number)));
        let mut all: Vec<_> = kept.chain(dropped.into_iter().map(|parts| (parts, None))).collect();
        all.sort_by_key(|(parts, _)| parts.whole.start);
        let mut places = vec![0; all.len()];
        for (place, (parts, number)) in (0..).zip(all) {
            if let Some(number) = number {
                places[number] = place;
            }
            let definition = Definition {
                span: self.span(parts.whole),
                label: self.span(parts.label),
                destination: Destination { span: self.span(parts.destination), decoded: parts.decoded },
                title: parts.title.map(|title| self.span(title)),
                duplicate: number.is_none(),
                used: parts.used,
            };
            self.note.definitions.push(definition);
        }
        for link in &mut self.note.links {
            if let LinkKind::Reference(_, number) = &mut link.kind {
                *number = places[*number as usize];
            }
        }
    }
}

fn nth_line_end(text: &str, lines: usize) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).nth(lines - 1).map_or(text.len(), |end| end + 1)
}
