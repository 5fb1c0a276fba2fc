//! The steps from a course to the file, in their order.

use super::accessibility::Accessibility;
use super::archive::{Part, pack};
use super::chapter::{self, Chapter, TEXT, inside};
use super::contents::contents;
use super::cover;
use super::document::Document;
use super::kindle;
use super::links::Places;
use super::metadata::Metadata;
use super::names::chapter_name;
use super::nav::{Landmark, nav};
use super::ncx::ncx;
use super::package::{Item, Package, properties};
use super::pictures::{self, Album, Kind};
use super::repair::repair;
use super::title_page::{About, colophon, title_page};
use super::validate::{Whole, validate};
use super::words::Words;
use super::{Assets, Book, BookConfig, BookError, Device, FOLDER};
use crate::language::{self, Language};
use crate::xhtml::Problem;
use coursenotes_course::{Course, Entry};
use coursenotes_diagnostics::FileId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Where the package document is.
pub(super) const PACKAGE: &str = "EPUB/package.opf";

pub(super) const STYLE: &str = include_str!("style.css");

/// A book that is being made.
pub(super) struct Press<'a> {
    course: &'a Course,
    config: &'a BookConfig,
    assets: &'a dyn Assets,
    /// The notes, in the order of the chapters.
    entries: Vec<&'a Entry>,
    languages: Vec<Option<Language>>,
    metadata: Metadata,
}

impl<'a> Press<'a> {
    pub(super) fn new(course: &'a Course, config: &'a BookConfig, assets: &'a dyn Assets) -> Result<Self, BookError> {
        let is_chosen = |file: &FileId| config.notes.as_ref().is_none_or(|notes| notes.contains(file));
        let chosen = course.order.iter().copied().filter(is_chosen);
        let entries: Vec<&Entry> = chosen.filter_map(|file| course.entry(file)).collect();
        if entries.is_empty() {
            return Err(BookError::NoNotes);
        }
        let languages: Vec<Option<Language>> = entries.par_iter().map(|entry| language::of_note(entry)).collect();
        let metadata = Metadata::gather(course, config, assets, language::of_most(&languages));
        Ok(Self { course, config, assets, entries, languages, metadata })
    }

    pub(super) fn print(self) -> Result<Book, BookError> {
        let chapters = self.entries.iter().map(|entry| {
            let name = format!("{}.xhtml", chapter_name(self.course.path(entry.file)));
            (entry.file, name)
        });
        let places =
            Places { course: self.course, revision: self.config.revision.as_ref(), chapters: chapters.collect() };
        let (mut album, mut problems) = Album::gather(&self.entries, &places, self.assets, self.config.device);
        let mut chapters = self.chapters(&places, &album);
        problems.extend(chapters.iter_mut().flat_map(|(_, chapter)| std::mem::take(&mut chapter.problems)));
        problems.extend(repair(&mut chapters));
        if self.config.device == Device::Kindle {
            problems.extend(kindle::drawings(&album));
        }
        problems.sort_by_key(|problem| problem.span);
        let certified_by = self.course.config.epub.certified_by.as_deref();
        let accessibility = Accessibility::of(&chapters, &album, certified_by);
        let cover = self.cover()?;
        let inner =
            Inner { press: &self, chapters: &chapters, album: &album, accessibility: &accessibility, cover: &cover };
        let Around { pages, errors, mut parts } = inner.around(&places);
        parts.extend(pages.into_iter().map(part));
        let count = chapters.len();
        parts.extend(chapters.into_iter().flat_map(|(_, chapter)| chapter.documents).map(part));
        parts.extend(album.take_parts(FOLDER));
        parts.push(Part { path: format!("{FOLDER}/{}", cover.name), bytes: cover.bytes });
        Ok(Book {
            bytes: pack(parts, self.config.modified)?,
            problems,
            errors,
            chapters: count,
            pictures: album.shown,
            absent_pictures: album.on_the_web,
            cover_has_title: cover.has_title,
        })
    }

    /// Every note, written; on all cores, in the order of the course.
    fn chapters(&self, places: &Places, album: &Album) -> Vec<(FileId, Chapter)> {
        let notes: Vec<(&&Entry, &Option<Language>)> = self.entries.iter().zip(&self.languages).collect();
        let write = |(entry, language): &(&&Entry, &Option<Language>)| {
            // A book in `en-GB` needs no word about notes in `en`.
            let own = language.as_ref().map(|language| &*language.tag);
            let own = own.filter(|tag| !self.metadata.language.starts_with(tag));
            let language = own.map_or_else(|| self.metadata.language.clone(), str::to_owned);
            (entry.file, chapter::write(entry, language, places, album, self.config.device))
        };
        notes.par_iter().map(write).collect()
    }

    /// The cover that the configuration names, or one that is drawn.
    fn cover(&self) -> Result<Cover, BookError> {
        let words = Words::of(&self.metadata.language);
        let Some(path) = &self.course.config.epub.cover else {
            let drawn = cover::draw(&self.metadata, words);
            return Ok(Cover {
                name: "cover.png".to_owned(),
                kind: Kind::Png,
                bytes: drawn.png,
                has_title: drawn.has_title,
            });
        };
        let refused = |reason: String| BookError::Cover { path: path.clone(), reason };
        let bytes = self.assets.file(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => refused("there is no such file".to_owned()),
            _ => refused(error.to_string()),
        })?;
        let picture = pictures::cover(bytes, self.config.device).map_err(|reason| refused(reason.into_owned()))?;
        Ok(Cover { name: picture.name, kind: picture.kind, bytes: picture.bytes, has_title: true })
    }
}

/// The picture that stands for the book.
struct Cover {
    name: String,
    kind: Kind,
    bytes: Vec<u8>,
    has_title: bool,
}

fn part(page: Document) -> Part {
    Part { path: page.path, bytes: page.markup.into_bytes() }
}

/// What stands around the chapters.
struct Inner<'a> {
    press: &'a Press<'a>,
    chapters: &'a [(FileId, Chapter)],
    album: &'a Album,
    accessibility: &'a Accessibility,
    cover: &'a Cover,
}

/// What a book has beside its chapters and pictures.
struct Around {
    pages: Vec<Document>,
    /// What is wrong with the whole.
    errors: Vec<Problem>,
    /// Files that are no pages.
    parts: Vec<Part>,
}

impl Inner<'_> {
    /// Writes it, and judges the whole.
    fn around(&self, places: &Places) -> Around {
        let metadata = &self.press.metadata;
        let words = Words::of(&metadata.language);
        let lines = contents(self.press.course, self.chapters, &metadata.language);
        let about = About {
            modified: self.press.config.modified,
            revision: self.press.config.revision.as_ref(),
            address: self.press.config.revision.as_ref().and_then(|_| places.address("", "tree")),
            accessibility: &self.accessibility.summary,
        };
        let start = self.chapters[0].1.address();
        let landmarks = [
            Landmark { kind: "titlepage", label: words.title_page, address: "title-page.xhtml" },
            Landmark { kind: "toc", label: words.contents, address: "nav.xhtml#toc" },
            Landmark { kind: "bodymatter", label: words.start, address: start },
            Landmark { kind: "colophon", label: words.colophon, address: "colophon.xhtml" },
        ];
        let page = |name: &str, markup: String| {
            Document::new(format!("{FOLDER}/{name}"), markup).expect("our own pages are well-formed")
        };
        let pages = vec![
            page("title-page.xhtml", title_page(metadata, words)),
            page("nav.xhtml", nav(&lines, &landmarks, &metadata.language, words)),
            page("colophon.xhtml", colophon(metadata, words, &about)),
        ];
        let items = self.items(&pages);
        let package = Package {
            metadata,
            accessibility: self.accessibility,
            modified: self.press.config.modified,
            languages: &self.languages(),
            items: &items,
        };
        let text = |path: &str, text: String| Part { path: path.to_owned(), bytes: text.into_bytes() };
        let parts = vec![
            text("META-INF/container.xml", container()),
            text(PACKAGE, package.write()),
            text("EPUB/toc.ncx", ncx(&lines, &metadata.title, &metadata.identifier, &metadata.language)),
            text("EPUB/style.css", STYLE.to_owned()),
        ];
        let errors = self.judge(&pages, &items, &parts);
        Around { pages, errors, parts }
    }

    fn judge(&self, pages: &[Document], items: &[Item], parts: &[Part]) -> Vec<Problem> {
        let chapters = self.chapters.iter().flat_map(|(_, chapter)| &chapter.documents);
        let mut files: BTreeSet<String> = chapters.chain(pages).map(|page| page.path.clone()).collect();
        files.extend(parts.iter().map(|part| part.path.clone()));
        files
            .extend(self.album.ready().iter().map(|picture| format!("{FOLDER}/{}/{}", pictures::FOLDER, picture.name)));
        files.insert(format!("{FOLDER}/{}", self.cover.name));
        let declared: Vec<&str> = items.iter().map(|item| item.address.as_str()).collect();
        validate(&Whole {
            course: self.press.course,
            chapters: self.chapters,
            others: pages,
            declared: &declared,
            files: &files,
        })
    }

    /// All files that the package declares; pages in the order in which they are read.
    fn items(&self, pages: &[Document]) -> Vec<Item> {
        let file = |id: &str, address: String, media_type, properties: &str| Item {
            id: id.to_owned(),
            address,
            media_type,
            properties: properties.to_owned(),
            is_page: false,
        };
        let page = |id: String, document: &Document, other: &str| Item {
            id,
            address: inside(&document.path).to_owned(),
            media_type: "application/xhtml+xml",
            properties: properties(&document.facts, other),
            is_page: true,
        };
        let mut items = vec![page("title-page".to_owned(), &pages[0], ""), page("nav".to_owned(), &pages[1], "nav")];
        for document in self.chapters.iter().flat_map(|(_, chapter)| &chapter.documents) {
            let name = inside(&document.path).trim_start_matches(TEXT).trim_start_matches('/');
            items.push(page(format!("text.{}", name.trim_end_matches(".xhtml")), document, ""));
        }
        items.push(page("colophon".to_owned(), &pages[2], ""));
        items.push(file("ncx", "toc.ncx".to_owned(), "application/x-dtbncx+xml", ""));
        items.push(file("style", "style.css".to_owned(), "text/css", ""));
        items.push(file("cover-image", self.cover.name.clone(), self.cover.kind.media_type(), "cover-image"));
        for picture in self.album.ready() {
            let address = format!("{}/{}", pictures::FOLDER, picture.name);
            items.push(file(&format!("picture.{}", picture.name), address, picture.kind.media_type(), ""));
        }
        items
    }

    /// The languages of the book: its own first, then those of single chapters, most chapters first.
    fn languages(&self) -> Vec<String> {
        let own = &self.press.metadata.language;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, chapter) in self.chapters.iter().filter(|(_, chapter)| chapter.language != *own) {
            *counts.entry(&chapter.language).or_default() += 1;
        }
        let mut others: Vec<(&str, usize)> = counts.into_iter().collect();
        others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        std::iter::once(own.clone()).chain(others.into_iter().map(|(language, _)| language.to_owned())).collect()
    }
}

/// Where the package is found (EPUB 3.3, 4.2.6.3.1 "Container file").
fn container() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n\
         <rootfile full-path=\"{PACKAGE}\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n"
    )
}
