//! A note in which nothing is written.

use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Encoding, Entry, Target, path};
use coursenotes_diagnostics::Severity;
use coursenotes_parser::{NodeId, NodeKind};

pub(super) const RULE: Rule =
    Rule { name: "stub-note", severity: Severity::Advice, page: include_str!("stub-note.md"), run: Run::Note(run) };

fn run(context: &mut Context, entry: &Entry) {
    if context.course.home == Some(entry.file) || !matches!(entry.encoding, Encoding::Utf8 | Encoding::Utf16) {
        return;
    }
    let message = if entry.note.text().trim().is_empty() {
        "nothing is written here yet"
    } else if !is_cover(context.course, entry) && has_only_title(context.course, entry) {
        "nothing is written here yet but the title"
    } else {
        return;
    };
    let help = "write what belongs here, or remove the file and the links to it";
    context.report(entry, finding(title_line(entry), message).help(help));
}

/// Whether it is the page of a folder with other notes: their title is all that it has to say.
fn is_cover(course: &Course, entry: &Entry) -> bool {
    course.page(course.folder(entry.file)) == Some(entry.file)
}

/// More than a title, a line and a link home have; most notes are told apart by it.
const MOST_NODES: usize = 24;

/// The words of a title that only names its note.
const MOST_WORDS: usize = 12;

/// Whether there is a heading, perhaps a link home, and nothing else that a reader sees.
fn has_only_title(course: &Course, entry: &Entry) -> bool {
    let note = &entry.note;
    if note.nodes.len() > MOST_NODES || note.front_matter.is_some() || note.headings.len() > 1 {
        return false;
    }
    // A broken link home is meant as one.
    let is_page = |path: &str| matches!(path::stem(path).to_lowercase().as_str(), "readme" | "index");
    let leads_home = |target: &Target| match target {
        Target::Missing { wanted, .. } => is_page(wanted),
        _ => course.home.is_some() && target.file() == course.home,
    };
    let is_short = note.headings.iter().all(|heading| is_only_name(&heading.text));
    if !is_short || !entry.targets.iter().all(leads_home) || note.links.iter().any(|link| link.is_image) {
        return false;
    }
    let mut named = NodeId(0);
    note.walk().all(|(id, node)| match node.kind {
        NodeKind::Heading(_) | NodeKind::Link(_) => {
            named = named.max(node.next);
            true
        }
        _ if id < named => true,
        NodeKind::Paragraph
        | NodeKind::BlockQuote
        | NodeKind::ThematicBreak
        | NodeKind::Emphasis
        | NodeKind::Strong
        | NodeKind::SoftBreak
        | NodeKind::HardBreak => true,
        NodeKind::Text => !note.shown(id).contains(char::is_alphanumeric),
        NodeKind::HtmlBlock | NodeKind::Html => note.slice(note.span(id)).trim_start().starts_with("<!--"),
        _ => false,
    })
}

/// Whether a title names a note: a long one says something itself, and "No reading for class 16" says it all.
fn is_only_name(title: &str) -> bool {
    let mut words = title.split_whitespace();
    words.by_ref().take(MOST_WORDS).all(|word| !word.eq_ignore_ascii_case("no")) && words.next().is_none()
}
