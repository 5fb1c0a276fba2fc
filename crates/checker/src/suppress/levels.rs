//! The configured severity of each finding.

use super::UNUSED;
use crate::rules::WEB_RULES;
use coursenotes_course::{CONFIG_NAME, Course, Level, RuleLevels};
use coursenotes_diagnostics::{Diagnostic, Severity, Span};
use std::collections::BTreeSet;

/// Sets the severities and takes out what is off; returns a finding for each `off` of `paths` that hides nothing.
pub(super) fn apply(course: &Course, levels: &RuleLevels, found: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
    if levels.is_default() {
        return Vec::new();
    }
    let mut used: BTreeSet<(usize, &str)> = BTreeSet::new();
    found.retain_mut(|one| {
        let Some(said) = levels.of(one.rule, course.path(one.span.file)) else { return true };
        if let Some(entry) = said.entry {
            used.insert((entry, one.rule));
        }
        match said.level {
            Level::Error => one.severity = Severity::Error,
            Level::Warning => one.severity = Severity::Warning,
            Level::Advice => one.severity = Severity::Advice,
            Level::Off => return false,
        }
        true
    });
    unused(course, &used)
}

fn unused(course: &Course, used: &BTreeSet<(usize, &str)>) -> Vec<Diagnostic> {
    let Some(file) = course.find(CONFIG_NAME) else { return Vec::new() };
    let source = &course.config.source;
    let mut from = 0;
    let mut found = Vec::new();
    for (number, part) in course.config.paths.iter().enumerate() {
        // The tables stand in the order in which they were read.
        from = source[from..].find("[[paths]]").map_or(from, |at| from + at + 1);
        let end = source[from..].find("[[paths]]").map_or(source.len(), |at| from + at);
        let off = part.rules.iter().filter(|(_, level)| **level == Level::Off).map(|(rule, _)| rule.as_str());
        // What the web answers tomorrow may be another thing than today.
        for rule in off.filter(|rule| !used.contains(&(number, *rule)) && !WEB_RULES.contains(rule)) {
            let start = source[from..end].find(rule).map_or(from, |at| from + at);
            let length = if source[start..].starts_with(rule) { rule.len() } else { 0 };
            found.push(Diagnostic {
                rule: UNUSED,
                severity: Severity::Warning,
                span: Span::new(file, start..start + length),
                message: format!("this hides nothing: `{rule}` finds nothing in `{}`", part.pattern),
                help: Some("remove it, so that it can't hide a mistake of tomorrow".to_owned()),
                fix: None,
            });
        }
    }
    found
}
