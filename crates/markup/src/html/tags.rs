//! The tags in a piece of raw HTML, each with its place.
//!
//! html5gum reads them by the rules of the HTML standard, as it does in the parser: there for links and anchors while a
//! note is read, here for everything, when somebody asks. What stands in comments and scripts is no tag.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::ops::Range;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The element's name in lower case.
    pub name: String,
    /// What kind of tag it is.
    pub kind: TagKind,
    /// The whole tag, its angle brackets included.
    pub range: Range<usize>,
    /// Its attributes; a second one of a name means nothing and is left out.
    pub attributes: Vec<Attribute>,
}

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// `<p>`
    Open,
    /// `<br />`
    SelfClosing,
    /// `</p>`
    Close,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// Its value, entities read.
    pub value: String,
    /// From its name to the end of its value, quotes included; of an empty value only the name.
    pub range: Range<usize>,
}

/// The tags of `html`, in its order.
///
/// ```
/// use coursenotes_markup::html::tags;
///
/// let found = tags("<p align=\"right\">Trees<br>and heaps</p><!-- <b> -->");
/// let names: Vec<&str> = found.iter().map(|tag| tag.name.as_str()).collect();
/// assert_eq!(names, ["p", "br", "p"]);
/// assert_eq!(found[0].attributes[0].range, 3..16);
/// ```
pub fn tags(html: &str) -> Vec<Tag> {
    let mut reading = Reading { html, found: Vec::new(), raw: None };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        reading.event(&event, span.start..span.end);
        None
    });
    // The emitter tells everything and returns nothing, so there is no token.
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    reading.found
}

struct Reading<'a> {
    html: &'a str,
    found: Vec<Tag>,
    /// The element whose content is text although it looks like tags.
    raw: Option<String>,
}

impl Reading<'_> {
    fn event(&mut self, event: &CallbackEvent, span: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(text(name), TagKind::Open, span),
            CallbackEvent::EndTag { name } => {
                if self.raw.as_deref().is_some_and(|raw| raw.as_bytes() == *name) {
                    self.raw = None;
                }
                self.open(text(name), TagKind::Close, span);
            }
            CallbackEvent::AttributeName { name } => {
                let name = text(name);
                if let Some(tag) = self.open_tag() {
                    tag.attributes.push(Attribute { name, value: String::new(), range: span });
                }
            }
            CallbackEvent::AttributeValue { value } => self.value(text(value), span.end),
            CallbackEvent::CloseStartTag { self_closing } => self.close(*self_closing, span.end),
            _ => {}
        }
    }

    /// The tag that is being read; nothing inside of a script.
    fn open_tag(&mut self) -> Option<&mut Tag> {
        let is_inside = self.raw.is_some();
        self.found.last_mut().filter(|tag| !is_inside && tag.kind == TagKind::Open)
    }

    fn open(&mut self, name: String, kind: TagKind, range: Range<usize>) {
        if self.raw.is_none() {
            self.found.push(Tag { name, kind, range, attributes: Vec::new() });
        }
    }

    fn value(&mut self, value: String, end: usize) {
        let quoted = matches!(self.html.as_bytes().get(end), Some(b'"' | b'\''));
        if let Some(attribute) = self.open_tag().and_then(|tag| tag.attributes.last_mut()) {
            attribute.value = value;
            attribute.range.end = end + usize::from(quoted);
        }
    }

    fn close(&mut self, self_closing: bool, end: usize) {
        let Some(tag) = self.open_tag() else { return };
        tag.range.end = end;
        if self_closing {
            tag.kind = TagKind::SelfClosing;
        }
        if tag.attributes.len() > 1 {
            let mut seen = BTreeSet::new();
            tag.attributes.retain(|one| seen.insert(one.name.clone()));
        }
        if super::is_raw_text(&tag.name) {
            self.raw = Some(tag.name.clone());
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let attribute = |one: &Attribute| format!("[{} = {}]", &html[one.range.clone()], one.value);
        let tag = |tag: &Tag| {
            let attributes: Vec<String> = tag.attributes.iter().map(attribute).collect();
            format!("{:?} {} {}", tag.kind, &html[tag.range.clone()], attributes.concat())
        };
        tags(html).iter().map(tag).collect()
    }

    #[test]
    fn places_are_exact() {
        let html = "a <B class='x' id=y z>b</B >\n<br/><img alt=\"\" src = \"é&amp;\" alt=2>";
        assert_eq!(
            shown(html),
            [
                "Open <B class='x' id=y z> [class='x' = x][id=y = y][z = ]",
                "Close </B > ",
                "SelfClosing <br/> ",
                "Open <img alt=\"\" src = \"é&amp;\" alt=2> [alt = ][src = \"é&amp;\" = é&]",
            ]
        );
    }

    #[test]
    fn comments_and_scripts_hold_no_tags() {
        assert_eq!(shown("<!-- <b> --><script>'<b>'</script><i>"), ["Open <script> ", "Close </script> ", "Open <i> "]);
    }
}
