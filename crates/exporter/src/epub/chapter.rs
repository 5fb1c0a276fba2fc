//! A note becomes a chapter: one page, or several where it is long.

use super::document::{Document, Facts};
use super::formulas::as_text;
use super::headings::{Heading, nest};
use super::kindle::number_leads_back;
use super::links::{ChapterLinks, Places, TOP};
use super::mathml::as_version_3;
use super::pictures::{Album, ChapterPictures};
use super::silent::give_words;
use super::split::split;
use super::tables::tightened;
use super::xml::{self, Page};
use super::{Device, FOLDER};
use crate::coloured::Coloured;
use crate::language::is_right_to_left;
use crate::xhtml::{self, Href, Medium, Problem};
use coursenotes_course::Entry;
use coursenotes_diagnostics::Span;

/// The folder of the chapters in the book.
pub(super) const TEXT: &str = "text";

/// A chapter, written.
#[derive(Debug)]
pub(super) struct Chapter {
    pub(super) title: String,
    pub(super) language: String,
    pub(super) documents: Vec<Document>,
    /// Its headings, the title first, each with the number of the page that it stands on.
    pub(super) headings: Vec<(usize, Heading)>,
    pub(super) problems: Vec<Problem>,
    /// Pictures in it whose words are missing or say nothing.
    pub(super) undescribed: usize,
}

/// Writes the chapter of a note in `language`.
pub(super) fn write(entry: &Entry, language: String, places: &Places, album: &Album, device: Device) -> Chapter {
    let links = ChapterLinks { places, chapter: entry.file };
    let pictures = ChapterPictures { album, places };
    let page = xhtml::Page {
        links: &links,
        pictures: &pictures,
        code: &Coloured,
        medium: Medium::Book,
        heading_shift: 0,
        trust_html: false,
        id_prefix: "",
        scrolling: false,
    };
    let written = xhtml::write(entry, &page);
    let mut chapter = Chapter {
        title: title(entry, places),
        language,
        documents: Vec::new(),
        headings: Vec::new(),
        problems: written.problems,
        undescribed: undescribed(entry),
    };
    let frame = Frame { entry, places };
    let mut body = written.body;
    if written.has_math {
        body = if device == Device::Kindle { as_text(&body) } else { as_version_3(&body) };
    }
    body = give_words(body);
    if body.contains("<table>") {
        body = tightened(&body);
    }
    if device == Device::Kindle && body.contains("epub:type=\"footnote\"") {
        body = number_leads_back(&body);
    }
    if is_right_to_left(&chapter.language) {
        body = left_to_right_code(&body);
    }
    if let Err(why) = chapter.add(frame.pages(&body, &chapter)) {
        // It must not happen; if it does, a reader gets the note as it was typed, and the others stay whole.
        let message = format!("this note is shown as it was typed: {why}");
        chapter.problems.insert(0, Problem { span: start(entry), message });
        chapter.headings.clear();
        chapter.documents.clear();
        let typed = format!("<pre>{}</pre>", xml::text(entry.note.text()));
        chapter.add(frame.pages(&typed, &chapter)).expect("escaped text is well-formed");
    }
    chapter
}

/// Code runs from left to right in every language; a style sheet must not say so in a book (EPUB 3.3, 6.3.1.3).
fn left_to_right_code(body: &str) -> String {
    // Those with attributes first: a tag that got `dir` has some too.
    let body = body.replace("<pre ", "<pre dir=\"ltr\" ").replace("<pre>", "<pre dir=\"ltr\">");
    body.replace("<code ", "<code dir=\"ltr\" ").replace("<code>", "<code dir=\"ltr\">")
}

/// The first byte of a note.
fn start(entry: &Entry) -> Span {
    Span { file: entry.file, start: 0, end: 0 }
}

/// The title, or the file's name where it has no letter.
fn title(entry: &Entry, places: &Places) -> String {
    let title: Vec<&str> = entry.title.split_whitespace().collect();
    if title.is_empty() { places.course.path(entry.file).to_owned() } else { title.join(" ") }
}

/// Pictures that nobody told a blind reader about.
fn undescribed(entry: &Entry) -> usize {
    let pictures = entry.note.links.iter().filter(|link| link.is_image);
    let says_nothing = |link: &&coursenotes_parser::Link| {
        let words = entry.note.slice(link.text).trim();
        !link.has_alt || coursenotes_markup::alt::says_nothing(words, link.destination.value(entry.note.text()))
    };
    pictures.filter(says_nothing).count()
}

/// The pages of a chapter before they are read back.
struct Pages {
    markup: Vec<(String, String)>,
    headings: Vec<Heading>,
}

impl Chapter {
    fn add(&mut self, pages: Pages) -> Result<(), String> {
        for (path, markup) in pages.markup {
            let document = Document::new(path, markup).map_err(|(_, why)| why)?;
            if let Some(id) = document.facts.repeated.first() {
                return Err(format!("the id `{id}` stands there twice"));
            }
            self.documents.push(document);
        }
        for heading in pages.headings {
            let has = |document: &Document| document.facts.ids.contains(heading.id.as_str());
            let page = self.documents.iter().position(has).unwrap_or_default();
            self.headings.push((page, heading));
        }
        Ok(())
    }

    /// Where the chapter begins, from the folder of the package.
    pub(super) fn address(&self) -> &str {
        inside(&self.documents[0].path)
    }

    /// Where a heading stands.
    pub(super) fn heading_address(&self, page: usize, heading: &Heading) -> String {
        format!("{}#{}", inside(&self.documents[page].path), xhtml::escape_address(&heading.id))
    }

    /// What stands in all of its pages.
    pub(super) fn facts(&self) -> impl Iterator<Item = &Facts> {
        self.documents.iter().map(|document| &document.facts)
    }
}

/// A path in the archive, from the folder of the package.
pub(super) fn inside(path: &str) -> &str {
    path.strip_prefix(FOLDER).and_then(|path| path.strip_prefix('/')).unwrap_or(path)
}

/// What stands around the words of a note.
struct Frame<'a> {
    entry: &'a Entry,
    places: &'a Places<'a>,
}

impl Frame<'_> {
    fn pages(&self, body: &str, chapter: &Chapter) -> Pages {
        let (body, headings) = nest(body, &chapter.title);
        let parts = split(&body);
        let count = parts.len();
        let name = self.places.chapters[&self.entry.file].as_str();
        let page = |(number, part): (usize, &str)| {
            let label = match (number, headings.first()) {
                (0, Some(title)) => format!("aria-labelledby=\"{}\"", xml::attribute(&title.id)),
                _ => format!("aria-label=\"{}, {} of {count}\"", xml::attribute(&chapter.title), number + 1),
            };
            let top = if number == 0 { format!(" id=\"{TOP}\"") } else { String::new() };
            let foot = if number + 1 == count { self.source() } else { String::new() };
            let body = format!(
                "<section{top} class=\"chapter\" epub:type=\"chapter\" role=\"doc-chapter\" {label}>\n{part}\n{foot}</section>\n"
            );
            let title = if number == 0 { chapter.title.clone() } else { format!("{} ({})", chapter.title, number + 1) };
            let page = Page { title: &title, language: &chapter.language, up: "../", body: &body };
            (format!("{FOLDER}/{TEXT}/{}", part_name(name, number)), page.write())
        };
        Pages { markup: parts.into_iter().enumerate().map(page).collect(), headings }
    }

    /// Where the chapter comes from, for whoever finds a mistake in it.
    fn source(&self) -> String {
        let path = self.places.course.path(self.entry.file);
        match self.places.elsewhere(path, "blob") {
            Href::Outside(address) => format!(
                "<p class=\"source\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\"><a href=\"{}\">{}</a></p>\n",
                xml::attribute(&address),
                xml::text(path)
            ),
            _ => String::new(),
        }
    }
}

/// The file name of a page of a chapter.
pub(super) fn part_name(name: &str, number: usize) -> String {
    match number {
        0 => name.to_owned(),
        // A dot and one or two figures: no name that is computed from a path ends so.
        _ => format!("{}.{}.xhtml", name.strip_suffix(".xhtml").unwrap_or(name), number + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{left_to_right_code, part_name};

    #[test]
    fn code_says_its_direction_once() {
        let body = "<pre><code class=\"language-c\">x</code></pre><code>y</code>";
        assert_eq!(
            left_to_right_code(body),
            "<pre dir=\"ltr\"><code dir=\"ltr\" class=\"language-c\">x</code></pre><code dir=\"ltr\">y</code>"
        );
    }

    #[test]
    fn pages_are_numbered_from_the_second() {
        assert_eq!(part_name("a.xhtml", 0), "a.xhtml");
        assert_eq!(part_name("a.xhtml", 1), "a.2.xhtml");
    }
}
