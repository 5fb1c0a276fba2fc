//! A reference definition that nothing uses.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-definition",
    severity: Severity::Advice,
    page: include_str!("unused-definition.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for definition in entry.note.definitions.iter().filter(|one| !one.used && !one.duplicate) {
        let label = entry.note.slice(definition.label);
        // `[//]: # (words)` is how people write comments.
        if matches!(label, "//" | "comment" | "#") || definition.destination.value(entry.note.text()) == "#" {
            continue;
        }
        let message = format!("nothing uses the definition `[{label}]`");
        context.report(entry, finding(definition.span, message).help("use it, or remove the line"));
    }
}
