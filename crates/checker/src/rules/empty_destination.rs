//! A link with nothing between its parentheses.

use crate::context::{finding, noun};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Origin, Target, path};
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::LinkKind;

pub(super) const RULE: Rule = Rule {
    name: "empty-destination",
    severity: Severity::Warning,
    page: include_str!("empty-destination.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let Target::Empty = place.target else { return None };
        let course = context.course;
        if course.dialect.name == "mdbook" && path::name(course.path(entry.file)) == "SUMMARY.md" {
            // `- [Trees]()` announces a chapter that is still to be written.
            return None;
        }
        let message = format!("this {} leads nowhere: it has no address", noun(place));
        // Nothing can't be marked; what stands around it can.
        let span = match place.origin {
            Origin::Definition(definition) => {
                return Some(finding(definition.span, message).help("write the address after the colon"));
            }
            Origin::Link(link) if link.kind == LinkKind::Inline => Span { start: link.text.end + 1, ..link.span },
            Origin::Link(_) => place.destination.span,
        };
        Some(finding(span, message).help("write the address between the parentheses, or keep the words alone"))
    });
}
