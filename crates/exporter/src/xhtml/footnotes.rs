//! Footnotes: marks, and a list of the texts at the end of the note, with a way back from each to all of its marks.
//!
//! The ids have a dot, which no anchor of GitHub has: `fn.1` is the text, `fnref.1` its first mark, `fnref.1.2` the second.

use super::writer::Writer;
use super::{Medium, push_attribute};
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::fmt::Write;

/// The footnotes that are shown.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// By number: the definition, and how many marks are shown.
    shown: Vec<Option<Shown>>,
    /// The text that is being written, from 1.
    current: Option<Current>,
}

#[derive(Clone, Copy, Debug)]
struct Shown {
    definition: NodeId,
    marks: u32,
    /// Marks written so far.
    written: u32,
}

#[derive(Clone, Copy, Debug)]
struct Current {
    number: u32,
    first: NodeId,
    end: NodeId,
    numbered: bool,
    led_back: bool,
}

impl Footnotes {
    /// Whether a footnote is being written.
    pub(super) fn is_inside(&self) -> bool {
        self.current.is_some()
    }

    pub(super) fn new(note: &Note) -> Self {
        let mut footnotes = Self::default();
        if note.footnotes.is_empty() {
            return footnotes;
        }
        for (id, node) in note.walk() {
            if let NodeKind::FootnoteDefinition(place) = node.kind
                && let Some(number) = note.footnotes[place as usize].number
            {
                let number = number as usize;
                if footnotes.shown.len() < number {
                    footnotes.shown.resize(number, None);
                }
                footnotes.shown[number - 1] = Some(Shown { definition: id, marks: 0, written: 0 });
            }
        }
        footnotes.count_marks(note);
        footnotes
    }

    /// Counts the marks that will be written: not those in footnotes that nobody refers to, nor in a picture's words.
    fn count_marks(&mut self, note: &Note) {
        let mut hidden = NodeId(0);
        for (id, node) in note.walk() {
            if id < hidden {
                continue;
            }
            match node.kind {
                NodeKind::FootnoteDefinition(place) if note.footnotes[place as usize].number.is_none() => {
                    hidden = node.next;
                }
                NodeKind::Image(_) => hidden = node.next,
                NodeKind::FootnoteReference(place) => {
                    if let Some(shown) = self.shown(note.footnote_references[place as usize].number) {
                        shown.marks += 1;
                    }
                }
                _ => {}
            }
        }
    }

    fn shown(&mut self, number: Option<u32>) -> Option<&mut Shown> {
        self.shown.get_mut(number?.checked_sub(1)? as usize)?.as_mut()
    }
}

impl Writer<'_> {
    /// Takes the ids of footnotes before an author's tag can.
    pub(super) fn reserve_footnote_ids(&mut self) {
        for number in (1..).take(self.footnotes.shown.len()) {
            self.ids.claim(&format!("fn.{number}"));
            let marks = self.footnotes.shown(Some(number)).map_or(0, |shown| shown.marks);
            for mark in 1..=marks {
                self.ids.claim(&mark_anchor(number, mark));
            }
        }
    }

    /// The mark of a footnote. Inside a link it is no link itself.
    pub(super) fn footnote_mark(&mut self, id: NodeId, place: u32) {
        let number = self.note.footnote_references[place as usize].number;
        let Some(shown) = self.footnotes.shown(number) else {
            let source = self.note.slice(self.note.span(id));
            return self.text(source);
        };
        shown.written += 1;
        let (number, mark) = (number.unwrap_or_default(), shown.written);
        let (own, text) = (self.ids.name(&mark_anchor(number, mark)), self.ids.name(&format!("fn.{number}")));
        let is_in_link = self.is_in_link();
        self.push("<sup><");
        self.push(if is_in_link { "span" } else { "a" });
        self.push(" class=\"footnote-mark\" id=\"");
        push_attribute(&mut self.written.body, &own);
        if is_in_link {
            write!(self.written.body, "\">{number}</span></sup>").expect("a string can be written to");
            return;
        }
        self.push("\" href=\"#");
        push_attribute(&mut self.written.body, &text);
        self.push(if self.page.medium == Medium::Book { "\" epub:type=\"noteref" } else { "" });
        write!(self.written.body, "\" role=\"doc-noteref\">{number}</a></sup>").expect("a string can be written to");
    }

    /// The texts of all footnotes, in the order of their numbers.
    pub(super) fn footnotes_section(&mut self) {
        if self.footnotes.shown.iter().flatten().all(|shown| shown.marks == 0) || self.needs_tree {
            return;
        }
        self.start_block();
        match self.page.medium {
            Medium::Site => {
                self.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n");
            }
            Medium::Book => {
                self.push("<section class=\"footnotes\" epub:type=\"footnotes\" aria-label=\"Footnotes\">\n");
            }
        }
        for number in (1..).take(self.footnotes.shown.len()) {
            if let Some(shown) = self.footnotes.shown(Some(number)).copied().filter(|shown| shown.marks > 0) {
                self.footnote_text(number, shown.definition);
            }
        }
        self.push(if self.page.medium == Medium::Site { "</ol>\n</section>\n" } else { "</section>\n" });
    }

    fn footnote_text(&mut self, number: u32, definition: NodeId) {
        let id = self.ids.name(&format!("fn.{number}"));
        let (start, middle, end) = match self.page.medium {
            Medium::Site => ("<li id=\"", format!("\" value=\"{number}\">"), "</li>\n"),
            Medium::Book => {
                ("<aside id=\"", "\" epub:type=\"footnote\" role=\"doc-footnote\">".to_owned(), "</aside>\n")
            }
        };
        self.start_block();
        self.push(start);
        push_attribute(&mut self.written.body, &id);
        self.push(&middle);
        let first = NodeId(definition.0 + 1);
        let end_node = self.note.node(definition).next;
        self.footnotes.current = Some(Current { number, first, end: end_node, numbered: false, led_back: false });
        let starts_with_words = first < end_node && self.note.node(first).kind == NodeKind::Paragraph;
        if self.page.medium == Medium::Book && !starts_with_words {
            self.push("<p>");
            self.footnote_number(first);
            self.push("</p>\n");
        }
        self.walk(first, end_node);
        self.close_tags(0);
        if self.footnotes.current.is_some_and(|current| !current.led_back) {
            self.start_block();
            self.push("<p>");
            self.footnote_back(end_node);
            self.push("</p>");
        }
        self.footnotes.current = None;
        self.push(end);
    }

    /// The number before a footnote's first words; a site has it from the list.
    pub(super) fn footnote_number(&mut self, at: NodeId) {
        let Some(current) = &mut self.footnotes.current else { return };
        if self.page.medium == Medium::Book && !current.numbered && current.first == at {
            current.numbered = true;
            let number = current.number;
            write!(self.written.body, "<span class=\"footnote-number\">{number}.</span> ")
                .expect("a string can be written to");
        }
    }

    /// The ways back, behind the last words of a footnote.
    pub(super) fn footnote_back(&mut self, at: NodeId) {
        let Some(current) = &mut self.footnotes.current else { return };
        if current.end != at || current.led_back {
            return;
        }
        current.led_back = true;
        let number = current.number;
        let marks = self.footnotes.shown(Some(number)).map_or(0, |shown| shown.marks);
        for mark in 1..=marks {
            let id = self.ids.name(&mark_anchor(number, mark));
            self.push(" <a class=\"footnote-back\" href=\"#");
            push_attribute(&mut self.written.body, &id);
            let (name, sign) = match mark {
                1 => (number.to_string(), String::new()),
                _ => (format!("{number}-{mark}"), format!("<sup>{mark}</sup>")),
            };
            write!(self.written.body, "\" role=\"doc-backlink\" aria-label=\"Back to reference {name}\">↩{sign}</a>")
                .expect("a string can be written to");
        }
    }
}

fn mark_anchor(number: u32, mark: u32) -> String {
    if mark == 1 { format!("fnref.{number}") } else { format!("fnref.{number}.{mark}") }
}
