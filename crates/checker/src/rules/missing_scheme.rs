//! A web address without `https://`.

use crate::context::{finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Target;
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "missing-scheme",
    severity: Severity::Error,
    page: include_str!("missing-scheme.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|_, entry, place| {
        let Target::NoScheme(address) = place.target else { return None };
        if written(entry, place).contains("://") {
            let message = format!("`{}` begins with a misspelt `https`", written(entry, place));
            let fix = Fix::safe("write the whole address", place.destination.span, address.as_ref());
            return Some(finding(place.destination.span, message).help(format!("write `{address}`")).fix(Some(fix)));
        }
        let kind = if address.starts_with("mailto:") { "an e-mail address" } else { "a web address" };
        let message = format!("`{}` is read as a file's name, not as {kind}", written(entry, place));
        let fix = Fix::safe("write the whole address", place.destination.span, address.as_ref());
        Some(finding(place.destination.span, message).help(format!("write `{address}`")).fix(Some(fix)))
    });
}
