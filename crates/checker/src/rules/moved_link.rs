//! A link to a page on the web that has another address now.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Answer;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "moved-link",
    severity: Severity::Warning,
    page: include_str!("moved-link.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_web_place(|_, web| {
        let address = web.reading.moved_to.as_ref().filter(|_| web.reading.answer == Answer::Alive)?;
        let message = format!("`{}` has moved for good", web.written());
        let fix = web.readdressed(address, "write the new address");
        Some(finding(web.span(), message).help(format!("write `{address}`")).fix(fix))
    });
}
