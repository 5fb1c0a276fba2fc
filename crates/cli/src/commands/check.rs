//! `coursenotes check`

use super::{Loaded, from_here};
use crate::args::{CheckArgs, Format};
use crate::{Outcome, terminal};
use anyhow::{Result, bail};
use coursenotes_checker::RULES;
use coursenotes_course::word_like;
use coursenotes_diagnostics::write::{self, Look};
use coursenotes_diagnostics::{Diagnostic, Severity};
use std::io::Write;
use std::time::Instant;

/// Checks the notes and writes the report to standard output.
#[expect(clippy::disallowed_methods, reason = "the report says how long it took")]
pub fn check(arguments: &CheckArgs) -> Result<Outcome> {
    let started = Instant::now();
    let rules = chosen_rules(&arguments.rules)?;
    let loaded = Loaded::open(arguments.path.as_deref())?;
    let mut report = loaded.check()?;
    let chosen = |diagnostic: &Diagnostic| rules.is_empty() || rules.contains(&diagnostic.rule);
    report.diagnostics.retain(chosen);
    let summary = loaded.summary(&report);
    let course = &loaded.course;
    let mut out = terminal::stdout();
    match arguments.format {
        Format::Human => {
            let is_shown = |one: &Diagnostic| is_shown(one, arguments);
            let look = Look {
                colour: terminal::colour(arguments.color),
                width: terminal::width(),
                elapsed: started.elapsed(),
            };
            write::human(&mut out, &report.diagnostics, &is_shown, course, &from_here(&course.root), &summary, look)?;
        }
        Format::Json => {
            let all: Vec<&Diagnostic> = report.diagnostics.iter().collect();
            write::json(&mut out, &all, course, &summary)?;
        }
        Format::Github => {
            let marked = |one: &&Diagnostic| one.severity < Severity::Advice || is_shown(one, arguments);
            let marked: Vec<&Diagnostic> = report.diagnostics.iter().filter(marked).collect();
            // GitHub reads paths from the top of the repository.
            let prefix = &course.identity.prefix;
            let show = |path: &str| if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") };
            write::github(&mut out, &marked, course, &show)?;
        }
    }
    out.flush()?;
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

fn is_shown(diagnostic: &Diagnostic, arguments: &CheckArgs) -> bool {
    !arguments.rules.is_empty()
        || match diagnostic.severity {
            Severity::Error => true,
            Severity::Warning => arguments.warnings,
            Severity::Advice => arguments.advice,
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
