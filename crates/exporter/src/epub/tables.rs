//! How tightly a table is set: a page of a book can't be scrolled to the side.
//!
//! Cells may break at any letter, so every table fits. Yet columns are then made as narrow as a letter, and "Two" becomes
//! three lines. So header cells keep their words whole where those fit beside each other on a phone: in the usual size, or in
//! a smaller one. Only a more crowded table may break them.

use super::headings::plain;

/// Letters of header words beside each other, cells' margins counted, that a phone of 360 pixels shows in the usual size of
/// tables and in the small one.
const USUAL: usize = 42;
const DENSE: usize = 52;

/// The body with a class for each table that needs a tighter setting. It is well-formed: what looks like a tag is one.
pub(super) fn tightened(body: &str) -> String {
    const START: &str = "<table>";
    let mut out = String::with_capacity(body.len() + 64);
    let mut pieces = body.split(START);
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let letters = letters(piece.split_once("</tr>").map_or("", |(row, _)| row));
        out.push_str(if letters <= USUAL {
            START
        } else if letters <= DENSE {
            "<table class=\"dense\">"
        } else {
            "<table class=\"dense crowded\">"
        });
        out.push_str(piece);
    }
    out
}

/// The longest word of each cell in a row, and room for a letter and a half between cells.
fn letters(row: &str) -> usize {
    let cells = row.split("</t").filter(|cell| cell.contains("<t"));
    let longest = |cell: &str| plain(cell).split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    let (mut words, mut count) = (0, 0);
    for cell in cells {
        words += longest(cell);
        count += 1;
    }
    words + count + count / 2
}

#[cfg(test)]
mod tests {
    use super::tightened;

    #[test]
    fn tables_with_many_long_headers_are_set_tighter() {
        let table = |word: &str, count: usize| {
            let cells = format!("<th scope=\"col\">a {word}</th>\n").repeat(count);
            format!("<table>\n<thead>\n<tr>\n{cells}</tr>\n</thead>\n</table>")
        };
        assert_eq!(tightened(&table("word", 4)), table("word", 4));
        assert!(tightened(&table("word", 9)).starts_with("<table class=\"dense\">"));
        assert!(tightened(&table("headings", 9)).starts_with("<table class=\"dense crowded\">"));
        assert_eq!(tightened("<p>x</p>"), "<p>x</p>");
    }
}
