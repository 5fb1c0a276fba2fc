//! Windows separators in a path.

use crate::context::{destination_to, finding, noun, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Form, Target, Via};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "backslash-path",
    severity: Severity::Error,
    page: include_str!("backslash-path.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let to = match place.target {
            Target::File { file, form: Form::Backslash, via: Via::Path | Via::RootPath, .. } => {
                context.course.path(*file)
            }
            Target::Folder { path, form: Form::Backslash, .. } => path,
            _ => return None,
        };
        let destination = destination_to(context, entry, place, to);
        let message = format!("this {} leads nowhere: `{}` has `\\` for `/`", noun(place), written(entry, place));
        let fix = Fix::safe("write slashes", place.destination.span, destination.clone());
        Some(finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix)))
    });
}
