//! `<!-- coursenotes-ignore rule: reason -->` before a block, and the key `coursenotes-ignore` in the front matter.

use super::WORD;
use coursenotes_diagnostics::Span;
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::ops::Range;

/// One rule that is not to speak of one part of a note.
#[derive(Debug)]
pub(super) struct Ignore<'a> {
    pub(super) rule: &'a str,
    /// Where the rule is named.
    pub(super) name: Range<usize>,
    /// The part that it covers.
    covered: Range<usize>,
    pub(super) used: bool,
}

impl Ignore<'_> {
    pub(super) fn covers(&self, span: Span) -> bool {
        self.covered.contains(&(span.start as usize))
    }
}

/// What is to be ignored in a note, which names it at `offsets`.
pub(super) fn ignores<'a>(note: &'a Note, offsets: &[usize]) -> Vec<Ignore<'a>> {
    let mut ignores = Vec::new();
    let front = note.front_matter.as_ref();
    for &offset in offsets {
        if let Some(front) = front.filter(|front| front.span.range().contains(&offset)) {
            let names = front.metadata.iter().flat_map(|metadata| metadata.ignore.iter());
            ignores.extend(names.map(|name| in_front_matter(note, offset, front.span.range().end, name)));
        } else if let Some(comment) = comment(note, offset) {
            ignores.extend(in_comment(note, comment));
        }
    }
    ignores
}

/// A note as a whole. A finding about an empty place at its end lies in it too.
fn in_front_matter<'a>(note: &'a Note, key: usize, end: usize, name: &'a str) -> Ignore<'a> {
    let from = key + WORD.len();
    let at = note.text()[from..end].find(name).map_or(key, |at| from + at);
    let length = if at == key { WORD.len() } else { name.len() };
    Ignore { rule: name, name: at..at + length, covered: 0..note.text().len() + 1, used: false }
}

/// The node and the words of the comment around `offset`.
fn comment(note: &Note, offset: usize) -> Option<(NodeId, Range<usize>)> {
    let text = note.text();
    let start = text[..offset].trim_end().strip_suffix("<!--").map(str::len)?;
    let end = offset + text[offset..].find("-->")?;
    let after = note.nodes.partition_point(|node| node.start as usize <= start);
    // Nodes are sorted by where they begin, parents first: the last one that holds the comment is its own.
    let id = (0..after).rev().find(|&at| {
        let node = note.nodes[at];
        node.kind == NodeKind::Html && node.start as usize <= start && end <= node.end as usize
    })?;
    let id = NodeId(u32::try_from(id).expect("a note has fewer nodes than bytes"));
    Some((id, offset + WORD.len()..end))
}

/// The rules that a comment names, up to the colon before the reason.
fn in_comment(note: &Note, (id, words): (NodeId, Range<usize>)) -> Vec<Ignore<'_>> {
    let covered = covered(note, id, words.end);
    let list = &note.text()[words];
    // In front matter a colon stands behind the word; some write it here too.
    let list = list.trim_start_matches([':', ' ']);
    let list = &list[..list.find(':').unwrap_or(list.len())];
    let start = list.as_ptr() as usize - note.text().as_ptr() as usize;
    let names = list.split([',', ' ', '\t', '\r', '\n']).filter(|name| !name.is_empty());
    let place = |name: &str| start + (name.as_ptr() as usize - list.as_ptr() as usize);
    let ignore = |name| Ignore {
        rule: name,
        name: place(name)..place(name) + name.len(),
        covered: covered.clone(),
        used: false,
    };
    names.map(ignore).collect()
}

/// What a comment covers: what stands behind it in its own block, and the next block; inside a paragraph, the whole of it.
fn covered(note: &Note, id: NodeId, end: usize) -> Range<usize> {
    let block = enclosing_block(note, id);
    let node = note.node(block);
    if node.kind != NodeKind::HtmlBlock {
        return node.start as usize..node.end as usize;
    }
    let mut next = node.next;
    // Several such comments may stand before one block.
    while next.index() < note.nodes.len() && is_ignore(note, next) {
        next = note.node(next).next;
    }
    // What ends where the comment does not is its list or its quote, which goes on after it.
    let after = note.nodes.get(next.index()).map_or(note.text().len(), |node| node.end as usize);
    end..after
}

fn is_ignore(note: &Note, id: NodeId) -> bool {
    let source = note.slice(note.span(id));
    let inner = source.trim_start().strip_prefix("<!--").map(str::trim_start);
    note.node(id).kind == NodeKind::HtmlBlock && inner.is_some_and(|inner| inner.starts_with(WORD))
}

/// The innermost block that holds a node.
fn enclosing_block(note: &Note, id: NodeId) -> NodeId {
    let holder = (0..=id.0).rev().map(NodeId).find(|&at| note.node(at).kind.holds_text() && note.node(at).next > id);
    holder.unwrap_or(id)
}
