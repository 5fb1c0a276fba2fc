//! The same note twice.

use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::same_text::{body, repeated};
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-note",
    severity: Severity::Advice,
    page: include_str!("duplicate-note.md"),
    run: Run::Course(run),
};

/// Shorter notes are alike by chance: a title and a link home.
const LEAST_BYTES: usize = 200;

fn run(context: &mut Context) {
    let course = context.course;
    let notes = course.entries().iter();
    let notes = notes.filter(|entry| entry.role == Role::Note && body(entry).trim().len() >= LEAST_BYTES);
    let notes = notes.filter(|entry| !is_generated(course, entry));
    for (entry, first) in repeated(course, notes) {
        let message = format!("this note says word for word what `{}` says", course.path(first.file));
        let help = "keep one of them, and let the links lead there; or write here what was meant to stand here";
        context.report(entry, finding(title_line(entry), message).help(help));
    }
}

/// Whether a tool wrote it: the README beside a `package.json` is the same in every new project.
fn is_generated(course: &Course, entry: &Entry) -> bool {
    let folder = course.folder(entry.file);
    course.page(folder) == Some(entry.file) && course.find(&format!("{folder}/package.json")).is_some()
}
