//! One tilde inside a word: GitHub strikes `2~5 and 1~5` through, the reader doesn't.
//!
//! The reader treats a single tilde like `_`, which neither opens nor closes inside a word; GitHub's extension looks at
//! blanks and punctuation only (cmark-gfm, `strikethrough.c`). What the reader left as text is paired here, within one
//! run of text.

use super::autolink::Autolink;
use std::ops::Range;

/// The offsets of each pair of single tildes in `run`; a tilde in a bare address belongs to it.
pub(crate) fn pairs(run: &str, links: &[Autolink]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = None;
    for at in memchr::memchr_iter(b'~', run.as_bytes()) {
        let before = run[..at].chars().next_back().unwrap_or(' ');
        let after = run[at + 1..].chars().next().unwrap_or(' ');
        let next = links.partition_point(|link| link.range.start <= at);
        let in_link = next > 0 && at < links[next - 1].range.end;
        if in_link || [before, after].contains(&'~') || before == '\\' {
            continue;
        }
        let (opens, closes) = flanking(before, after);
        match open {
            Some(opener) if closes => {
                pairs.push((opener, at));
                open = None;
            }
            _ if opens => open = Some(at),
            _ => {}
        }
    }
    pairs
}

/// Whether GitHub too strikes out `range`, which begins and ends with tildes: the first must be left-flanking and the last
/// right-flanking, where the reader looks at one side only.
pub(crate) fn is_paired(body: &str, range: &Range<usize>) -> bool {
    let length = run_length(&body[range.clone()]);
    let before = |at: usize| body[..at].chars().next_back().unwrap_or(' ');
    let after = |at: usize| body[at..].chars().next().unwrap_or(' ');
    let (opens, _) = flanking(before(range.start), after(range.start + length));
    let (_, closes) = flanking(before(range.end - length), after(range.end));
    opens && closes
}

/// How many tildes a strikethrough begins with.
pub(crate) fn run_length(source: &str) -> usize {
    if source.starts_with("~~") { 2 } else { 1 }
}

/// Whether a run of delimiters between these two is left-flanking and right-flanking (`CommonMark` 6.2).
fn flanking(before: char, after: char) -> (bool, bool) {
    let punctuation = |c: char| c.is_ascii_punctuation();
    let left = !after.is_whitespace() && (!punctuation(after) || before.is_whitespace() || punctuation(before));
    let right = !before.is_whitespace() && (!punctuation(before) || after.is_whitespace() || punctuation(after));
    (left, right)
}
