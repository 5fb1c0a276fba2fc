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
    let path = context.course.path(entry.file);
    let (message, help) = match &entry.encoding {
        Encoding::Dangling => (
            format!("`{path}` can't be read: it is a symbolic link to a file that isn't there"),
            "bring that file back, or delete the link",
        ),
        Encoding::Unreadable(reason) => (
            format!("`{path}` can't be read: {reason}"),
            "give yourself the right to read it, or exclude it in coursenotes.toml",
        ),
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Unknown(_) => return,
    };
    context.report(entry, finding(Span::new(entry.note.file, 0..0), message).help(help));
}
