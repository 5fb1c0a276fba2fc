//! A link to a place on a page of the web that the page doesn't have.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "missing-remote-anchor",
    severity: Severity::Warning,
    page: include_str!("missing-remote-anchor.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_web_place(|_, web| {
        let anchor = web.anchor.as_ref().filter(|anchor| web.reading.missing.contains(*anchor))?;
        let page = web.written().split('#').next().unwrap_or_default();
        let message = format!("there is no place `#{anchor}` on {page}");
        Some(
            finding(web.span(), message).help("open the page and look for the section, or link to the page as a whole"),
        )
    });
}
