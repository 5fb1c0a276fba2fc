//! A part for teachers that doesn't end, or an end without a beginning.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-instructor-block",
    severity: Severity::Error,
    page: include_str!("unclosed-instructor-block.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let parts = entry.note.instructor_parts();
    for block in parts.blocks.iter().filter(|block| block.closing.is_none()) {
        let message = "nothing ends this part for teachers, so the rest of the note is left out for students";
        let help = "write `<!-- /instructor -->` where it ends; each part inside it needs its own";
        context.report(entry, finding(block.opening, message).help(help));
    }
    for stray in parts.stray {
        let message = "this ends a part for teachers, but none begins above it: students see what stands there";
        context
            .report(entry, finding(stray, message).help("write `<!-- instructor -->` where it begins, or remove this"));
    }
}
