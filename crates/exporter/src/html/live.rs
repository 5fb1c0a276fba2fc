//! A site whose files are made one by one, when somebody asks for them: for a preview, which shows one page at a time.

use super::config::{HtmlConfig, HtmlError};
use super::mathematics::Styles;
use super::paths::{OWN_FOLDER, PRINT};
use super::site::Site;
use super::{Frame, extras, look, search};
use crate::{Bundle, Content};
use coursenotes_course::Course;
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// What [`site()`](super::site()) writes, file by file. Nothing is made before it is asked for.
#[derive(Debug)]
pub struct LiveSite<'a> {
    site: Site<'a>,
    redirects: Vec<(String, FileId)>,
    pages: BTreeMap<String, FileId>,
    copies: BTreeMap<String, FileId>,
    /// What formulas look like, of the pages that were made: a browser asks for a page before its stylesheet.
    styles: Styles,
    /// Pages about the whole course, when one of them was asked for.
    others: Option<Bundle>,
    /// The search, when somebody searched.
    search: Option<BTreeMap<String, String>>,
}

impl<'a> LiveSite<'a> {
    /// The site of these notes, of all if absent.
    pub fn new(
        course: &'a Course,
        notes: Option<&BTreeSet<FileId>>,
        config: &'a HtmlConfig,
    ) -> Result<Self, HtmlError> {
        if let Some(css) = &config.css {
            look::examine(css)?;
        }
        let mut site = Site::new(course, notes, config);
        let redirects = extras::redirects(&mut site);
        // What is wrong with a template or a colour is told at once, not with the first page that needs it.
        Frame::new(&site)?;
        look::files(&course.config.html, &site.words, &Styles::new())?;
        let pages = site.notes.iter().map(|note| (site.page(*note).to_owned(), *note)).collect();
        let copies = site.paths.copies.iter().map(|(file, copy)| (copy.clone(), *file)).collect();
        Ok(Self { site, redirects, pages, copies, styles: Styles::new(), others: None, search: None })
    }

    /// The note whose page lies at `path`.
    pub fn note(&self, path: &str) -> Option<FileId> {
        self.pages.get(path).copied()
    }

    /// Where the page of a note lies.
    pub fn page(&self, note: FileId) -> Option<&str> {
        self.site.paths.page(note)
    }

    /// The file at `path`; nothing where the site has none there.
    pub fn file(&mut self, path: &str) -> Result<Option<Content>, HtmlError> {
        let own = path.strip_prefix(OWN_FOLDER).and_then(|rest| rest.strip_prefix('/'));
        if let Some(note) = self.note(path) {
            let (page, _) = Frame::new(&self.site)?.page(note, &mut self.styles)?;
            return Ok(Some(bytes(page)));
        }
        if let Some(file) = self.copies.get(path) {
            return Ok(Some(Content::Asset(*file)));
        }
        if let Some(name) = own.and_then(|own| own.strip_prefix("search/")) {
            let site = &self.site;
            let files = self.search.get_or_insert_with(|| search::files(site).into_iter().collect());
            return Ok(files.get(name).cloned().map(bytes));
        }
        if path == PRINT {
            return Ok(Some(self.for_printer()?));
        }
        let look = look::files(&self.site.course.config.html, &self.site.words, &self.styles)?;
        if let Some((_, text)) = look.into_iter().find(|(name, _)| own == Some(name)) {
            return Ok(Some(bytes(text)));
        }
        Ok(self.others()?.get(path).cloned())
    }

    fn for_printer(&mut self) -> Result<Content, HtmlError> {
        let frame = Frame::new(&self.site)?;
        let notes = self.site.notes.iter().map(|note| frame.for_printer(*note, &mut self.styles));
        Ok(Content::Pieces(frame.print(&notes.collect::<Vec<_>>())?))
    }

    fn others(&mut self) -> Result<&Bundle, HtmlError> {
        if self.others.is_none() {
            let frame = Frame::new(&self.site)?;
            let mut bundle = Bundle::default();
            frame.lists(&mut bundle)?;
            extras::add(&frame, &mut bundle, &self.redirects)?;
            self.others = Some(bundle);
        }
        Ok(self.others.as_ref().expect("it was made just now"))
    }
}

fn bytes(text: String) -> Content {
    Content::Bytes(text.into_bytes())
}
