//! A picture whose description only says that there is a picture.

use super::unparsed_link;
use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_markup::alt::says_nothing;
use coursenotes_parser::{HtmlElement, Link, LinkKind};

pub(super) const RULE: Rule = Rule {
    name: "placeholder-alt",
    severity: Severity::Advice,
    page: include_str!("placeholder-alt.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let shown = note.links.iter().filter(|link| link.is_image && link.has_alt && is_described(link));
    let shown = shown.map(|link| (link.text, note.slice(link.text), link.destination.value(note.text())));
    let meant = unparsed_link::pictures(context.course, entry);
    let meant = meant.map(|picture| (picture.words.0, picture.words.1, picture.destination));
    let meant = meant.filter(|(_, words, _)| !words.trim().is_empty());
    let pictures: Vec<_> = shown.chain(meant).collect();
    for (span, words, destination) in pictures {
        let words = words.trim();
        // `![alt text](url)` shows how pictures are written.
        if destination.contains(['.', '/']) && says_nothing(words, destination) {
            let message = format!("`{words}` says nothing to those who can't see this picture");
            let help = "write what it shows, as you would tell it on the telephone";
            context.report(entry, finding(span, message).help(help));
        }
    }
}

/// Whether its words are its own: not those of a second size of it, and not the name of an embedded note.
fn is_described(link: &Link) -> bool {
    !matches!(link.kind, LinkKind::Html(HtmlElement::SourceSet) | LinkKind::Wiki) && !link.text.is_empty()
}
