//! A tag that is talked about, and does what it says instead.

use crate::context::finding;
use crate::prose::{TagInText, Tags, show};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;
use coursenotes_markup::html::{Standing, TagKind, is_raw_text, is_void, standing};
use coursenotes_parser::{NodeKind, Note};

pub(super) const RULE: Rule = Rule {
    name: "document-tag",
    severity: Severity::Warning,
    page: include_str!("document-tag.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let tags = context.tags(entry);
    let mentioned = mentioned(note, &tags);
    for (found, _) in tags.in_text.iter().zip(mentioned).filter(|(_, mentioned)| *mentioned) {
        let source = note.slice(found.span);
        let message = if is_raw_text(&found.tag.name) && found.tag.kind == TagKind::Open {
            format!("`{source}` is taken for a tag: outside of GitHub, all that follows it is lost")
        } else {
            format!("`{source}` is taken for a tag, so nobody sees it")
        };
        let help = "write it as code, between backticks";
        let fix = show(context, entry, found);
        context.report(entry, finding(found.span, message).help(help).fix(fix));
    }
}

/// For each tag, whether the author speaks of it instead of using it.
pub(super) fn mentioned(note: &Note, tags: &Tags) -> Vec<bool> {
    let mut mentioned: Vec<bool> = (0..tags.in_text.len()).map(|number| is_mentioned(note, tags, number)).collect();
    // `<div>, <p> and <span>`: what is said of one of them is said of all.
    for number in 1..mentioned.len() {
        let closes = tags.in_text[number].tag.kind == TagKind::Close;
        mentioned[number] |= closes && partner(tags, number).is_some_and(|other| mentioned[other]);
        mentioned[number] |= mentioned[number - 1] && is_enumeration(note, tags, number);
    }
    for number in (1..mentioned.len()).rev() {
        mentioned[number - 1] |= mentioned[number] && is_enumeration(note, tags, number);
    }
    mentioned
}

fn is_mentioned(note: &Note, tags: &Tags, number: usize) -> bool {
    let found = &tags.in_text[number];
    let Some(standing) = standing(&found.tag.name) else { return false };
    if found.is_in_template(note) || found.is_type_argument(note, tags) {
        return false;
    }
    if found.begins_block {
        return begins_sentence(note, tags, found, standing);
    }
    let has_partner = partner(tags, number).is_some();
    let is_bare = found.tag.attributes.is_empty();
    match (standing, found.tag.name.as_str()) {
        (_, "title") if tags.has_drawing => false,
        (Standing::Document, _) => true,
        (Standing::Form, "input") => !is_box(found) && !is_listing(note, found),
        (Standing::Form, _) | (Standing::Removed, "style") => is_bare && !has_partner,
        (Standing::Active, _) => is_bare && !has_partner || found.tag.name == "script",
        _ if has_partner => is_bare && found.tag.kind == TagKind::Open && is_called(note, found),
        _ => is_bare && (is_called(note, found) || is_spoken_of(note, tags, found)),
    }
}

/// A box to tick, which authors put into tables.
fn is_box(found: &TagInText) -> bool {
    let says = |name: &str, value: &str| {
        found.tag.attributes.iter().any(|one| one.name == name && (value.is_empty() || one.value == value))
    };
    says("type", "checkbox") || says("type", "radio") || says("checked", "") || says("disabled", "")
}

/// A line of a form's code, which stands there without a fence.
fn is_listing(note: &Note, found: &TagInText) -> bool {
    let (before, after) = found.around(note);
    !found.tag.attributes.is_empty() && before.trim().is_empty() && after.trim().is_empty()
}

/// The other tag of a pair in the same text.
fn partner(tags: &Tags, number: usize) -> Option<usize> {
    let found = &tags.in_text[number];
    let wanted = if found.tag.kind == TagKind::Close { TagKind::Open } else { TagKind::Close };
    let is_other = |one: &TagInText| one.tag.name == found.tag.name && one.tag.kind == wanted;
    let is_near = |other: &usize| tags.in_text[*other].holder == found.holder;
    let mut before = (0..number).rev().take(MOST_TAGS).take_while(is_near);
    let mut after = (number + 1..tags.in_text.len()).take(MOST_TAGS).take_while(is_near);
    match wanted {
        TagKind::Open => before.find(|other| is_other(&tags.in_text[*other])),
        _ => after.find(|other| is_other(&tags.in_text[*other])),
    }
}

/// How many tags further on the other one of a pair is looked for.
const MOST_TAGS: usize = 100;

/// A tag at the start of a line makes the whole paragraph HTML: `<form> is used to send data`.
fn begins_sentence(note: &Note, tags: &Tags, found: &TagInText, standing: Standing) -> bool {
    let name = found.tag.name.as_str();
    let is_open = found.tag.kind == TagKind::Open && found.tag.attributes.is_empty();
    let block = note.slice(note.span(found.holder)).trim();
    if !is_open || tags.closed_in_blocks.contains(name) || block.contains('\n') || standing == Standing::Drawing {
        return false;
    }
    let (_, after) = found.around(note);
    let after = after.trim();
    let is_item = note.nodes[..found.holder.index()].last().is_some_and(|node| node.kind == NodeKind::Item);
    if after.is_empty() {
        return is_item && !matches!(name, "br" | "hr" | "p");
    }
    let is_special = matches!(standing, Standing::Document | Standing::Form | Standing::Active);
    let first = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    SAYS.contains(&first.as_str())
        || !matches!(name, "br" | "hr") && after.starts_with([':', '-', '–', '—', '=', ','])
        || is_special && after.starts_with(char::is_alphabetic)
}

/// Whether the next word calls it a tag, or it stands in quotes.
fn is_called(note: &Note, found: &TagInText) -> bool {
    let (before, after) = found.around(note);
    let next = after.trim_start_matches(['"', '\'', ')', '`', ' ', '*', '_', '’', '”']).to_lowercase();
    let noun = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let quoted = before.ends_with(['"', '\'', '(', '“', '‘']) && after.starts_with(['"', '\'', ')', '”', '’']);
    NOUNS.contains(&noun) && !after.starts_with(char::is_alphanumeric) || quoted
}

/// Whether a tag without a partner stands between words as one of them.
fn is_spoken_of(note: &Note, tags: &Tags, found: &TagInText) -> bool {
    let (before, after) = found.around(note);
    let name = found.tag.name.as_str();
    if found.is_heading(note) && found.tag.kind == TagKind::Open && !is_void(name) && found.is_alone(note) {
        return true;
    }
    // Components are written like this: `<Header />`.
    let is_component = found.tag.kind == TagKind::SelfClosing && !is_void(name) && !found.is_alone(note);
    let is_joined = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    let is_open = found.tag.kind == TagKind::Open && !SLOPPY.contains(&name);
    (is_component || is_open) && !is_joined && !tags.closed_in_blocks.contains(name)
}

/// Whether only "and" or a comma stands between a tag and the one before it.
fn is_enumeration(note: &Note, tags: &Tags, number: usize) -> bool {
    let (one, other) = (&tags.in_text[number - 1], &tags.in_text[number]);
    let is_known = |tag: &TagInText| standing(&tag.tag.name).is_some_and(|standing| standing != Standing::Drawing);
    if !is_known(one) || !is_known(other) {
        return false;
    }
    if one.holder != other.holder || other.begins_block || !other.tag.attributes.is_empty() {
        return false;
    }
    let between = &note.text()[one.span.range().end..other.span.range().start];
    matches!(between.trim(), "," | "and" | "or" | "&" | "/" | ", and" | ", or" | "..." | "…" | "、" | "和")
}

/// What a tag is called.
const NOUNS: &[&str] =
    &["tag", "tags", "element", "elements", "attribute", "attributes", "标签", "元素", "وسم", "etiketi"];

/// How a sentence about a tag goes on.
const SAYS: &[&str] = &[
    "tag",
    "tags",
    "element",
    "elements",
    "attribute",
    "attributes",
    "is",
    "are",
    "defines",
    "represents",
    "specifies",
    "creates",
    "contains",
    "indicates",
    "marks",
    "means",
    "denotes",
    "displays",
];

/// What people leave unclosed when they use it.
const SLOPPY: &[&str] = &[
    "b", "big", "br", "center", "code", "dd", "dt", "em", "font", "hr", "i", "kbd", "li", "nobr", "p", "s", "small",
    "span", "strong", "sub", "sup", "td", "tr", "tt", "u", "wbr",
];
