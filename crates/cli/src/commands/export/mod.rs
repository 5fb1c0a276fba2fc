//! `coursenotes export`: a file for each kind of output.

mod epub;
mod html;
mod leaks;

use crate::args::ExportFormat;
use crate::commands::from_here;
use crate::{Outcome, terminal};
use anyhow::Result;
use coursenotes_course::Course;
use coursenotes_diagnostics::LastLines;
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::xhtml::Problem;
use std::io::Write;

/// Writes the notes as something to read.
pub fn export(format: &ExportFormat) -> Result<Outcome> {
    match format {
        ExportFormat::Html(arguments) => html::html(arguments),
        ExportFormat::Epub(arguments) => epub::epub(arguments),
    }
}

/// Places that are named without being asked for.
const NAMED: usize = 10;

/// Names the places that could not be written as they stand in the notes: the first of each kind, or `all`.
fn tell(course: &Course, problems: &[Problem], output: &str, all: bool) -> Result<()> {
    let named = if all { problems.iter().map(|one| (one, 0)).collect() } else { first_of_each(problems) };
    let show = from_here(&course.root);
    let lines = LastLines::new(course);
    let mut out = terminal::stderr();
    for (Problem { span, message }, others) in &named {
        let position = lines.of(span.file).position(span.start as usize);
        let (path, others) = (show(course.path(span.file)), and_others(*others));
        writeln!(out, "{path}:{}:{}: {message}{others}", position.line, position.column)?;
    }
    let told: usize = named.iter().map(|(_, others)| 1 + others).sum();
    if problems.len() > told {
        let others = count(problems.len() - told, "other place");
        writeln!(out, "and {others} that {output} shows differently; --warnings names them all")?;
    }
    out.flush()?;
    Ok(())
}

/// The first of each kind, a few of them, and how many others say the same: a page of equal lines tells no more than one.
fn first_of_each(all: &[Problem]) -> Vec<(&Problem, usize)> {
    let mut firsts: Vec<(&Problem, usize)> = Vec::new();
    for one in all {
        match firsts.iter().position(|(first, _)| first.message == one.message) {
            Some(place) => firsts[place].1 += 1,
            None if firsts.len() < NAMED => firsts.push((one, 0)),
            None => {}
        }
    }
    firsts
}

/// " (and at 3 other places)"
fn and_others(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" (and at {})", count(others, "other place")) }
}
