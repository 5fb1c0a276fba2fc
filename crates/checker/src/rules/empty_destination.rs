//! A link with nothing between its parentheses.

use crate::context::{finding, noun};
use crate::{Context, Rule};
use coursenotes_course::Target;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::LinkKind;

pub(super) const RULE: Rule =
    Rule { name: "empty-destination", severity: Severity::Warning, page: include_str!("empty-destination.md"), run };

fn run(context: &mut Context) {
    context.each_place(|_, entry, place| {
        let Target::Empty = place.target else { return None };
        let message = format!("this {} leads nowhere: it has no address", noun(place));
        let help = "write the address between the parentheses, or keep the words alone";
        let span = match place.link {
            // Nothing can't be marked; the parentheses around it can.
            Some(link) if link.kind == LinkKind::Inline => Span { start: link.text.end + 1, ..link.span },
            _ => place.destination.span,
        };
        debug_assert!(entry.note.text().is_char_boundary(span.start as usize));
        Some(finding(span, message).help(help))
    });
}
