//! A link to a page on the web that is gone.

use crate::context::finding;
use crate::rule::Run;
use crate::web::WebPlace;
use crate::{Context, Rule};
use coursenotes_course::{Answer, WebAnswers};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule =
    Rule { name: "dead-link", severity: Severity::Error, page: include_str!("dead-link.md"), run: Run::Course(run) };

fn run(context: &mut Context) {
    context.each_web_place(|answers, web| {
        let reading = web.reading;
        if reading.answer != Answer::Dead {
            return None;
        }
        let reason = reading.reason.as_deref().unwrap_or("it is gone");
        let found = finding(web.span(), format!("`{}` is dead: {reason}", web.written()));
        let found = match &reading.archive {
            Some(archive) => found
                .help(format!("a copy of the page is at `{archive}`"))
                .fix(web.readdressed(archive, "lead to the copy of the page")),
            None => found.help(help(web, answers)),
        };
        let is_for_good = reading.is_dead_for_good(answers.dead_runs, answers.dead_days);
        Some(if is_for_good { found } else { found.severity(Severity::Warning) })
    });
}

fn help(web: &WebPlace, answers: &WebAnswers) -> String {
    let reading = web.reading;
    let since = reading.dead_since.unwrap_or(reading.since).day();
    if reading.is_dead_for_good(answers.dead_runs, answers.dead_days) {
        return format!("it has been so since {since}; find its new place, or a copy at web.archive.org");
    }
    format!(
        "first seen so on {since}; it fails the check once it was dead in {} runs over {} day{}",
        answers.dead_runs,
        answers.dead_days,
        if answers.dead_days == 1 { "" } else { "s" }
    )
}
