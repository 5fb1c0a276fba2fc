//! `coursenotes new`

use super::{Loaded, from_here};
use crate::args::NewArgs;
use crate::{Outcome, terminal, write};
use anyhow::{Context, Result, bail};
use coursenotes_course::{Course, FirstNote, LoadError, NextNote, first_note, next_note};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// Makes the next note as its neighbours are, and adds it to the list that has them.
pub(crate) fn new(arguments: &NewArgs) -> Result<Outcome> {
    if let Some(path) = arguments.path.as_deref().filter(|path| !path.exists()) {
        let (title, path) = (&arguments.title, path.display());
        bail!("there is no folder `{path}`; a title of several words stands in quotes: \"{title} {path}\"");
    }
    let loaded = match Loaded::open(arguments.path.as_deref()) {
        Err(error) if matches!(error.downcast_ref(), Some(LoadError::NoNotes(_))) => return first(arguments),
        loaded => loaded?,
    };
    let course = &loaded.course;
    let note = next_note(course, &loaded.part, &arguments.title)?;
    let place = course.root.join(&note.path);
    // What the course doesn't know may be there all the same.
    if place.symlink_metadata().is_ok() {
        bail!("`{}` is there already", from_here(&course.root)(&note.path));
    }
    if arguments.dry_run {
        difference(course, &note)?;
        return Ok(Outcome::Clean);
    }
    if let Some(listed) = &note.listed {
        write::unchanged(course, &BTreeMap::from([(listed.file, listed.text.clone())]))?;
    }
    write::new(&place, note.text.as_bytes())?;
    if let Some(listed) = &note.listed {
        write::whole(&course.root.join(course.path(listed.file)), listed.text.as_bytes())?;
    }
    summary(course, &note)?;
    Ok(Outcome::Clean)
}

/// Begins a course in a folder without notes.
fn first(arguments: &NewArgs) -> Result<Outcome> {
    let root = arguments.path.as_deref().unwrap_or(Path::new("."));
    let root = root.canonicalize().with_context(|| format!("read {}", root.display()))?;
    let folder = root.file_name().unwrap_or_default().to_string_lossy();
    let FirstNote { home, note } = first_note(&folder, &arguments.title)?;
    let mut out = terminal::stdout();
    for (path, text) in [(note.0.as_str(), note.1), (home.0, home.1)] {
        if arguments.dry_run {
            let lines = TextDiff::from_lines("", text.as_str());
            write!(out, "{}", lines.unified_diff().header("/dev/null", &format!("b/{path}")))?;
        } else {
            write::new(&root.join(path), text.as_bytes())?;
            writeln!(out, "wrote {}", from_here(&root)(path))?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn difference(course: &Course, note: &NextNote) -> Result<()> {
    let mut out = terminal::stdout();
    let new = TextDiff::from_lines("", note.text.as_str());
    write!(out, "{}", new.unified_diff().header("/dev/null", &format!("b/{}", note.path)))?;
    if let Some(listed) = &note.listed {
        let path = course.path(listed.file);
        let before = course.entry(listed.file).map_or("", |entry| entry.note.text());
        let lines = TextDiff::from_lines(before, listed.text.as_str());
        write!(out, "{}", lines.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")))?;
    }
    out.flush()?;
    Ok(())
}

fn summary(course: &Course, note: &NextNote) -> Result<()> {
    let show = from_here(&course.root);
    let mut out = terminal::stdout();
    let pattern = note.pattern.as_ref().map(|path| format!(", made as {} is", show(path))).unwrap_or_default();
    writeln!(out, "wrote {}{pattern}", show(&note.path))?;
    match &note.listed {
        Some(listed) => {
            writeln!(out, "added to {}:{}: {}", show(course.path(listed.file)), listed.number, listed.line.trim())?;
        }
        None => {
            writeln!(out, "no page lists the note before it in a way that could be gone on with: add a link yourself")?;
        }
    }
    out.flush()?;
    Ok(())
}
