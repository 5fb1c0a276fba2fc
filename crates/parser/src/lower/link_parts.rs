//! The parts of a link: text, destination, title and label, to the byte.
//!
//! The reader tells where a whole link stands; where it borrows a part from the text, that part's place is known too.
//! Only a destination with escapes or entities has to be found again.

use crate::ReferenceForm;
use std::ops::Range;

/// Where `part`, borrowed from `whole`, stands in it.
pub(super) fn offset_in(whole: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    let end = start + part.len();
    (end <= whole.len()).then_some(start..end)
}

/// The destination and title of an inline link; `tail` begins after the text's closing bracket, at `(`.
///
/// Returns where they stand in `tail`, the destination without angle brackets.
pub(super) fn inline_tail(tail: &str) -> (Range<usize>, Option<Range<usize>>) {
    let bytes = tail.as_bytes();
    let blank = |at: usize| skip(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'>');
    let start = skip(bytes, 1, |byte| byte.is_ascii_whitespace());
    let (destination, after) = destination(bytes, start);
    let title = title(tail, blank(after));
    (destination, title)
}

/// A destination at `start`: in angle brackets, or up to a blank (`CommonMark` 6.3). Also returns where it ends.
pub(super) fn destination(bytes: &[u8], start: usize) -> (Range<usize>, usize) {
    if bytes.get(start) == Some(&b'<') {
        let end = unescaped(bytes, start + 1, |byte| byte == b'>');
        return (start + 1..end, (end + 1).min(bytes.len()));
    }
    let mut depth = 0usize;
    let end = unescaped(bytes, start, |byte| match byte {
        b'(' => {
            depth += 1;
            false
        }
        b')' if depth == 0 => true,
        b')' => {
            depth -= 1;
            false
        }
        _ => byte.is_ascii_whitespace(),
    });
    (start..end, end)
}

/// A title at `start`, without its quotes.
pub(super) fn title(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let close = match bytes.get(start)? {
        b'"' => b'"',
        b'\'' => b'\'',
        b'(' => b')',
        _ => return None,
    };
    let end = unescaped(bytes, start + 1, |byte| byte == close);
    (end < bytes.len()).then_some(start + 1..end)
}

/// The first byte from `start` on that is not escaped and that `ends` accepts.
fn unescaped(bytes: &[u8], start: usize, mut ends: impl FnMut(u8) -> bool) -> usize {
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 2,
            byte if ends(byte) => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn skip(bytes: &[u8], start: usize, skipped: impl Fn(u8) -> bool) -> usize {
    bytes[start.min(bytes.len())..].iter().position(|&byte| !skipped(byte)).map_or(bytes.len(), |at| start + at)
}

/// The label at the end of a reference, `[text][label]`: what stands between the last brackets.
pub(super) fn last_label(source: &str) -> Option<Range<usize>> {
    let end = source.len().checked_sub(1)?;
    let bytes = source.as_bytes();
    // A label holds no bracket that isn't escaped (`CommonMark` 4.7).
    let start = (0..end).rev().find(|&at| bytes[at] == b'[' && (at == 0 || bytes[at - 1] != b'\\'))?;
    Some(start + 1..end)
}

/// The range of a collapsed reference `[label][]`, which the reader ends before the empty brackets.
pub(super) fn with_empty_label(body: &str, range: Range<usize>, is_collapsed: bool) -> Range<usize> {
    let cut = is_collapsed && body[range.end..].starts_with("[]") && !body[range.clone()].ends_with("[]");
    if cut { range.start..range.end + 2 } else { range }
}

/// The label of a reference that nothing defines, in its source.
pub(super) fn undefined_label(source: &str, form: ReferenceForm) -> Option<Range<usize>> {
    match form {
        ReferenceForm::Collapsed => last_label(source.strip_suffix("[]")?),
        ReferenceForm::Full | ReferenceForm::Shortcut => last_label(source),
    }
}
