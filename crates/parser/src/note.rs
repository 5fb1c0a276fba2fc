//! A parsed note: its text, its tree, and lists of what other crates ask for most.

use crate::{
    Alignment, Definition, Fence, FootnoteDefinition, FootnoteReference, Frame, FrontMatter, Heading, HtmlId, Link,
    Node, NodeId, NodeKind, UndefinedReference,
};
use coursenotes_diagnostics::{FileId, Span, fnv1a};
use std::borrow::Cow;

/// One note. All lists are in the order of the text.
#[derive(Debug)]
pub struct Note {
    /// The file it was read from.
    pub file: FileId,
    /// Its text, exactly as it was read.
    pub(crate) text: String,
    /// The tree in pre-order.
    pub nodes: Vec<Node>,
    /// What a text node shows, where that differs from the source: entities, escapes in code, NUL.
    pub(crate) shown: Vec<(NodeId, Box<str>)>,
    /// Headings with their anchors, those in raw HTML included.
    pub headings: Vec<Heading>,
    /// Links and pictures of every form, those in raw HTML included.
    pub links: Vec<Link>,
    /// Reference definitions, second ones of the same label included.
    pub definitions: Vec<Definition>,
    /// References without a definition.
    pub undefined_references: Vec<UndefinedReference>,
    /// Footnotes, second ones of the same label included.
    pub footnotes: Vec<FootnoteDefinition>,
    /// Marks that refer to a footnote, those without one included.
    pub footnote_references: Vec<FootnoteReference>,
    /// Fenced code.
    pub fences: Vec<Fence>,
    /// What tags set apart.
    pub frames: Vec<Frame>,
    /// Columns of each table.
    pub tables: Vec<Box<[Alignment]>>,
    /// Places in raw HTML that a link can lead to.
    pub ids: Vec<HtmlId>,
    /// Offsets of `]` or `)` in plain text, with the bracket of a link after it: links that didn't become one.
    pub stray_brackets: Vec<u32>,
    /// What stands between `---` lines at the start.
    pub front_matter: Option<FrontMatter>,
    /// The hash of every place that a fragment can name, sorted. With 64 bits, one missing anchor in 10^15 is taken for
    /// one that is there; to compare the words themselves costs a course of many links a twentieth of its check.
    pub(crate) anchors: Box<[u64]>,
}

impl Note {
    /// The text as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The bytes that a node covers.
    pub fn span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        Span { file: self.file, start: node.start, end: node.end }
    }

    /// The source of a span in this note.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Every node with its id, in the order of the text.
    pub fn walk(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (node_id(index), node))
    }

    /// The nodes directly inside `parent`.
    pub fn children(&self, parent: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.node(parent).next;
        let mut next = NodeId(parent.0 + 1);
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.node(child).next;
                child
            })
        })
    }

    /// What a reader sees of a leaf: the words of a text, the code without its backticks, a formula without its dollars.
    pub fn shown(&self, id: NodeId) -> Cow<'_, str> {
        if let Ok(at) = self.shown.binary_search_by_key(&id, |(node, _)| *node) {
            return Cow::Borrowed(&self.shown[at].1);
        }
        let node = self.node(id);
        let source = &self.text[node.start as usize..node.end as usize];
        match node.kind {
            NodeKind::Code => Cow::Borrowed(code_content(source)),
            NodeKind::Math => Cow::Borrowed(without_dollars(source, 1)),
            NodeKind::DisplayMath => Cow::Borrowed(without_dollars(source, 2)),
            NodeKind::SoftBreak | NodeKind::HardBreak => Cow::Borrowed("\n"),
            _ => Cow::Borrowed(source),
        }
    }

    /// What a formula says, in a line, between `$$` or in a fence: without the marks of quotes and lists around it.
    pub fn formula(&self, id: NodeId) -> Cow<'_, str> {
        let NodeKind::MathBlock(_) = self.node(id).kind else { return self.shown(id) };
        let mut lines = self.children(id);
        match (lines.next(), lines.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) => self.shown(only),
            (Some(first), Some(second)) => {
                let rest: Vec<_> = [first, second].into_iter().chain(lines).map(|line| self.shown(line)).collect();
                Cow::Owned(rest.concat())
            }
        }
    }

    /// The words of a node and everything in it, without markup, pictures and raw HTML.
    pub fn plain_text(&self, id: NodeId) -> String {
        let mut words = String::with_capacity(self.span(id).len());
        let mut at = id;
        let end = self.node(id).next;
        while at < end {
            let node = self.node(at);
            match node.kind {
                NodeKind::Text
                | NodeKind::Code
                | NodeKind::Math
                | NodeKind::DisplayMath
                | NodeKind::SoftBreak
                | NodeKind::HardBreak => words.push_str(&self.shown(at)),
                NodeKind::FootnoteReference(n) => {
                    if let Some(number) = self.footnote_references[n as usize].number {
                        words.push_str(&number.to_string());
                    }
                }
                _ => {}
            }
            at = match node.kind {
                NodeKind::Image(_) => node.next,
                _ => NodeId(at.0 + 1),
            };
        }
        words
    }

    /// The paragraph that is the title of an alert, in dialects that have it: it stands in the line of the marker.
    pub fn alert_title(&self, alert: NodeId) -> Option<NodeId> {
        let first = self.children(alert).next()?;
        let between = self.node(alert).start as usize..self.node(first).start as usize;
        let is_title = self.node(first).kind == NodeKind::Paragraph && !self.text[between].contains('\n');
        is_title.then_some(first)
    }

    /// Whether a fragment (without `#`, decoded) names a place in this note, as GitHub looks for it.
    ///
    /// Upper and lower case differ.
    pub fn has_anchor(&self, fragment: &str) -> bool {
        self.anchors.binary_search(&anchor_hash(fragment)).is_ok()
    }

    /// Every place that a fragment can name: headings first, then ids, in the order of the text.
    pub fn all_anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter();
        let headings = headings.flat_map(|heading| [Some(&heading.anchor), heading.explicit_id.as_ref()]).flatten();
        headings.chain(self.ids.iter().map(|id| &id.value)).map(AsRef::as_ref)
    }
}

/// FNV-1a: short texts, no key to keep, the same on every machine.
pub(crate) fn anchor_hash(anchor: &str) -> u64 {
    fnv1a(anchor.bytes())
}

/// The id of the node at `index`.
pub(crate) fn node_id(index: usize) -> NodeId {
    NodeId(u32::try_from(index).expect("a note has fewer nodes than bytes"))
}

/// The content of a formula; one that the text ends in may lack its last dollars.
fn without_dollars(source: &str, count: usize) -> &str {
    let marks = &"$$"[..count];
    let content = source.strip_prefix(marks).unwrap_or(source);
    content.strip_suffix(marks).unwrap_or(content)
}

/// The content of a code span: the backticks taken off, and one space at each end (`CommonMark` 6.1).
fn code_content(source: &str) -> &str {
    let content = source.trim_start_matches('`');
    let ticks = source.len() - content.len();
    let content = &content[..content.len() - ticks.min(content.len())];
    let padded = content.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' '));
    match padded {
        Some(inner) if !content.trim_matches(' ').is_empty() => inner,
        _ => content,
    }
}
