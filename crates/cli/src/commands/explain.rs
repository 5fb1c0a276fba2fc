//! `coursenotes explain`

use crate::rule_names::like;
use crate::{Outcome, terminal};
use anyhow::{Result, bail};
use coursenotes_checker::RULES;
use std::io::Write;

/// Prints the page of a rule, or the list of rules.
pub(crate) fn explain(name: Option<&str>) -> Result<Outcome> {
    let mut out = terminal::stdout();
    if let Some(name) = name {
        // Copied from a report, a name comes with its brackets.
        let name = name.trim_matches(['[', ']']);
        let Some(rule) = coursenotes_checker::rule(name) else { bail!("there is no rule `{name}`{}", like(name)) };
        write!(out, "{}", rule.page)?;
    } else {
        let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
        for rule in RULES {
            writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.severity.name(), rule.summary())?;
        }
        writeln!(out, "\nA rule with its example: coursenotes explain {}", RULES[0].name)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
