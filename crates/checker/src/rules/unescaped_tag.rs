//! Words between angle brackets that a browser takes for a tag, and nobody sees.

use crate::context::finding;
use crate::prose::{TagInText, Tags, show};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_markup::html::{Standing, TagKind, is_void, standing};
use coursenotes_parser::Note;

pub(super) const RULE: Rule = Rule {
    name: "unescaped-tag",
    severity: Severity::Warning,
    page: include_str!("unescaped-tag.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let tags = context.tags(entry);
    for (number, found) in tags.in_text.iter().enumerate() {
        let is_no_element = is_unknown(found, &tags) || found.is_type_argument(note, &tags);
        if !is_no_element || !is_meant_as_words(note, &tags, number) {
            continue;
        }
        let source = note.slice(found.span);
        let message = format!("`{source}` is taken for a tag, so nobody sees it");
        let help = match note.text()[..found.span.range().start].chars().next_back() {
            Some('a'..='z' | 'A'..='Z' | '0'..='9' | '_') => "write the whole as code, between backticks".to_owned(),
            _ => format!("write it as code, between backticks, or with a backslash: `\\{source}`"),
        };
        let fix = show(context, entry, found);
        context.report(entry, finding(found.span, message).help(help).fix(fix));
    }
}

/// Whether no browser has an element of that name.
fn is_unknown(found: &TagInText, tags: &Tags) -> bool {
    match standing(&found.tag.name) {
        None => true,
        Some(Standing::Drawing) => !tags.has_drawing,
        Some(_) => false,
    }
}

/// Whether the author wrote words, and no component of a site generator: those have a closing tag, or stand alone.
fn is_meant_as_words(note: &Note, tags: &Tags, number: usize) -> bool {
    let found = &tags.in_text[number];
    let name = &found.tag.name;
    let before = note.text()[..found.span.range().start].chars().next_back();
    let is_attached = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    if found.is_in_template(note) {
        return false;
    }
    match found.tag.kind {
        // Behind `<span>`, `</sapn>` is a slip of the pen.
        TagKind::Close if has_open_tag(tags, number) => false,
        TagKind::Close => !tags.opened.contains(name),
        _ if tags.closed.contains(name) => false,
        _ if is_attached => true,
        TagKind::Open => !found.begins_block || found.tag.attributes.is_empty(),
        TagKind::SelfClosing => found.is_heading(note) || !found.begins_block && !found.is_alone(note),
    }
}

/// Whether a tag before it in the same text waits for its closing one.
fn has_open_tag(tags: &Tags, number: usize) -> bool {
    let holder = tags.in_text[number].holder;
    let before = tags.in_text[..number].iter().rev().take_while(|one| one.holder == holder).take(MOST_TAGS);
    let waits = |one: &TagInText| {
        let name = one.tag.name.as_str();
        let closing = |other: &TagInText| other.tag.kind == TagKind::Close && other.tag.name == name;
        one.tag.kind == TagKind::Open
            && !is_unknown(one, tags)
            && !is_void(name)
            && !tags.in_text[..number].iter().rev().take(MOST_TAGS).any(closing)
    };
    before.into_iter().any(waits)
}

/// How many tags back an open one is looked for.
const MOST_TAGS: usize = 20;
