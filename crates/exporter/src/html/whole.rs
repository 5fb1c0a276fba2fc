//! Pages about the whole course: the contents, the home page where the notes have none, and all notes for the printer.

use super::config::HtmlError;
use super::page::{Context, Link};
use super::paths::{CONTENTS, HOME};
use super::pieces::Pieces;
use super::sidebar::{Sidebar, sidebar};
use super::site::group_id;
use super::{Frame, add, address};
use crate::Bundle;
use minijinja::Value;
use serde::Serialize;
use std::sync::Arc;

/// A page of lists.
#[derive(Serialize)]
struct Contents<'a> {
    title: &'a str,
    root: &'static str,
    kind: &'static str,
    canonical: Option<String>,
    groups: Vec<ContentsGroup<'a>>,
}

#[derive(Serialize)]
struct ContentsGroup<'a> {
    id: String,
    title: &'a str,
    /// Of its heading.
    level: usize,
    href: Option<String>,
    lang: Option<&'a str>,
    notes: Vec<Link<'a>>,
}

/// All notes on one page.
#[derive(Serialize)]
struct Print<'a> {
    title: &'a str,
    root: &'static str,
    kind: &'static str,
    robots: &'static str,
    notes: Vec<PrintNote<'a>>,
}

#[derive(Serialize)]
struct PrintNote<'a> {
    id: String,
    title: &'a str,
    lang: Option<&'a str>,
    dir: &'a str,
    heading: Value,
    body: Value,
}

/// A note as it is written for the printer.
pub(super) struct Printed {
    /// An `h1` in markup.
    pub(super) heading: Value,
    /// What follows. The page takes it by reference: the bodies of all notes are a third of what a large site needs.
    pub(super) body: Value,
}

impl Frame<'_> {
    /// Adds the contents, and the home page where the notes have none.
    pub(super) fn lists(&self, bundle: &mut Bundle) -> Result<(), HtmlError> {
        let site = self.site;
        add(bundle, CONTENTS, self.contents(site.words.get("whole"), CONTENTS)?)?;
        if site.home().is_none() {
            add(bundle, HOME, self.contents(&site.title, HOME)?)?;
        }
        Ok(())
    }

    fn contents(&self, title: &str, path: &str) -> Result<String, HtmlError> {
        let site = self.site;
        let groups = site.groups.iter().enumerate().map(|(place, group)| ContentsGroup {
            id: group_id(place),
            title: &group.title,
            level: (group.level + 2).min(6),
            href: group.page.map(|page| address::way("", site.page(page))),
            lang: group.page.and_then(|page| site.lang(page)),
            notes: group.notes.iter().map(|note| site.link(*note, "")).collect(),
        });
        let page =
            Contents { title, root: "", kind: "website", canonical: site.canonical(path), groups: groups.collect() };
        let nav = sidebar(site, None, "", path == CONTENTS);
        self.templates.render("contents.html", Context { page, nav, site: &self.about, words: &self.words })
    }

    /// The page for the printer, of the notes as they are written for it, in their order.
    pub(super) fn print(&self, printed: &[Printed]) -> Result<Vec<Arc<str>>, HtmlError> {
        let site = self.site;
        let notes = site.notes.iter().zip(printed).enumerate().map(|(place, (note, printed))| {
            let entry = site.entry(*note);
            let language = site.languages[place].as_ref();
            PrintNote {
                id: site.print_id(*note),
                title: &entry.title,
                lang: site.lang(*note),
                dir: language.map_or_else(|| site.words.direction(), crate::language::Language::direction),
                heading: printed.heading.clone(),
                body: printed.body.clone(),
            }
        });
        let page = Print {
            title: site.words.get("print"),
            root: "",
            kind: "website",
            robots: "noindex",
            notes: notes.collect(),
        };
        let nav = Sidebar::default();
        let context = Context { page, nav, site: &self.about, words: &self.words };
        let pieces = Pieces::sharing(printed.iter().filter_map(|printed| printed.body.to_str()));
        Ok(self.templates.render_into(pieces, "print.html", context)?.done())
    }
}
