//! A footnote that nothing refers to.

use crate::context::finding;
use crate::{Context, Rule};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule =
    Rule { name: "unused-footnote", severity: Severity::Advice, page: include_str!("unused-footnote.md"), run };

fn run(context: &mut Context) {
    for entry in context.course.entries() {
        for footnote in entry.note.footnotes.iter().filter(|one| !one.used && !one.duplicate) {
            let label = entry.note.slice(footnote.label);
            let message = format!("nothing refers to the footnote `[^{label}]`, so readers never see it");
            let help = format!("put `[^{label}]` into the text where the footnote belongs");
            context.report(entry, finding(first_line(&entry.note, footnote.span), message).help(help));
        }
    }
}

/// The first line of a footnote; the rest of a long one need not be marked.
pub(super) fn first_line(note: &coursenotes_parser::Note, span: Span) -> Span {
    let line = note.slice(span).lines().next().unwrap_or_default();
    Span { end: span.start + u32::try_from(line.trim_end().len()).expect("inside the span"), ..span }
}
