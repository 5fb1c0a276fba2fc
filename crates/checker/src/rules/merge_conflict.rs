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
    // Every conflict ends with this mark, and nearly no note has one.
    if memchr::memmem::find(entry.note.text().as_bytes(), b">>>>>>> ").is_none() {
        return;
    }
    for start in conflicts(&entry.note) {
        let line = entry.note.text()[start..].lines().next().unwrap_or_default();
        let span = Span::new(entry.note.file, start..start + line.trim_end().len());
        let message = "readers see both versions of these lines, and git's marks between them";
        let help = "keep the right version, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
        context.report(entry, finding(span, message).help(help));
    }
    for span in left_behind(&entry.note) {
        let message = "git's mark at the end of a conflict is left here";
        let help = "remove it, and look above for a line `=======` and for lines that stand there twice";
        context.report(entry, finding(span, message).help(help));
    }
}

/// Marks at the end of a conflict that begins nowhere.
fn left_behind(note: &Note) -> Vec<Span> {
    let text = note.text();
    let (mut found, mut offset, mut is_open, mut middle) = (Vec::new(), 0, false, None);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        if words.starts_with("<<<<<<< ") {
            is_open = true;
        } else if words == "=======" {
            middle = Some(offset);
        } else if let Some(name) = words.strip_prefix(">>>>>>> ") {
            let has_middle = middle.is_some_and(|middle| !is_code(note, middle));
            if !is_open && is_end(name, has_middle) && !is_code(note, offset) {
                found.push(Span::new(note.file, offset..offset + words.len()));
            }
            (is_open, middle) = (false, None);
        }
        offset += line.len();
    }
    found
}

/// Whether git wrote `name` behind its mark: the number of a change, perhaps with its subject, or a branch where the mark
/// in the middle stands above. Seven levels of a quote hold words.
fn is_end(name: &str, has_middle: bool) -> bool {
    let mut words = name.split([' ', ':']);
    let first = words.next().unwrap_or_default();
    let is_number = first.len() >= 7 && first.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_branch =
        words.next().is_none() && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
    is_number && (first.len() == 40 || has_middle) || has_middle && is_branch
}

/// Where each conflict begins: a line of seven signs that has its two companions below it, outside code.
fn conflicts(note: &Note) -> Vec<usize> {
    let text = note.text();
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
