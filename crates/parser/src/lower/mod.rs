//! The reader's events become a [`Note`], in one pass and one tree.

mod blocks;
mod callouts;
mod definitions;
mod finish;
mod html;
mod link_parts;
mod links;
mod picture_look;
mod tags;
mod text;

use crate::front_matter::{self, FrontMatter};
use crate::html::Markup;
use crate::note::{Note, node_id};
use crate::reader::{self, Corrections, Marks, Prepared, Tags};
use crate::{Dialect, Node, NodeId, NodeKind, ReferenceForm, UndefinedReference};
use coursenotes_diagnostics::{FileId, Span};
use definitions::{Definitions, Kept};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser};
use std::cell::RefCell;
use std::ops::Range;
use text::TextRun;

/// The byte order mark; the reader takes it for text.
const BOM: &str = "\u{feff}";

/// Parses `text` as `dialect` says.
pub(crate) fn lower(file: FileId, text: String, dialect: &Dialect) -> Note {
    let mark = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let base = mark + front_matter::length(&text[mark..]);
    let tags = if dialect.tags { Tags::find(&text[base..]) } else { Tags::default() };
    let mut corrections = Corrections { insertions: tags.blank_lines(&text[base..]), ..Corrections::default() };
    let start = Start { file, text: &text, mark, base, dialect, tags };
    let mut readings = 1;
    let mut note = loop {
        match read(&start, &corrections, readings) {
            Ok(note) => break note,
            Err(more) => corrections.extend(more),
        }
        readings += 1;
    };
    note.text = text;
    finish::name_headings(&mut note);
    note
}

/// What a reading begins with: the text, where its byte order mark ends and where its front matter ends.
struct Start<'a> {
    file: FileId,
    text: &'a str,
    mark: usize,
    base: usize,
    dialect: &'a Dialect,
    tags: Tags,
}

/// A dollar less may make another one begin a formula. After so many readings it stays as it is.
const MOST_READINGS: usize = 5;

/// Reads the text with `corrections`, and may ask to be read again with more.
fn read(start: &Start, corrections: &Corrections, reading: usize) -> Result<Note, Corrections> {
    let body = &start.text[start.base..];
    let prepared = reader::prepare(body, corrections, &start.tags, start.dialect);
    let mut lowering = Lowering::new(start, body, &prepared);
    if start.mark < start.base {
        lowering.front_matter(start.text, start.mark);
    }
    let broken = RefCell::new(Vec::new());
    let callback = |link: BrokenLink| {
        broken.borrow_mut().push((link.span, link.link_type));
        None
    };
    let options = reader::options(start.dialect);
    let parser = Parser::new_with_broken_link_callback(&prepared.text, options, Some(callback));
    let kept = parser.reference_definitions().iter().map(|(label, one)| Kept {
        label,
        span: one.span.clone(),
        destination: &one.dest,
        title: one.title.as_ref(),
    });
    lowering.definitions = Definitions::new(&prepared, kept);
    for (event, range) in parser.into_offset_iter() {
        lowering.event(event, prepared.original(range));
    }
    // Once is enough for these: what an insertion makes a block of its own holds no further one.
    if reading > 1 {
        lowering.corrections.insertions.clear();
    }
    if reading < MOST_READINGS && !lowering.corrections.is_empty() {
        return Err(lowering.corrections);
    }
    let broken = broken.into_inner().into_iter().map(|(span, kind)| (prepared.original(span), kind));
    Ok(lowering.finish(broken.collect()))
}

/// What is built while events arrive. Offsets in events count from `base`.
struct Lowering<'a> {
    /// The text behind the byte order mark and the front matter.
    body: &'a str,
    /// What the reader got.
    prepared: &'a Prepared<'a>,
    /// What the reader should get instead.
    corrections: Corrections,
    dialect: &'a Dialect,
    /// The tags, where there are any.
    tags: Option<&'a Tags>,
    /// What tags have opened, outermost first.
    frames: Vec<tags::Open>,
    /// Those that the comment stands for which is open.
    tags_of_block: Option<Range<usize>>,
    /// Where the last tag ends that ends a list on GitHub.
    lazy_html: Option<usize>,
    base: usize,
    has_nul: bool,
    marks: Marks<'a>,
    note: Note,
    /// Nodes that are open, outermost first.
    open: Vec<NodeId>,
    /// The labels of links that are open, as the reader looks them up.
    labels: Vec<CowStr<'a>>,
    /// For each strikethrough that is open: where its last tildes stand, if GitHub shows them instead.
    tildes: Vec<Option<Range<usize>>>,
    /// How many links and pictures are open: no bare address becomes a link inside one.
    link_depth: usize,
    run: TextRun,
    /// Brackets that the block's text has opened and not closed: no bare address becomes a link inside them.
    brackets: usize,
    definitions: Definitions,
    /// Raw HTML of the block that is open.
    html: Markup,
}

impl<'a> Lowering<'a> {
    fn new(start: &'a Start<'a>, body: &'a str, prepared: &'a Prepared<'a>) -> Self {
        let note = Note {
            file: start.file,
            text: String::new(),
            // A node per 25 bytes is what course notes have.
            nodes: Vec::with_capacity(body.len() / 25 + 4),
            shown: Vec::new(),
            headings: Vec::with_capacity(body.len() / 1000),
            links: Vec::with_capacity(body.len() / 500),
            definitions: Vec::new(),
            undefined_references: Vec::new(),
            footnotes: Vec::new(),
            footnote_references: Vec::new(),
            fences: Vec::new(),
            frames: Vec::new(),
            tables: Vec::new(),
            ids: Vec::new(),
            stray_brackets: Vec::new(),
            front_matter: None,
            anchors: Box::default(),
        };
        Self {
            body,
            prepared,
            corrections: Corrections::default(),
            dialect: start.dialect,
            tags: Some(&start.tags).filter(|tags| !tags.list.is_empty()),
            frames: Vec::new(),
            tags_of_block: None,
            lazy_html: None,
            base: start.base,
            has_nul: memchr::memchr(0, body.as_bytes()).is_some(),
            marks: Marks::new(body),
            note,
            open: Vec::new(),
            labels: Vec::new(),
            tildes: Vec::new(),
            link_depth: 0,
            run: TextRun::default(),
            brackets: 0,
            definitions: Definitions::default(),
            html: Markup::default(),
        }
    }

    /// The block at the start, which the reader never gets.
    fn front_matter(&mut self, text: &str, start: usize) {
        let span = Span::new(self.note.file, start..self.base);
        let next = NodeId(1);
        self.note.nodes.push(Node { kind: NodeKind::FrontMatter, start: span.start, end: span.end, next });
        self.note.front_matter = Some(FrontMatter::new(span, &text[span.range()]));
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
            Event::InlineMath(words) => self.math(NodeKind::Math, &words, range),
            Event::DisplayMath(words) => self.math(NodeKind::DisplayMath, &words, range),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::FootnoteReference(_) => self.footnote_reference(range),
            Event::SoftBreak => self.leaf(NodeKind::SoftBreak, range),
            Event::HardBreak => self.leaf(text::line_end(&self.body[range.clone()]), range),
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
        let id = self.push(NodeKind::Code, range.clone());
        // Line ends inside become spaces, and in a table `\|` becomes `|`: then the reader made a text of its own.
        if !self.is_slice(words) {
            let shown = reader::code_text(&self.body[range], words);
            self.note.shown.push((id, shown.into()));
        }
    }

    /// A formula. Over several lines of a quote, and with `\|` in a table, the reader made a text of its own.
    fn math(&mut self, kind: NodeKind, words: &CowStr, range: Range<usize>) {
        if kind == NodeKind::DisplayMath && self.dialect.inline_dollars && self.is_in_a_line(&range) {
            let id = self.push(NodeKind::Math, range);
            self.note.shown.push((id, words.replace('\0', "\u{fffd}").into()));
            return;
        }
        let dollars = if kind == NodeKind::Math { 2 } else { 4 };
        let length = range.len();
        // What is known of a row of dollars is known of each of them.
        if kind == NodeKind::Math && self.corrections.dollars.last().is_none_or(|last| *last < range.start) {
            // GitHub lets no dollar in front of a letter close a formula.
            let letters_end_nothing = *self.dialect == Dialect::GITHUB;
            let none = reader::dollar::no_openers(self.body, &range, letters_end_nothing);
            self.corrections.dollars.extend(none);
        }
        let id = self.push(kind, range);
        if words.len() + dollars != length {
            self.note.shown.push((id, words.replace('\0', "\u{fffd}").into()));
        }
    }

    /// Whether other text stands in the line of a formula.
    fn is_in_a_line(&self, range: &Range<usize>) -> bool {
        let bytes = self.body.as_bytes();
        let before = bytes[..range.start].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'>'));
        let after = bytes[range.end..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
        [before, after].into_iter().flatten().any(|byte| *byte != b'\n')
    }

    /// Whether the reader's words are a part of the text rather than a text of its own.
    fn is_slice(&self, words: &CowStr) -> bool {
        matches!(words, CowStr::Borrowed(_)) && !(self.has_nul && memchr::memchr(0, words.as_bytes()).is_some())
    }

    /// Where a part that the reader borrowed stands in the body; nothing for a text of its own, or an empty one.
    fn borrowed(&self, part: &CowStr) -> Option<Range<usize>> {
        match part {
            CowStr::Borrowed(part) if !part.is_empty() => {
                link_parts::offset_in(&self.prepared.text, part).map(|range| self.prepared.original(range))
            }
            _ => None,
        }
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
