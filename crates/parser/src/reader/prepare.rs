//! Changes to the text that the reader gets, none of which moves a byte.
//!
//! Words shown to a reader are always taken from the text as it was written, never from the prepared one.

use super::autolink;
use memchr::memchr_iter;
use std::borrow::Cow;

/// The text for the reader: as long as the original, and the original itself where nothing needs a change.
pub(crate) fn prepare(text: &str) -> Cow<'_, str> {
    let mut changes = Vec::new();
    tabs_after_fences(text, &mut changes);
    markup_in_addresses(text, &mut changes);
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for (at, byte) in changes {
        bytes[at] = byte;
    }
    Cow::Owned(String::from_utf8(bytes).expect("one ASCII byte stands for another"))
}

/// A closing fence may be followed by "spaces or tabs" (`CommonMark` 4.5); pulldown-cmark 0.13.6 takes spaces only, and
/// reads on to the end of the note.
fn tabs_after_fences(text: &str, changes: &mut Vec<(usize, u8)>) {
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
        if after_fence && at_line_end {
            changes.extend((start..end).filter(|&at| bytes[at] == b'\t').map(|at| (at, b' ')));
        }
    }
}

/// In a bare address `_`, `*`, `~` and `$` are part of it: GitHub takes the address before it looks for emphasis.
fn markup_in_addresses(text: &str, changes: &mut Vec<(usize, u8)>) {
    let bytes = text.as_bytes();
    for range in autolink::candidates(text) {
        let slice = &bytes[range.clone()];
        // The reader decodes escapes and entities itself; then its result would hold the stand-in.
        if slice.iter().any(|byte| matches!(byte, b'\\' | b';')) {
            continue;
        }
        changes.extend(range.filter(|&at| matches!(bytes[at], b'_' | b'*' | b'~' | b'$')).map(|at| (at, b'x')));
    }
}
