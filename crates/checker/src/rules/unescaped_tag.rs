//! Words between angle brackets that a browser takes for a tag, and nobody sees.

use crate::context::finding;
use crate::prose::{TagInText, Tags, show};
use crate::rule::Run;
use crate::rules::document_tag::mentioned;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_markup::html::{Standing, Tag, TagKind, is_void, standing};
use coursenotes_parser::Note;
use std::collections::{BTreeMap, BTreeSet};

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
    let strays = closing_nothing(note, &tags);
    if strays.is_empty() {
        return;
    }
    let spoken_of = tags.in_text.iter().zip(mentioned(note, &tags)).filter(|(_, mentioned)| *mentioned);
    let spoken_of: BTreeSet<u32> = spoken_of.map(|(found, _)| found.span.start).collect();
    for (tag, span) in strays.into_iter().filter(|(_, span)| !spoken_of.contains(&span.start)) {
        let message = format!("`{}` closes nothing, and nobody sees it", note.slice(span));
        // Where its element is used, it is one too many; where it isn't, it was to be read, or what opens it is broken.
        let is_used = tags.opened.contains(&tag.name);
        let (severity, help) = if is_used {
            (Severity::Advice, "remove it, or mend the tag that it belongs to")
        } else {
            (Severity::Warning, "write it as code, between backticks, or mend the tag that it belongs to")
        };
        context.report(entry, finding(span, message).help(help).severity(severity));
    }
}

/// The closing tags of real elements that close nothing.
fn closing_nothing<'t>(note: &Note, tags: &'t Tags) -> Vec<(&'t Tag, Span)> {
    let in_text = tags.in_text.iter().filter(|found| !found.is_in_template(note)).map(|found| (&found.tag, found.span));
    let in_blocks = tags.in_blocks.iter().map(|(tag, span)| (tag, *span));
    let mut all: Vec<(&Tag, Span)> = in_text.chain(in_blocks).collect();
    all.sort_by_key(|(_, span)| span.start);
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    all.retain(|(tag, _)| {
        let waiting = open.entry(tag.name.as_str()).or_default();
        let is_stray = tag.kind == TagKind::Close && *waiting == 0;
        *waiting = if tag.kind == TagKind::Close { waiting.saturating_sub(1) } else { *waiting + 1 };
        is_stray && is_skipped(&tag.name)
    });
    all
}

/// Whether a browser skips the closing tag where nothing is open: it makes something of `</br>` and `</p>` (HTML standard,
/// 13.2.6.4.7).
fn is_skipped(name: &str) -> bool {
    standing(name).is_some_and(|standing| standing != Standing::Drawing) && !is_void(name) && name != "p"
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
