//! The author's tags that are open, so that each can be ended where what holds it ends.
//!
//! A tree builder would end them too, but late: an unclosed `<b>` makes the rest of a page bold, and a thousand of them are
//! repeated in each paragraph that follows (HTML standard, 13.2.4.3). Ended with the paragraph they stand in, they do what
//! their author sees on GitHub, and the page stays as long as the note.

/// How many tags may be open; no page of a person has a dozen.
const MOST: usize = 60;

/// Tags that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenTags {
    tags: Vec<OpenTag>,
}

#[derive(Debug)]
struct OpenTag {
    /// The name that its author wrote.
    name: String,
    /// The name that is written.
    written: &'static str,
}

impl OpenTags {
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.tags.len() >= MOST
    }

    pub(super) fn has_open(&self, written: &str) -> bool {
        self.tags.iter().any(|tag| tag.written == written)
    }

    pub(super) fn open(&mut self, name: &str, written: &'static str) {
        self.tags.push(OpenTag { name: name.to_owned(), written });
    }

    /// Takes the last one.
    pub(super) fn pop(&mut self) -> &'static str {
        self.tags.pop().expect("asked for when one is open").written
    }

    /// The tags to end because `name` begins: an item ends the item before.
    pub(super) fn implied_ends(&mut self, name: &str, from: usize) -> Vec<&'static str> {
        let (ended, kept_by): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr", "caption", "colgroup"], &["table"]),
            "td" | "th" => (&["td", "th"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "caption", "colgroup"], &["table"]),
            "rt" | "rp" => (&["rt", "rp"], &["ruby"]),
            _ if is_block(name) => (&["p"], &["td", "th", "caption"]),
            _ => return Vec::new(),
        };
        let from = from.min(self.tags.len());
        let barrier = self.tags[from..].iter().rposition(|tag| kept_by.contains(&tag.written));
        let first = from + barrier.map_or(0, |at| at + 1);
        match self.tags[first..].iter().position(|tag| ended.contains(&tag.written)) {
            Some(at) => self.tags.drain(first + at..).rev().map(|tag| tag.written).collect(),
            None => Vec::new(),
        }
    }

    /// The tags to end before a block of ours, because it can't stand in a paragraph of the author's.
    pub(super) fn end_paragraph(&mut self, from: usize) -> Vec<&'static str> {
        let from = from.min(self.tags.len());
        let Some(at) = self.tags[from..].iter().position(|tag| tag.written == "p") else { return Vec::new() };
        self.tags.drain(from + at..).rev().map(|tag| tag.written).collect()
    }

    /// The tags to end for a closing tag; none where nothing of that name is open.
    ///
    /// Emphasis in the wrong order (`<b><i></b></i>`) is left to the builder, which knows what to do with it.
    pub(super) fn close(&mut self, name: &str, from: usize) -> Vec<&'static str> {
        let from = from.min(self.tags.len());
        let Some(at) = self.tags[from..].iter().rposition(|tag| tag.name == name) else { return Vec::new() };
        let at = from + at;
        if self.tags[at..].iter().all(|tag| is_formatting(tag.written)) {
            return vec![self.tags.remove(at).written];
        }
        self.tags.drain(at..).rev().map(|tag| tag.written).collect()
    }
}

/// Whether the builder opens it again behind a tag that it overlaps (HTML standard, 13.2.4.2, "formatting").
fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "code" | "em" | "i" | "s" | "small" | "strong")
}

/// Whether it ends a paragraph (HTML standard, 13.2.6.4.7).
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "summary",
        "table",
        "ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}
