//! A line that the file doesn't have.

use crate::context::{finding, split_fragment, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Fragment, Target};
use coursenotes_diagnostics::Severity;
use coursenotes_diagnostics::write::count;

pub(super) const RULE: Rule = Rule {
    name: "line-anchor",
    severity: Severity::Warning,
    page: include_str!("line-anchor.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let Target::File { file, fragment: Fragment::BeyondEnd(lines), .. } = place.target else { return None };
        let (_, fragment) = split_fragment(written(entry, place));
        let path = context.course.path(*file);
        let message =
            format!("`{fragment}` is beyond the end of `{path}`, which has {}", count(*lines as usize, "line"));
        Some(finding(place.destination.span, message).help("look up the line again: the file has changed"))
    });
}
