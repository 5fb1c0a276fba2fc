//! A `mailto:` link that writes to nobody.

use crate::context::{finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Target;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "invalid-mail-address",
    severity: Severity::Warning,
    page: include_str!("invalid-mail-address.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|_, entry, place| {
        let Target::Mail { valid: false } = place.target else { return None };
        let message = format!("`{}` is no e-mail address", written(entry, place));
        Some(finding(place.destination.span, message).help("write it as `mailto:name@example.org`"))
    });
}
