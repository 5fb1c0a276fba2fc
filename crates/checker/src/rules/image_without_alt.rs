//! A picture that says nothing to those who can't see it.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{HtmlElement, Link, LinkKind};

pub(super) const RULE: Rule = Rule {
    name: "image-without-alt",
    severity: Severity::Warning,
    page: include_str!("image-without-alt.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for picture in entry.note.links.iter().filter(|link| link.is_image && !link.has_alt && is_shown(link)) {
        let message = "this picture says nothing to those who can't see it: it has no description";
        let help = match picture.kind {
            LinkKind::Html(_) => "write what it shows as `alt=\"…\"`; `alt=\"\"` if it is only decoration",
            _ => "write what it shows between the square brackets",
        };
        context.report(entry, finding(picture.span, message).help(help));
    }
}

/// Whether it is a picture of its own: not a second size of one, and not an embedded note.
fn is_shown(link: &Link) -> bool {
    !matches!(link.kind, LinkKind::Html(HtmlElement::SourceSet) | LinkKind::Wiki)
}
