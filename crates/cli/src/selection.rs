//! Which notes, and which parts of them, an export holds and a preview shows.

use crate::args::{AudienceName, SelectionArgs};
use crate::commands::Loaded;
use anyhow::{Result, anyhow, bail};
use coursenotes_course::{Course, word_like};
use coursenotes_diagnostics::FileId;
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::selection::{Audience, Kept, Only, OnlyError, Selected, Selection, Tally, keep, select};
use std::collections::BTreeSet;
use std::io::Write;

/// The course as it is exported; refused where nothing of it is left.
pub(crate) fn selected(loaded: Loaded, arguments: &SelectionArgs) -> Result<Selected> {
    let selection = read(&loaded, arguments)?;
    let selected = select(loaded.course, &selection);
    examine(&selected.course, selected.notes.as_ref(), selected.left_out.tally)?;
    Ok(selected)
}

/// The same for a preview.
pub(crate) fn kept(loaded: &Loaded, arguments: &SelectionArgs) -> Result<Kept> {
    let selection = read(loaded, arguments)?;
    let kept = keep(&loaded.course, &selection);
    examine(kept.course.as_ref().unwrap_or(&loaded.course), kept.notes.as_ref(), kept.tally)?;
    Ok(kept)
}

/// What the arguments ask for.
fn read(loaded: &Loaded, arguments: &SelectionArgs) -> Result<Selection> {
    let only = Only::new(arguments.only.iter().map(String::as_str)).map_err(|error| explain(&error))?;
    let audience = match arguments.audience {
        AudienceName::Student => Audience::Student,
        AudienceName::Instructor => Audience::Instructor,
    };
    let selection = Selection { part: loaded.part.clone(), only, include_drafts: arguments.include_drafts, audience };
    let course = &loaded.course;
    let paths = course.order.iter().map(|note| course.path(*note)).filter(|path| loaded.holds_path(path));
    let paths: Vec<String> = paths.map(str::to_owned).collect();
    match selection.in_vain(&paths) {
        Some(pattern) => bail!("--only `{pattern}` fits no note; {}", near(pattern, &paths)),
        None => Ok(selection),
    }
}

/// Refuses a course of which nothing is left.
fn examine(course: &Course, notes: Option<&BTreeSet<FileId>>, tally: Tally) -> Result<()> {
    if notes.map_or(course.order.len(), BTreeSet::len) > 0 {
        return Ok(());
    }
    let drafts = match tally.drafts {
        1 => "the one note that was asked for is a draft".to_owned(),
        drafts => format!("all {} that were asked for are drafts", count(drafts, "note")),
    };
    bail!("{drafts}; --include-drafts takes drafts in")
}

fn explain(error: &OnlyError) -> anyhow::Error {
    let OnlyError { pattern, column, message } = error;
    match column {
        Some(column) => anyhow!("--only `{pattern}`, character {column}: {message}"),
        None => anyhow!("--only `{pattern}`: {message}"),
    }
}

/// So many names help; more would be the list of notes.
const NEAR: usize = 3;

/// "did you mean `week-01.md` or `week-02.md`?"
fn near(pattern: &str, paths: &[String]) -> String {
    let mut known: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut near = Vec::new();
    while let Some(path) = word_like(pattern, &known).filter(|_| near.len() < NEAR) {
        known.retain(|known| *known != path);
        near.push(format!("`{path}`"));
    }
    if near.is_empty() {
        let first: Vec<&str> = paths.iter().take(NEAR).map(String::as_str).collect();
        let more = if paths.len() > NEAR { " and others" } else { "" };
        return format!("paths count from the folder of the course: {}{more}", first.join(", "));
    }
    format!("did you mean {}?", near.join(" or "))
}

/// "2 drafts and 3 parts for teachers left out", where anything is.
pub(crate) fn summary(tally: Tally, out: &mut dyn Write) -> Result<()> {
    let kinds = [(tally.drafts, "draft"), (tally.parts, "part"), (tally.others, "other note")];
    let named = kinds.iter().filter(|(number, _)| *number > 0).map(|(number, what)| {
        let what = count(*number, what);
        if what.contains("part") { format!("{what} for teachers") } else { what }
    });
    let named: Vec<String> = named.collect();
    match named.as_slice() {
        [] => {}
        [only] => writeln!(out, "{only} left out")?,
        [first @ .., last] => writeln!(out, "{} and {last} left out", first.join(", "))?,
    }
    Ok(())
}
