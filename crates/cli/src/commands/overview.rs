//! `coursenotes` alone: what is here, and what to do next, in at most 15 lines. It changes nothing and never fails a run.

use super::{Loaded, from_here};
use crate::report::BROKEN_LINKS;
use crate::{Outcome, terminal};
use anyhow::Result;
use coursenotes_course::{Course, LoadError};
use coursenotes_diagnostics::write::{Group, ShowPath, count, fit, groups, repaired, width};
use coursenotes_diagnostics::{Diagnostic, Lines, Severity, Sources};
use std::io::Write;

/// Findings that fit beside the rest.
const MOST_SHOWN: usize = 5;
/// A message that is cut is worth its place only from here on.
const LEAST_WORDS: usize = 24;

pub(crate) fn overview() -> Result<Outcome> {
    let loaded = match Loaded::open(None) {
        Err(error) if matches!(error.downcast_ref(), Some(LoadError::NoNotes(_))) => return nothing(&error),
        loaded => loaded?,
    };
    let report = loaded.check()?;
    let summary = loaded.summary(&report);
    let course = &loaded.course;
    let mut out = terminal::stdout();
    let home = course.home.map_or("no home page".to_owned(), |home| format!("home page {}", course.path(home)));
    let (notes, links) = (count(summary.notes, "note"), count(summary.links, "link"));
    writeln!(out, "{}: {notes}, {links}, {home}", course.title())?;
    let all: Vec<&Diagnostic> = report.diagnostics.iter().collect();
    let errors = groups(all.iter().copied().filter(|one| one.severity == Severity::Error), BROKEN_LINKS);
    let found = if errors.is_empty() { "No errors".to_owned() } else { count(summary.errors, "error") };
    writeln!(out, "{found}, {}, {}", count(summary.warnings, "warning"), count(summary.advice, "advice"))?;
    if !errors.is_empty() {
        writeln!(out)?;
    }
    let show = from_here(&course.root);
    for group in errors.iter().take(MOST_SHOWN) {
        writeln!(out, "{}", line(course, group, &show))?;
    }
    let more: usize = errors.iter().skip(MOST_SHOWN).map(Group::len).sum();
    if more > 0 {
        writeln!(out, "  and {more} more")?;
    }
    writeln!(out)?;
    if summary.errors + summary.warnings + summary.advice > 0 {
        writeln!(out, "  coursenotes check           each error with its line and the way out")?;
    }
    if let Some(number) = repaired(&all) {
        writeln!(out, "  coursenotes fix             has a repair for {number}")?;
    }
    writeln!(out, "  coursenotes list            the notes in reading order")?;
    writeln!(out, "  coursenotes explain         the rules")?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What to do where no note is.
fn nothing(why: &anyhow::Error) -> Result<Outcome> {
    let mut out = terminal::stdout();
    writeln!(out, "{why}\n")?;
    writeln!(out, "  coursenotes new \"Class 1: the first one\"   begins a course here")?;
    writeln!(out, "  coursenotes check FOLDER                   checks the notes of another folder")?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Errors that say the same, in one line of the terminal.
fn line(course: &Course, group: &Group, show: ShowPath) -> String {
    let file = group.first.span.file;
    let line = Lines::new(course.text(file)).position(group.first.span.start as usize).line;
    let start = format!("  {}:{line}: ", show(course.path(file)));
    let others = match group.others.len() {
        0 => String::new(),
        number => format!(" (and {number} more)"),
    };
    let room = terminal::width().saturating_sub(width(&start) + width(&others)).max(LEAST_WORDS);
    format!("{start}{}{others}", fit(&group.first.message, room))
}
