//! `check --accessibility`: the report that a teacher hands on.

use crate::args::{CheckArgs, Format};
use crate::commands::{Loaded, from_here};
use crate::report::{self, Found};
use crate::{output, terminal};
use anyhow::{Context, Result};
use coursenotes_checker::accessibility::{criteria, criterion, questions};
use coursenotes_diagnostics::Diagnostic;
use coursenotes_diagnostics::write::{self, Medium, ShowPath, Subject};
use std::io::Write;

/// Writes it for a person, as Markdown; the formats for programs are those of every check.
pub(crate) fn write(loaded: &Loaded, found: &Found, arguments: &CheckArgs) -> Result<()> {
    if !matches!(arguments.format, Format::Human | Format::Markdown) {
        return report::write(found, arguments);
    }
    let from_root = |path: &str| path.to_owned();
    let from_here = from_here(&loaded.course.root);
    // What is handed on is read elsewhere: its paths are those of the course.
    let page = || text(loaded, found, Medium::Page, &from_root);
    if let Some(path) = &arguments.output {
        output::replace(path, &page()?).with_context(|| format!("write {}", path.display()))?;
    }
    let mut out = terminal::stdout();
    out.write_all(&match arguments.format {
        Format::Markdown => page()?,
        _ => text(loaded, found, Medium::Text, &from_here)?,
    })?;
    Ok(out.flush()?)
}

fn text(loaded: &Loaded, found: &Found, medium: Medium, show: ShowPath) -> Result<Vec<u8>> {
    let diagnostics: Vec<&Diagnostic> = found.diagnostics.iter().collect();
    let title = loaded.course.title();
    let criteria = criteria();
    let subject = Subject {
        title: &title,
        notes: loaded.notes(),
        version: env!("CARGO_PKG_VERSION"),
        criterion,
        criteria: &criteria,
        medium,
    };
    let questions = questions(&loaded.course, &|file| loaded.holds(file));
    let mut text = Vec::new();
    write::accessibility(&mut text, &subject, &diagnostics, &questions, &loaded.course, show)?;
    Ok(text)
}
