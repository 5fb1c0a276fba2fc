//! Our own reading: the note as a sequence.

use super::sequence::{Kind, Place, Sequence};
use coursenotes_diagnostics::{Span, fnv1a};
use coursenotes_parser::{NodeId, NodeKind, Note};

/// The note without its byte order mark and front matter, which GitHub sets as a table.
pub(super) fn body(note: &Note) -> &str {
    let text = note.text();
    match note.nodes.first() {
        Some(node) if node.kind == NodeKind::FrontMatter => &text[node.end as usize..],
        _ => text.strip_prefix('\u{feff}').unwrap_or(text),
    }
}

pub(super) fn sequence(note: &Note) -> Sequence {
    let mut sequence =
        Sequence { words: String::with_capacity(note.text().len()), marks: Vec::with_capacity(2 * note.nodes.len()) };
    visit(note, |id, step| {
        record(note, id, step, &mut sequence);
        true
    });
    sequence
}

/// Opening or closing a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Open,
    Close,
}

/// Every node as it opens and closes, until `look` says no.
fn visit(note: &Note, mut look: impl FnMut(NodeId, Step) -> bool) {
    let mut open: Vec<NodeId> = Vec::new();
    let mut html_end = NodeId(0);
    for (id, node) in note.walk() {
        // The lines of raw HTML: what a browser makes of them is the same on both sides.
        if id < html_end {
            continue;
        }
        if node.kind == NodeKind::HtmlBlock {
            html_end = node.next;
        }
        while let Some(last) = open.pop_if(|last| note.node(*last).next <= id) {
            if !look(last, Step::Close) {
                return;
            }
        }
        if !look(id, Step::Open) {
            return;
        }
        if is_container(node.kind) {
            open.push(id);
        }
    }
    while let Some(last) = open.pop() {
        if !look(last, Step::Close) {
            return;
        }
    }
}

fn is_container(kind: NodeKind) -> bool {
    use NodeKind as N;
    !matches!(
        kind,
        N::FrontMatter
            | N::TaskMarker(_)
            | N::ThematicBreak
            | N::Text
            | N::SoftBreak
            | N::HardBreak
            | N::Code
            | N::Html
            | N::Math
            | N::DisplayMath
            | N::FootnoteReference(_)
            | N::HtmlBlock
    )
}

fn record(note: &Note, id: NodeId, step: Step, sequence: &mut Sequence) {
    if step == Step::Close {
        sequence.mark(Kind::End);
        return;
    }
    let node = note.node(id);
    // In an item with blank lines around it the box stands in the paragraph; comrak has it before.
    if node.kind == NodeKind::Paragraph
        && let Some(NodeKind::TaskMarker(done)) = note.nodes.get(id.index() + 1).map(|node| node.kind)
    {
        sequence.mark(Kind::Task(done));
        sequence.mark(Kind::Paragraph);
        return;
    }
    let before = id.index().checked_sub(1).map(|before| note.nodes[before].kind);
    if matches!((node.kind, before), (NodeKind::TaskMarker(_), Some(NodeKind::Paragraph))) {
        return;
    }
    if let Some(kind) = kind(note, node.kind) {
        sequence.mark(kind);
    }
    match node.kind {
        NodeKind::Text | NodeKind::SoftBreak => sequence.push(&note.shown(id)),
        NodeKind::Code => sequence.push_inline(&note.shown(id)),
        NodeKind::Math | NodeKind::DisplayMath => sequence.push_inline(note.shown(id).trim_matches('`')),
        _ => {}
    }
}

/// What a reader meets where the node opens.
fn kind(note: &Note, kind: NodeKind) -> Option<Kind> {
    use NodeKind as N;
    let link = |n: u32| fnv1a(note.links[n as usize].destination.value(note.text()).bytes());
    Some(match kind {
        N::FrontMatter | N::Frame(_) | N::Text | N::SoftBreak => return None,
        N::Paragraph => Kind::Paragraph,
        N::Heading(n) => Kind::Heading(note.headings[n as usize].level),
        N::BlockQuote => Kind::Quote,
        N::Alert(kind) => Kind::Alert(kind),
        N::IndentedCode | N::FencedCode(_) => Kind::Code,
        N::MathBlock(_) => Kind::FormulaBlock,
        N::BulletList => Kind::Bullets,
        N::OrderedList(first) => Kind::Numbers(first),
        N::Item => Kind::Item,
        N::TaskMarker(done) => Kind::Task(done),
        N::FootnoteDefinition(_) => Kind::Footnote,
        N::HtmlBlock => Kind::HtmlBlock,
        N::Table(_) => Kind::Table,
        N::TableHead | N::TableRow => Kind::Row,
        N::TableCell => Kind::Cell,
        N::ThematicBreak => Kind::Line,
        N::DefinitionList => Kind::Definitions,
        N::DefinitionTerm => Kind::Term,
        N::DefinitionText => Kind::Meaning,
        N::HardBreak => Kind::Break,
        N::Code => Kind::InlineCode,
        N::Html => Kind::Html,
        N::Math => Kind::Formula,
        N::DisplayMath => Kind::DisplayFormula,
        N::Emphasis => Kind::Emphasis,
        N::Strong => Kind::Strong,
        N::Strikethrough => Kind::Struck,
        N::Link(n) => Kind::Link(link(n)),
        N::Image(n) => Kind::Picture(link(n)),
        N::FootnoteReference(n) => Kind::FootnoteMark(note.footnote_references[n as usize].number.unwrap_or(0)),
    })
}

/// Where a place of our sequence stands in the note.
pub(super) fn place(note: &Note, _whole: &Sequence, place: Place) -> Span {
    let mut sequence = Sequence::default();
    let mut span = Span::new(note.file, note.text().len()..note.text().len());
    visit(note, |id, step| {
        let before = sequence.words.len();
        record(note, id, step, &mut sequence);
        let reached = sequence.words.len() > place.word || sequence.marks.len() > place.mark;
        if reached {
            let node = note.span(id);
            span = match step {
                Step::Close => Span { start: node.end, ..node },
                Step::Open if note.node(id).kind == NodeKind::Text => {
                    let skip = place.word.saturating_sub(before).min(node.len());
                    let skip = note.slice(node).floor_char_boundary(skip);
                    Span { start: node.start + u32::try_from(skip).expect("inside the span"), ..node }
                }
                Step::Open => node,
            };
        }
        !reached
    });
    span
}
