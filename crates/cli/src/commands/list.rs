//! `coursenotes list`

use super::{Loaded, from_here};
use crate::args::{ListArgs, ListFormat};
use crate::{Outcome, terminal};
use anyhow::Result;
use coursenotes_diagnostics::FileId;
use coursenotes_diagnostics::write::count;
use serde::Serialize;
use std::io::Write;

/// The version of the JSON below.
const LIST_VERSION: u32 = 1;

/// Lists the notes in reading order with their titles.
pub fn list(arguments: &ListArgs) -> Result<Outcome> {
    let loaded = Loaded::open(arguments.path.as_deref())?;
    match arguments.format {
        ListFormat::Human => human(&loaded)?,
        ListFormat::Json => json(&loaded)?,
    }
    Ok(Outcome::Clean)
}

fn human(loaded: &Loaded) -> Result<()> {
    let course = &loaded.course;
    let show = from_here(&course.root);
    let mut out = terminal::stdout();
    writeln!(out, "{}: {}", course.title(), count(loaded.notes(), "note"))?;
    for (folder, notes) in sections(loaded) {
        writeln!(out, "\n{}", if folder.is_empty() { "." } else { folder })?;
        let paths: Vec<String> = notes.iter().map(|file| show(course.path(*file))).collect();
        let width = paths.iter().map(|path| path.chars().count()).max().unwrap_or_default().min(40);
        for (file, path) in notes.iter().zip(paths) {
            writeln!(out, "  {path:width$}  {}", course.name(*file))?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The sections with what they have of the part that was asked for. Between two of one folder, that part may have nothing.
fn sections(loaded: &Loaded) -> Vec<(&str, Vec<FileId>)> {
    let mut sections: Vec<(&str, Vec<FileId>)> = Vec::new();
    for section in &loaded.course.sections {
        let notes: Vec<FileId> = section.notes.iter().copied().filter(|file| loaded.holds(*file)).collect();
        match sections.last_mut() {
            _ if notes.is_empty() => {}
            Some((folder, before)) if *folder == section.folder => before.extend(notes),
            _ => sections.push((&section.folder, notes)),
        }
    }
    sections
}

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    title: String,
    home: Option<&'a str>,
    notes: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    title: &'a str,
    section: &'a str,
}

fn json(loaded: &Loaded) -> Result<()> {
    let course = &loaded.course;
    let sections = course.sections.iter();
    let notes = sections.flat_map(|section| section.notes.iter().map(move |file| (section, *file)));
    let notes = notes.filter(|(_, file)| loaded.holds(*file)).map(|(section, file)| Listed {
        path: course.path(file),
        title: course.name(file),
        section: &section.folder,
    });
    let home = course.home.map(|home| course.path(home));
    let list = List { version: LIST_VERSION, title: course.title(), home, notes: notes.collect() };
    let mut out = terminal::stdout();
    serde_json::to_writer_pretty(&mut out, &list)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}
