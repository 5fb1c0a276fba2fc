//! A course as a website: a page for each note, and what a site needs beside them, as files in memory.
//!
//! A site is read from a disk as well as from a server: every address in it is relative, scripts are classic ones, and
//! each page forbids whatever doesn't come from the site itself. Without scripts everything but the search and the switch
//! of the theme is there. What a page holds beside its note doesn't grow with the course.
//!
//! [`site()`] is a function of its arguments: it reads no disk, and the same course gives the same bytes.

mod address;
mod anchors;
mod brought;
mod config;
mod extras;
mod groups;
mod links;
mod live;
mod look;
mod mathematics;
mod outline;
mod page;
mod paths;
mod pieces;
mod reading;
mod search;
mod sidebar;
mod site;
mod templates;
mod whole;
mod words;

pub use config::{HtmlConfig, HtmlError, Own};
pub use live::LiveSite;

use crate::xhtml::{Problem, Written};
use crate::{Bundle, Content};
use coursenotes_course::Course;
use coursenotes_diagnostics::{FileId, Span};
use mathematics::Styles;
use minijinja::Value;
use minijinja::value::Serde;
use page::Context;
use rayon::prelude::*;
use serde::Serialize;
use site::Site;
use std::collections::{BTreeMap, BTreeSet};
use templates::{Templates, markup};
use whole::Printed;

/// A site in memory, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlSite {
    /// Its files.
    pub bundle: Bundle,
    /// The file of the course that a file was made from, for those that were made from one.
    pub sources: BTreeMap<String, FileId>,
    /// How many of them are pages of notes.
    pub pages: usize,
    /// What could not be written as it stands in the notes.
    pub problems: Vec<Problem>,
    /// Pictures without words for them.
    pub undescribed: Vec<Span>,
    /// Places of pictures.
    pub pictures: usize,
    /// Places of pictures that stay on the web, as links.
    pub remote_pictures: usize,
}

/// Makes the website of these notes, of all if absent. `progress` is told of each page that is ready.
pub fn site(
    course: &Course,
    notes: Option<&BTreeSet<FileId>>,
    config: &HtmlConfig,
    progress: &(dyn Fn() + Sync),
) -> Result<HtmlSite, HtmlError> {
    if let Some(css) = &config.css {
        look::examine(css)?;
    }
    let mut site = Site::new(course, notes, config);
    site.lost = anchors::lost(&site);
    let redirects = extras::redirects(&mut site);
    let frame = Frame::new(&site)?;
    let written = site.notes.par_iter().map(|note| {
        let page = frame.note(*note);
        progress();
        page
    });
    let written: Vec<Pages> = written.collect::<Result<_, HtmlError>>()?;
    let mut result = HtmlSite {
        pages: written.len(),
        pictures: site.pictures.places,
        remote_pictures: site.pictures.on_the_web,
        problems: site.pictures.problems.clone(),
        ..HtmlSite::default()
    };
    let mut print = Vec::with_capacity(written.len());
    let mut styles = Styles::new();
    for (note, pages) in site.notes.iter().zip(written) {
        add(&mut result.bundle, site.page(*note), pages.page)?;
        result.sources.insert(site.page(*note).to_owned(), *note);
        result.problems.extend(pages.problems);
        result.undescribed.extend(pages.undescribed);
        print.push(pages.print);
        styles.extend(pages.styles);
    }
    let bundle = &mut result.bundle;
    frame.lists(bundle)?;
    bundle.insert(paths::PRINT, Content::Pieces(frame.print(&print)?))?;
    extras::add(&frame, bundle, &redirects)?;
    for (name, text) in look::files(&course.config.html, &site.words, &styles)? {
        add(bundle, format!("{}/{name}", paths::OWN_FOLDER), text)?;
    }
    for (name, text) in search::files(&site) {
        add(bundle, format!("{}/search/{name}", paths::OWN_FOLDER), text)?;
    }
    for (path, bytes) in site.pictures.files() {
        add(bundle, path, bytes)?;
    }
    for (file, copy) in &site.paths.copies {
        bundle.insert(copy.clone(), Content::Asset(*file))?;
        result.sources.insert(copy.clone(), *file);
    }
    result.problems.sort_by_key(|problem| problem.span);
    Ok(result)
}

/// Adds a file of ours.
fn add(bundle: &mut Bundle, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Result<(), HtmlError> {
    Ok(bundle.insert(path, Content::Bytes(bytes.into()))?)
}

/// One note, written for its own page and for the one that is printed.
struct Pages {
    page: String,
    print: Printed,
    /// What formulas of the note look like.
    styles: Styles,
    problems: Vec<Problem>,
    undescribed: Vec<Span>,
}

/// What is filled into each template.
struct Frame<'a> {
    site: &'a Site<'a>,
    templates: Templates<'a>,
    /// Made once for all pages.
    about: Value,
    words: Value,
}

/// The site as templates see it.
#[derive(Serialize)]
struct About<'a> {
    title: &'a str,
    lang: &'a str,
    dir: &'a str,
    home: &'a str,
    contents: &'a str,
    print: &'a str,
    has_search: bool,
    sheets: Vec<String>,
    policy: String,
}

impl<'a> Frame<'a> {
    fn new(site: &'a Site<'a>) -> Result<Self, HtmlError> {
        let about = About {
            title: &site.title,
            lang: &site.words.tag,
            dir: site.words.direction(),
            home: site.home().map_or(paths::HOME, |home| site.page(home)),
            contents: paths::CONTENTS,
            print: paths::PRINT,
            has_search: true,
            sheets: site.config.css.iter().map(|_| extras::OWN_CSS.to_owned()).collect(),
            // An author whose HTML is trusted may bring programs and styles along.
            policy: if site.course.config.html.trust_html { String::new() } else { policy(site) },
        };
        Ok(Self {
            site,
            templates: Templates::new(site.config)?,
            about: Value::from(Serde(about)),
            words: Value::from(Serde(&site.words)),
        })
    }

    /// A note for both of its places.
    fn note(&self, note: FileId) -> Result<Pages, HtmlError> {
        let mut styles = Styles::new();
        let (mut page, written) = self.page(note, &mut styles)?;
        let print = self.for_printer(note, &mut styles);
        // All pages are kept until the last is ready: the room that they grew in is a third of what a large site needs.
        page.shrink_to_fit();
        Ok(Pages { page, print, styles, problems: written.problems, undescribed: written.undescribed })
    }

    /// The page of a note, and what there is to say about it.
    fn page(&self, note: FileId, styles: &mut Styles) -> Result<(String, Written), HtmlError> {
        let mut written = page::write(self.site, note, false);
        written.body = mathematics::classes(written.body, styles);
        let (page, nav) = page::page(self.site, note, &written.body);
        let context = Context { page, nav, site: &self.about, words: &self.words };
        Ok((self.templates.render("note.html", context)?, written))
    }

    /// The text of a note on the page that is printed.
    fn for_printer(&self, note: FileId, styles: &mut Styles) -> Printed {
        let print = mathematics::classes(page::write(self.site, note, true).body, styles);
        let parts = outline::parts(self.site.entry(note), &print);
        Printed { heading: markup(parts.heading), body: markup(parts.body.to_owned()) }
    }
}

/// What a page may load: what is ours, and pictures in addresses. Nothing on the web: no reader is told of elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; \
     base-uri 'none'; form-action 'none'";

/// A preview asks its own server for news besides.
fn policy(site: &Site) -> String {
    let own = if site.config.is_preview { "connect-src 'self'; base-uri" } else { "base-uri" };
    POLICY.replacen("base-uri", own, 1)
}

/// What a site says whatever the notes say: its words in every language, its files, and its policy.
pub(crate) fn own_words() -> Vec<(&'static str, String)> {
    let templates = templates::OURS.iter().map(|(name, text)| (*name, (*text).to_owned()));
    let words = words::WORDS.iter().flat_map(|(_, words)| words).map(|words| ("words.txt", (*words).to_owned()));
    templates.chain(words).chain(look::own_words()).chain([("policy.txt", POLICY.to_owned())]).collect()
}
