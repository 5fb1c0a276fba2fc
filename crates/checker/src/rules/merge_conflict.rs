//! What git leaves behind when two people changed the same lines.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{NodeKind, Note};

pub(super) const RULE: Rule = Rule {
    name: "merge-conflict",
    severity: Severity::Error,
    page: include_str!("merge-conflict.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for start in conflicts(&entry.note) {
        let line = entry.note.text()[start..].lines().next().unwrap_or_default();
        let span = Span::new(entry.note.file, start..start + line.trim_end().len());
        let message = "readers see both versions of these lines, and git's marks between them";
        let help = "keep the right version, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
        context.report(entry, finding(span, message).help(help));
    }
}

/// Where each conflict begins: a line of seven signs that has its two companions below it, outside code.
fn conflicts(note: &Note) -> Vec<usize> {
    let text = note.text();
    if memchr::memmem::find(text.as_bytes(), b"<<<<<<<").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if words.starts_with("<<<<<<< ") {
            open = Some((offset, false));
        } else if let (Some((start, _)), "=======") = (open, words) {
            open = Some((start, true));
        } else if let (Some((start, true)), true) = (open, words.starts_with(">>>>>>> ")) {
            found.push(start);
            open = None;
        }
        offset += line.len();
    }
    found.retain(|&start| !is_code(note, start));
    found
}

/// Whether the place lies in a block of code: a lesson about git shows what a conflict looks like.
fn is_code(note: &Note, place: usize) -> bool {
    let holds = |kind: NodeKind| matches!(kind, NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::HtmlBlock);
    note.walk().any(|(_, node)| holds(node.kind) && (node.start as usize..node.end as usize).contains(&place))
}
