//! Front matter that can't be read.

use super::unused_footnote::first_line;
use crate::context::finding;
use crate::{Context, Rule};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule =
    Rule { name: "bad-front-matter", severity: Severity::Warning, page: include_str!("bad-front-matter.md"), run };

fn run(context: &mut Context) {
    for entry in context.course.entries() {
        let Some(front) = &entry.note.front_matter else { continue };
        let Err(reason) = &front.metadata else { continue };
        let reason = reason.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let message = format!("the block at the top can't be read: {reason}");
        let help = "put words with a colon in quotes, and set lists in by two blanks";
        context.report(entry, finding(first_line(&entry.note, front.span), message).help(help));
    }
}
