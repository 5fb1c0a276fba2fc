//! Asterisks that should make words bold and are shown instead.

mod characters;
mod edits;
mod pair;
mod stars;

use crate::context::{Finding, finding};
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
    // Pandoc lets asterisks end bold words where GitHub doesn't.
    if context.course.dialect.name == "quarto" {
        return;
    }
    // Most notes show none: each makes words bold, or begins an item. To look for the others took a sixtieth of a run.
    let stars = memchr::memchr_iter(b'*', note.text().as_bytes()).count();
    if stars == context.kinds(entry).used_stars {
        return;
    }
    let found = pair::find(note, &stars::collect(note));
    let fixes = proven(context.course, entry, found.iter().map(|pairs| repair(note, pairs)).collect(), count_emphasis);
    for (pairs, fix) in found.iter().zip(fixes) {
        context.report(entry, one(note, pairs).fix(fix));
    }
}

fn one(note: &Note, pairs: &[Pair]) -> Finding {
    let (first, last) = (&pairs[0], &pairs[pairs.len() - 1]);
    let span = Span::new(note.file, first.open.start..last.close.end);
    let marks = &note.text()[first.open.clone()];
    match first.fault {
        Fault::Blank => {
            finding(span, format!("these `{marks}` are shown as they are, because of the blank inside them"))
                .help(format!("write `{marks}words{marks}`, the blanks outside"))
        }
        Fault::Neighbour => {
            let why = "because of the sign inside and the letter outside";
            finding(span, format!("these `{marks}` are shown as they are, {why}"))
                .help("put a blank outside, or move the sign there")
        }
    }
}

fn repair(note: &Note, pairs: &[Pair]) -> Repair {
    let edits = pairs.iter().flat_map(|pair| pair.edits(note)).collect();
    let message = "put the marks where they work".to_owned();
    let fix = Fix { applicability: Applicability::Safe, message, edits };
    // Of several pairs the reader took all but one for something; three stars are two pairs in one.
    let gain = if pairs[0].open.len() == 3 { 2 } else { 1 };
    Repair { fix, gain, marks: pairs.iter().flat_map(|pair| [pair.open.clone(), pair.close.clone()]).collect() }
}

fn count_emphasis(note: &Note) -> isize {
    let is_counted = |kind| matches!(kind, NodeKind::Emphasis | NodeKind::Strong);
    note.nodes.iter().filter(|node| is_counted(node.kind)).fold(0, |count, _| count + 1)
}
