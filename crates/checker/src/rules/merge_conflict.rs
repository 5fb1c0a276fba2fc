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
    if !may_hold(&entry.note) {
        return;
    }
    for Left { place, part } in left(&entry.note) {
        let line = entry.note.text()[place..].lines().next().unwrap_or_default();
        let span = Span::new(entry.note.file, place..place + line.trim_end().len());
        let (message, help) = match part {
            Part::Whole => (
                "readers see both versions of these lines, and git's marks between them",
                "keep the right version, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
            ),
            Part::Beginning => (
                "git's mark at the beginning of a conflict is left here",
                "remove it, and look below for a line `=======` and for lines that stand there twice",
            ),
            Part::End => (
                "git's mark at the end of a conflict is left here",
                "remove it, and look above for a line `=======` and for lines that stand there twice",
            ),
        };
        context.report(entry, finding(span, message).help(help));
    }
}

/// Whether a conflict is left in the note: what stands there twice is no other rule's concern.
pub(super) fn is_any(note: &Note) -> bool {
    may_hold(note) && !left(note).is_empty()
}

/// Whether one of the marks stands anywhere. Nearly no note has one.
fn may_hold(note: &Note) -> bool {
    let text = note.text().as_bytes();
    [&b"<<<<<<< "[..], b">>>>>>> "].iter().any(|mark| memchr::memmem::find(text, mark).is_some())
}

/// Marks of a conflict that a reader sees.
struct Left {
    /// Where the first of them stands.
    place: usize,
    part: Part,
}

/// Which of its marks a conflict still has.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Beginning,
    End,
}

/// What is left of conflicts, outside code.
fn left(note: &Note) -> Vec<Left> {
    let mut found = Vec::new();
    let mut open: Option<Beginning> = None;
    let mut middle = None;
    let mut offset = 0;
    for line in note.text().split_inclusive('\n') {
        let words = line.trim_end();
        if let Some(name) = words.strip_prefix("<<<<<<< ") {
            let place = offset;
            found.extend(open.replace(Beginning { place, name, has_middle: false }).and_then(Beginning::left));
            middle = None;
        } else if words == "=======" {
            middle = Some(offset);
            if let Some(open) = &mut open {
                open.has_middle = true;
            }
        } else if let Some(name) = words.strip_prefix(">>>>>>> ") {
            if let Some(open) = open.take() {
                found.extend(open.ended());
            } else {
                let has_middle = middle.is_some_and(|middle| !is_code(note, middle));
                found.extend(is_end(name, has_middle).then_some(Left { place: offset, part: Part::End }));
            }
            middle = None;
        }
        offset += line.len();
    }
    found.extend(open.and_then(Beginning::left));
    found.retain(|left| !is_code(note, left.place));
    found
}

/// A mark at the beginning of a conflict.
struct Beginning<'n> {
    place: usize,
    /// What git wrote behind it.
    name: &'n str,
    /// Whether the mark in the middle stands below it.
    has_middle: bool,
}

impl Beginning<'_> {
    /// With the mark at the end below it.
    fn ended(self) -> Option<Left> {
        (self.has_middle || self.is_head()).then_some(Left { place: self.place, part: Part::Whole })
    }

    /// Without.
    fn left(self) -> Option<Left> {
        (self.has_middle || self.is_head()).then_some(Left { place: self.place, part: Part::Beginning })
    }

    /// Whether git gives the name to what was there before a merge, or before a stash came back.
    fn is_head(&self) -> bool {
        matches!(self.name, "HEAD" | "Updated upstream" | "ours")
    }
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

/// Whether the place lies in a block of code: a lesson about git shows what a conflict looks like.
fn is_code(note: &Note, place: usize) -> bool {
    let holds = |kind: NodeKind| matches!(kind, NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::HtmlBlock);
    note.walk().any(|(_, node)| holds(node.kind) && (node.start as usize..node.end as usize).contains(&place))
}
