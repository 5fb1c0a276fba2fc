//! `coursenotes check`

use super::Loaded;
use crate::args::CheckArgs;
use crate::report::{self, Found};
use crate::{Outcome, output};
use anyhow::{Result, bail};
use coursenotes_checker::RULES;
use coursenotes_course::word_like;
use coursenotes_diagnostics::Diagnostic;
use std::time::Instant;

/// Checks the notes and writes the report.
#[expect(clippy::disallowed_methods, reason = "the report says how long it took")]
pub fn check(arguments: &CheckArgs) -> Result<Outcome> {
    let started = Instant::now();
    let rules = chosen_rules(&arguments.rules)?;
    if let Some(path) = &arguments.output {
        output::examine(path)?;
    }
    let loaded = Loaded::open(arguments.path.as_deref())?;
    let mut report = loaded.check()?;
    let chosen = |diagnostic: &Diagnostic| rules.is_empty() || rules.contains(&diagnostic.rule);
    report.diagnostics.retain(chosen);
    let summary = loaded.summary(&report);
    let found = Found {
        course: &loaded.course,
        diagnostics: &report.diagnostics,
        summary: &summary,
        is_changed: &|_| false,
        elapsed: started.elapsed(),
    };
    report::write(&found, arguments)?;
    // The process ends here: giving back a large course piece by piece would cost a tenth of the run.
    std::mem::forget(loaded);
    Ok(if summary.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// The rules that were asked for by name; none for all.
pub(super) fn chosen_rules(names: &[String]) -> Result<Vec<&str>> {
    // Copied from a report, a name comes with its brackets.
    let rules: Vec<&str> = names.iter().map(|name| name.trim_matches(['[', ']'])).collect();
    match rules.iter().find(|name| coursenotes_checker::rule(name).is_none()) {
        Some(name) => bail!("there is no rule `{name}`{}", like(name)),
        None => Ok(rules),
    }
}

/// "; did you mean `x`?" for the name of a rule.
pub(super) fn like(name: &str) -> String {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    match word_like(name, &names) {
        Some(rule) => format!("; did you mean `{rule}`?"),
        None => "; `coursenotes explain` lists them".to_owned(),
    }
}
