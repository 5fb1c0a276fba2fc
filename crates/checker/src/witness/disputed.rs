//! Where comrak isn't GitHub, or nobody could tell: such a difference is never reported, and nothing after it is compared.

use super::sequence::{Kind, Place, Sequence};
use super::{Difference, Seen};
use coursenotes_parser::Note;

/// Whether comrak isn't believed here.
pub(super) fn is(note: &Note, difference: &Difference, ours: &Sequence, theirs: &Sequence, at: Place) -> bool {
    alert(difference)
        || price(difference, theirs, at)
        || variable(note, difference)
        || tag_below_item(difference, ours, at)
}

/// `> [!NOTE] Words` is a quote on GitHub, which wants the marker alone in its line; comrak takes the words for a title.
/// `>[!NOTE]`, without a blank, is an alert there; comrak wants the blank.
fn alert(difference: &Difference) -> bool {
    matches!(
        (&difference.ours, &difference.theirs),
        (Seen::Opens(Kind::Quote), Seen::Opens(Kind::Alert(_)))
            | (Seen::Opens(Kind::Alert(_)), Seen::Opens(Kind::Quote))
    )
}

/// `$5 at https://example.org/$x`: comrak lets a formula begin in a price and end in an address.
fn price(difference: &Difference, theirs: &Sequence, at: Place) -> bool {
    difference.theirs == Seen::Opens(Kind::Formula) && theirs.words_of(at.mark).contains("://")
}

/// `$a and $b`, `[$a](#$a)`: comrak lets a formula end in front of a letter, and run out of the words of a link.
fn variable(note: &Note, difference: &Difference) -> bool {
    let Difference { span, ours, theirs } = difference;
    let text = &note.text()[span.range().start..];
    let is_span = matches!(ours, Seen::Opens(Kind::Link(_) | Kind::Strong | Kind::Emphasis | Kind::Struck));
    let begins = text.find('$').filter(|at| text[..*at].trim().is_empty() || is_span && *at < span.len());
    let inner = begins.map_or("", |at| &text[at + 1..]);
    let end = inner.match_indices('$').map(|(at, _)| at).find(|at| !inner[..*at].ends_with('\\'));
    let is_variable =
        |end: usize| inner[end + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) || inner[..end].contains("](");
    (is_span || *theirs == Seen::Opens(Kind::Formula)) && end.is_some_and(is_variable)
}

/// A tag on a line of its own below an inner list, set in as far as the outer one: whether it is the last line of the inner
/// item or stands right below it looks the same.
fn tag_below_item(difference: &Difference, ours: &Sequence, at: Place) -> bool {
    let is_line_end = match &difference.ours {
        Seen::Words(words) => words.trim().is_empty(),
        other => *other == Seen::Opens(Kind::Break),
    };
    let next = ours.marks[at.mark..].iter().map(|mark| mark.kind).find(|kind| *kind != Kind::Break);
    is_line_end && difference.theirs == Seen::Closes && next == Some(Kind::Html)
}
