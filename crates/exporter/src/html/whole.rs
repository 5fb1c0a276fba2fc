//! Pages about the whole course: the contents, the home page where the notes have none, and all notes for the printer.

use super::config::HtmlError;
use super::outline::parts;
use super::page::{Context, Link};
use super::paths::{CONTENTS, HOME, PRINT};
use super::sidebar::{Sidebar, sidebar};
use super::site::group_id;
use super::templates::markup;
use super::{Frame, add, address};
use crate::Bundle;
use coursenotes_diagnostics::FileId;
use minijinja::Value;
use serde::Serialize;

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
    href: Option<String>,
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

impl Frame<'_> {
    /// Adds these pages; `print` holds the notes as they are written for the printer.
    pub(super) fn whole(&self, bundle: &mut Bundle, print: Vec<String>) -> Result<(), HtmlError> {
        let site = self.site;
        add(bundle, CONTENTS, self.contents(site.words.get("whole"), CONTENTS)?)?;
        if site.home().is_none() {
            add(bundle, HOME, self.contents(&site.title, HOME)?)?;
        }
        add(bundle, PRINT, self.print(print)?)?;
        Ok(())
    }

    fn contents(&self, title: &str, path: &str) -> Result<String, HtmlError> {
        let site = self.site;
        let link = |note: &FileId| Link { title: site.title_of(*note), href: address::way("", site.page(*note)) };
        let groups = site.groups.iter().enumerate().map(|(place, group)| ContentsGroup {
            id: group_id(place),
            title: &group.title,
            href: group.page.map(|page| address::way("", site.page(page))),
            notes: group.notes.iter().map(link).collect(),
        });
        let page =
            Contents { title, root: "", kind: "website", canonical: site.canonical(path), groups: groups.collect() };
        let nav = sidebar(site, None, "", path == CONTENTS);
        self.templates.render("contents.html", Context { page, nav, site: &self.about, words: &self.words })
    }

    fn print(&self, bodies: Vec<String>) -> Result<String, HtmlError> {
        let site = self.site;
        let notes = site.notes.iter().zip(bodies).enumerate().map(|(place, (note, body))| {
            let entry = site.entry(*note);
            let language = site.languages[place].as_ref();
            let parts = parts(entry, &body);
            PrintNote {
                id: site.print_id(*note),
                title: &entry.title,
                lang: language.map(|language| &*language.tag).filter(|tag| *tag != site.words.tag),
                dir: language.map_or_else(|| site.words.direction(), crate::language::Language::direction),
                heading: markup(parts.heading),
                body: markup(parts.body.to_owned()),
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
        self.templates.render("print.html", Context { page, nav, site: &self.about, words: &self.words })
    }
}
