//! Asterisks that should make words bold and are shown instead.

mod pair;
mod stars;

use crate::context::finding;
use crate::rule::Run;
use crate::trial::{Repair, proven};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Applicability, Fix, Severity, Span};
use coursenotes_parser::{NodeKind, Note};
use pair::{Fault, Pair};

pub(super) const RULE: Rule = Rule {
    name: "literal-emphasis",
    severity: Severity::Advice,
    page: include_str!("literal-emphasis.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    if !stars::is_any(note) {
        return;
    }
    let pairs = pair::find(note, &stars::collect(note));
    let fixes = proven(context.course, entry, pairs.iter().map(|pair| repair(note, pair)).collect(), count_emphasis);
    for (pair, fix) in pairs.iter().zip(fixes) {
        let span = Span::new(note.file, pair.open.start..pair.close.end);
        let marks = &note.text()[pair.open.clone()];
        let (message, help) = match pair.fault {
            Fault::Blank => (
                format!("these `{marks}` are shown as they are, because of the blank inside them"),
                format!("write `{marks}words{marks}`, the blanks outside"),
            ),
            Fault::Neighbour => (
                format!("these `{marks}` are shown as they are, because of the sign inside and the letter outside"),
                "put a blank outside, or move the sign there".to_owned(),
            ),
        };
        context.report(entry, finding(span, message).help(help).fix(fix));
    }
}

fn repair(note: &Note, pair: &Pair) -> Repair {
    let marks = pair.open.len();
    let edits = pair.edits(note);
    let message = "put the marks where they work".to_owned();
    let fix = Fix { applicability: Applicability::Safe, message, edits };
    // Three stars are both.
    let gain = if marks == 3 { 2 } else { 1 };
    Repair { fix, gain, marks: vec![pair.open.clone(), pair.close.clone()] }
}

fn count_emphasis(note: &Note) -> isize {
    let is_counted = |kind| matches!(kind, NodeKind::Emphasis | NodeKind::Strong);
    note.nodes.iter().filter(|node| is_counted(node.kind)).fold(0, |count, _| count + 1)
}
