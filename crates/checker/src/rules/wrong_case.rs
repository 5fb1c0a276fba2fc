//! The right letters in the wrong case.

use crate::context::{destination_to, finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Form, Target, Via};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule =
    Rule { name: "wrong-case", severity: Severity::Error, page: include_str!("wrong-case.md"), run: Run::Course(run) };

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let (to, form) = match place.target {
            Target::File {
                file, form: form @ (Form::Case | Form::Unicode), via: Via::Path | Via::RootPath, ..
            } => (context.course.path(*file), form),
            Target::Folder {
                path, form: form @ (Form::Case | Form::Unicode), via: Via::Path | Via::RootPath, ..
            } => (path.as_ref(), form),
            _ => return None,
        };
        let written = written(entry, place);
        let destination = destination_to(context, entry, place, to);
        let message = match form {
            Form::Unicode => {
                format!("`{written}` leads nowhere on GitHub: the file's name stores the same letters differently")
            }
            _ => format!("`{written}` leads nowhere on GitHub: the file is `{destination}`"),
        };
        let fix = Fix::safe("write the name as the file has it", place.destination.span, destination.clone());
        Some(finding(place.destination.span, message).help(format!("write `{destination}`")).fix(Some(fix)))
    });
}
