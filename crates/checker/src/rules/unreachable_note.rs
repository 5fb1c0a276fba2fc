//! A note that nobody finds.

use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Role;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreachable-note",
    severity: Severity::Warning,
    page: include_str!("unreachable-note.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let course = context.course;
    let leads = course.home_is_index() && !course.dialect.own_contents;
    let Some(home) = course.home.filter(|_| leads) else { return };
    let reachable = course.reachable();
    let home = course.path(home).to_owned();
    for entry in course.entries() {
        // An empty file is a note that somebody means to write.
        let is_stub = entry.note.text().trim().is_empty();
        if entry.role == Role::Note && !is_stub && !reachable.contains(&entry.file) {
            let message = format!("no chain of links from {home} leads to `{}`", course.path(entry.file));
            let help = format!("link it from {home}, or from a note that {home} leads to");
            context.report(entry, finding(title_line(entry), message).help(help));
        }
    }
}
