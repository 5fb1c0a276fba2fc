//! Reads a piece of raw HTML with a tokenizer of the HTML standard.

use super::srcset;
use crate::HtmlElement;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;
use std::ops::Range;

/// A piece of raw HTML, put together from its lines, and where each part came from.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// The HTML without the marks of quotes and lists around it.
    pub(crate) text: String,
    /// Offset in `text`, and offset in the note's body.
    parts: Vec<(usize, usize)>,
}

impl Markup {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
    }

    /// Adds `text`, which stands at `place` in the body.
    pub(crate) fn push(&mut self, text: &str, place: usize) {
        self.parts.push((self.text.len(), place));
        self.text.push_str(text);
    }

    /// Where a range of `text` stands in the body.
    pub(crate) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let part = self.parts.partition_point(|(offset, _)| *offset <= range.start).max(1) - 1;
        let (offset, place) = self.parts[part];
        let start = place + (range.start - offset);
        start..start + range.len()
    }
}

/// Something in raw HTML that matters to links; ranges are in the HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scanned {
    /// An address in an attribute, and where the words for the picture stand: an empty range for `alt=""`.
    Link { element: HtmlElement, is_image: bool, range: Range<usize>, value: String, alt: Option<Range<usize>> },
    /// An `id`, or the `name` of an `a`.
    Id { range: Range<usize>, value: String },
    /// `<h1>` to `<h6>` with its words.
    Heading { level: u8, range: Range<usize>, words: String },
}

/// Every id in a whole HTML file: the places that a link into it can name.
pub fn ids_in_html(html: &str) -> Vec<String> {
    let ids = scan(html).into_iter().filter_map(|one| match one {
        Scanned::Id { value, .. } => Some(value),
        _ => None,
    });
    ids.collect()
}

/// What `html` holds, in its order.
pub(crate) fn scan(html: &str) -> Vec<Scanned> {
    let mut scan = Scan::default();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        scan.event(&event, span.start..span.end);
        None
    });
    // The emitter tells everything and returns nothing, so there is no token.
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    scan.found
}

#[derive(Default)]
struct Scan {
    element: Vec<u8>,
    attribute: Vec<u8>,
    /// The attributes that the element has already: a second one of a name means nothing (HTML standard, 13.2.5.33).
    seen: Vec<Vec<u8>>,
    /// Where the value of the element's `alt` stands; an empty one comes without a value, and stands anywhere.
    alt: Option<Range<usize>>,
    /// The element whose content is text although it looks like tags.
    raw: Option<Vec<u8>>,
    /// The heading that is open: its level, where it starts, its words.
    heading: Option<(u8, usize, String)>,
    found: Vec<Scanned>,
    /// How much was found before the tag that is open.
    before_tag: usize,
}

impl Scan {
    fn event(&mut self, event: &CallbackEvent, span: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.element = name.to_vec();
                self.seen.clear();
                self.before_tag = self.found.len();
                self.alt = None;
                if self.raw.is_none() && RAW_TEXT.contains(&&**name) {
                    self.raw = Some(name.to_vec());
                }
                if let Some(level) = heading_level(name) {
                    self.heading = Some((level, span.start, String::new()));
                }
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = name.to_vec();
                if *name == b"alt" && self.alt.is_none() {
                    self.alt = Some(span.start..span.start);
                }
            }
            CallbackEvent::AttributeValue { .. } if self.is_raw() || self.seen.contains(&self.attribute) => {}
            CallbackEvent::AttributeValue { value } => {
                self.seen.push(self.attribute.clone());
                let value = String::from_utf8_lossy(value).into_owned();
                self.attribute_value(value, span);
            }
            CallbackEvent::CloseStartTag { .. } => self.alternative_text(),
            CallbackEvent::String { value } => {
                if let Some((_, _, words)) = &mut self.heading {
                    words.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::EndTag { name } if self.raw.as_deref() == Some(*name) => self.raw = None,
            CallbackEvent::EndTag { name } if heading_level(name).is_some() => {
                if let Some((level, start, words)) = self.heading.take() {
                    let words = words.trim().to_owned();
                    self.found.push(Scanned::Heading { level, range: start..span.end, words });
                }
            }
            _ => {}
        }
    }

    /// Tells the links of the tag that ends here of its `alt`, which may stand behind the address.
    fn alternative_text(&mut self) {
        if self.element == b"img" && self.alt.is_some() {
            for one in &mut self.found[self.before_tag..] {
                if let Scanned::Link { alt, .. } = one {
                    alt.clone_from(&self.alt);
                }
            }
        }
    }

    /// Whether what looks like a tag is text of a script; the script's own attributes are not.
    fn is_raw(&self) -> bool {
        self.raw.as_ref().is_some_and(|raw| *raw != self.element)
    }

    fn attribute_value(&mut self, value: String, range: Range<usize>) {
        let element = self.element.as_slice();
        let link = |element, is_image| Scanned::Link {
            element,
            is_image,
            range: range.clone(),
            value: value.clone(),
            alt: None,
        };
        match (element, self.attribute.as_slice()) {
            (b"img", b"alt") => self.alt = Some(range),
            (_, b"id") | (b"a", b"name") => self.found.push(Scanned::Id { range, value }),
            (b"a" | b"area", b"href") => self.found.push(link(HtmlElement::Anchor, false)),
            (b"img", b"src") | (b"video", b"poster") => self.found.push(link(HtmlElement::Source, true)),
            (b"source" | b"video" | b"audio" | b"embed" | b"iframe" | b"track", b"src") | (b"object", b"data") => {
                self.found.push(link(HtmlElement::Source, false));
            }
            (b"img" | b"source", b"srcset") => {
                for address in srcset::addresses(&value) {
                    // With entities in it the places in source and value differ; the whole attribute is shown then.
                    let same = value.len() == range.len();
                    let place =
                        if same { range.start + address.start..range.start + address.end } else { range.clone() };
                    let value = value[address].to_owned();
                    self.found.push(Scanned::Link {
                        element: HtmlElement::SourceSet,
                        is_image: true,
                        range: place,
                        value,
                        alt: None,
                    });
                }
            }
            _ => {}
        }
    }
}

/// Elements whose content holds no tags.
const RAW_TEXT: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"noscript"];

fn heading_level(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
