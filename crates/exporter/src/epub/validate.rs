//! The book is judged before anybody gets it, by what needs no other program: every file against every other.
//!
//! EPUBCheck is the judge of the format, and `cargo xtask conformance epub` asks it. A person who exports a book on a
//! train has no Java: so what most often breaks a book is looked at here each time, and said of the note that it comes
//! from. That a page is well-formed was seen when it was read back (`document`).

use super::FOLDER;
use super::chapter::Chapter;
use super::document::{Document, Facts};
use crate::xhtml::{Medium, Problem, push_attribute};
use coursenotes_course::Course;
use coursenotes_diagnostics::{FileId, Span};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that the archive will hold, save for what it is packed in.
pub(super) struct Whole<'a> {
    pub(super) course: &'a Course,
    pub(super) chapters: &'a [(FileId, Chapter)],
    /// Pages of ours.
    pub(super) others: &'a [Document],
    /// Addresses of all declared files, from the folder of the package.
    pub(super) declared: &'a [&'a str],
    /// Paths of all files.
    pub(super) files: &'a BTreeSet<String>,
}

/// What is wrong with the book; nothing, if we do our work.
pub(super) fn validate(whole: &Whole) -> Vec<Problem> {
    let mut found = whole.manifest();
    let pages: BTreeMap<&str, &Facts> = whole.pages().map(|(_, page)| (page.path.as_str(), &page.facts)).collect();
    for (file, page) in whole.pages() {
        for id in &page.facts.repeated {
            found.push(whole.problem(file, page, id, format!("the id `{id}` stands there twice")));
        }
        if page.facts.has_script {
            found.push(whole.problem(file, page, "", "a book has no scripts and no forms".to_owned()));
        }
        for link in page.facts.links.iter().chain(&page.facts.resources) {
            if let Some(why) = whole.dead(page, link, &pages) {
                found.push(whole.problem(file, page, link, why));
            }
        }
        found.extend(
            page.facts
                .ids
                .iter()
                .filter(|id| crate::xhtml::id_of(Medium::Book, "", id) != ***id)
                .map(|id| whole.problem(file, page, id, format!("the id `{id}` is no name of XML"))),
        );
    }
    found
}

impl<'a> Whole<'a> {
    fn pages(&self) -> impl Iterator<Item = (Option<FileId>, &'a Document)> {
        let chapters = self.chapters.iter();
        let chapters = chapters.flat_map(|(file, chapter)| chapter.documents.iter().map(|page| (Some(*file), page)));
        chapters.chain(self.others.iter().map(|page| (None, page)))
    }

    /// Every file is declared, once, and every declared one is there (EPUB 3.3, 5.6.1 "The manifest element").
    fn manifest(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for address in self.declared {
            let path = format!("{FOLDER}/{}", percent_decode_str(address).decode_utf8_lossy());
            if !self.files.contains(&path) {
                found.push(self.general(format!("`{path}` is declared and not there")));
            }
            if !seen.insert(path.to_lowercase()) {
                found.push(self.general(format!("`{path}` is declared twice")));
            }
        }
        let is_declared = |path: &String| seen.contains(&path.to_lowercase());
        let lost = self
            .files
            .iter()
            .filter(|path| path.starts_with(FOLDER) && *path != super::press::PACKAGE && !is_declared(path));
        found.extend(lost.map(|path| self.general(format!("`{path}` is not declared"))));
        found
    }

    /// Why an address leads nowhere; nothing where it leads somewhere.
    fn dead(&self, page: &Document, address: &str, pages: &BTreeMap<&str, &Facts>) -> Option<String> {
        if let Some((scheme, rest)) = address.split_once(':')
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
        {
            let is_web = matches!(scheme, "http" | "https");
            let is_bad = is_web && !rest.starts_with("//") || address.contains([' ', '<', '>', '"', '\\']);
            return is_bad.then(|| format!("`{address}` is no address"));
        }
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = if path.is_empty() { page.path.clone() } else { resolved(&page.path, path) };
        if !self.files.contains(&path) {
            return Some(format!("`{address}` leads to nothing in the book"));
        }
        let fragment: Cow<str> = percent_decode_str(fragment).decode_utf8_lossy();
        let facts = pages.get(path.as_str())?;
        let is_there = fragment.is_empty() || facts.ids.contains(&*fragment);
        (!is_there).then(|| format!("`{address}` names a place that is not there"))
    }

    /// A finding about a page, at the heading of the note that stands above the place.
    fn problem(&self, file: Option<FileId>, page: &Document, near: &str, message: String) -> Problem {
        let Some(file) = file else { return self.general(format!("{}: {message}", page.path)) };
        let start = self.start(file, page, near).unwrap_or_default();
        Problem { span: Span { file, start, end: start }, message }
    }

    /// The byte of the note where the heading before `near` stands.
    fn start(&self, file: FileId, page: &Document, near: &str) -> Option<u32> {
        let mut written = String::new();
        push_attribute(&mut written, near);
        let before = &page.markup[..page.markup.find(&written)?];
        let note = &self.course.entry(file)?.note;
        let ids = before.rmatch_indices(" id=\"").map(|(at, start)| before[at + start.len()..].split('"').next());
        let of_id = |id: &str| {
            let is_it =
                |heading: &&coursenotes_parser::Heading| crate::xhtml::id_of(Medium::Book, "", &heading.anchor) == id;
            note.headings.iter().find(is_it).map(|heading| heading.span.start)
        };
        ids.flatten().find_map(of_id)
    }

    /// A finding about no note: it stands at the home page.
    fn general(&self, message: String) -> Problem {
        let file = self.course.home.or_else(|| self.chapters.first().map(|(file, _)| *file)).unwrap_or(FileId(0));
        Problem { span: Span { file, start: 0, end: 0 }, message }
    }
}

/// Where a relative address leads from the page at `from`.
fn resolved(from: &str, address: &str) -> String {
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in decoded.split('/') {
        match part {
            // Above the top is nowhere: an empty part is in no path.
            ".." if parts.pop().is_none() => parts.push(""),
            "." | "" | ".." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
