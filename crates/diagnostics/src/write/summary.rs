//! The counts of a run, and their words.

use super::Report;
use crate::{Applicability, Diagnostic, Severity};
use serde::Serialize;
use std::collections::BTreeMap;

/// How much was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Notes that were checked.
    pub notes: usize,
    /// Links and pictures in those notes.
    pub links: usize,
    /// Findings that fail the run.
    pub errors: usize,
    /// Findings that don't.
    pub warnings: usize,
    /// Matters of style.
    pub advice: usize,
    /// Findings by rule.
    pub rules: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// Counts `diagnostics`.
    pub fn new(notes: usize, links: usize, diagnostics: &[Diagnostic]) -> Self {
        let mut summary = Self { notes, links, ..Self::default() };
        for diagnostic in diagnostics {
            *summary.rules.entry(diagnostic.rule).or_default() += 1;
            *match diagnostic.severity {
                Severity::Error => &mut summary.errors,
                Severity::Warning => &mut summary.warnings,
                Severity::Advice => &mut summary.advice,
            } += 1;
        }
        summary
    }
}

/// The answer: "3 errors in 41 notes with 220 links".
pub fn headline(report: &Report) -> String {
    let Report { summary, noun, .. } = report;
    let errors = match summary.errors {
        0 => format!("No {noun}s"),
        errors => count(errors, noun),
    };
    format!("{errors} in {} with {}", count(summary.notes, "note"), count(summary.links, "link"))
}

/// For how many of the findings `coursenotes fix` has a repair: errors and warnings with one that keeps the meaning. It
/// leaves out a repair that would bring up another finding, which only a second check can tell.
///
/// "3 of these errors", or "5 of these (3 errors, 2 warnings)"; nothing where there are none.
pub fn repaired(diagnostics: &[&Diagnostic]) -> Option<String> {
    let safe = |one: &&&Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    let number = |severity| diagnostics.iter().filter(safe).filter(|one| one.severity == severity).count();
    match (number(Severity::Error), number(Severity::Warning)) {
        (0, 0) => None,
        (errors, 0) => Some(format!("{errors} of these errors")),
        (0, warnings) => Some(format!("{warnings} of these warnings")),
        (errors, warnings) => {
            let parts = (count(errors, "error"), count(warnings, "warning"));
            Some(format!("{} of these ({}, {})", errors + warnings, parts.0, parts.1))
        }
    }
}

/// How many errors and warnings have a repair that a person should look at: those of `coursenotes fix --unsafe-fixes`.
pub fn repaired_unsafely(diagnostics: &[&Diagnostic]) -> usize {
    let is_unsafe = |one: &Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Unsafe);
    diagnostics.iter().filter(|one| one.severity < Severity::Advice && is_unsafe(one)).count()
}

/// `1 error`, `2 errors`: the number with its noun.
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun) {
        (1, _) => format!("1 {noun}"),
        // A mass noun: "3 pieces of advice" says no more than "3 advice".
        (_, "advice") => format!("{number} advice"),
        _ if noun.ends_with('s') => format!("{number} {noun}es"),
        _ => format!("{number} {noun}s"),
    }
}
