//! Text as a terminal shows it: its width in columns, and cut to a line.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that `text` takes. Wide characters count as two, colour as none.
pub fn width(text: &str) -> usize {
    if !text.contains('\u{1b}') {
        return text.width();
    }
    let mut parts = text.split('\u{1b}');
    let before = parts.next().unwrap_or_default().width();
    // A change of colour ends with `m`.
    before + parts.map(|part| part.split_once('m').map_or(0, |(_, rest)| rest.width())).sum::<usize>()
}

/// The lines that `text` takes in a terminal of `columns`.
pub(super) fn lines(text: &str, columns: usize) -> usize {
    text.lines().map(|line| width(line).div_ceil(columns.max(1)).max(1)).sum()
}

/// `text` in one line of at most `columns`, with `…` where it is cut. What would move the cursor is taken out.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    let text: Cow<str> =
        if text.contains(char::is_control) { text.replace(char::is_control, "\u{fffd}").into() } else { text.into() };
    if text.width() <= columns {
        return text;
    }
    let mut used = 1;
    let kept = text.chars().take_while(|c| {
        used += c.width().unwrap_or_default();
        used <= columns
    });
    format!("{}…", kept.collect::<String>().trim_end()).into()
}
