//! The heading of a page, and its outline.

use super::reading::shortened;
use crate::xhtml::{Medium, id_of, push_text};
use coursenotes_course::{Entry, is_navigation};
use serde::Serialize;
use std::collections::HashMap;

/// How long an entry may be: some authors write paragraphs as headings.
const ENTRY: usize = 70;

/// A heading as the outline shows it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Heading {
    title: String,
    href: String,
    /// The language that the author says of it.
    lang: Option<String>,
    /// Whether it belongs to the one before.
    deep: bool,
}

/// The first heading, and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'b> {
    /// An `h1` in markup; empty where the note has one further down.
    pub(super) heading: String,
    pub(super) body: &'b str,
}

/// Takes the heading off a written note. A page has an `h1`: the one that the note begins with, or a smaller heading there
/// that is its title; else its title, unless an `h1` further down says the same.
pub(super) fn parts<'b>(entry: &Entry, body: &'b str) -> Parts<'b> {
    let headings = &entry.note.headings;
    let is_title = |text: &str| text.trim() == entry.title;
    let starts_with_title = headings.first().is_some_and(|heading| is_title(&heading.text));
    let has_title = headings.iter().any(|heading| heading.level == 1 && is_title(&heading.text));
    let is_named = headings.iter().any(|heading| is_title(&heading.text));
    let start = body.trim_start();
    let level = start.strip_prefix("<h").and_then(|rest| rest.chars().next()).filter(char::is_ascii_digit);
    if let Some(level) = level.filter(|level| *level == '1' || starts_with_title) {
        let close = format!("</h{level}>");
        if let Some(end) = start.find(&close) {
            let first = &start[3..end];
            // The way home is a line of the page, not its heading; unless that would say the title twice.
            if !starts_with_title && leads_home(entry) && (has_title || !is_named) {
                let own = if has_title { String::new() } else { own(entry) };
                return Parts { heading: format!("{own}<p{first}</p>"), body: &start[end + close.len()..] };
            }
            let heading = format!("<h1{first}</h1>");
            return Parts { heading, body: &start[end + close.len()..] };
        }
    }
    if let Some(parts) = below_way_home(start).filter(|_| starts_with_title) {
        return parts;
    }
    if has_title {
        return Parts { heading: String::new(), body };
    }
    Parts { heading: own(entry), body }
}

/// The title behind a paragraph with the way home: it heads the page as any other, and the way home stands below it.
fn below_way_home(body: &str) -> Option<Parts<'_>> {
    let (way, rest) = body.split_at(body.find("<h1")?);
    let inside = way.trim_end().strip_prefix("<p>")?.strip_suffix("</p>")?;
    let (heading, body) = rest.split_at(rest.find("</h1>")? + "</h1>".len());
    let words: String = way.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let is_way = !inside.contains("<p") && inside.contains("<a ") && is_navigation(&words);
    is_way.then(|| Parts { heading: format!("{heading}{way}"), body })
}

/// A heading that the note itself has not.
fn own(entry: &Entry) -> String {
    let mut heading = String::from("<h1>");
    push_text(&mut heading, &entry.title);
    heading.push_str("</h1>");
    heading
}

/// Whether the first heading only leads home: then it is a line of the page, and names nothing.
fn leads_home(entry: &Entry) -> bool {
    entry.note.headings.first().is_some_and(|heading| is_navigation(&heading.text))
}

/// The headings of two levels below the title that are on the page; none where there is only one.
pub(super) fn outline(entry: &Entry, body: &str) -> Vec<Heading> {
    let tags = tags(body);
    let shown = entry.note.headings.iter().filter_map(|heading| {
        let id = id_of(Medium::Site, "", heading.explicit_id.as_deref().unwrap_or(&heading.anchor));
        let words = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let tag = tags.get(&*escaped(&id)).filter(|_| !words.is_empty())?;
        Some((heading.level, words, id, attribute(tag, "lang")))
    });
    let shown: Vec<_> = shown.collect();
    let Some(top) = shown.iter().map(|(level, ..)| *level).min() else { return Vec::new() };
    let shown = shown.into_iter().filter(|(level, ..)| *level <= top + 1);
    let outline: Vec<Heading> = shown
        .map(|(level, words, id, lang)| Heading {
            title: shortened(&words, ENTRY),
            href: super::address::fragment(&id),
            lang: lang.map(str::to_owned),
            deep: level > top,
        })
        .collect();
    if outline.len() > 1 { outline } else { Vec::new() }
}

/// The tags of the headings in markup, by their ids.
fn tags(body: &str) -> HashMap<&str, &str> {
    let tags = body.match_indices("<h").filter_map(|(at, _)| {
        let rest = &body[at + 2..];
        let is_heading = rest.starts_with(|c: char| c.is_ascii_digit());
        is_heading.then(|| &rest[..rest.find('>').unwrap_or(rest.len())])
    });
    tags.filter_map(|tag| Some((attribute(tag, "id")?, tag))).collect()
}

/// The value of an attribute as it is written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn escaped(id: &str) -> String {
    let mut escaped = String::new();
    crate::xhtml::push_attribute(&mut escaped, id);
    escaped
}
