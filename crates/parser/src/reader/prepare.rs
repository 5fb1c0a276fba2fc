//! Changes to the text that the reader gets. Most put one byte for another; insertions are remembered, so that every
//! offset can be taken back to the text as it was written.
//!
//! Words shown to a reader are always taken from the text as it was written, never from the prepared one.

use super::{Tags, autolink, places};
use crate::Dialect;
use memchr::memchr_iter;
use std::borrow::Cow;
use std::ops::Range;

/// The text for the reader, and the way back to the original's offsets.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether `www.` stands in the text, so that plain words may be an address.
    pub(crate) has_www: bool,
    /// What was inserted, in the order of the text.
    inserted: Vec<Inserted>,
}

/// Bytes that the original doesn't have.
#[derive(Debug)]
struct Inserted {
    /// Where they begin in the prepared text.
    start: usize,
    length: usize,
    /// How many were inserted up to here, these included.
    total: usize,
}

impl Prepared<'_> {
    /// Where a range of the prepared text stands in the original.
    pub(crate) fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.inserted.is_empty() {
            return range;
        }
        self.original_offset(range.start)..self.original_offset(range.end)
    }

    fn original_offset(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|inserted| inserted.start < offset);
        let Some(last) = self.inserted[..before].last() else { return offset };
        // What lies inside of an insertion stands where that was made.
        offset.max(last.start + last.length) - last.total
    }
}

/// Text to insert at an offset of the original.
pub(crate) type Insertion = (usize, String);

/// What only a reading shows: the next one gets it.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    pub(crate) insertions: Vec<Insertion>,
    /// Offsets of dollars that begin no formula.
    pub(crate) dollars: Vec<usize>,
}

impl Corrections {
    pub(crate) fn is_empty(&self) -> bool {
        self.insertions.is_empty() && self.dollars.is_empty()
    }

    pub(crate) fn extend(&mut self, more: Self) {
        self.insertions.extend(more.insertions);
        self.insertions.sort();
        self.insertions.dedup();
        self.dollars.extend(more.dollars);
    }
}

/// The text for the reader: the original itself where nothing needs a change.
pub(crate) fn prepare<'a>(text: &'a str, corrections: &Corrections, tags: &Tags, dialect: &Dialect) -> Prepared<'a> {
    let replaced = replace(text, &corrections.dollars, tags, dialect);
    let has_www = autolink::has_www(text);
    let insertions = &corrections.insertions;
    if insertions.is_empty() {
        return Prepared { text: replaced, has_www, inserted: Vec::new() };
    }
    let (mut whole, mut inserted, mut done, mut total) = (String::new(), Vec::new(), 0, 0);
    for (place, insertion) in insertions {
        whole.push_str(&replaced[done..*place]);
        total += insertion.len();
        inserted.push(Inserted { start: whole.len(), length: insertion.len(), total });
        whole.push_str(insertion);
        done = *place;
    }
    whole.push_str(&replaced[done..]);
    Prepared { text: Cow::Owned(whole), has_www, inserted }
}

/// Puts one byte for another where the reader would go astray.
fn replace<'a>(text: &'a str, dollars: &[usize], tags: &Tags, dialect: &Dialect) -> Cow<'a, str> {
    // Another mark of punctuation: what stands beside decides about emphasis.
    let mut changes: Vec<(usize, u8)> = dollars.iter().map(|at| (*at, b',')).collect();
    tabs_at_line_ends(text, &mut changes);
    markup_in_addresses(text, &mut changes);
    blanks_in_footnote_labels(text, &mut changes);
    items_like_table_rows(text, &mut changes);
    rows_of_dollars(text, &mut changes);
    if dialect.definition_lists {
        colons_without_blank(text, &mut changes);
    }
    // What is hidden stays hidden: this comes last.
    tags.hide(text, &mut changes);
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for (at, byte) in changes {
        bytes[at] = byte;
    }
    Cow::Owned(String::from_utf8(bytes).expect("ASCII bytes stand for whole characters"))
}

/// A closing fence may be followed by "spaces or tabs" (`CommonMark` 4.5); pulldown-cmark 0.13.6 takes spaces only, and
/// reads on to the end of the note. After a heading (4.2) it takes a tab for a part of its words.
fn tabs_at_line_ends(text: &str, changes: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for tab in memchr_iter(b'\t', bytes) {
        if tab < done {
            continue;
        }
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        let start = bytes[done..tab].iter().rposition(|byte| !blank(byte)).map_or(done, |at| done + at + 1);
        let end = bytes[tab..].iter().position(|byte| !blank(byte)).map_or(bytes.len(), |at| tab + at);
        done = end;
        let after_fence = start > 0 && matches!(bytes[start - 1], b'`' | b'~');
        let at_line_end = bytes.get(end).is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
        if at_line_end && (after_fence || is_heading(&text[..start])) {
            changes.extend((start..end).filter(|&at| bytes[at] == b'\t').map(|at| (at, b' ')));
        }
    }
}

/// Whether the last line of `text` begins as a heading does.
fn is_heading(text: &str) -> bool {
    let line = text.rfind(['\n', '\r']).map_or(text, |end| &text[end + 1..]);
    line.trim_start_matches([' ', '>']).starts_with('#')
}

/// In a bare address `_`, `*`, `~` and `$` are part of it: GitHub takes the address before it looks for emphasis.
fn markup_in_addresses(text: &str, changes: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    for range in autolink::candidates(text, b"_*~$") {
        let slice = &bytes[range.clone()];
        // The reader decodes escapes and entities itself; then its result would hold the stand-in.
        if slice.iter().any(|byte| matches!(byte, b'\\' | b';')) {
            continue;
        }
        changes.extend(range.filter(|&at| matches!(bytes[at], b'_' | b'*' | b'~' | b'$')).map(|at| (at, b'x')));
    }
}

/// `[^ 1]` is no footnote on GitHub: its labels hold no blank (cmark-gfm, `scan_footnote_definition`). The reader would
/// take it for the footnote `1`.
fn blanks_in_footnote_labels(text: &str, changes: &mut Vec<(usize, u8)>) {
    for at in places(text.as_bytes(), b"[^", 1) {
        let label = &text.as_bytes()[at + 2..];
        let end = label.iter().position(|byte| matches!(byte, b']' | b'[' | b'\n'));
        let label = &label[..end.unwrap_or(0)];
        if label.iter().any(u8::is_ascii_whitespace) {
            changes.push((at + 1, b'x'));
        }
    }
}

/// `- | -` begins a list item on GitHub, which looks for items before tables; the reader takes it for a row of dashes.
fn items_like_table_rows(text: &str, changes: &mut Vec<(usize, u8)>) {
    for at in places(text.as_bytes(), b"- |", 2) {
        let before = text[..at].trim_end_matches([' ', '>']);
        if !before.is_empty() && !before.ends_with('\n') {
            continue;
        }
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let row = &text[at..end];
        if row.bytes().all(|byte| matches!(byte, b'-' | b'|' | b':' | b' ' | b'\t' | b'\r')) {
            changes.extend(memchr_iter(b'|', row.as_bytes()).map(|pipe| (at + pipe, b'x')));
        }
    }
}

/// Three dollars or more are money, or a line across the page; the reader takes the inner ones for a formula's words.
fn rows_of_dollars(text: &str, changes: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in places(bytes, b"$$$", 0) {
        if at < done {
            continue;
        }
        done = bytes[at..].iter().position(|byte| *byte != b'$').map_or(bytes.len(), |length| at + length);
        // Another mark of punctuation: what stands beside decides about emphasis.
        changes.extend((at..done).map(|at| (at, b',')));
    }
}

/// What a term means stands behind a colon and a blank; the reader takes a colon alone, and with it each `:::` of Quarto.
fn colons_without_blank(text: &str, changes: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    for at in memchr_iter(b':', bytes) {
        let is_first = bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'>'));
        let has_blank = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        if !has_blank && is_first.is_none_or(|byte| matches!(byte, b'\n' | b'\r')) {
            changes.push((at, b';'));
        }
    }
}
