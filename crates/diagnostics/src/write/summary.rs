//! The counts of a run.

use crate::{Diagnostic, Severity};
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

/// `1 error`, `2 errors`: the number with its noun.
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun) {
        (1, _) => format!("1 {noun}"),
        // A mass noun: "3 pieces of advice" says no more than "3 advice".
        (_, "advice") => format!("{number} advice"),
        _ => format!("{number} {noun}s"),
    }
}
