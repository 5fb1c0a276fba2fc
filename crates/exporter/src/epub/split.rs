//! Long chapters become several files, since readers lay out a file as a whole, and older ones stop at 300 kB.
//!
//! A part ends between two blocks of the note, before a heading where one is near. The first part keeps the chapter's name;
//! the others have a number behind it, which changes only when the same note does.

use roxmltree::Document;

/// A part grows up to this size.
const MOST_BYTES: usize = 300_000;

/// From this size on a part ends at the next heading.
const ENOUGH_BYTES: usize = 200_000;

/// The body in parts, each well-formed. A single block is never divided.
pub(super) fn split(body: &str) -> Vec<&str> {
    if body.len() <= MOST_BYTES {
        return vec![body];
    }
    // The body is known to be well-formed; the frame has no part in the places below.
    let start = "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">";
    let framed = format!("{start}{body}</body>");
    let Ok(document) = Document::parse(&framed) else { return vec![body] };
    let mut parts = Vec::new();
    let mut first = 0;
    let mut last = 0;
    for block in document.root_element().children().filter(roxmltree::Node::is_element) {
        let range = block.range();
        let (from, to) = (range.start - start.len(), range.end - start.len());
        let name = block.tag_name().name();
        let is_heading = matches!(name, "h1" | "h2" | "h3");
        let is_full = to - first > MOST_BYTES || is_heading && from - first > ENOUGH_BYTES;
        if is_full && last > first {
            parts.push(&body[first..last]);
            first = last;
        }
        last = to;
    }
    parts.push(&body[first..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn parts_are_whole_blocks() {
        let block = format!("<p>{}</p>\n", "word ".repeat(2_000));
        let body = format!("<h1>T</h1>{}<h2>U</h2>{}", block.repeat(25), block.repeat(25));
        let parts = split(&body);
        assert_eq!(parts.concat(), body);
        assert_eq!(parts.len(), 2);
        assert!(parts[1].trim_start().starts_with("<h2>"));
        assert_eq!(split(&format!("<pre>{}</pre>", "x".repeat(400_000))).len(), 1);
    }
}
