//! A link with nothing between its parentheses.

use crate::context::{finding, noun};
use crate::{Context, Rule};
use coursenotes_course::Target;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::LinkKind;

pub(super) const RULE: Rule =
    Rule { name: "empty-destination", severity: Severity::Warning, page: include_str!("empty-destination.md"), run };

fn run(context: &mut Context) {
    context.each_place(|_, _, place| {
        let Target::Empty = place.target else { return None };
        let message = format!("this {} leads nowhere: it has no address", noun(place));
        // Nothing can't be marked; what stands around it can.
        if let Some(definition) = place.definition {
            return Some(finding(definition.span, message).help("write the address after the colon"));
        }
        let span = match place.link {
            Some(link) if link.kind == LinkKind::Inline => Span { start: link.text.end + 1, ..link.span },
            _ => place.destination.span,
        };
        Some(finding(span, message).help("write the address between the parentheses, or keep the words alone"))
    });
}
