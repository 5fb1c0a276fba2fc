//! The report as Markdown, for a comment below a change or the summary of a job on GitHub.

use super::markdown_text::{code, inline};
use super::{Group, Report, count, fit, groups, headline, repaired};
use crate::source::LastLines;
use crate::{Diagnostic, Severity};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What the report takes at most, in characters. GitHub refuses a comment of more than 65,536.
pub const MARKDOWN_LIMIT: usize = 60_000;
/// Kept for what stands around the tables.
const AROUND: usize = 2_000;
/// Places of equal findings that are named.
const MOST_PLACES: usize = 3;
/// Of a message, in columns: an address can be as long as a note.
const MOST_WORDS: usize = 300;

/// Writes errors as a table, warnings as a folded one, advice as numbers. The rules named in `first` come first.
pub fn markdown(out: &mut dyn Write, report: &Report, first: &[&str]) -> io::Result<()> {
    writeln!(out, "### {}", headline(report))?;
    let mut page = Page { lines: LastLines::new(report.sources), report, left: MARKDOWN_LIMIT - AROUND };
    let groups = groups(report.diagnostics.iter().copied(), first);
    let of = |severity| groups.iter().filter(move |group| group.first.severity == severity).collect::<Vec<_>>();
    let errors = page.table(&of(Severity::Error));
    let warnings = page.table(&of(Severity::Warning));
    write!(out, "{}", errors.text)?;
    if !warnings.text.is_empty() {
        let title = count(report.summary.warnings, "warning");
        writeln!(out, "\n<details>\n<summary>{title}</summary>\n{}\n</details>", warnings.text)?;
    }
    if report.summary.advice > 0 {
        writeln!(out, "\n{}: {}", count(report.summary.advice, "advice"), rules(report.diagnostics))?;
    }
    if let Some(number) = repaired(report.diagnostics) {
        writeln!(out, "\n`coursenotes fix` has a repair for {number}.")?;
    }
    left_out(out, errors.left_out, warnings.left_out)
}

struct Page<'a> {
    lines: LastLines<'a>,
    report: &'a Report<'a>,
    /// Characters that are free.
    left: usize,
}

/// A table, and how many findings had no room in it.
struct Table {
    text: String,
    left_out: usize,
}

impl Page<'_> {
    fn table(&mut self, groups: &[&Group]) -> Table {
        let mut table = Table { text: String::new(), left_out: 0 };
        for group in groups {
            // What follows a finding without room is left out too: no one looks for gaps in a sorted list.
            let row = if table.left_out == 0 { self.row(group) } else { String::new() };
            let size = row.chars().count();
            if row.is_empty() || size > self.left {
                table.left_out += group.len();
                continue;
            }
            if table.text.is_empty() {
                table.text.push_str("\n| Where | What is wrong | What to do |\n| --- | --- | --- |\n");
            }
            self.left -= size;
            table.text.push_str(&row);
        }
        table
    }

    fn row(&self, group: &Group) -> String {
        let places: Vec<String> = group.all().take(MOST_PLACES).map(|one| code(&self.place(one))).collect();
        let more = match group.len().saturating_sub(MOST_PLACES) {
            0 => String::new(),
            number => format!(" and {number} more"),
        };
        let message = inline(&shortened(&group.first.message));
        let help = group.first.help.as_deref().map(|help| inline(&shortened(help))).unwrap_or_default();
        format!("| {}{more} | {message} ({}) | {help} |\n", places.join(", "), group.first.rule)
    }

    fn place(&self, diagnostic: &Diagnostic) -> String {
        let file = diagnostic.span.file;
        let line = self.lines.of(file).position(diagnostic.span.start as usize).line;
        format!("{}:{line}", (self.report.show)(self.report.sources.path(file)))
    }
}

/// A message without its end, where it is very long; code that is cut ends there.
fn shortened(message: &str) -> String {
    let mut short = fit(message, MOST_WORDS).into_owned();
    if short.len() < message.len() && short.matches('`').count() % 2 == 1 {
        short.push('`');
    }
    short
}

/// "3 unused-definition, 1 unused-footnote": the advice by rule.
fn rules(diagnostics: &[&Diagnostic]) -> String {
    let advice = diagnostics.iter().copied().filter(|one| one.severity == Severity::Advice);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in advice {
        *counts.entry(one.rule).or_default() += 1;
    }
    let named: Vec<String> = counts.iter().map(|(rule, number)| format!("{number} {rule}")).collect();
    named.join(", ")
}

fn left_out(out: &mut dyn Write, errors: usize, warnings: usize) -> io::Result<()> {
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(*number, noun)).collect();
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nLeft out to keep this short: {}. `coursenotes check --all` shows them.", parts.join(" and "))
}
