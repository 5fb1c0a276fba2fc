//! Where a link of a note leads in the book: to another chapter, to the web, or nowhere.
//!
//! A file that is not in the book is on the web where the course has a repository: its address there names the commit, so
//! that the book leads to what its notes were written against. A path of the course never stands in the book as it was
//! written: readers find nothing there (EPUB 3.3, "relative references must not leave the container").

use super::Revision;
use crate::xhtml::{Href, Links, Medium, anchor, escape_address, id_of, raw_fragment};
use coursenotes_course::{Course, Fragment, Target, Via};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeMap;

/// What all chapters know of the book.
pub(super) struct Places<'a> {
    pub(super) course: &'a Course,
    pub(super) revision: Option<&'a Revision>,
    /// The file name of each chapter, without its folder.
    pub(super) chapters: BTreeMap<FileId, String>,
}

/// The answers for the links of one chapter.
pub(super) struct ChapterLinks<'a> {
    pub(super) places: &'a Places<'a>,
    pub(super) chapter: FileId,
}

/// Schemes whose addresses a reader hands on to another program. EPUBCheck warns of those that are not registered.
const SCHEMES: &[&str] = &["ftp", "geo", "irc", "mailto", "news", "sip", "sms", "tel", "urn"];

impl Links for ChapterLinks<'_> {
    fn href(&self, target: &Target, destination: &str) -> Href {
        match target {
            // Perhaps somebody else's: only the address is certain.
            Target::Web
            | Target::File { via: Via::Former | Via::Unknown, .. }
            | Target::Folder { via: Via::Former | Via::Unknown, .. } => web(destination),
            Target::File { file, fragment, .. } => self.file(*file, fragment, destination),
            Target::Folder { path, page, fragment, .. } => match page {
                Some(page) if self.places.chapters.contains_key(page) => self.file(*page, fragment, destination),
                _ => self.places.elsewhere(path, "tree"),
            },
            Target::NoScheme(address) => web(address),
            Target::Mail { valid: true } => Href::Outside(escape_address(destination.trim())),
            Target::Mail { valid: false } => Href::Dead("this address can't receive mail".into()),
            Target::Script => Href::Dead("this address runs a program".into()),
            Target::Other => other(destination),
            Target::Empty => Href::Dead("this link names no place".into()),
            Target::Outside { .. } => Href::Text("this place is outside of the course".into()),
            Target::Withheld => Href::Text("this is not in the book".into()),
            Target::Missing { .. } => Href::Dead("there is no such file".into()),
        }
    }
}

impl ChapterLinks<'_> {
    fn file(&self, file: FileId, fragment: &Fragment, destination: &str) -> Href {
        let Some(name) = self.places.chapters.get(&file) else {
            return self.places.elsewhere(self.places.course.path(file), "blob");
        };
        let name = if file == self.chapter { "" } else { name };
        let note = self.places.course.entry(file).map(|entry| &entry.note);
        let is_there = matches!(fragment, Fragment::Found | Fragment::Case);
        let anchor = note.filter(|_| is_there).and_then(|note| anchor(note, raw_fragment(destination)?));
        let id = anchor.map_or(String::new(), |anchor| id_of(Medium::Book, "", &anchor).into_owned());
        match (name, id.as_str()) {
            // To the top of the note itself: its beginning has that name in each chapter.
            ("", "") => Href::Inside(format!("#{TOP}")),
            (name, "") => Href::Inside(name.to_owned()),
            (name, id) => Href::Inside(format!("{name}#{}", escape_address(id))),
        }
    }
}

/// The id of the beginning of a chapter. No anchor of GitHub has a dot in it.
pub(crate) const TOP: &str = "chapter.top";

impl Places<'_> {
    /// Something of the course that is not in the book: on the web, if the web has it.
    pub(super) fn elsewhere(&self, path: &str, view: &str) -> Href {
        self.address(path, view).map_or(Href::Text("this is not in the book".into()), Href::Outside)
    }

    /// Where the repository shows `path`, as `view` says: `blob`, `tree` or `raw`.
    pub(super) fn address(&self, path: &str, view: &str) -> Option<String> {
        let repository = self.course.identity.repository.as_ref()?;
        if let Some(file) = self.course.find(path)
            && self.course.file(file).tracked == Some(false)
        {
            return None;
        }
        let branch = || self.course.identity.branch.as_deref();
        let commit = self.revision.map(|revision| revision.commit.as_str()).or_else(branch).unwrap_or("HEAD");
        let parts = [self.course.identity.prefix.as_str(), path];
        let path: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let address = format!("https://github.com/{}/{}/{view}/{commit}", repository.owner, repository.name);
        let path = escape_address(&path.join("/")).replace('?', "%3F").replace('#', "%23");
        Some(if path.is_empty() { address } else { format!("{address}/{path}") })
    }
}

/// An address on the web; EPUBCheck refuses those that name no host (RSC-020).
pub(super) fn web(destination: &str) -> Href {
    let address = destination.trim();
    let address = address.strip_prefix("//").map_or_else(|| address.to_owned(), |rest| format!("https://{rest}"));
    match super::address::clean(&address) {
        Some(address) => Href::Outside(address),
        None => Href::Dead("this is no address".into()),
    }
}

fn other(destination: &str) -> Href {
    let scheme = destination.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
    if SCHEMES.contains(&scheme.as_str()) {
        Href::Outside(escape_address(destination.trim()))
    } else {
        Href::Text("a book has no program for this address".into())
    }
}
