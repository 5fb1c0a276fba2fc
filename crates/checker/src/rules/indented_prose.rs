//! Prose that is shown as code.

mod prose;

use crate::context::finding;
use crate::line;
use crate::mark::first_line;
use crate::rule::Run;
use crate::trial::{Repair, proven};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Applicability, Edit, Fix, Severity, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};
use prose::Prose;

pub(super) const RULE: Rule = Rule {
    name: "indented-prose",
    severity: Severity::Advice,
    page: include_str!("indented-prose.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    if !context.kinds(entry).indented_code {
        return;
    }
    let mut blocks = find(note);
    if is_habit(note, blocks.len()) {
        return;
    }
    if context.course.dialect.name == "mkdocs" {
        blocks.retain(|block| !is_in_box(note, block.code));
    }
    let repairs = blocks.iter().filter_map(|block| block.repair(note)).collect();
    let mut fixes = proven(context.course, entry, repairs, count_prose).into_iter();
    for block in &blocks {
        let message = "this is shown as code, because of the blanks in front";
        let help = match (block.kind, block.item) {
            (Kind::Items, _) => {
                "begin each line with `- `, if they are a list, and all of them at the start of the line"
            }
            (Kind::Quotation(_), _) => {
                "begin each line with `> `, if somebody else said it, or at the start of the line"
            }
            (_, Some(_)) => "indent it only as far as the words of its list item",
            (_, None) => "begin it at the start of the line",
        };
        // Where a list begins and where it ends, its author knows.
        let fix = if block.kind == Kind::Items { None } else { fixes.next().flatten() };
        context.report(entry, finding(unindented_line(note, block.code), message).help(help).fix(fix));
    }
}

/// From so many blocks on, indented code is how the author sets things apart, where hardly one in ten is prose.
const HABIT: usize = 10;

/// Whether nearly all that is indented in the note is code: then what reads like prose is its comment or its output.
fn is_habit(note: &Note, prose: usize) -> bool {
    let blocks = note.nodes.iter().filter(|node| node.kind == NodeKind::IndentedCode).count();
    blocks >= HABIT && prose * 10 <= blocks
}

/// Prose set as code.
#[derive(Debug)]
struct Block {
    code: NodeId,
    /// The innermost list item around it.
    item: Option<NodeId>,
    kind: Kind,
}

/// What the prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// So many paragraphs.
    Paragraphs(usize),
    /// So many paragraphs that the line above announces: somebody's words.
    Quotation(usize),
    /// Lines that each say something of their own.
    Items,
}

/// A paragraph more, and a block of code less.
fn count_prose(note: &Note) -> isize {
    note.nodes.iter().fold(0, |count, node| match node.kind {
        NodeKind::Paragraph => count + 1,
        NodeKind::IndentedCode => count - 1,
        _ => count,
    })
}

fn find(note: &Note) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items: Vec<NodeId> = Vec::new();
    // What stands right below code may be what it prints.
    let mut below_code = NodeId(0);
    let mut above = None;
    for (id, node) in note.walk() {
        match node.kind {
            NodeKind::Item => {
                close(note, &mut items, id);
                items.push(id);
            }
            NodeKind::FencedCode(_) => below_code = node.next,
            NodeKind::IndentedCode if below_code != id => {
                close(note, &mut items, id);
                let item = items.last().copied();
                let is_announced = item.is_none() && above.is_some_and(|above| announces(note, above, id));
                let kind = prose::read(&note.plain_text(id)).map(|prose| match prose {
                    Prose::Items => Kind::Items,
                    Prose::Paragraphs(count) if is_announced => Kind::Quotation(count),
                    Prose::Paragraphs(count) => Kind::Paragraphs(count),
                });
                blocks.extend(kind.map(|kind| Block { code: id, item, kind }));
            }
            NodeKind::Paragraph => above = Some(id),
            _ => {}
        }
    }
    blocks
}

/// Whether the paragraph `above`, right before `code`, ends with a colon or names its source: a link is its last word.
fn announces(note: &Note, above: NodeId, code: NodeId) -> bool {
    let is_next = note.node(above).next == code;
    let last = || note.children(above).last().map(|last| note.node(last).kind);
    let words = note.slice(note.span(above)).trim_end_matches(['*', '_', ' ', '\n', '\r']);
    is_next && (words.ends_with([':', '：']) || matches!(last(), Some(NodeKind::Link(_))))
}

/// Whether the lines belong to a box: in `MkDocs` all that is set in below `!!! note` does, across blank lines too.
fn is_in_box(note: &Note, code: NodeId) -> bool {
    let width = |line: &str| line.len() - line.trim_start().len();
    let start = line::start(note, note.node(code).start as usize);
    let own = width(note.text()[start..].lines().next().unwrap_or_default());
    let mut above = note.text()[..start].lines().rev().filter(|line| !line.trim().is_empty());
    let opener = above.find(|line| width(line) < own.max(1)).unwrap_or_default().trim_start();
    ["!!! ", "??? ", "???+ ", "=== "].iter().any(|mark| opener.starts_with(mark))
}

/// Takes off the items that end in front of `id`.
fn close(note: &Note, items: &mut Vec<NodeId>, id: NodeId) {
    while items.last().is_some_and(|item| note.node(*item).next <= id) {
        items.pop();
    }
}

/// The first line from its first word on.
fn unindented_line(note: &Note, code: NodeId) -> Span {
    let line = first_line(note, note.span(code));
    let blanks = note.slice(line).len() - note.slice(line).trim_start().len();
    Span::new(note.file, line.range().start + blanks..line.range().end)
}

impl Block {
    fn repair(&self, note: &Note) -> Option<Repair> {
        let (applicability, paragraphs) = match self.kind {
            Kind::Items => return None,
            Kind::Paragraphs(count) => (Applicability::Safe, count),
            Kind::Quotation(count) => (Applicability::Unsafe, count),
        };
        let span = note.span(self.code).range();
        let depth = self.item.map_or(0, |item| depth(note, item));
        let mut edits = Vec::new();
        let mut at = line::start(note, span.start);
        while at < span.end {
            let rest = &note.text()[at..span.end];
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            edits.extend(self.dedent(note, at, &rest[..length], depth));
            at += length + 1;
        }
        let message = match self.kind {
            Kind::Quotation(_) => "make a quotation of it".to_owned(),
            _ => "take it out of the code".to_owned(),
        };
        let fix = Fix { applicability, message, edits };
        Some(Repair { fix, gain: isize::try_from(paragraphs + 1).unwrap_or(isize::MAX), marks: Vec::new() })
    }

    /// Leaves the line at `at` as many blanks as its list item needs.
    fn dedent(&self, note: &Note, at: usize, line: &str, depth: usize) -> Option<Edit> {
        // The signs of quotes stay.
        let quotes =
            line.rfind("> ").filter(|end| line[..*end].trim_matches(['>', ' ']).is_empty()).map_or(0, |end| end + 2);
        let blanks = line[quotes..].len() - line[quotes..].trim_start_matches([' ', '\t']).len();
        let kept = if quotes > 0 { 0 } else { depth };
        let is_blank = line[quotes..].trim().is_empty();
        let is_quotation = matches!(self.kind, Kind::Quotation(_));
        if is_blank && !is_quotation || self.item.is_some() && quotes > 0 {
            return None;
        }
        let range = at + quotes..at + quotes + blanks;
        let wanted = match (is_quotation, is_blank) {
            (true, true) => ">".to_owned(),
            (true, false) => "> ".to_owned(),
            (false, _) => " ".repeat(kept),
        };
        (note.text()[range.clone()] != wanted).then(|| Edit { span: Span::new(note.file, range), replacement: wanted })
    }
}

/// How far in the words of an item begin.
fn depth(note: &Note, item: NodeId) -> usize {
    let first = note.children(item).next().unwrap_or(item);
    line::prefix(note, note.node(first).start as usize).len()
}
