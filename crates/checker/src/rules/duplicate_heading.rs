//! Two headings of the same words in one section.

use crate::context::finding;
use crate::mark::first_line;
use crate::outline::{Item, is_link};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{Heading, Note};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-heading",
    severity: Severity::Advice,
    page: include_str!("duplicate-heading.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    // A second heading of the same words has a number behind its anchor; few notes have any.
    if !note.headings.iter().any(|heading| is_numbered(note, heading)) {
        return;
    }
    let outline = context.outline(entry);
    let mut seen: HashSet<(Option<u32>, String)> = HashSet::new();
    let headings = outline.items.iter().filter_map(|item| Some((item, item.heading(note)?)));
    // A link back stands at the top and at the bottom.
    let is_name = |heading: &Heading| !heading.text.is_empty() && !is_link(note, heading);
    for (item, heading) in headings.filter(|(_, heading)| is_name(heading)) {
        if !seen.insert(key(item, heading)) {
            let message = format!("a heading above has the same words: `{}`", heading.text);
            let help = format!("say what is different here; until then, `#{}` leads to this one", heading.anchor);
            context.report(entry, finding(first_line(note, heading.span), message).help(help));
        }
    }
}

fn key(item: &Item, heading: &Heading) -> (Option<u32>, String) {
    (item.parent, heading.text.to_lowercase())
}

fn is_numbered(note: &Note, heading: &Heading) -> bool {
    let parts = heading.anchor.rsplit_once('-');
    parts.is_some_and(|(base, number)| number.bytes().all(|byte| byte.is_ascii_digit()) && note.has_anchor(base))
}
