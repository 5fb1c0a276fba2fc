//! A note linked without its extension.

use crate::context::{destination_to, finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Form, Target, Via, path};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "missing-extension",
    severity: Severity::Error,
    page: include_str!("missing-extension.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let Target::File { file, form: Form::NoExtension, via: Via::Path | Via::RootPath, .. } = place.target else {
            return None;
        };
        let to = context.course.path(*file);
        let destination = destination_to(context, entry, place, to);
        let message = format!("`{}` leads nowhere on GitHub: the note is `{}`", written(entry, place), path::name(to));
        let fix = Fix::safe("add the extension", place.destination.span, destination.clone());
        // A site finds the note without its extension, so only GitHub and books don't.
        let severity = if context.course.identity.has_site { Severity::Warning } else { Severity::Error };
        let help = format!("write `{destination}`: that works on GitHub, on the site and in a book");
        Some(finding(place.destination.span, message).severity(severity).help(help).fix(Some(fix)))
    });
}
