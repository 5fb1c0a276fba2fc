//! The end of the report for a person: what is not shown, what has a repair, and where to read more.

use super::{Look, count, repaired, repaired_unsafely, width};
use crate::{Diagnostic, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a reader has seen of the findings that are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed {
    /// The rule of the first one.
    pub(super) first: Option<&'static str>,
    /// Whether each place is named.
    pub(super) is_whole: bool,
}

/// What was found but not shown: a line for warnings and one for advice, each with the option that shows them. Then how
/// much of it all can be repaired.
pub(super) fn hidden(out: &mut dyn Write, hidden: &[&Diagnostic], all: &[&Diagnostic], look: &Look) -> io::Result<()> {
    let repaired = repaired(all);
    let unsafely = repaired_unsafely(all);
    if !hidden.is_empty() || repaired.is_some() || unsafely > 0 {
        writeln!(out)?;
    }
    for (severity, option) in [(Severity::Warning, "--warnings"), (Severity::Advice, "--advice")] {
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in hidden.iter().filter(|one| one.severity == severity) {
            *rules.entry(diagnostic.rule).or_default() += 1;
        }
        let total: usize = rules.values().sum();
        if total > 0 {
            let start = format!("{} not shown: ", count(total, severity.name()));
            let end = format!(" ({option})");
            let room = look.width.saturating_sub(width(&start) + width(&end));
            writeln!(out, "{start}{}{end}", most(&rules, room))?;
        }
    }
    match (repaired, unsafely) {
        (Some(number), 0) => writeln!(out, "coursenotes fix has a repair for {number}"),
        (Some(number), more) => {
            writeln!(out, "coursenotes fix has a repair for {number}; with --unsafe-fixes for {more} more")
        }
        (None, 1..) => {
            writeln!(out, "coursenotes fix --unsafe-fixes has a repair for {unsafely} of these; look at the result")
        }
        (None, 0) => Ok(()),
    }
}

/// The rules with the most findings, as many as there is room for: "58 empty-destination, 3 unreachable-note, …".
fn most(rules: &BTreeMap<&str, usize>, room: usize) -> String {
    let mut sorted: Vec<_> = rules.iter().collect();
    sorted.sort_by_key(|(_, number)| Reverse(**number));
    let named: Vec<String> = sorted.iter().map(|(rule, number)| format!("{number} {rule}")).collect();
    joined(&named, room)
}

/// Parts with commas between them, as many as there is room for but at least one; ", …" says that there are more.
pub(super) fn joined(parts: &[String], room: usize) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let is_last = index + 1 == parts.len();
        let after = if is_last { 0 } else { ", …".chars().count() };
        if index > 0 && width(&text) + 2 + width(part) + after > room {
            return text + ", …";
        }
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(part);
    }
    text
}

/// How to see everything, and how to learn more about the first finding.
pub(super) fn more(out: &mut dyn Write, printed: Printed, look: &Look) -> io::Result<()> {
    let Some(rule) = printed.first else { return Ok(()) };
    writeln!(out)?;
    if !printed.is_whole {
        writeln!(out, "Each finding with its line: {} --all", look.command)?;
    }
    writeln!(out, "What a rule means: coursenotes explain {rule}")
}
