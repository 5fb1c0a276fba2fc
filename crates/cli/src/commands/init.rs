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
    let loaded = Loaded::open(arguments.path.as_deref())?.whole();
    let report = loaded.check()?;
    let Plan { files, known, untracked, home, site } = plan(&loaded, &report)?;
    let show = from_here(&loaded.course.root);
    let mut out = terminal::stdout();
    writeln!(out, "{}: {}, {home}", loaded.course.title(), count(loaded.notes(), "note"))?;
    if let Some(site) = site {
        writeln!(out, "its site: {site}")?;
    }
    out.flush()?;
    // What GitHub will do is known only where the files of its check are those that are planned.
    let mut is_as_planned = true;
    for file in files {
        let done = done(&loaded, &file, &show(&file.path), arguments)?;
        is_as_planned &= !(file.decides && matches!(done, Done::Left(_)));
        let (Done::Written(line) | Done::Kept(line) | Done::Left(line)) = done;
        writeln!(out, "{line}")?;
        out.flush()?;
    }
    if known > 0 && is_as_planned {
        let (are, them) = if known == 1 { ("is", "it") } else { ("are", "them") };
        writeln!(
            out,
            "\n{} of today {are} known, so that the check is green; coursenotes check shows {them}",
            count(known, "finding")
        )?;
    }
    if untracked > 0 {
        let (links, lead) = (count(untracked, "link"), if untracked == 1 { "leads" } else { "lead" });
        writeln!(
            out,
            "\n{links} {lead} to files that git doesn't hold: commit them too, or GitHub won't find them\n\
             (coursenotes check --rule untracked-target shows them)"
        )?;
    }
    if !is_as_planned {
        writeln!(out, "\nWhat was there already decides how GitHub checks the notes.")?;
    } else if !arguments.dry_run {
        writeln!(out, "\nCommit these files, and GitHub checks the notes on each push.")?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What became of a file, and the line that says so.
enum Done {
    /// It was written, or would be.
    Written(String),
    /// It says already what it should.
    Kept(String),
    /// Another one is there.
    Left(String),
}

/// Writes a file, or leaves it.
#[expect(clippy::disallowed_methods, reason = "what is there is compared with what is planned")]
fn done(loaded: &Loaded, file: &Planned, shown: &str, arguments: &InitArgs) -> Result<Done> {
    let place = loaded.course.root.join(&file.path);
    let Planned { text, why, adds_to, .. } = file;
    let Some(text) = text else { return Ok(Done::Kept(format!("kept  {shown}: {why}"))) };
    if std::fs::read_to_string(&place).is_ok_and(|old| old == *text) {
        return Ok(Done::Kept(format!("kept  {shown}: it says what it should")));
    }
    let is_there = place.symlink_metadata().is_ok() && !adds_to;
    if is_there && !arguments.force && (arguments.dry_run || !is_wanted(shown)?) {
        return Ok(Done::Left(format!("left  {shown}: another one is there (--force replaces it)")));
    }
    let (would, did) = match (*adds_to && place.exists(), is_there) {
        (true, _) => ("add to", "added to"),
        (_, true) => ("replace", "replaced"),
        _ => ("write", "wrote"),
    };
    if arguments.dry_run {
        return Ok(Done::Written(format!("would {would} {shown}: {why}")));
    }
    write::folders(&place)?;
    write::whole(&place, text.as_bytes())?;
    Ok(Done::Written(format!("{did} {shown}: {why}")))
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
