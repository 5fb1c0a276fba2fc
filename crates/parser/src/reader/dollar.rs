//! Dollars that GitHub takes for money, for variables, or for a part of an address.
//!
//! There a dollar closes no formula where a digit or a letter follows it, and the one before it opens none then; the
//! reader asks for no more than words without blanks around them. Other tools ask about digits only.

use std::ops::Range;

/// The dollars that begin no formula, where the reader found one at `range`.
pub(crate) fn no_openers(body: &str, range: &Range<usize>, letters_end_nothing: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut open, mut close) = (range.start, range.end - 1);
    let closes_nothing = |open: usize, close: usize| {
        let next = body.as_bytes().get(close + 1).copied().unwrap_or(b' ');
        next.is_ascii_digit() || letters_end_nothing && next.is_ascii_alphabetic() || leaves_link(body, open, close)
    };
    // What closes nothing may open, and what it would open ends at the next one.
    while closes_nothing(open, close) {
        found.push(open);
        let rest = &body[close + 1..body.floor_char_boundary(close + 1 + MOST_BYTES)];
        let rest = rest.split("\n\n").next().unwrap_or_default();
        let Some(next) =
            rest.find(['$', '`']).filter(|at| rest[*at..].starts_with('$') && !rest[..*at].ends_with('\\'))
        else {
            break;
        };
        (open, close) = (close, close + 1 + next);
    }
    found
}

/// A formula in a line is no longer, nor are the words of a link.
const MOST_BYTES: usize = 1_000;

/// Whether the text between both dollars begins among the words of a link and ends in its address: `[$a](#$a)`.
fn leaves_link(body: &str, open: usize, close: usize) -> bool {
    let inner = &body[open + 1..close];
    let Some(end) = inner.find("](") else { return false };
    let line = &body[body.ceil_char_boundary(open.saturating_sub(MOST_BYTES))..open];
    let line = line.rsplit('\n').next().unwrap_or_default();
    !inner[..end].contains('[') && line.matches('[').count() > line.matches(']').count()
}
