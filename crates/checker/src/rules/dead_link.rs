//! A link to a page on the web that is gone.

use crate::context::finding;
use crate::rule::Run;
use crate::web::WebPlace;
use crate::{Context, Rule};
use coursenotes_course::{Answer, WebAnswers};
use coursenotes_diagnostics::Severity;
use coursenotes_diagnostics::write::count;

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
            Some(archive) => found.help(format!("a copy of the page is at `{archive}`")).fix(web.to_copy(archive)),
            None => found.help(help(web, answers)),
        };
        let is_for_good = reading.is_dead_for_good(answers.dead_runs, answers.dead_days);
        Some(if is_for_good { found } else { found.severity(Severity::Warning) })
    });
}

fn help(web: &WebPlace, answers: &WebAnswers) -> String {
    let WebAnswers { dead_runs, dead_days, .. } = *answers;
    let since = web.reading.dead_since.unwrap_or(web.reading.since).day();
    if web.reading.is_dead_for_good(dead_runs, dead_days) {
        return format!("it has been so since {since}; find its new place, or a copy at web.archive.org");
    }
    let seen = count(web.reading.dead_runs as usize, "run");
    let (runs, days) = (count(dead_runs as usize, "run"), count(dead_days as usize, "day"));
    format!("it was so in {seen} since {since}; the check fails once it was so in {runs} over {days}")
}
