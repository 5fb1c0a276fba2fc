//! Front matter that can't be read.

use crate::context::finding;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "bad-front-matter",
    severity: Severity::Warning,
    page: include_str!("bad-front-matter.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let Some(front) = &entry.note.front_matter else { return };
    let Err(reason) = &front.metadata else { return };
    let reason = reason.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let message = format!("the block at the top can't be read: {reason}");
    let help = "put words with a colon in quotes, and set lists in by two blanks";
    context.report(entry, finding(first_line(&entry.note, front.span), message).help(help));
}
