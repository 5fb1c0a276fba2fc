//! A picture that says nothing to those who can't see it.

use super::unparsed_link;
use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Entry, Target};
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{HtmlElement, Link, LinkKind};

pub(super) const RULE: Rule = Rule {
    name: "image-without-alt",
    severity: Severity::Warning,
    page: include_str!("image-without-alt.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let links = entry.note.links.iter().zip(&entry.targets);
    // A script in the place of a picture is another rule's: nobody sees it, whatever its words are.
    let shown = links.filter(|(_, target)| !matches!(target, Target::Script)).map(|(link, _)| link);
    let shown = shown.filter(|link| link.is_image && !link.has_alt && is_shown(link));
    let shown = shown.map(|link| (link.span, matches!(link.kind, LinkKind::Html(_))));
    let meant = unparsed_link::pictures(context.course, entry).filter(|picture| picture.words.1.trim().is_empty());
    let pictures: Vec<_> = shown.chain(meant.map(|picture| (picture.whole, false))).collect();
    for (span, is_html) in pictures {
        let message = "this picture says nothing to those who can't see it: it has no description";
        let help = if is_html {
            "write what it shows as `alt=\"…\"`; `alt=\"\"` if it is only decoration"
        } else {
            "write what it shows between the square brackets"
        };
        context.report(entry, finding(span, message).help(help));
    }
}

/// Whether it is a picture of its own: not a second size of one, and not an embedded note.
fn is_shown(link: &Link) -> bool {
    !matches!(link.kind, LinkKind::Html(HtmlElement::SourceSet) | LinkKind::Wiki)
}
