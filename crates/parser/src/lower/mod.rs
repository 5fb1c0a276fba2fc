//! The reader's events become a [`Note`], in one pass and one tree.

mod blocks;
mod definitions;
mod finish;
mod html;
mod link_parts;
mod text;

use crate::html::Markup;
use crate::note::{Note, node_id};
use crate::reader;
use crate::{Dialect, Node, NodeId, NodeKind, ReferenceForm, UndefinedReference};
use coursenotes_diagnostics::{FileId, Span};
use definitions::Definitions;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser};
use std::cell::RefCell;
use std::ops::Range;
use text::TextRun;

/// The byte order mark; the reader takes it for text.
const BOM: &str = "\u{feff}";

/// Parses `text` as `dialect` says.
pub(crate) fn lower(file: FileId, text: String, dialect: &Dialect) -> Note {
    let base = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let body = &text[base..];
    let prepared = reader::prepare(body);
    let mut lowering = Lowering::new(file, &text, base, &prepared);
    let broken = RefCell::new(Vec::new());
    let callback = |link: BrokenLink| {
        broken.borrow_mut().push((link.span, link.link_type));
        None
    };
    let parser = Parser::new_with_broken_link_callback(&prepared, reader::options(dialect), Some(callback));
    let kept = parser.reference_definitions().iter().map(|(_, one)| (one.span.clone(), &one.dest, one.title.as_ref()));
    lowering.definitions = Definitions::new(&prepared, kept);
    for (event, range) in parser.into_offset_iter() {
        lowering.event(event, range);
    }
    let broken = broken.into_inner();
    let mut note = lowering.finish(broken);
    note.text = text;
    finish::name_headings(&mut note);
    note
}

/// What is built while events arrive. Offsets in events count from `base`.
struct Lowering<'a> {
    /// The text without a byte order mark.
    body: &'a str,
    /// What the reader got: `body`, or a copy of the same length.
    prepared: &'a str,
    base: usize,
    has_nul: bool,
    has_www: bool,
    note: Note,
    /// Nodes that are open, outermost first.
    open: Vec<NodeId>,
    /// How many links and pictures are open: no bare address becomes a link inside one.
    link_depth: usize,
    run: TextRun,
    definitions: Definitions,
    /// Raw HTML of the block that is open.
    html: Markup,
}

impl<'a> Lowering<'a> {
    fn new(file: FileId, text: &'a str, base: usize, prepared: &'a str) -> Self {
        let body = &text[base..];
        let note = Note {
            file,
            text: String::new(),
            // A node per 25 bytes is what course notes have.
            nodes: Vec::with_capacity(body.len() / 25 + 4),
            shown: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            definitions: Vec::new(),
            undefined_references: Vec::new(),
            footnotes: Vec::new(),
            footnote_references: Vec::new(),
            fences: Vec::new(),
            tables: Vec::new(),
            ids: Vec::new(),
            stray_brackets: Vec::new(),
            front_matter: None,
            anchors: Vec::new(),
        };
        Self {
            body,
            prepared,
            base,
            has_nul: memchr::memchr(0, body.as_bytes()).is_some(),
            has_www: memchr::memmem::find(body.as_bytes(), b"www.").is_some(),
            note,
            open: Vec::new(),
            link_depth: 0,
            run: TextRun::default(),
            definitions: Definitions::default(),
            html: Markup::default(),
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Text(words) = event {
            self.cover(&range);
            self.text(&words, range);
            return;
        }
        self.flush_text();
        if !matches!(event, Event::Start(_) | Event::End(_)) {
            self.cover(&range);
        }
        match event {
            Event::Text(_) => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(words) => self.code(&words, range),
            Event::InlineMath(_) => self.leaf(NodeKind::Math, range),
            Event::DisplayMath(_) => self.leaf(NodeKind::DisplayMath, range),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::FootnoteReference(_) => self.footnote_reference(range),
            Event::SoftBreak => self.leaf(NodeKind::SoftBreak, range),
            Event::HardBreak => self.leaf(NodeKind::HardBreak, range),
            Event::Rule => self.leaf(NodeKind::ThematicBreak, range),
            Event::TaskListMarker(done) => self.leaf(NodeKind::TaskMarker(done), range),
        }
    }

    /// The span of bytes of the body.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.note.file, self.base + range.start..self.base + range.end)
    }

    fn push(&mut self, kind: NodeKind, range: Range<usize>) -> NodeId {
        let id = node_id(self.note.nodes.len());
        let span = self.span(range);
        self.note.nodes.push(Node { kind, start: span.start, end: span.end, next: NodeId(id.0 + 1) });
        id
    }

    fn leaf(&mut self, kind: NodeKind, range: Range<usize>) {
        self.push(kind, range);
    }

    fn open(&mut self, kind: NodeKind, range: Range<usize>) -> NodeId {
        let id = self.push(kind, range);
        self.open.push(id);
        id
    }

    fn close(&mut self) -> NodeId {
        let id = self.open.pop().expect("the reader's events are balanced");
        self.note.nodes[id.index()].next = node_id(self.note.nodes.len());
        id
    }

    fn code(&mut self, words: &CowStr, range: Range<usize>) {
        let source = &self.body[range.clone()];
        let id = self.push(NodeKind::Code, range);
        // Line ends inside become spaces, and in a table `\|` becomes `|`: then the reader made a text of its own.
        if !self.is_slice(words) && !self.is_prepared(source) {
            self.note.shown.push((id, words.as_ref().into()));
        }
    }

    /// Whether the reader's words are a part of the text rather than a text of its own.
    fn is_slice(&self, words: &CowStr) -> bool {
        matches!(words, CowStr::Borrowed(_)) && !(self.has_nul && memchr::memchr(0, words.as_bytes()).is_some())
    }

    /// Whether the reader saw stand-ins in this slice, so that its own text would show them.
    fn is_prepared(&self, source: &str) -> bool {
        let start = source.as_ptr() as usize - self.body.as_ptr() as usize;
        self.prepared[start..start + source.len()] != *source
    }

    fn undefined(&mut self, span: Range<usize>, kind: LinkType) {
        let form = match kind {
            LinkType::Reference | LinkType::ReferenceUnknown => ReferenceForm::Full,
            LinkType::Collapsed | LinkType::CollapsedUnknown => ReferenceForm::Collapsed,
            _ => ReferenceForm::Shortcut,
        };
        let span = link_parts::with_empty_label(self.body, span, form == ReferenceForm::Collapsed);
        let source = &self.body[span.clone()];
        let Some(label) = link_parts::undefined_label(source, form) else { return };
        let label = self.span(span.start + label.start..span.start + label.end);
        let span = self.span(span);
        self.note.undefined_references.push(UndefinedReference { span, label, form });
    }
}
