//! The walk over a note's nodes, and what it has to remember.

use super::footnotes::Footnotes;
use super::html::HtmlPlaces;
use super::ids::Ids;
use super::open_tags::OpenTags;
use super::tables::TableState;
use super::{Page, Problem, Written};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Span;
use coursenotes_markup::math::Formulas;
use coursenotes_parser::{NodeId, Note};

/// How a note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// What is written is the result.
    Direct,
    /// What is written goes through a tree builder, with marks for what the builder needn't read.
    Tree,
}

/// How deep blocks and emphasis may lie in each other; deeper ones are written without their element. Browsers stop at
/// 512 levels, and no page of a person has twenty.
const DEEPEST: usize = 100;

/// A construct that is open.
#[derive(Debug)]
pub(super) struct Open {
    /// The node after its last descendant.
    end: NodeId,
    close: Close,
    /// How many tags of the author were open before it; none where tags may end outside of it.
    tags: Option<usize>,
}

/// What ends a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// It has no end of its own.
    Nothing,
    /// These words.
    With(&'static str),
    /// A link, and these words.
    Link(&'static str),
    /// A quote, and these words.
    Quote(&'static str),
    /// A paragraph, whose tag may have been ended already by a block of the author's HTML.
    Paragraph,
    /// A table.
    Table,
    /// A cell of a table.
    Cell,
}

/// Whether a paragraph of Markdown is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paragraph {
    /// None is.
    Outside,
    /// One is.
    Open,
    /// One is, and a block of the author's HTML has ended it on the page.
    Ended,
}

/// A note that is being written.
pub(super) struct Writer<'a> {
    pub(super) entry: &'a Entry,
    pub(super) note: &'a Note,
    pub(super) page: &'a Page<'a>,
    pub(super) mode: Mode,
    pub(super) written: Written,
    /// Markup that is ready and that the tree builder needn't read.
    pub(super) islands: Vec<String>,
    /// Whether the direct way met a tag that it can't write.
    pub(super) needs_tree: bool,
    pub(super) ids: Ids<'a>,
    pub(super) formulas: Formulas,
    pub(super) footnotes: Footnotes,
    pub(super) tags: OpenTags,
    pub(super) html_places: HtmlPlaces,
    /// Whether the place is inside a link: a second one would end it.
    pub(super) in_link: bool,
    pub(super) table: TableState,
    pub(super) paragraph: Paragraph,
    /// How many quotes are open: their marks stand in tags that go on in a next line.
    pub(super) quotes: usize,
    /// The paragraph that is the title of the box that was opened last, and what it begins with.
    pub(super) box_title: Option<(NodeId, &'static str)>,
    open: Vec<Open>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(mode: Mode, entry: &'a Entry, page: &'a Page<'a>) -> Self {
        let note: &Note = &entry.note;
        let body = String::with_capacity(note.text().len() + note.text().len() / 2);
        Self {
            entry,
            note,
            page,
            mode,
            written: Written { body, ..Written::default() },
            islands: Vec::new(),
            needs_tree: false,
            ids: Ids::new(page.medium, page.id_prefix),
            formulas: Formulas::default(),
            footnotes: Footnotes::new(note),
            tags: OpenTags::default(),
            html_places: HtmlPlaces::new(note),
            in_link: false,
            table: TableState::default(),
            paragraph: Paragraph::Outside,
            quotes: 0,
            box_title: None,
            open: Vec::new(),
        }
    }

    /// Writes the whole note.
    pub(super) fn note(&mut self) {
        self.reserve_footnote_ids();
        let end = u32::try_from(self.note.nodes.len()).expect("a note has fewer nodes than bytes");
        self.walk(NodeId(0), NodeId(end));
        self.close_tags(0);
        self.footnotes_section();
    }

    /// Writes the nodes from `first` up to `end`.
    pub(super) fn walk(&mut self, first: NodeId, end: NodeId) {
        let outside = self.open.len();
        let mut at = first;
        while at < end && !self.needs_tree {
            while self.open.len() > outside && self.open.last().is_some_and(|open| open.end <= at) {
                self.close();
            }
            at = self.node(at);
        }
        while self.open.len() > outside {
            self.close();
        }
    }

    /// Opens a block; the author's tags inside of it end with it.
    pub(super) fn open_block(&mut self, id: NodeId, start: &str, close: &'static str) {
        let close = if self.is_too_deep() { Close::Nothing } else { Close::With(close) };
        self.start_block();
        if close != Close::Nothing {
            self.push(start);
        }
        self.opened(id, close, true);
    }

    /// Opens emphasis and its like, which the author's tags may overlap.
    pub(super) fn open_inline(&mut self, id: NodeId, start: &str, close: &'static str) {
        if self.is_too_deep() {
            return self.opened(id, Close::Nothing, false);
        }
        self.push(start);
        self.opened(id, Close::With(close), false);
    }

    pub(super) fn opened(&mut self, id: NodeId, close: Close, is_block: bool) {
        let tags = is_block.then_some(self.tags.len());
        self.open.push(Open { end: self.note.node(id).next, close, tags });
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.open.len() >= DEEPEST
    }

    /// Before a block: on a line of its own, and not inside a paragraph of the author's HTML.
    pub(super) fn start_block(&mut self) {
        let inside = self.open.iter().rev().find_map(|open| open.tags).unwrap_or_default();
        for name in self.tags.end_paragraph(inside) {
            self.end_tag(name);
        }
        if !self.written.body.is_empty() && !self.written.body.ends_with('\n') {
            self.push("\n");
        }
    }

    fn close(&mut self) {
        let open = self.open.pop().expect("asked for when one is open");
        if let Some(tags) = open.tags {
            self.close_tags(tags);
        }
        match open.close {
            Close::Nothing => {}
            Close::With(words) => self.push(words),
            Close::Quote(words) => {
                self.quotes -= 1;
                self.push(words);
            }
            Close::Link(words) => {
                self.in_link = false;
                self.push(words);
            }
            Close::Paragraph => self.close_paragraph(open.end),
            Close::Table => self.close_table(),
            Close::Cell => self.close_cell(),
        }
    }

    /// Whether a cell of a table is open.
    pub(super) fn is_in_cell(&self) -> bool {
        self.open.iter().any(|open| open.close == Close::Cell)
    }

    /// Whether a link is open, of Markdown or of the author's tags: no other may begin in it.
    pub(super) fn is_in_link(&self) -> bool {
        self.in_link || self.tags.has_open("a")
    }

    /// Ends the author's tags beyond the first `count`.
    pub(super) fn close_tags(&mut self, count: usize) {
        while self.tags.len() > count {
            let name = self.tags.pop();
            self.end_tag(name);
        }
    }

    /// Where the author's tags of the innermost block begin.
    pub(super) fn first_tag(&self) -> usize {
        self.open.iter().rev().find_map(|open| open.tags).unwrap_or_default()
    }

    pub(super) fn end_tag(&mut self, name: &str) {
        self.push("</");
        self.push(name);
        self.push(">");
    }

    pub(super) fn push(&mut self, markup: &str) {
        self.written.body.push_str(markup);
    }

    /// Writes markup that is whole: the tree builder gets a picture in its place.
    pub(super) fn inline_island(&mut self, markup: &str) {
        self.island(markup, "<img island=\"", "\"/>");
    }

    /// The same for a block.
    pub(super) fn block_island(&mut self, markup: &str) {
        self.island(markup, "<pre island=\"", "\"></pre>");
    }

    fn island(&mut self, markup: &str, before: &str, after: &str) {
        if self.mode == Mode::Direct {
            return self.push(markup);
        }
        let number = self.islands.len().to_string();
        self.islands.push(markup.to_owned());
        self.push(before);
        self.push(&number);
        self.push(after);
    }

    pub(super) fn problem(&mut self, span: Span, message: String) {
        self.written.problems.push(Problem { span, message });
    }
}
