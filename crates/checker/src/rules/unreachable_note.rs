//! A note that nobody finds.

use crate::context::finding;
use crate::{Context, Rule};
use coursenotes_course::{Entry, Role};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule =
    Rule { name: "unreachable-note", severity: Severity::Warning, page: include_str!("unreachable-note.md"), run };

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
            context.report(entry, finding(title_span(entry), message).help(help));
        }
    }
}

/// The first heading, or the first line.
fn title_span(entry: &Entry) -> Span {
    let note = &entry.note;
    let span = note.headings.first().map_or(Span::new(note.file, 0..note.text().len()), |heading| heading.span);
    let source = note.slice(span);
    let line = source.trim_start().lines().next().unwrap_or_default().trim_end();
    let start = span.range().start + source.find(line).unwrap_or(0);
    Span::new(note.file, start..start + line.len())
}
