//! A block of code that nothing ends.

use super::unused_footnote::first_line;
use crate::context::finding;
use crate::{Context, Rule};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule =
    Rule { name: "unclosed-fence", severity: Severity::Warning, page: include_str!("unclosed-fence.md"), run };

fn run(context: &mut Context) {
    for entry in context.course.entries() {
        let note = &entry.note;
        for fence in note.fences.iter().filter(|fence| !fence.closed) {
            let opening = note.slice(first_line(note, fence.span)).trim_start();
            let mark = opening.chars().next().unwrap_or('`');
            let fence_marks: String = opening.chars().take_while(|c| *c == mark).collect();
            let message = "nothing ends this code, so all that follows is shown as code";
            let help = format!("write {fence_marks} on a line of its own where the code ends, as far in as this one");
            context.report(entry, finding(first_line(note, fence.span), message).help(help));
        }
    }
}
