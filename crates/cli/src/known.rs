//! Findings that are known: from the history of the notes (`--since`), or from a file (`--baseline`).

use crate::commands::Loaded;
use crate::{output, terminal, write};
use anyhow::{Context, Result, bail};
use coursenotes_checker::{Baseline, Repaired, Report, check, keep_new};
use coursenotes_course::{Change, Course, History, Relocation};
use coursenotes_diagnostics::Diagnostic;
use coursenotes_diagnostics::write::count;
use std::path::Path;

/// The file of known findings that `init` writes.
pub(crate) const BASELINE: &str = "coursenotes-baseline.json";

/// Leaves in `report` what the change that `history` tells brought about.
pub(crate) fn keep_since(loaded: &Loaded, history: &History, report: &mut Report) -> Result<()> {
    let ask = |course: &Course| loaded.ask(course);
    keep_new(&loaded.course, history, &loaded.levels, &ask, report).context("look at files beside the notes")
}

/// Writes what is found now into `path`.
#[expect(clippy::disallowed_methods, reason = "a baseline is the program's own file, not the course's")]
pub(crate) fn write_baseline(loaded: &Loaded, path: &Path, report: &Report) -> Result<()> {
    if !loaded.part.is_empty() {
        bail!("a baseline is of the whole course: give --write-baseline the folder {}", loaded.course.root.display());
    }
    if path.exists() && std::fs::read_to_string(path).is_ok_and(|text| Baseline::parse(&text).is_err()) {
        bail!("{} is no baseline, and would be written over; name another file", path.display());
    }
    output::examine("--baseline", path)?;
    let baseline = Baseline::of(&loaded.course, &report.diagnostics);
    write::whole(path, baseline.to_text().as_bytes())?;
    let number = baseline.len_in(|_| true);
    let (findings, them) = (count(number, "finding"), if number == 1 { "it" } else { "them" });
    terminal::complain(&format!("{} holds {findings} now; check --baseline leaves {them} out", path.display()));
    Ok(())
}

/// The baseline in `path`, which is wanted before the notes are checked: what is wrong with it is said at once.
#[expect(clippy::disallowed_methods, reason = "a baseline is the program's own file, not the course's")]
pub(crate) fn read_baseline(path: &Path) -> Result<Baseline> {
    output::refuse_folder("--baseline", path)?;
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            bail!("there is no baseline `{0}`; --baseline {0} --write-baseline makes it", path.display())
        }
        Err(error) => bail!("read {}: {error}", path.display()),
    };
    Baseline::parse(&text).with_context(|| format!("read {}", path.display()))
}

/// Takes the findings that `baseline` of `path` knows out of `report`; whether it knows some that are not there any more,
/// which only a report of the whole can tell.
pub(crate) fn subtract_baseline(
    loaded: &Loaded,
    (path, baseline): (&Path, Baseline),
    report: &mut Report,
    compares_all: bool,
) -> bool {
    let before = report.diagnostics.len();
    let rest = baseline.subtract(&loaded.course, &mut report.diagnostics);
    let known = before - report.diagnostics.len();
    if known > 0 {
        terminal::complain(&format!("{} of {} left out", count(known, "known finding"), path.display()));
    }
    let gone = rest.len_of_own_in(|note| compares_all && loaded.holds_path(note));
    if gone > 0 {
        let findings = count(gone, "finding");
        let are = if gone == 1 { "is" } else { "are" };
        terminal::complain(&format!(
            "{findings} of {0} {are} mended, and this check fails until {0} says so: \
             coursenotes check --baseline {0} --write-baseline",
            path.display()
        ));
    }
    gone > 0
}

/// The baseline of `init` where it is one that can be read.
#[expect(clippy::disallowed_methods, reason = "a baseline is the program's own file, not the course's")]
fn of_init(root: &Path) -> Option<Baseline> {
    Baseline::parse(&std::fs::read_to_string(root.join(BASELINE)).ok()?).ok()
}

/// Lets the baseline of `init` follow a move; whether it says something else now. Without this a course would fail in CI
/// for old findings that have a new path.
pub(crate) fn follow(
    relocation: &Relocation,
    before: (&Course, &[Diagnostic]),
    after: (&Course, &[Diagnostic]),
    is_dry: bool,
) -> Result<bool> {
    let root = &before.0.root;
    let Some(baseline) = of_init(root) else { return Ok(false) };
    let now = baseline.clone().after_move(&|path| relocation.new_path(path).to_owned(), before, after);
    if now != baseline && !is_dry {
        write::whole(&root.join(BASELINE), now.to_text().as_bytes())?;
    }
    Ok(now != baseline)
}

/// What the baseline of `init` is after repairs, and how many findings leave it; nothing where there is none. Without this
/// a course would fail in CI for what its author has just mended.
pub(crate) fn without_mended(loaded: &Loaded, repaired: &Repaired) -> Result<Option<(Baseline, usize)>> {
    let Some(baseline) = of_init(&loaded.course.root) else { return Ok(None) };
    let before = check(&loaded.course, &loaded.ask(&loaded.course)?, &loaded.levels);
    let texts = repaired.texts.iter();
    let texts = texts.map(|(file, text)| (loaded.course.path(*file).to_owned(), Change::Text(text.clone())));
    let revised = loaded.course.revised(&texts.collect());
    let before = (&loaded.course, before.diagnostics.as_slice());
    let now = baseline.after_repairs(before, (&revised, &repaired.report.diagnostics));
    let gone = baseline.len_in(|_| true).saturating_sub(now.len_in(|_| true));
    Ok((now != baseline).then_some((now, gone)))
}
