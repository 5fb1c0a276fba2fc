//! The headings of a chapter: one title, the others nested without gaps, each with an id for the contents.
//!
//! Notes jump from `#` to `###`, have three titles, or none. In a book the contents and a screen reader's list of headings
//! come from the levels, so they are counted anew from how the headings lie in each other: WCAG 1.3.1, and `heading-order`
//! of Ace. The words and their order stay as they are.

use super::xml;
use std::fmt::Write;

/// A heading as it stands in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// From 1, for the title.
    pub(super) level: usize,
    pub(super) id: String,
    /// Its words, plain.
    pub(super) text: String,
}

/// A heading in the markup of a body.
struct Found {
    /// From `<` to `>` of its tags.
    open: std::ops::Range<usize>,
    close: std::ops::Range<usize>,
    level: usize,
}

/// The body with its headings in order, and what they are. `title` is the note's.
///
/// `body` is well-formed: what looks like a tag is one.
pub(super) fn nest(body: &str, title: &str) -> (String, Vec<Heading>) {
    let found = find(body);
    let words: Vec<String> = found.iter().map(|one| plain(&body[one.open.end..one.close.start])).collect();
    let own = own_title(&found, &words, title);
    let mut out = String::with_capacity(body.len() + 64);
    let mut headings = Vec::new();
    let mut made = 0;
    let is_taken = |made: i32| body.contains(&format!("id=\"heading.{made}\""));
    let may_be_taken = body.contains("id=\"heading.");
    let mut id_of = |attributes: &str| {
        made += 1;
        while may_be_taken && is_taken(made) {
            made += 1;
        }
        id(attributes).map_or_else(|| (format!("heading.{made}"), true), |id| (id.to_owned(), false))
    };
    if own.is_none() {
        let (id, _) = id_of("");
        writeln!(out, "<h1 id=\"{id}\">{}</h1>", xml::text(title)).expect("a string can be written to");
        headings.push(Heading { level: 1, id, text: title.to_owned() });
    }
    let mut levels: Vec<usize> = Vec::new();
    let mut at = 0;
    for (place, (one, words)) in found.iter().zip(words).enumerate() {
        let attributes = &body[one.open.start + 3..one.open.end - 1];
        let inner = &body[one.open.end..one.close.start];
        out.push_str(&body[at..one.open.start]);
        at = one.close.end;
        // Nothing to hear and nothing to find: a heading without words, or the way home above the title.
        let is_before_title = own.is_some_and(|own| place < own);
        if is_before_title || words.is_empty() && !inner.contains("<img") {
            write!(out, "<p{attributes}>{inner}</p>").expect("a string can be written to");
            continue;
        }
        let level = if own == Some(place) { 1 } else { nested(&mut levels, one.level) };
        let (id, is_new) = id_of(attributes);
        let own_id = if is_new { format!(" id=\"{id}\"") } else { String::new() };
        write!(out, "<h{level}{own_id}{attributes}>{inner}</h{level}>").expect("a string can be written to");
        headings.push(Heading { level, id, text: words });
    }
    out.push_str(&body[at..]);
    (out, headings)
}

/// Which heading is the note's title. It must come first, save for a line that leads home.
fn own_title(found: &[Found], words: &[String], title: &str) -> Option<usize> {
    let same = |one: &str| one.split_whitespace().eq(title.split_whitespace());
    let place = words.iter().take(2).position(|words| same(words))?;
    // A first heading of a lower level would stand above its own chapter.
    (place == 0 || found[place].level == 1).then_some(place)
}

/// The level of a heading below the title, by those that it lies in.
fn nested(levels: &mut Vec<usize>, level: usize) -> usize {
    while levels.last().is_some_and(|last| *last >= level) {
        levels.pop();
    }
    levels.push(level);
    (levels.len() + 1).min(6)
}

fn find(body: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = body[at..].find("<h").map(|start| at + start) {
        at = start + 2;
        let level = match body.as_bytes().get(start + 2..start + 4) {
            Some([digit @ b'1'..=b'6', b' ' | b'>' | b'\n']) => usize::from(digit - b'0'),
            _ => continue,
        };
        let Some(end) = body[start..].find('>').map(|end| start + end + 1) else { break };
        let Some(close) = body[end..].find(&format!("</h{level}>")).map(|close| end + close) else { continue };
        found.push(Found { open: start..end, close: close..close + 5, level });
        at = close + 5;
    }
    found
}

fn id(attributes: &str) -> Option<&str> {
    let (_, rest) = attributes.split_once(" id=\"")?;
    rest.split('"').next().filter(|id| !id.is_empty())
}

/// The words between tags, entities read.
pub(super) fn plain(markup: &str) -> String {
    let mut words = String::with_capacity(markup.len());
    for (number, piece) in markup.split('<').enumerate() {
        let text = if number == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        words.push_str(text);
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::nest;

    fn levels(body: &str, title: &str) -> String {
        let (out, headings) = nest(body, title);
        let shown: Vec<String> = headings.iter().map(|one| format!("{}{}", one.level, one.text)).collect();
        format!("{} | {out}", shown.join(" "))
    }

    #[test]
    fn levels_have_no_gaps_and_one_title() {
        let body = "<h1 id=\"t\">T</h1><h3>a</h3><h4>b</h4><h1>c</h1><h2>d</h2>";
        assert_eq!(
            levels(body, "T"),
            "1T 2a 3b 2c 3d | <h1 id=\"t\">T</h1><h2 id=\"heading.2\">a</h2><h3 id=\"heading.3\">b</h3>\
             <h2 id=\"heading.4\">c</h2><h3 id=\"heading.5\">d</h3>"
        );
    }

    #[test]
    fn a_title_is_added_where_there_is_none() {
        assert_eq!(levels("<p>x</p>", "A & B"), "1A & B | <h1 id=\"heading.1\">A &amp; B</h1>\n<p>x</p>");
        assert_eq!(levels("<h2 id=\"a\">A</h2>", "A"), "1A | <h1 id=\"a\">A</h1>");
    }

    #[test]
    fn the_way_home_and_empty_headings_are_no_headings() {
        let body = "<h2 id=\"h\"><a href=\"x\">Home</a></h2><h1 id=\"t\">T</h1><h2></h2>";
        assert_eq!(levels(body, "T"), "1T | <p id=\"h\"><a href=\"x\">Home</a></p><h1 id=\"t\">T</h1><p></p>");
    }
}
