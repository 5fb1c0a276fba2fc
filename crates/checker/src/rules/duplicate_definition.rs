//! A second definition of one label.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-definition",
    severity: Severity::Advice,
    page: include_str!("duplicate-definition.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for definition in entry.note.definitions.iter().filter(|one| one.duplicate) {
        let label = entry.note.slice(definition.label);
        if label == "//" || definition.destination.value(entry.note.text()) == "#" {
            continue;
        }
        let message = format!("`[{label}]` is defined above already: this line has no effect");
        context.report(entry, finding(definition.span, message).help("give it another label, or remove the line"));
    }
}
