//! `coursenotes check`

use super::Loaded;
use crate::args::{CheckArgs, Format, WebArgs};
use crate::report::{self, Found};
use crate::rule_names::chosen_rules;
use crate::{Outcome, accessibility, known, output, terminal, web};
use anyhow::Result;
use coursenotes_checker::Report;
use coursenotes_checker::accessibility::{cite, only_accessibility, raise};
use coursenotes_course::{History, web_questions};
use coursenotes_diagnostics::{Diagnostic, LastLines};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Checks the notes and writes the report.
#[expect(clippy::disallowed_methods, reason = "the report says how long it took")]
pub fn check(arguments: &CheckArgs) -> Result<Outcome> {
    let started = Instant::now();
    let rules = chosen_rules(&arguments.rules)?;
    if let Some(path) = &arguments.output {
        output::examine("--output", path)?;
    }
    let baseline = arguments.baseline.as_deref().filter(|_| !arguments.write_baseline);
    let baseline = baseline.map(|path| anyhow::Ok((path, known::read_baseline(path)?))).transpose()?;
    let mut loaded = Loaded::open_at(arguments.path.as_deref())?;
    if let Some(path) = &arguments.output {
        output::refuse_note(&loaded.course, path)?;
    }
    loaded.weigh(&arguments.web_arguments)?;
    let root = &loaded.course.root;
    let history = arguments.since.as_deref().map(|revision| History::since(root, revision)).transpose()?;
    if arguments.web {
        ask_web(&mut loaded, history.as_ref(), &arguments.web_arguments)?;
    }
    let mut report = loaded.check()?;
    if arguments.accessibility {
        raise(&mut report);
    }
    if arguments.write_baseline
        && let Some(path) = &arguments.baseline
    {
        known::write_baseline(&loaded, path, &report)?;
        return Ok(Outcome::Clean);
    }
    if let Some(history) = &history {
        known::keep_since(&loaded, history, &mut report)?;
    }
    // What the change didn't touch is not there to be compared: nothing can be said to be mended.
    let compares_all = history.is_none();
    let is_stale = baseline.map(|baseline| known::subtract_baseline(&loaded, baseline, &mut report, compares_all));
    if arguments.accessibility {
        only_accessibility(&mut report);
    }
    if arguments.accessibility && !matches!(arguments.format, Format::Human | Format::Markdown) {
        cite(&mut report);
    }
    let chosen = |diagnostic: &Diagnostic| rules.is_empty() || rules.contains(&diagnostic.rule);
    report.diagnostics.retain(chosen);
    let outcome = write_report(&loaded, &report, arguments, history.as_ref(), started.elapsed())?;
    // The process ends here: giving back a large course piece by piece would cost a tenth of the run.
    std::mem::forget(loaded);
    Ok(if is_stale == Some(true) { Outcome::Findings } else { outcome })
}

/// Asks the web; with `history`, only about addresses that the change added.
fn ask_web(loaded: &mut Loaded, history: Option<&History>, arguments: &WebArgs) -> Result<()> {
    let mut questions = web::questions(loaded, arguments);
    if let Some(history) = history {
        let before = web_questions(&loaded.course.revised(&history.changes), &loaded.left_out);
        let was_there = |address: &String, anchors: &BTreeSet<String>| {
            before.get(address).is_some_and(|known| known.is_superset(anchors))
        };
        questions.retain(|address, anchors| !was_there(address, anchors));
    }
    if questions.is_empty() {
        let none = if history.is_some() { "the change adds" } else { "these notes have" };
        terminal::complain(&format!("{none} no web address that may be asked"));
        return Ok(());
    }
    web::ask_what_is_old(loaded, &questions, arguments)
}

/// Writes what was found, and says whether it fails the run.
pub(super) fn write_report(
    loaded: &Loaded,
    report: &Report,
    arguments: &CheckArgs,
    history: Option<&History>,
    elapsed: Duration,
) -> Result<Outcome> {
    let course = &loaded.course;
    let summary = loaded.summary(report);
    let lines = LastLines::new(course);
    let found = Found {
        course,
        diagnostics: &report.diagnostics,
        summary: &summary,
        noun: if history.is_some() { "new error" } else { "error" },
        is_changed: &|one| {
            history.is_some_and(|history| {
                let line = lines.of(one.span.file).position(one.span.start as usize).line;
                history.is_changed(course.path(one.span.file), line)
            })
        },
        elapsed,
    };
    if arguments.accessibility {
        accessibility::write(loaded, &found, arguments)?;
    } else {
        report::write(&found, arguments)?;
    }
    Ok(if summary.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}
