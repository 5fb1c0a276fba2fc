//! What a dialect's own tool makes something of, and both our reader and GitHub show as it stands.

use coursenotes_diagnostics::Span;
use coursenotes_parser::{Dialect, NodeKind, Note};
use memchr::memmem;

/// A mark in plain text.
#[derive(Debug)]
pub(super) struct Mark {
    /// What it begins with.
    begins: &'static str,
    /// Whether it begins a line.
    in_front: bool,
    /// What the tool makes of it.
    pub(super) becomes: &'static str,
}

const fn front(begins: &'static str, becomes: &'static str) -> Mark {
    Mark { begins, in_front: true, becomes }
}

const MKDOCS: &[Mark] = &[front("!!! ", "a box"), front("??? ", "a box that opens"), front("=== \"", "a tab")];
const QUARTO: &[Mark] = &[front(":::", "a block of its own")];
const MDBOOK: &[Mark] = &[Mark { begins: "{{#", in_front: false, becomes: "an instruction" }];
const OBSIDIAN: &[Mark] = &[front("%%", "a comment that nobody sees")];
const GITBOOK: &[Mark] = &[front("{% ", "a block of its own")];

fn of(dialect: &Dialect) -> &'static [Mark] {
    match dialect.name {
        "mkdocs" => MKDOCS,
        "quarto" => QUARTO,
        "mdbook" => MDBOOK,
        "obsidian" => OBSIDIAN,
        "gitbook" => GITBOOK,
        _ => &[],
    }
}

/// The first mark in the note, to the end of its line.
pub(super) fn first(note: &Note, dialect: &Dialect) -> Option<(Span, &'static Mark)> {
    of(dialect).iter().filter_map(|mark| Some((find(note, mark, dialect)?, mark))).min_by_key(|(span, _)| *span)
}

fn find(note: &Note, mark: &Mark, dialect: &Dialect) -> Option<Span> {
    let text = note.text();
    let places = memmem::find_iter(text.as_bytes(), mark.begins);
    let in_front = |at: usize| text[..at].trim_end_matches([' ', '\t', '>']).ends_with('\n');
    let mut places =
        places.filter(|&at| !mark.in_front || at == 0 || in_front(at)).filter(|&at| is_text(note, at, dialect));
    let start = places.next()?;
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    Some(Span::new(note.file, start..start + line.len()))
}

/// Whether plain words stand at `at`, or tags that are read: no code, no formula, no comment.
fn is_text(note: &Note, at: usize, dialect: &Dialect) -> bool {
    let next = note.nodes.partition_point(|node| node.start as usize <= at);
    let leaf = note.nodes[..next].last();
    let in_code = || {
        let fences = note.fences.partition_point(|fence| fence.span.start as usize <= at);
        fences > 0 && at < note.fences[fences - 1].span.range().end
    };
    let is_words = leaf.is_some_and(|node| node.kind == NodeKind::Text && at < node.end as usize);
    let is_other =
        |kind| matches!(kind, NodeKind::Html | NodeKind::HtmlBlock | NodeKind::Code | NodeKind::IndentedCode);
    let is_tag = || dialect.tags && leaf.is_none_or(|node| !is_other(node.kind));
    (is_words || is_tag()) && !in_code()
}
