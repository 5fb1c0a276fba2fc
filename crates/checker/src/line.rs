//! Running text line by line, as its author typed it.

use coursenotes_parser::{NodeId, NodeKind, Note};
use std::ops::Range;

/// One line of a paragraph, without blanks and signs of its containers in front.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// What it begins with.
    pub(crate) first: NodeId,
    /// Whether a reader sees it begin on a line of its own.
    pub(crate) is_apart: bool,
}

/// The lines of the text directly in `container`: a paragraph, or an item of a tight list.
pub(crate) fn lines(note: &Note, container: NodeId) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_new = true;
    let mut is_apart = true;
    for id in note.children(container) {
        let node = note.node(id);
        match node.kind {
            NodeKind::SoftBreak | NodeKind::HardBreak => {
                is_new = true;
                is_apart = node.kind == NodeKind::HardBreak || ends_with_break(note, node.start as usize);
            }
            kind if !kind.is_inline() => {
                if !lines.is_empty() {
                    break;
                }
            }
            _ if is_new => {
                lines.push(Line { range: node.start as usize..node.end as usize, first: id, is_apart });
                is_new = false;
            }
            _ => {
                if let Some(line) = lines.last_mut() {
                    line.range.end = node.end as usize;
                }
            }
        }
    }
    lines
}

/// Whether `<br>` stands in front of the line end at `at`.
fn ends_with_break(note: &Note, at: usize) -> bool {
    let line = note.text()[..at].trim_end_matches([' ', '\t']);
    ["<br>", "<br/>", "<br />", "</br>"].iter().any(|tag| line.ends_with(tag))
}

/// Every text outside code, formulas of their own and blocks of HTML.
pub(crate) fn texts(note: &Note) -> impl Iterator<Item = NodeId> {
    let first = (!note.nodes.is_empty()).then_some(NodeId(0));
    let nodes = std::iter::successors(first, |id| Some(after(note, *id)).filter(|id| id.index() < note.nodes.len()));
    nodes.filter(|id| note.node(*id).kind == NodeKind::Text)
}

/// The next node; code is left out with all it holds.
pub(crate) fn after(note: &Note, id: NodeId) -> NodeId {
    match note.node(id).kind {
        NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::MathBlock(_) | NodeKind::HtmlBlock => {
            note.node(id).next
        }
        _ => NodeId(id.0 + 1),
    }
}

/// What stands in front of `at` in its line: blanks and signs of containers.
pub(crate) fn prefix(note: &Note, at: usize) -> &str {
    &note.text()[start(note, at)..at]
}

/// Where the line of `at` begins.
pub(crate) fn start(note: &Note, at: usize) -> usize {
    note.text()[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The line end that the note uses: what ends its first line.
pub(crate) fn ending(note: &Note) -> &'static str {
    let text = note.text();
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        _ => "\n",
    }
}

/// A line's prefix for a further line of the same containers: the sign of a list item becomes blanks.
pub(crate) fn continued(prefix: &str) -> String {
    prefix.chars().map(|c| if c == '>' || c == '\t' { c } else { ' ' }).collect()
}
