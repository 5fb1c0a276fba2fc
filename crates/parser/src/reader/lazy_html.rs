//! A tag on a line of its own, at the margin, right below the text of a list or a quote.
//!
//! `CommonMark` takes the line for more of the item's text; GitHub ends the list and begins a block of HTML there (cmark-gfm,
//! `open_new_blocks`: it asks whether the last container that goes on is a paragraph, and there is none). Course notes are
//! full of `<br>` and `<img …>` set so. A blank line is inserted for the reader.

use std::ops::Range;

/// Whether the tag at `tag`, which stands in the text of a list or a quote, ends both on GitHub.
pub(crate) fn ends_list(body: &str, tag: &Range<usize>) -> bool {
    let at_margin = body[..tag.start].ends_with('\n');
    let rest = body[tag.end..].split('\n').next().unwrap_or_default();
    at_margin && rest.trim().is_empty() && !body[tag.clone()].contains('\n')
}

/// Whether a block of HTML that goes on through `text` ends there.
pub(crate) fn has_blank_line(text: &str) -> bool {
    let Some((_, lines)) = text.split_once('\n') else { return false };
    // What stands behind the last line end is the next tag's own line.
    let Some((lines, _)) = lines.rsplit_once('\n') else { return false };
    lines.split('\n').any(|line| line.trim().is_empty())
}
