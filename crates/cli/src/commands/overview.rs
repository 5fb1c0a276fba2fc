//! `coursenotes` alone: what is here, and what to do next, in at most 15 lines. It changes nothing and never fails a run.

use super::{Loaded, from_here};
use crate::{Outcome, terminal};
use anyhow::Result;
use coursenotes_diagnostics::write::count;
use coursenotes_diagnostics::{Diagnostic, Lines, Severity, Sources};
use std::io::Write;

/// Findings that fit beside the rest.
const MOST_SHOWN: usize = 5;

pub(crate) fn overview() -> Result<Outcome> {
    let loaded = Loaded::open(None)?;
    let report = loaded.check()?;
    let summary = loaded.summary(&report);
    let course = &loaded.course;
    let mut out = terminal::stdout();
    let home = course.home.map_or("no home page".to_owned(), |home| format!("home page {}", course.path(home)));
    let (notes, links) = (count(summary.notes, "note"), count(summary.links, "link"));
    writeln!(out, "{}: {notes}, {links}, {home}", course.title())?;
    let errors: Vec<&Diagnostic> = report.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    let found = if errors.is_empty() { "No errors".to_owned() } else { count(errors.len(), "error") };
    writeln!(out, "{found}, {}, {}", count(summary.warnings, "warning"), count(summary.advice, "advice"))?;
    if !errors.is_empty() {
        writeln!(out)?;
    }
    let show = from_here(&course.root);
    for error in errors.iter().take(MOST_SHOWN) {
        let line = Lines::new(course.text(error.span.file)).position(error.span.start as usize).line;
        writeln!(out, "  {}:{line}: {}", show(course.path(error.span.file)), error.message)?;
    }
    if errors.len() > MOST_SHOWN {
        writeln!(out, "  and {} more", errors.len() - MOST_SHOWN)?;
    }
    writeln!(out)?;
    if summary.errors + summary.warnings + summary.advice > 0 {
        writeln!(out, "  coursenotes check           each error with its line and the way out")?;
    }
    writeln!(out, "  coursenotes list            the notes in reading order")?;
    writeln!(out, "  coursenotes explain         the rules")?;
    out.flush()?;
    Ok(Outcome::Clean)
}
