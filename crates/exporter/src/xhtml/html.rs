//! Raw HTML, as the walk meets it: blocks and tags in a line.

use super::raw::Reading;
use super::source::Source;
use super::writer::{Mode, Writer};
use coursenotes_markup::html::{TagKind, tags};
use coursenotes_parser::{LinkKind, NodeId, NodeKind, Note};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// What the note knows of its raw HTML, by the place where it stands.
#[derive(Debug, Default)]
pub(super) struct HtmlPlaces {
    /// Links and pictures, by the start of the attribute's value.
    pub(super) links: HashMap<u32, u32>,
    /// Headings, by the start of their tag.
    pub(super) headings: HashMap<u32, u32>,
    /// The names of its tags, and of its closing tags, once somebody asks.
    names: OnceCell<[BTreeSet<String>; 2]>,
}

impl HtmlPlaces {
    pub(super) fn new(note: &Note) -> Self {
        let links = (0..).zip(&note.links).filter(|(_, link)| matches!(link.kind, LinkKind::Html(_)));
        let headings = (0..).zip(&note.headings).filter(|(_, heading)| heading.is_html);
        let mut places = Self::default();
        for (place, link) in links {
            // The addresses of a `srcset` may share a place; then the first counts.
            places.links.entry(link.span.start).or_insert(place);
        }
        places.headings.extend(headings.map(|(place, heading)| (heading.span.start, place)));
        places
    }

    /// Whether the note has a tag of this name that opens an element, or one that closes it.
    pub(super) fn has_tag(&self, note: &Note, name: &str, closes: bool) -> bool {
        self.names.get_or_init(|| names(note))[usize::from(closes)].contains(name)
    }
}

fn names(note: &Note) -> [BTreeSet<String>; 2] {
    let mut names = [BTreeSet::new(), BTreeSet::new()];
    let mut at = NodeId(0);
    while let Some(node) = note.nodes.get(at.index()) {
        let is_html = matches!(node.kind, NodeKind::HtmlBlock | NodeKind::Html);
        for tag in if is_html { tags(note.slice(note.span(at))) } else { Vec::new() } {
            names[usize::from(tag.kind == TagKind::Close)].insert(tag.name);
        }
        // The lines of a block are read as one.
        at = if is_html { node.next } else { NodeId(at.0 + 1) };
    }
    names
}

impl Writer<'_> {
    /// A block of HTML.
    pub(super) fn html_block(&mut self, id: NodeId) {
        self.new_line();
        let source = Source::block(self.note, id);
        self.html(&source, true);
    }

    /// A tag or a comment in a line of text.
    pub(super) fn inline_html(&mut self, id: NodeId) {
        let source = Source::tag(self.note, id, self.quotes);
        self.html(&source, false);
    }

    fn html(&mut self, source: &Source, is_block: bool) {
        if !self.page.trust_html {
            return Reading::read(self, source, is_block);
        }
        // What is trusted is the tree builder's to read, as a browser would.
        self.needs_tree = self.mode == Mode::Direct;
        self.push(&source.text);
    }

    fn new_line(&mut self) {
        if !self.written.body.is_empty() && !self.written.body.ends_with('\n') {
            self.push("\n");
        }
    }
}
