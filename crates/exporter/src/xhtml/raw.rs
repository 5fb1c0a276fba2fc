//! An author's tags, one by one: what passes, what is shown as text, and what is left out.
//!
//! GitHub is the measure. A name that isn't HTML's (`List<String>`) is text. So are the tags that browsers take the rest of
//! a page for their content (GFM 6.11): `<script>`, `<style>`, and here all that stands in them. A frame (`<iframe>`), which
//! GitHub shows as text too, becomes a link to the page that it would show. Tags of documents and forms, and those that
//! only say how something looks, are left out and their words stay; one that a sentence speaks of is text.

use super::links::Href;
use super::open_tags::is_block;
use super::source::Source;
use super::writer::{Mode, Paragraph, Writer};
use coursenotes_markup::html::{Standing, is_handler, is_raw_text, is_void, standing};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;
use std::ops::Range;

/// A piece of HTML that is being read.
pub(super) struct Reading<'w, 'a, 's> {
    pub(super) writer: &'w mut Writer<'a>,
    pub(super) source: &'s Source<'s>,
    /// Whether it is a block, rather than a tag in a line.
    is_block: bool,
    tag: StartTag,
    /// The element whose content no browser would read as tags.
    raw: Option<RawText>,
    /// How many drawings (`svg`, `math`) are open: names mean something else there.
    drawings: usize,
    /// How much has been read.
    done: usize,
}

/// An element whose content is text, which nothing has closed yet.
struct RawText {
    name: String,
    /// Where what is to be shown as it is typed begins.
    start: usize,
    /// Whether a link stands for it: then only what nothing closes is shown.
    is_linked: bool,
}

/// An opening tag.
#[derive(Clone, Debug, Default)]
pub(super) struct StartTag {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
    /// Of its value, without quotes.
    pub(super) range: Range<usize>,
}

impl<'w, 'a, 's> Reading<'w, 'a, 's> {
    /// Reads `source` and writes what passes.
    pub(super) fn read(writer: &'w mut Writer<'a>, source: &'s Source<'s>, is_block: bool) {
        let tag = StartTag::default();
        let mut reading = Self { writer, source, is_block, tag, raw: None, drawings: 0, done: 0 };
        let emitter =
            CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
                reading.event(&event, span.start..span.end);
                None
            });
        Tokenizer::new_with_emitter(source.text.as_ref(), emitter).for_each(drop);
        reading.finish();
    }

    fn event(&mut self, event: &CallbackEvent, range: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = StartTag { name: text(name), range, attributes: Vec::new() };
                return;
            }
            CallbackEvent::AttributeName { name } => {
                let range = range.end..range.end;
                self.tag.attributes.push(Attribute { name: text(name), value: String::new(), range });
                return;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = self.tag.attributes.last_mut() {
                    attribute.value = text(value);
                    attribute.range = range;
                }
                return;
            }
            CallbackEvent::Error(_) => return,
            CallbackEvent::CloseStartTag { self_closing } => {
                let mut tag = std::mem::take(&mut self.tag);
                tag.range.end = range.end;
                if self.raw.is_none() {
                    self.start_tag(&tag, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end_tag(&text(name), range.clone()),
            CallbackEvent::String { value } if self.raw.is_none() => self.writer.text(&text(value)),
            CallbackEvent::String { .. } | CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {}
        }
        self.done = self.done.max(range.end);
    }

    /// What is no whole tag, and what nothing closed, is text.
    fn finish(mut self) {
        let end = self.source.text.len();
        if let Some(raw) = self.raw.take() {
            self.source_text(raw.start..end);
        } else if self.done < end {
            self.source_text(self.done..end);
        }
    }

    fn start_tag(&mut self, tag: &StartTag, self_closing: bool) {
        let name = tag.name.as_str();
        if is_raw_text(name) {
            return self.raw_text(tag, self_closing);
        }
        match standing(name) {
            None => self.source_text(tag.range.clone()),
            Some(Standing::Drawing) if self.drawings == 0 => self.source_text(tag.range.clone()),
            Some(Standing::Removed) if matches!(name, "svg" | "math") => {
                self.drawings += usize::from(!self_closing);
                self.problem(&tag.range, format!("`<{name}>` is left out; the words in it stay"));
            }
            Some(Standing::Removed | Standing::Drawing) => {}
            Some(Standing::Document | Standing::Form | Standing::Active) if self.is_spoken_of(tag) => {
                self.problem(&tag.range, format!("`<{name}>` is shown as text"));
                self.source_text(tag.range.clone());
            }
            Some(Standing::Document | Standing::Form | Standing::Active) => {
                self.problem(&tag.range, format!("`<{name}>` is left out"));
            }
            Some(Standing::Passes) => self.element(tag, self_closing),
        }
    }

    fn end_tag(&mut self, name: &str, range: Range<usize>) {
        if let Some(raw) = self.raw.take_if(|raw| raw.name == name) {
            if !raw.is_linked {
                self.source_text(raw.start..range.end);
            } else if !self.source.text[raw.start..range.start].trim().is_empty() {
                self.problem(&(raw.start..range.start), format!("what stands in `<{name}>` is left out"));
            }
            return;
        }
        if self.raw.is_some() {
            return;
        }
        match standing(name) {
            None => self.source_text(range),
            Some(Standing::Drawing) if self.drawings == 0 => self.source_text(range),
            Some(Standing::Removed) if matches!(name, "svg" | "math") => {
                self.drawings = self.drawings.saturating_sub(1);
            }
            Some(Standing::Passes) => {
                let from = self.writer.first_tag();
                for written in self.writer.tags.close(name, from) {
                    self.writer.end_tag(written);
                }
            }
            Some(Standing::Document | Standing::Form | Standing::Active)
                if !self.is_block && !self.has_other(name, false) =>
            {
                self.problem(&range, format!("`</{name}>` is shown as text"));
                self.source_text(range);
            }
            Some(_) => {}
        }
    }

    /// Whether a sentence speaks of the tag: it has no content (`use <input type=text>`), or nothing in the note closes it
    /// (`where <body> begins`). Left out, it would leave a hole. A box to tick means a box.
    fn is_spoken_of(&self, tag: &StartTag) -> bool {
        if self.is_block {
            return false;
        }
        if !is_void(&tag.name) {
            return !self.has_other(&tag.name, true);
        }
        let says = |name: &str, value: &str| {
            tag.attributes
                .iter()
                .any(|one| one.name == name && (value.is_empty() || one.value.eq_ignore_ascii_case(value)))
        };
        !(says("type", "checkbox") || says("type", "radio") || says("checked", ""))
    }

    /// Whether the note has a tag of this name that closes an element, or one that opens it.
    fn has_other(&self, name: &str, closes: bool) -> bool {
        self.writer.html_places.has_tag(self.writer.note, name, closes)
    }

    /// An element that passes.
    fn element(&mut self, tag: &StartTag, self_closing: bool) {
        let name = tag.name.as_str();
        self.report_handlers(tag);
        if !matches!(name, "br" | "img" | "wbr") && self.writer.mode == Mode::Direct {
            self.writer.needs_tree = true;
            return;
        }
        if is_block(name) && self.writer.paragraph == Paragraph::Open {
            self.writer.paragraph = Paragraph::Ended;
        }
        match name {
            "img" => self.image(tag),
            "br" => self.writer.push("<br/>"),
            "wbr" => self.writer.push("<wbr/>"),
            "source" => self.media_source(tag),
            "hr" | "col" => {
                self.begin(if name == "hr" { "hr" } else { "col" }, tag);
                self.writer.push("/>");
            }
            // Captions of a video: nothing finds their file.
            _ if is_void(name) => {}
            _ => self.container(tag, self_closing),
        }
    }

    fn container(&mut self, tag: &StartTag, self_closing: bool) {
        let name = tag.name.as_str();
        let from = self.writer.first_tag();
        if self.writer.tags.is_full() {
            return self.problem(&tag.range, format!("`<{name}>` is left out: too many tags are open"));
        }
        for ended in self.writer.tags.implied_ends(name, from) {
            self.writer.end_tag(ended);
        }
        let Some(written) = self.written_name(tag) else { return };
        self.writer.tags.open(name, written);
        // `<a name="x"/>` is meant to be whole, although a browser takes it for the beginning of a link.
        if self_closing {
            self.end_tag(name, 0..0);
        }
    }

    /// An element whose content no browser would read as tags: it is text, and a frame is a link.
    fn raw_text(&mut self, tag: &StartTag, self_closing: bool) {
        let is_linked = tag.name == "iframe" && self.frame(tag);
        let (start, as_what) = if is_linked { (tag.range.end, "a link") } else { (tag.range.start, "text") };
        self.problem(&tag.range, format!("`<{}>` is shown as {as_what}", tag.name));
        // `<iframe src="x"/>` is meant to be whole, although a browser looks for its end.
        if !(is_linked && self_closing) {
            self.raw = Some(RawText { name: tag.name.clone(), start, is_linked });
        }
    }

    /// A link to the page that a frame would show, in a paragraph of its own where nothing else holds it; nothing where
    /// there is no such page.
    fn frame(&mut self, tag: &StartTag) -> bool {
        let value = |name: &str| tag.attributes.iter().find(|one| one.name == name);
        let Some(Href::Inside(address) | Href::Outside(address)) =
            value("src").and_then(|one| self.place(one)).map(|place| self.writer.href(place))
        else {
            return false;
        };
        if self.writer.is_in_link() {
            return false;
        }
        let words = value("title").map_or("", |one| one.value.trim());
        let stands_alone = self.is_block && self.writer.tags.len() == self.writer.first_tag();
        self.writer.push(if stands_alone { "<p>" } else { "" });
        self.address_link(tag, &address, if words.is_empty() { &address } else { words });
        self.writer.push(if stands_alone { "</p>" } else { "" });
        true
    }

    /// Whether a `<p>` goes on behind this piece: then Markdown follows, which stands in paragraphs of its own.
    pub(super) fn goes_on(&self, tag: &StartTag) -> bool {
        let rest = &self.source.text.as_bytes()[tag.range.end..];
        self.is_block && !rest.windows(3).any(|bytes| bytes.eq_ignore_ascii_case(b"</p"))
    }

    /// Shows a part of the source as it is typed.
    pub(super) fn source_text(&mut self, range: Range<usize>) {
        if let Some(words) = self.source.text.get(range) {
            self.writer.text(words);
        }
    }

    pub(super) fn problem(&mut self, range: &Range<usize>, message: String) {
        let span = self.source.span(range);
        self.writer.problem(span, message);
    }

    fn report_handlers(&mut self, tag: &StartTag) {
        for attribute in tag.attributes.iter().filter(|attribute| is_handler(&attribute.name)) {
            let message = format!("`{}` is left out: it runs a program", attribute.name);
            self.problem(&tag.range, message);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
