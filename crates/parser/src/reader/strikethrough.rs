//! One tilde inside a word: GitHub strikes `2~5 and 1~5` through, the reader doesn't.
//!
//! The reader treats a single tilde like `_`, which neither opens nor closes inside a word; GitHub's extension looks at
//! blanks and punctuation only (cmark-gfm, `strikethrough.c`). What the reader left as text is paired here, within one
//! run of text.

/// The offsets of each pair of single tildes in `run`, which stands between `before` and `after`.
pub(crate) fn pairs(run: &str) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = None;
    for at in memchr::memchr_iter(b'~', run.as_bytes()) {
        let before = run[..at].chars().next_back().unwrap_or(' ');
        let after = run[at + 1..].chars().next().unwrap_or(' ');
        if [before, after].contains(&'~') || before == '\\' {
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

/// Whether a run of delimiters between these two is left-flanking and right-flanking (`CommonMark` 6.2).
fn flanking(before: char, after: char) -> (bool, bool) {
    let punctuation = |c: char| c.is_ascii_punctuation();
    let left = !after.is_whitespace() && (!punctuation(after) || before.is_whitespace() || punctuation(before));
    let right = !before.is_whitespace() && (!punctuation(before) || after.is_whitespace() || punctuation(after));
    (left, right)
}
