//! A note that can't be read at all.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Encoding, Entry};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    page: include_str!("unreadable-file.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let Encoding::Unreadable(reason) = &entry.encoding else { return };
    let message = format!("`{}` can't be read: {reason}", context.course.path(entry.file));
    let help = "give yourself the right to read it, or exclude it in coursenotes.toml";
    context.report(entry, finding(Span::new(entry.note.file, 0..0), message).help(help));
}
