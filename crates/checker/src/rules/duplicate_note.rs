//! The same note twice.

use crate::aside::{Programs, is_put_away};
use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::same_text::{body, repeated};
use crate::{Context, Rule};
use coursenotes_course::{Entry, Role, path};
use coursenotes_diagnostics::Severity;
use coursenotes_parser::NodeKind;

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
    let programs = Programs::of(course);
    let notes = course.entries().iter();
    let notes = notes.filter(|entry| entry.role == Role::Note && body(entry).trim().len() >= LEAST_BYTES);
    let notes = notes.filter(|entry| !programs.has_readme(course, entry) && has_prose(entry));
    // Hugo wants one of them in each part of the course.
    let notes = notes.filter(|entry| path::name(course.path(entry.file)) != "_index.md");
    let repeated = repeated(course, notes).into_iter();
    for (entry, first) in repeated.filter(|(one, other)| is_put_away(course, one) == is_put_away(course, other)) {
        let message = format!("this note says word for word what `{}` says", course.path(first.file));
        let help = "keep one of them, and let the links lead there; or write here what was meant to stand here";
        context.report(entry, finding(title_line(entry), message).help(help));
    }
}

/// Whether something is written in it: Obsidian runs code, and shows another list in each note.
fn has_prose(entry: &Entry) -> bool {
    let is_prose =
        |kind| matches!(kind, NodeKind::Paragraph | NodeKind::Item | NodeKind::TableCell | NodeKind::HtmlBlock);
    entry.note.nodes.iter().any(|node| is_prose(node.kind))
}
