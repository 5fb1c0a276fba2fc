//! A second footnote of one label.

use crate::context::finding;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-footnote",
    severity: Severity::Advice,
    page: include_str!("duplicate-footnote.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for footnote in entry.note.footnotes.iter().filter(|one| one.duplicate) {
        let label = entry.note.slice(footnote.label);
        let message = format!("there is a footnote `[^{label}]` above already: this text is never shown");
        let span = first_line(&entry.note, footnote.span);
        context.report(entry, finding(span, message).help("give it another label"));
    }
}
