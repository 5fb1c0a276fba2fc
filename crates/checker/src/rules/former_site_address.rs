//! An address of another owner or name, with a path of this course.

use crate::context::{destination_to, finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Target, Via};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "former-site-address",
    severity: Severity::Warning,
    page: include_str!("former-site-address.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let Target::File { file, via: Via::Former, .. } = place.target else { return None };
        // A note that names its own original means the original.
        if *file == entry.file {
            return None;
        }
        let path = context.course.path(*file);
        let to = destination_to(context, entry, place, path);
        let message = format!("`{}` names another repository, but the page is here: `{path}`", written(entry, place));
        let fix = Fix::unsafe_("link the note of this course", place.destination.span, to.clone());
        Some(finding(place.destination.span, message).help(format!("write `{to}`")).fix(Some(fix)))
    });
}
