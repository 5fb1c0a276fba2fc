//! `coursenotes init`

mod plan;
mod workflow;

use super::{Loaded, from_here};
use crate::args::InitArgs;
use crate::{Outcome, terminal, write};
use anyhow::Result;
use coursenotes_diagnostics::write::count;
use plan::{Plan, Planned, plan};
use std::io::{self, BufRead, IsTerminal, Write};

/// Writes what a course needs to be checked: settings, a workflow that is green today, and what git should ignore.
pub(crate) fn init(arguments: &InitArgs) -> Result<Outcome> {
    let loaded = Loaded::open(arguments.path.as_deref())?;
    let report = loaded.check()?;
    let Plan { files, known, home, site } = plan(&loaded, &report)?;
    let show = from_here(&loaded.course.root);
    let mut out = terminal::stdout();
    writeln!(out, "{}: {}, {home}", loaded.course.title(), count(loaded.notes(), "note"))?;
    if let Some(site) = site {
        writeln!(out, "its site: {site}")?;
    }
    out.flush()?;
    for file in files {
        let shown = show(&file.path);
        writeln!(out, "{}", told(&loaded, &file, &shown, arguments)?)?;
        out.flush()?;
    }
    if known > 0 {
        let (findings, are) = (count(known, "finding"), if known == 1 { "is" } else { "are" });
        writeln!(out, "\n{findings} of today {are} known, so that the check is green; coursenotes check shows them")?;
    }
    if !arguments.dry_run {
        writeln!(out, "\nCommit these files, and GitHub checks the notes on each push.")?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Writes a file, or leaves it, and says which.
fn told(loaded: &Loaded, file: &Planned, shown: &str, arguments: &InitArgs) -> Result<String> {
    let place = loaded.course.root.join(&file.path);
    let Planned { text, why, adds_to, .. } = file;
    let Some(text) = text else { return Ok(format!("left  {shown}: {why}")) };
    let is_there = place.symlink_metadata().is_ok() && !adds_to;
    if is_there && !arguments.force && (arguments.dry_run || !is_wanted(shown)?) {
        return Ok(format!("left  {shown}: it is there already (--force replaces it)"));
    }
    let is_added = *adds_to && place.exists();
    if arguments.dry_run {
        let verb = if is_added { "add to" } else { "write" };
        return Ok(format!("would {verb} {shown}: {why}"));
    }
    write::folders(&place)?;
    write::whole(&place, text.as_bytes())?;
    Ok(format!("{} {shown}: {why}", if is_added { "added to" } else { "wrote" }))
}

/// Asks the person; where nobody is there to answer, a file stays.
fn is_wanted(shown: &str) -> Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    write!(terminal::stderr(), "{shown} is there already. Replace it? [y/N] ")?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}
