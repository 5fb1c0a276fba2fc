//! What a dialect's own tool makes something of, and both our reader and GitHub show as it stands.

use coursenotes_diagnostics::Span;
use coursenotes_parser::{Dialect, NodeKind, Note};
use memchr::memmem;
use std::cell::LazyCell;
use std::ops::Range;

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
const GITBOOK: &[Mark] = &[front("{%", "a block of its own")];

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
    let mut places = memmem::find_iter(text.as_bytes(), mark.begins);
    let in_front = |at: usize| text[..at].trim_end_matches([' ', '\t', '>']).ends_with('\n');
    let verbatim = LazyCell::new(|| verbatim(note));
    let is_read = |at: usize| (dialect.tags || is_text(note, at)) && !contain(&verbatim, at);
    let start = places.find(|&at| (!mark.in_front || at == 0 || in_front(at)) && is_read(at))?;
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    Some(Span::new(note.file, start..start + line.len()))
}

/// Whether words stand at `at`. Where tags are read there may be none.
fn is_text(note: &Note, at: usize) -> bool {
    let next = note.nodes.partition_point(|node| node.start as usize <= at);
    note.nodes[..next].last().is_some_and(|node| node.kind == NodeKind::Text && at < node.end as usize)
}

/// The parts of a note that no tool reads further, in order: code, formulas, HTML and comments.
fn verbatim(note: &Note) -> Vec<Range<usize>> {
    let is_verbatim = |kind| {
        use NodeKind::{Code, DisplayMath, FencedCode, Html, HtmlBlock, IndentedCode, Math, MathBlock};
        matches!(kind, Code | FencedCode(_) | IndentedCode | Html | HtmlBlock | Math | DisplayMath | MathBlock(_))
    };
    let parts = note.nodes.iter().filter(|node| is_verbatim(node.kind));
    parts.map(|node| node.start as usize..node.end as usize).collect()
}

fn contain(parts: &[Range<usize>], at: usize) -> bool {
    let next = parts.partition_point(|part| part.start <= at);
    parts[..next].last().is_some_and(|part| at < part.end)
}
