//! A footnote that nothing refers to.

use crate::context::finding;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-footnote",
    severity: Severity::Advice,
    page: include_str!("unused-footnote.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for footnote in entry.note.footnotes.iter().filter(|one| !one.used && !one.duplicate) {
        let label = entry.note.slice(footnote.label);
        let message = format!("nothing refers to the footnote `[^{label}]`, so readers never see it");
        let help = format!("put `[^{label}]` into the text where the footnote belongs");
        context.report(entry, finding(first_line(&entry.note, footnote.span), message).help(help));
    }
}
