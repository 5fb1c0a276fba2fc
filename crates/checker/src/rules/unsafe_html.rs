//! What GitHub, sites and books take out because it could run a script.

use crate::context::{finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Target;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unsafe-html",
    severity: Severity::Warning,
    page: include_str!("unsafe-html.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|_, entry, place| {
        let Target::Script = place.target else { return None };
        let message = format!("`{}` runs a script: GitHub and e-readers take the link out", written(entry, place));
        Some(finding(place.destination.span, message).help("keep the words and remove the link, or link a page"))
    });
}
