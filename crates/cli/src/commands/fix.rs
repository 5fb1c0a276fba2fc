//! `coursenotes fix`

use super::{Loaded, from_here};
use crate::args::FixArgs;
use crate::known::{BASELINE, without_mended};
use crate::rule_names::chosen_rules;
use crate::{Outcome, terminal, write};
use anyhow::{Result, bail};
use coursenotes_checker::{Repaired, Report};
use coursenotes_diagnostics::write::count;
use coursenotes_diagnostics::{Applicability, Diagnostic, Severity, Sources};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::Write;

/// Repairs what has one right repair.
pub fn fix(arguments: &FixArgs) -> Result<Outcome> {
    let rules = chosen_rules(&arguments.rules)?;
    let loaded = Loaded::open_at(arguments.path.as_deref())?;
    let is_asked_for = |one: &Diagnostic| {
        let by_rule = if rules.is_empty() {
            one.severity < Severity::Advice || arguments.advice
        } else {
            rules.contains(&one.rule)
        };
        by_rule && loaded.holds(one.span.file)
    };
    let is_wanted = |one: &Diagnostic| {
        let is_safe = one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
        is_asked_for(one) && (is_safe || arguments.unsafe_fixes)
    };
    let ask = |course: &_| loaded.ask(course);
    let repaired = coursenotes_checker::fix(&loaded.course, &loaded.levels, &ask, &is_wanted)?;
    let mut forgotten = 0;
    let only_looks = arguments.dry_run || arguments.check;
    if !only_looks && !repaired.texts.is_empty() {
        if !arguments.allow_dirty {
            refuse_dirty(&loaded, &repaired)?;
        }
        let known = without_mended(&loaded, &repaired)?;
        write::notes(&loaded.course, &repaired.texts)?;
        if let Some((baseline, gone)) = known {
            write::whole(&loaded.course.root.join(BASELINE), baseline.to_text().as_bytes())?;
            forgotten = gone;
        }
    }
    if arguments.dry_run {
        difference(&loaded, &repaired)?;
    }
    summary(&loaded, &repaired, arguments, &is_asked_for)?;
    if forgotten > 0 {
        let show = from_here(&loaded.course.root);
        writeln!(terminal::stdout(), "{}: {} taken out", show(BASELINE), count(forgotten, "mended finding"))?;
    }
    let is_found = arguments.check && !repaired.texts.is_empty();
    Ok(if is_found { Outcome::Findings } else { Outcome::Clean })
}

/// What is not committed in a note could not be brought back. What lies beside the repairs, such as the files of `init`, is
/// left alone.
fn refuse_dirty(loaded: &Loaded, repaired: &Repaired) -> Result<()> {
    let course = &loaded.course;
    let paths: Vec<&str> = repaired.texts.keys().map(|file| course.path(*file)).collect();
    if course.git.is_none() && !course.root.ancestors().any(|folder| folder.join(".git").exists()) {
        return Ok(());
    }
    let Some(changed) = coursenotes_course::uncommitted(&course.root, &paths) else {
        bail!("git can't be asked whether everything is committed; see what git status says, or add --allow-dirty")
    };
    let Some(first) = changed.into_iter().next() else { return Ok(()) };
    bail!(
        "`{first}` has changes that are not committed; commit them, so that the repairs can be looked at and taken back, \
         or add --allow-dirty"
    )
}

/// What would change, as `git diff` shows it.
fn difference(loaded: &Loaded, repaired: &Repaired) -> Result<()> {
    let mut out = terminal::stdout();
    for (file, text) in &repaired.texts {
        let path = loaded.course.path(*file);
        let difference = TextDiff::from_lines(loaded.course.text(*file), text);
        let mut unified = difference.unified_diff();
        write!(out, "{}", unified.header(&format!("a/{path}"), &format!("b/{path}")))?;
    }
    out.flush()?;
    Ok(())
}

/// Notes that are named; the others are counted.
const MOST_NAMED: usize = 8;

fn summary(
    loaded: &Loaded,
    repaired: &Repaired,
    arguments: &FixArgs,
    is_asked_for: &dyn Fn(&Diagnostic) -> bool,
) -> Result<()> {
    // A difference on standard output must stay one that `git apply` reads.
    let mut out: Box<dyn Write> =
        if arguments.dry_run { Box::new(terminal::stderr()) } else { Box::new(terminal::stdout()) };
    let verb = if arguments.dry_run || arguments.check { "would be repaired" } else { "repaired" };
    let total: usize = repaired.mended.values().sum();
    if total == 0 {
        writeln!(out, "Nothing to repair")?;
    } else {
        let notes = count(repaired.texts.len(), "note");
        writeln!(out, "{} {verb} in {notes}: {}", count(total, "finding"), by_rule(&repaired.mended))?;
        let show = from_here(&loaded.course.root);
        for file in repaired.texts.keys().take(MOST_NAMED) {
            writeln!(out, "  {}", show(loaded.course.path(*file)))?;
        }
        if repaired.texts.len() > MOST_NAMED {
            writeln!(out, "  and {} more", repaired.texts.len() - MOST_NAMED)?;
        }
    }
    if !repaired.refused.is_empty() {
        writeln!(out, "Left to you, because the repair would bring up another finding or lose words:")?;
        for (rule, number) in &repaired.refused {
            let found = repaired.in_the_way.get(rule).into_iter().flatten().filter(|found| *found != rule);
            let found: Vec<&str> = found.copied().collect();
            let would = if found.is_empty() { String::new() } else { format!(": would bring up {}", found.join(", ")) };
            writeln!(out, "  {number} {rule}{would}")?;
        }
    }
    left(&mut out, loaded, &repaired.report, arguments, is_asked_for)?;
    out.flush()?;
    Ok(())
}

/// What is still to find, and what else could be repaired.
fn left(
    out: &mut dyn Write,
    loaded: &Loaded,
    report: &Report,
    arguments: &FixArgs,
    is_asked_for: &dyn Fn(&Diagnostic) -> bool,
) -> Result<()> {
    let here = |one: &&Diagnostic| loaded.holds(one.span.file);
    let offers =
        |one: &&Diagnostic, wanted: Applicability| one.fix.as_ref().is_some_and(|fix| fix.applicability == wanted);
    let asked = report.diagnostics.iter().filter(here).filter(|one| is_asked_for(one));
    let unsafe_ones = asked.filter(|one| offers(one, Applicability::Unsafe)).count();
    if unsafe_ones > 0 && !arguments.unsafe_fixes {
        let repairs = count(unsafe_ones, "repair");
        writeln!(out, "{repairs} not made, because a person should look first: --unsafe-fixes")?;
    }
    let style = report.diagnostics.iter().filter(here).filter(|one| one.severity == Severity::Advice);
    let style = style.filter(|one| offers(one, Applicability::Safe)).count();
    if style > 0 && !arguments.advice && arguments.rules.is_empty() {
        writeln!(out, "{} of style not made: --advice", count(style, "repair"))?;
    }
    let number = |severity| report.diagnostics.iter().filter(here).filter(|one| one.severity == severity).count();
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    if errors + warnings > 0 {
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        writeln!(out, "Left to find: {errors}, {warnings}; coursenotes check shows them")?;
    }
    Ok(())
}

/// "3 wrong-case, 1 missing-file", most first.
fn by_rule(counts: &BTreeMap<&'static str, usize>) -> String {
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_by_key(|(_, number)| std::cmp::Reverse(**number));
    sorted.iter().map(|(rule, number)| format!("{number} {rule}")).collect::<Vec<_>>().join(", ")
}
