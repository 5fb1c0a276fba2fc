//! Edits of several repairs in one text.

use coursenotes_diagnostics::{Diagnostic, Edit, Fix};

/// A repair and the findings that it mends; two findings may have the very same.
#[derive(Debug)]
pub(super) struct Repair<'a> {
    pub(super) fix: &'a Fix,
    pub(super) rules: Vec<&'static str>,
}

/// Repairs of one note that can be made at once, in the order of the text. Where two touch the same bytes, the second
/// waits for the next round.
pub(super) fn compatible<'a>(findings: impl Iterator<Item = &'a Diagnostic>) -> Vec<Repair<'a>> {
    let mut chosen: Vec<Repair> = Vec::new();
    let findings = findings.filter_map(|finding| Some((finding.rule, finding.fix.as_ref()?)));
    let mut sorted: Vec<_> = findings.filter(|(_, fix)| !fix.edits.is_empty()).collect();
    sorted.sort_by_key(|(_, fix)| fix.edits[0].span);
    for (rule, fix) in sorted {
        // Sorted by where they begin: the same repair can't stand before one that begins earlier.
        let begins = fix.edits[0].span;
        let mut here = chosen.iter_mut().rev().take_while(|one| one.fix.edits[0].span >= begins);
        if let Some(same) = here.find(|one| one.fix.edits == fix.edits) {
            same.rules.push(rule);
            continue;
        }
        // Sorted by where they begin: only those that reach beyond this beginning can be in the way.
        let start = fix.edits[0].span.start;
        let near = chosen.iter().rev().take(MOST_NEAR).filter(|one| end(one.fix) >= start);
        if !near.into_iter().any(|one| clash(one.fix, fix)) {
            chosen.push(Repair { fix, rules: vec![rule] });
        }
    }
    chosen
}

/// How far back a repair is looked for that reaches over others.
const MOST_NEAR: usize = 64;

fn end(fix: &Fix) -> u32 {
    fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or_default()
}

fn clash(one: &Fix, other: &Fix) -> bool {
    let touch = |one: &Edit, other: &Edit| {
        one.span.start == other.span.start || (one.span.start < other.span.end && other.span.start < one.span.end)
    };
    one.edits.iter().any(|edit| other.edits.iter().any(|second| touch(edit, second)))
}

/// `text` with the edits of `repairs`.
pub(super) fn apply<'a>(text: &str, repairs: impl Iterator<Item = &'a Repair<'a>>) -> String {
    let mut edits: Vec<&Edit> = repairs.flat_map(|repair| &repair.fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        // A chain of repairs that reach over each other may hold two that touch although neighbours don't.
        if range.start < at {
            continue;
        }
        result.push_str(&text[at..range.start]);
        result.push_str(&edit.replacement);
        at = range.end;
    }
    result.push_str(&text[at..]);
    result
}
