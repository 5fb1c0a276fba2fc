//! Where asterisks are shown.

use crate::line::after;
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::ops::Range;

/// Asterisks beside each other in plain text.
#[derive(Clone, Debug)]
pub(super) struct Stars {
    /// Their bytes.
    pub(super) range: Range<usize>,
    /// The node that their text stands in.
    parent: NodeId,
    /// The node that their line begins with.
    line: NodeId,
}

impl Stars {
    /// Whether nothing but words and whole constructs stands between the two.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.parent == other.parent && self.line == other.line
    }
}

fn has_stars(note: &Note, id: NodeId) -> bool {
    note.node(id).kind == NodeKind::Text && memchr::memchr(b'*', note.slice(note.span(id)).as_bytes()).is_some()
}

/// All of them, in the order of the text.
pub(super) fn collect(note: &Note) -> Vec<Stars> {
    let mut found = Vec::new();
    let mut parents: Vec<NodeId> = Vec::new();
    let mut line = NodeId(0);
    let mut id = NodeId(0);
    while id.index() < note.nodes.len() {
        let node = note.node(id);
        while parents.last().is_some_and(|parent| note.node(*parent).next <= id) {
            parents.pop();
        }
        if has_stars(note, id) {
            found.extend(in_text(note, id).map(|range| Stars { range, parent: *parents.last().unwrap_or(&id), line }));
        }
        if !node.kind.is_inline() {
            line = id;
        }
        if node.next > NodeId(id.0 + 1) {
            parents.push(id);
        }
        id = after(note, id);
    }
    found
}

fn in_text(note: &Note, id: NodeId) -> impl Iterator<Item = Range<usize>> {
    let span = note.span(id).range();
    let text = note.text().as_bytes();
    let mut at = span.start;
    std::iter::from_fn(move || {
        let start = at + memchr::memchr(b'*', &text[at..span.end])?;
        let length = text[start..span.end].iter().take_while(|byte| **byte == b'*').count();
        at = start + length;
        Some(start..at)
    })
    // A text that begins behind a backslash begins with what it escapes.
    .filter(move |range| !(range.start == span.start && span.start > 0 && text[span.start - 1] == b'\\'))
}
