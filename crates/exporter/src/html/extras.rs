//! What else a site has: pages for addresses that are gone or never were, the list for search engines, the author's own
//! stylesheet and book.

use super::config::HtmlError;
use super::page::Context;
use super::paths::{HOME, MISSING};
use super::sidebar::Sidebar;
use super::site::Site;
use super::{Frame, add as put, address};
use crate::Bundle;
use crate::xhtml::push_text;
use coursenotes_course::path;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::Names;
use serde::Serialize;

/// Where the author's stylesheet lies on the site.
pub(super) const OWN_CSS: &str = "coursenotes/course.css";

/// A page that leads to another.
#[derive(Serialize)]
struct Simple<'a> {
    title: &'a str,
    root: String,
    kind: &'static str,
    robots: &'static str,
    href: String,
    canonical: Option<String>,
}

impl Site<'_> {
    /// The address of a page where the site's own is known.
    pub(super) fn canonical(&self, page: &str) -> Option<String> {
        let base = self.course.config.html.base_url.as_deref()?.trim_end_matches('/');
        let page = match page.strip_suffix(HOME) {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => page,
        };
        Some(format!("{base}/{}", address::escape(page)))
    }
}

/// Former addresses of notes: their path on the site, and the note. An alias without a slash or `.html` is a name that
/// some tools know a note by, and no address.
pub(super) fn redirects(site: &mut Site) -> Vec<(String, FileId)> {
    let mut redirects = Vec::new();
    for note in site.notes.clone() {
        let entry = site.entry(note);
        let metadata = entry.note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
        let aliases = metadata.and_then(|metadata| metadata.aliases.as_ref());
        for alias in aliases.into_iter().flat_map(Names::iter) {
            let Some(page) = alias_page(site.course.folder(note), alias) else { continue };
            if site.paths.claim(&page) {
                redirects.push((page, note));
            }
        }
    }
    redirects
}

/// The page of an alias: one with a slash before it counts from the top of the site, any other from the note's folder.
fn alias_page(folder: &str, alias: &str) -> Option<String> {
    let alias = alias.trim();
    let is_page = ["html", "htm", "md"].contains(&path::extension(alias));
    if !is_page && !alias.contains('/') || alias.contains("://") {
        return None;
    }
    let page = path::join(if alias.starts_with('/') { "" } else { folder }, alias)?;
    match path::extension(&page) {
        _ if page.is_empty() => None,
        "html" | "htm" => Some(page),
        "md" => Some(format!("{}html", &page[..page.len() - 2])),
        _ => Some(format!("{page}/{HOME}")),
    }
}

/// Adds them all.
pub(super) fn add(frame: &Frame, bundle: &mut Bundle, redirects: &[(String, FileId)]) -> Result<(), HtmlError> {
    let site = frame.site;
    for (page, note) in redirects {
        put(bundle, page.clone(), redirect(frame, page, *note)?)?;
    }
    // A home page that lies in a folder keeps its place; who asks for the site is led there.
    if let Some(home) = site.home().filter(|_| !site.paths.home_is_index) {
        put(bundle, HOME, redirect(frame, HOME, home)?)?;
    }
    put(bundle, MISSING, missing(frame)?)?;
    if let Some(css) = &site.config.css {
        put(bundle, OWN_CSS, css.text.clone())?;
    }
    if let Some((name, bytes)) = &site.config.book {
        put(bundle, name.clone(), bytes.clone())?;
    }
    if site.course.config.html.base_url.is_some() {
        put(bundle, "sitemap.xml", sitemap(site))?;
    }
    // GitHub would run a builder of its own over the site otherwise.
    put(bundle, ".nojekyll", "")?;
    Ok(())
}

fn redirect(frame: &Frame, page: &str, note: FileId) -> Result<String, HtmlError> {
    let site = frame.site;
    let target = site.page(note);
    let page = Simple {
        title: site.title_of(note),
        root: String::new(),
        kind: "article",
        robots: "noindex",
        href: address::way(path::folder(page), target),
        canonical: site.canonical(target),
    };
    let nav = Sidebar::default();
    frame.templates.render("redirect.html", Context { page, nav, site: &frame.about, words: &frame.words })
}

/// The page for an address that isn't there. A server shows it under any address, so its own need the site's; where
/// nobody knows that, they hold at the top of the site.
fn missing(frame: &Frame) -> Result<String, HtmlError> {
    let site = frame.site;
    let base = site.course.config.html.base_url.as_deref();
    let page = Simple {
        title: site.words.get("missing"),
        root: if site.config.is_preview { "/".to_owned() } else { base.map(path_of).unwrap_or_default() },
        kind: "website",
        robots: "noindex",
        href: String::new(),
        canonical: None,
    };
    let nav = Sidebar::default();
    frame.templates.render("missing.html", Context { page, nav, site: &frame.about, words: &frame.words })
}

/// The path of an address, with a slash at both ends.
fn path_of(address: &str) -> String {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = host.split_once('/').map_or("", |(_, path)| path.trim_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// The list of pages for search engines (sitemaps.org, 0.9).
fn sitemap(site: &Site) -> String {
    let mut list = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for note in &site.notes {
        let Some(address) = site.canonical(site.page(*note)) else { continue };
        list.push_str("<url><loc>");
        push_text(&mut list, &address);
        list.push_str("</loc>");
        if let Some(day) = site.config.changes.get(site.course.path(*note)) {
            list.push_str("<lastmod>");
            push_text(&mut list, day);
            list.push_str("</lastmod>");
        }
        list.push_str("</url>\n");
    }
    list.push_str("</urlset>\n");
    list
}
