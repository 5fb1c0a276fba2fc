//! What a Kindle shows differently: footnotes, and drawings.
//!
//! Its pop-up shows a footnote from the place that the mark names up to the next such place, unless the note begins with the
//! way back: then it knows where one ends (Kindle publishing guidelines, "footnotes"). With the way back behind the words, as
//! other readers want it, the notes run together. So here the number is the way back.

use super::pictures::Album;
use crate::xhtml::Problem;

const NUMBER: &str = "<span class=\"footnote-number\">";
const BACK: &str = " <a class=\"footnote-back\"";

/// The body with the ways back of its footnotes before their words. It is well-formed: what looks like a tag is one.
pub(super) fn number_leads_back(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut notes = body.split("<aside id=\"");
    out.push_str(notes.next().unwrap_or_default());
    for note in notes {
        out.push_str("<aside id=\"");
        out.push_str(&turned(note).unwrap_or_else(|| note.to_owned()));
    }
    out
}

/// A footnote with its ways back in front; nothing where it has no number or no way back.
fn turned(note: &str) -> Option<String> {
    let (before, rest) = note.split_once(NUMBER)?;
    let (number, rest) = rest.split_once("</span>")?;
    let (mut words, mut ways) = (String::new(), Vec::new());
    let mut pieces = rest.split(BACK);
    words.push_str(pieces.next()?);
    for piece in pieces {
        let (way, after) = piece.split_once("</a>")?;
        ways.push(way);
        words.push_str(after);
    }
    let (first, others) = ways.split_first()?;
    let (attributes, _) = first.split_once('>')?;
    let mut out = format!("{before}<a class=\"footnote-number\"{attributes}>{number}</a>");
    for other in others {
        out.extend([BACK, other, "</a>"]);
    }
    out.push_str(&words);
    Some(out)
}

/// With more drawings a Kindle shows the whole book without its better typesetting.
const MOST_DRAWINGS: usize = 25;

/// What the drawings of the book cost it on a Kindle, told where each first stands.
pub(super) fn drawings(album: &Album) -> Vec<Problem> {
    let drawings = &album.drawings;
    let mut problems = Vec::new();
    for (number, (span, has_words)) in drawings.iter().enumerate() {
        let message = if *has_words {
            "a Kindle may leave out the words in this drawing: a PNG keeps them".to_owned()
        } else if number == MOST_DRAWINGS {
            format!(
                "the book has {} drawings in SVG, and a Kindle sets one with more than {MOST_DRAWINGS} plainly: \
                     PNG doesn't count",
                drawings.len()
            )
        } else {
            continue;
        };
        problems.push(Problem { span: *span, message });
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::number_leads_back;

    #[test]
    fn a_footnote_begins_with_the_way_back() {
        let note = "<section><aside id=\"fn.1\" role=\"doc-footnote\"><p><span class=\"footnote-number\">1.</span> Small. \
                    <a class=\"footnote-back\" href=\"#a\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩</a>\
                    <a class=\"footnote-back\" href=\"#b\">↩<sup>2</sup></a></p>\n</aside></section>";
        // The second way back follows without a blank in this text; in pages each has one.
        let note = note.replace("</a><a", "</a> <a");
        let expected = "<section><aside id=\"fn.1\" role=\"doc-footnote\"><p><a class=\"footnote-number\" href=\"#a\" \
                        role=\"doc-backlink\" aria-label=\"Back to reference 1\">1.</a> <a class=\"footnote-back\" \
                        href=\"#b\">↩<sup>2</sup></a> Small.</p>\n</aside></section>";
        assert_eq!(number_leads_back(&note), expected);
        assert_eq!(number_leads_back("<p>x</p>"), "<p>x</p>");
    }
}
