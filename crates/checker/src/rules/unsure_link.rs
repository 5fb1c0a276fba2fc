//! A link to a page on the web of which nobody can tell from here whether it is there.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Answer;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unsure-link",
    severity: Severity::Warning,
    page: include_str!("unsure-link.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_web_place(|_, web| {
        if web.reading.answer != Answer::Unsure {
            return None;
        }
        let reason = web.reading.reason.as_deref().unwrap_or("it gave no clear answer");
        let message = format!("`{}` may be there or not: {reason}", web.written());
        Some(finding(web.span(), message).help("open it in a browser; if it is there, leave it as it is"))
    });
}
