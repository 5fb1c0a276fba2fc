//! The site of one edition: addresses become pages and files.

use super::media;
use super::opened::Opened;
use super::question::{Answer, Page, PageKind};
use super::trouble::Trouble;
use coursenotes_course::{Target, path};
use coursenotes_diagnostics::{FileId, fnv1a};
use coursenotes_exporter::Content;
use coursenotes_exporter::html::{HtmlError, LiveSite};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// A course that is shown.
pub(super) struct Showing<'a> {
    opened: &'a Opened,
    site: LiveSite<'a>,
    /// Pages that were made.
    pages: BTreeMap<String, Page>,
}

impl<'a> Showing<'a> {
    pub(super) fn new(opened: &'a Opened) -> Result<Self, Trouble> {
        let site = LiveSite::new(opened.course(), opened.kept.notes.as_ref(), &opened.config);
        let site = site.map_err(|error| trouble(error, opened))?;
        Ok(Self { opened, site, pages: BTreeMap::new() })
    }

    /// What lies at an address, given without its first slash.
    pub(super) fn answer(&mut self, address: &str) -> Result<Answer, Trouble> {
        let is_folder = address.is_empty() || address.ends_with('/');
        let path = if is_folder { format!("{address}index.html") } else { address.to_owned() };
        if let Some(page) = self.pages.get(&path) {
            return Ok(Answer::Page(page.clone()));
        }
        match self.file(&path)? {
            Some(Content::Asset(file)) => Ok(Answer::Asset(self.place(file))),
            Some(content) if path::extension(&path) == "html" => {
                let page = self.page(path.clone(), PageKind::Site, &content);
                self.pages.insert(path, page.clone());
                Ok(Answer::Page(page))
            }
            Some(content) => Ok(Answer::Bytes(path, content.bytes().unwrap_or_default().into_owned())),
            None => match self.elsewhere(&path)? {
                Some(way) => Ok(Answer::Moved(format!("/{}", media::address(&way)))),
                None => Ok(Answer::Page(self.missing(path)?)),
            },
        }
    }

    /// The path of the note on a page.
    pub(super) fn note(&self, page: &str) -> Option<&'a str> {
        self.site.note(page).map(|note| self.opened.course().path(note))
    }

    fn file(&mut self, path: &str) -> Result<Option<Content>, Trouble> {
        self.site.file(path).map_err(|error| trouble(error, self.opened))
    }

    /// Where what an address means is to be found: a page without its extension, a folder without its slash, and the file
    /// of a note.
    fn elsewhere(&mut self, address: &str) -> Result<Option<String>, Trouble> {
        let course = self.opened.course();
        if let Some(page) = course.find(address).and_then(|note| self.site.page(note)) {
            return Ok(Some(page.to_owned()));
        }
        let page = format!("{address}.html");
        if self.file(&page)?.is_some() {
            return Ok(Some(page));
        }
        let has_index = self.file(&format!("{address}/index.html"))?.is_some();
        Ok(has_index.then(|| format!("{address}/")))
    }

    fn missing(&mut self, path: String) -> Result<Page, Trouble> {
        if let Some(draft) = self.opened.draft(&path) {
            let reason = anyhow::anyhow!("`{draft}` is a draft; `coursenotes serve --include-drafts` shows drafts too");
            return Ok(Page { kind: PageKind::Missing, ..Trouble::new(&reason, &[]).page(&path) });
        }
        let page = self.file("404.html")?.unwrap_or(Content::Bytes(Vec::new()));
        Ok(self.page(path, PageKind::Missing, &page))
    }

    fn page(&self, path: String, kind: PageKind, content: &Content) -> Page {
        let html: Arc<str> = String::from_utf8_lossy(&content.bytes().unwrap_or_default()).into();
        let pictures = self.site.note(&path).map(|note| self.pictures(note)).unwrap_or_default();
        let look = fnv1a(html.bytes().chain(pictures.bytes()).chain(self.opened.look.to_le_bytes()));
        Page { html, kind, path, look }
    }

    /// What the disk says of the pictures that a note shows: a page looks different with another picture in its place.
    fn pictures(&self, note: FileId) -> String {
        let Some(entry) = self.opened.course().entry(note) else { return String::new() };
        let shown = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image);
        let files = shown.filter_map(|(_, target)| Target::file(target));
        files.map(|file| stamp(&self.place(file))).collect()
    }

    fn place(&self, file: FileId) -> PathBuf {
        let course = self.opened.course();
        course.root.join(course.path(file))
    }
}

/// Size and time of a file.
fn stamp(place: &Path) -> String {
    let Ok(metadata) = place.metadata() else { return "gone;".to_owned() };
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{} {};", metadata.len(), time.as_nanos())
}

fn trouble(error: HtmlError, opened: &Opened) -> Trouble {
    Trouble::new(&anyhow::Error::new(error), &[&opened.loaded.course.root])
}
