//! `coursenotes mv`

mod rest;

use super::{Loaded, from_here};
use crate::args::MvArgs;
use crate::known::{BASELINE, follow};
use crate::{Outcome, terminal, write};
use anyhow::{Context, Result, bail};
use coursenotes_course::{CONFIG_NAME, Course, Relocation, find_root, relocate};
use coursenotes_diagnostics::Diagnostic;
use coursenotes_diagnostics::write::count;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Moves a note or a folder, and rewrites every link to it and from it.
pub fn mv(arguments: &MvArgs) -> Result<Outcome> {
    let old = absolute(&arguments.old)?;
    if old.symlink_metadata().is_err() {
        bail!("there is no `{}`", arguments.old.display());
    }
    let new = absolute(&arguments.new)?;
    let loaded = open(&old, &new)?;
    let course = &loaded.course;
    let inside = |path: &Path| match path.strip_prefix(&course.root) {
        Ok(below) => {
            Ok(below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
        }
        Err(_) => bail!("{} lies outside the course in {}", path.display(), course.root.display()),
    };
    // A slash at the end says that it is a folder; as a path it would be lost.
    let slash =
        if arguments.new.as_os_str().to_string_lossy().ends_with(['/', '\\']) || new.is_dir() { "/" } else { "" };
    let relocation = relocate(course, &inside(&old)?, &format!("{}{slash}", inside(&new)?))?;
    let rest = rest::rest(course, &relocation)?;
    refuse_overwriting(course, relocation.moves.iter().chain(&rest))?;
    let before = findings(&loaded, course)?;
    if arguments.dry_run {
        difference(course, &relocation)?;
    } else {
        move_files(course, &relocation, &rest)?;
    }
    let applied = relocation.applied(course);
    let after = findings(&loaded, &applied)?;
    let worse = worse(&by_rule(&before), by_rule(&after));
    let follows = follow(&relocation, (course, &before), (&applied, &after), arguments.dry_run)?;
    let known = follows.then(|| known(&course.root, arguments.dry_run));
    summary(course, &relocation, &rest, arguments.dry_run)?;
    let told = home(course, &applied, &relocation).into_iter().chain(known).chain(worse);
    let mut out = said(arguments.dry_run);
    told.into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What the course doesn't know may be there all the same: git ignores it, or it lies in a folder of a tool.
fn refuse_overwriting<'m>(course: &Course, moves: impl Iterator<Item = &'m (String, String)>) -> Result<()> {
    for (old, new) in moves {
        let place = course.root.join(new);
        // Where names that differ in case only are one, this is the file itself.
        let is_itself =
            place.canonicalize().is_ok_and(|place| course.root.join(old).canonicalize().is_ok_and(|old| place == old));
        if place.symlink_metadata().is_ok() && !(is_itself && old.eq_ignore_ascii_case(new)) {
            bail!("`{new}` is there already");
        }
    }
    Ok(())
}

/// The path from the root of the disk. The last part need not exist, and a symbolic link is itself, not what it leads to.
#[expect(clippy::disallowed_methods, reason = "paths count from where the person stands")]
fn absolute(path: &Path) -> Result<PathBuf> {
    let here = std::env::current_dir().context("find out where you stand")?;
    let mut clean = PathBuf::new();
    for part in here.join(path).components() {
        match part {
            Component::ParentDir => drop(clean.pop()),
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    // What exists is named as the system names it: the root of the course is too.
    let known = clean.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(&clean);
    let rest = clean.strip_prefix(known).unwrap_or(Path::new(""));
    let known = known.canonicalize().with_context(|| format!("read {}", known.display()))?;
    Ok(if rest.as_os_str().is_empty() { known } else { known.join(rest) })
}

/// The course that holds both: the one around what is moved; or the one where the person stands, if only that holds the
/// new place too, or if what is moved lies in a folder without notes.
#[expect(clippy::disallowed_methods, reason = "the course may be the one where the person stands")]
fn open(old: &Path, new: &Path) -> Result<Loaded> {
    let here = std::env::current_dir().context("find out where you stand")?;
    let is_course = [".git", CONFIG_NAME].iter().any(|name| old.join(name).exists());
    if is_course || here.starts_with(old) {
        bail!("{} holds the course or the place where you stand; move it with the system's own mv", old.display());
    }
    let root = |folder: &Path| -> Result<PathBuf> {
        Ok(find_root(folder).with_context(|| format!("read {}", folder.display()))?.root)
    };
    let near = root(old.parent().unwrap_or(old))?;
    let far = root(&here)?;
    let holds_both = |root: &Path| [old, new].iter().all(|path| path.starts_with(root));
    if holds_both(&near)
        && let Ok(loaded) = Loaded::open(Some(&near))
    {
        return Ok(loaded);
    }
    Loaded::open(Some(if holds_both(&far) { &far } else { &near }))
}

/// What there is to find.
fn findings(loaded: &Loaded, course: &Course) -> Result<Vec<Diagnostic>> {
    let answers = loaded.ask(course).context("look at files beside the notes")?;
    Ok(coursenotes_checker::check(course, &answers, &loaded.levels).diagnostics)
}

/// How much each rule finds.
fn by_rule(findings: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in findings {
        *rules.entry(finding.rule).or_default() += 1;
    }
    rules
}

/// That findings which are known stay so.
fn known(root: &Path, is_dry: bool) -> String {
    let verb = if is_dry { "would follow" } else { "follow" };
    format!("{}: known findings {verb} the move", from_here(root)(BASELINE))
}

/// Rules that find more after the move, with how many more: the person is told before they wonder. What lies elsewhere on
/// the disk now, the course in memory can't know; only what is surely new is told.
fn worse(before: &BTreeMap<&'static str, usize>, after: BTreeMap<&'static str, usize>) -> Vec<String> {
    let more = after.into_iter().filter_map(|(rule, number)| {
        let more = number.saturating_sub(before.get(rule).copied().unwrap_or_default());
        (more > 0).then(|| format!("{more} more to find: {rule}; coursenotes check --rule {rule} shows it"))
    });
    more.collect()
}

/// What becomes of the home page, where it is what moves: readers and every list begin there.
fn home(course: &Course, applied: &Course, relocation: &Relocation) -> Option<String> {
    let old = course.path(course.home?);
    let new = relocation.new_path(old);
    let now = applied.home.map(|home| applied.path(home));
    if old == new || now == Some(new) {
        return None;
    }
    let key = format!("`home = \"{new}\"` in {CONFIG_NAME}");
    Some(match now {
        _ if course.config.home.is_some() => {
            format!("`{old}` was the home page, and {CONFIG_NAME} still says so: write `home = \"{new}\"` there")
        }
        Some(now) => format!("`{old}` was the home page, and `{now}` is it now; {key} would keep it"),
        None => format!("`{old}` was the home page, and the course has none now; {key} would keep it"),
    })
}

fn difference(course: &Course, relocation: &Relocation) -> Result<()> {
    let mut out = terminal::stdout();
    for (old, new) in &relocation.moves {
        writeln!(out, "{old} -> {new}")?;
    }
    for (old, text) in &relocation.texts {
        let before = course.find(old).and_then(|file| course.entry(file)).map_or("", |entry| entry.note.text());
        let difference = TextDiff::from_lines(before, text);
        let header = (format!("a/{old}"), format!("b/{}", relocation.new_path(old)));
        write!(out, "{}", difference.unified_diff().header(&header.0, &header.1))?;
    }
    out.flush()?;
    Ok(())
}

/// Files first, then texts: a run cut short leaves links that `check` reports, never a note that is lost.
fn move_files(course: &Course, relocation: &Relocation, rest: &[(String, String)]) -> Result<()> {
    let texts = relocation.texts.iter().filter_map(|(old, text)| Some((course.find(old)?, text.clone())));
    write::unchanged(course, &texts.collect())?;
    for (old, new) in relocation.moves.iter().chain(rest) {
        write::rename(&course.root, old, new).with_context(|| format!("move {old} to {new}"))?;
    }
    for (old, text) in &relocation.texts {
        write::whole(&course.root.join(relocation.new_path(old)), text.as_bytes())?;
    }
    Ok(())
}

fn summary(course: &Course, relocation: &Relocation, rest: &[(String, String)], is_dry: bool) -> Result<()> {
    let mut out = said(is_dry);
    let files = count(relocation.moves.len(), "file");
    let links = count(relocation.rewritten, "link");
    let notes = count(relocation.texts.len(), "note");
    let verb = if is_dry { "would be moved" } else { "moved" };
    writeln!(out, "{files} {verb}, {links} rewritten in {notes}")?;
    name(&mut out, course, &relocation.moves)?;
    if !rest.is_empty() {
        writeln!(out, "{verb} with them, although no part of the course:")?;
        name(&mut out, course, rest)?;
    }
    out.flush()?;
    Ok(())
}

/// Where the move is told: a difference has the standard output for itself.
fn said(is_dry: bool) -> Box<dyn Write> {
    if is_dry { Box::new(terminal::stderr()) } else { Box::new(terminal::stdout()) }
}

/// Moves that are named; the others are counted.
const MOST_NAMED: usize = 8;

fn name(out: &mut dyn Write, course: &Course, moves: &[(String, String)]) -> Result<()> {
    let show = from_here(&course.root);
    for (old, new) in moves.iter().take(MOST_NAMED) {
        writeln!(out, "  {} -> {}", show(old), show(new))?;
    }
    if moves.len() > MOST_NAMED {
        writeln!(out, "  and {} more", moves.len() - MOST_NAMED)?;
    }
    Ok(())
}
