//! The name that a site will give a note.

use crate::context::{destination_to, finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Form, Target, Via, path};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "html-link-to-note",
    severity: Severity::Error,
    page: include_str!("html-link-to-note.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let Target::File { file, form: Form::Html, via: Via::Path | Via::RootPath, .. } = place.target else {
            return None;
        };
        let to = context.course.path(*file);
        let destination = destination_to(context, entry, place, to);
        let message = format!("`{}` leads nowhere on GitHub: the note is `{}`", written(entry, place), path::name(to));
        let fix = Fix::safe("link the note itself", place.destination.span, destination.clone());
        Some(finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix)))
    });
}
