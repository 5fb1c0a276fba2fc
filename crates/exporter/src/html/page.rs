//! The page of one note.

use super::address::{of_file, way};
use super::links::PageLinks;
use super::outline::{Heading, outline, parts};
use super::paths::CONTENTS;
use super::reading::{description, minutes};
use super::sidebar::{Sidebar, sidebar};
use super::site::{Site, group_id};
use super::templates::markup;
use crate::coloured::Coloured;
use crate::xhtml::{self, Medium, Written};
use coursenotes_course::path;
use coursenotes_diagnostics::FileId;
use minijinja::Value;
use serde::Serialize;

/// Backlinks that are shown; a page that everybody links to says how many there are beyond.
const BACKLINKS: usize = 12;

/// A page as its template sees it.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    /// The way to the top of the site: `../`.
    pub(super) root: String,
    pub(super) kind: &'static str,
    pub(super) lang: Option<&'a str>,
    pub(super) dir: &'static str,
    description: Option<String>,
    canonical: Option<String>,
    breadcrumbs: Vec<Link<'a>>,
    heading: Value,
    body: Value,
    outline: Vec<Heading>,
    previous: Option<Link<'a>>,
    next: Option<Link<'a>>,
    backlinks: Vec<Link<'a>>,
    more_backlinks: usize,
    minutes: Option<usize>,
    changed: Option<&'a str>,
    source: Option<String>,
    book: Option<String>,
}

/// A title and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Link<'a> {
    pub(super) title: &'a str,
    pub(super) href: String,
    pub(super) lang: Option<&'a str>,
}

/// What is around the text of a note on its page.
#[derive(Debug, Serialize)]
pub(super) struct Context<'a, P> {
    pub(super) page: P,
    pub(super) nav: Sidebar<'a>,
    pub(super) site: &'a Value,
    pub(super) words: &'a Value,
}

/// Writes a note for its own page, or for the one that is printed.
pub(super) fn write(site: &Site, note: FileId, is_print: bool) -> Written {
    let folder = if is_print { "" } else { path::folder(site.page(note)) };
    let links = PageLinks { site, note, folder, is_print };
    let id_prefix = if is_print { format!("{}-", site.print_id(note)) } else { String::new() };
    let page = xhtml::Page {
        links: &links,
        pictures: &links,
        code: &Coloured,
        medium: Medium::Site,
        heading_shift: 0,
        trust_html: site.course.config.html.trust_html,
        id_prefix: &id_prefix,
        scrolling: !is_print,
    };
    xhtml::write(site.entry(note), &page)
}

/// The page of a note that is written.
pub(super) fn page<'a>(site: &'a Site, note: FileId, body: &str) -> (Page<'a>, Sidebar<'a>) {
    let entry = site.entry(note);
    let page = site.page(note);
    let folder = path::folder(page);
    let place = site.place(note);
    let parts = parts(entry, body);
    let backlinks = site.backlinks.get(&note).map_or(&[][..], Vec::as_slice);
    let is_home = site.home() == Some(note);
    let neighbour =
        |place: Option<usize>| place.and_then(|place| site.notes.get(place)).map(|note| site.link(*note, folder));
    let language = site.languages[place].as_ref();
    let context = Page {
        title: &entry.title,
        root: root(folder),
        kind: if is_home { "website" } else { "article" },
        lang: site.lang(note),
        dir: language.map_or_else(|| site.words.direction(), crate::language::Language::direction),
        description: description(entry),
        canonical: site.canonical(page),
        breadcrumbs: breadcrumbs(site, note, folder),
        outline: outline(entry, parts.body),
        heading: markup(parts.heading),
        body: markup(parts.body.trim().to_owned()),
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(place.checked_add(1)),
        backlinks: backlinks.iter().take(BACKLINKS).map(|note| site.link(*note, folder)).collect(),
        more_backlinks: backlinks.len().saturating_sub(BACKLINKS),
        minutes: minutes(&entry.note),
        changed: site.config.changes.get(site.course.path(note)).map(String::as_str),
        source: of_file(site.course, note).filter(|_| !site.config.without_source.contains(&note)),
        book: site.config.book.as_ref().filter(|_| is_home).map(|(name, _)| way(folder, name)),
    };
    (context, sidebar(site, Some(note), folder, false))
}

/// The way from a folder to the top.
pub(super) fn root(folder: &str) -> String {
    "../".repeat(folder.split('/').filter(|part| !part.is_empty()).count())
}

/// The home page and the folders above a note. A folder without a page leads to its notes in the contents.
fn breadcrumbs<'a>(site: &'a Site, note: FileId, folder: &str) -> Vec<Link<'a>> {
    let mut crumbs = Vec::new();
    let Some(home) = site.home().filter(|home| *home != note) else { return crumbs };
    crumbs.push(Link { title: site.words.get("home"), href: way(folder, site.page(home)), lang: None });
    let note_folder = site.course.folder(note);
    let above = note_folder.match_indices('/').map(|(at, _)| &note_folder[..at]);
    for folder_above in above.chain([note_folder]).filter(|folder| !folder.is_empty()) {
        let group = site.groups.iter().position(|group| group.folder == folder_above);
        let Some(place) = group else { continue };
        let group = &site.groups[place];
        if group.title.is_empty() {
            continue;
        }
        let href = match group.page {
            Some(page) if page == note || page == home => continue,
            Some(page) => way(folder, site.page(page)),
            None => format!("{}#{}", way(folder, CONTENTS), group_id(place)),
        };
        crumbs.push(Link { title: &group.title, href, lang: group.page.and_then(|page| site.lang(page)) });
    }
    crumbs
}
