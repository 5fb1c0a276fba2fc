//! A block of code that nothing ends.

use crate::context::finding;
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unclosed-fence",
    severity: Severity::Warning,
    page: include_str!("unclosed-fence.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    for fence in note.fences.iter().filter(|fence| !fence.closed) {
        let opening = note.slice(first_line(note, fence.span)).trim_start();
        let mark = opening.chars().next().unwrap_or('`');
        let fence_marks: String = opening.chars().take_while(|c| *c == mark).collect();
        let rest = &note.slice(fence.span)[first_line(note, fence.span).len()..];
        if rest.trim().is_empty() {
            let message = "this opens a block of code, but nothing follows: it is one fence too many";
            let help = "remove it, or look for a block above that ends too early";
            context.report(entry, finding(first_line(note, fence.span), message).help(help));
            continue;
        }
        let message = "nothing ends this code, so what follows is shown as code";
        let help = format!("write {fence_marks} on a line of its own where the code ends, as far in as this one");
        context.report(entry, finding(first_line(note, fence.span), message).help(help));
    }
}
