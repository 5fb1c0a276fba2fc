//! Another reader of books finds what the course has: titles, order, and every word.

use super::support::book_of;
use coursenotes_course::Course;
use coursenotes_parser::NodeKind;
use coursenotes_tests::{copy, open, shared};
use rbook::Epub;
use rbook::epub::toc::EpubTocEntry;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// The notes of this project.
fn notes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../notes")
}

#[test]
fn the_notes_of_this_project_are_read_back() {
    read_back(&open(&notes()));
}

#[test]
fn the_seeds_are_read_back() {
    let Some(folder) = shared("seeds") else { return };
    read_back(&open(copy(&folder).path()));
}

#[test]
fn collections_are_read_back() {
    let Some(corpus) = shared("corpus") else { return };
    let entries = corpus.read_dir().expect("the corpus is a folder").map(|entry| entry.expect("an entry").path());
    for folder in entries.filter(|path| path.is_dir()) {
        read_back(&open(copy(&folder).path()));
    }
}

/// Compares what rbook finds with the course.
fn read_back(course: &Course) {
    let book = book_of(course);
    let epub = Epub::options().strict(true).read(Cursor::new(book.bytes)).expect("rbook reads the book");
    let title: Vec<String> = course.title().split_whitespace().map(str::to_owned).collect();
    assert_eq!(epub.metadata().title().map(|title| title.value().to_owned()), Some(title.join(" ")));
    let pages = pages(&epub);
    let first_pages: Vec<&(String, String)> =
        pages.iter().filter(|(_, page)| page.contains("id=\"chapter.top\"")).collect();
    assert_eq!(first_pages.len(), course.order.len(), "a chapter for each note, in {}", course.root.display());
    for (note, (path, page)) in course.order.iter().zip(&first_pages) {
        let entry = course.entry(*note).expect("the order names notes");
        let expected: Vec<&str> = entry.title.split_whitespace().collect();
        let title = text(
            page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(one, _)| one),
        );
        assert_eq!(
            title,
            if expected.is_empty() { course.path(*note).to_owned() } else { expected.join(" ") },
            "{path}"
        );
    }
    words_are_there(course, &pages);
    let toc = epub.toc().contents().expect("there are contents");
    let mut labels = Vec::new();
    collect(toc, &mut labels);
    assert!(labels.len() >= course.order.len());
}

fn collect(entry: EpubTocEntry, labels: &mut Vec<String>) {
    for inner in entry.iter() {
        labels.push(inner.label().to_owned());
        collect(inner, labels);
    }
}

/// The pages in the order of the spine.
fn pages(epub: &Epub) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let mut reader = epub.reader();
    while let Some(page) = reader.read_next() {
        let page = page.expect("a page can be read");
        pages.push((page.manifest_entry().href().to_string(), page.content().to_owned()));
    }
    pages
}

/// Every word of every note stands in its chapter, code included.
fn words_are_there(course: &Course, pages: &[(String, String)]) {
    let mut chapters: Vec<String> = Vec::new();
    for (_, page) in pages.iter().filter(|(_, page)| page.contains("epub:type=\"chapter\"")) {
        if page.contains("id=\"chapter.top\"") {
            chapters.push(String::new());
        }
        chapters.last_mut().expect("a first page comes first").push_str(&letters(&text(page)));
    }
    for (note, chapter) in course.order.iter().zip(&chapters) {
        let note = &course.entry(*note).expect("the order names notes").note;
        let mut hidden = 0;
        for (id, node) in note.walk() {
            // A picture's words are an attribute, and footnotes may be unused.
            if matches!(node.kind, NodeKind::Image(_) | NodeKind::FootnoteDefinition(_) | NodeKind::MathBlock(_)) {
                hidden = hidden.max(node.next.0);
            }
            if id.0 >= hidden && matches!(node.kind, NodeKind::Text | NodeKind::Code) {
                let words = letters(&note.shown(id));
                assert!(chapter.contains(&words), "`{words}` of {} is not in the book", course.path(note.file));
            }
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The text of a page.
fn text(markup: &str) -> String {
    let mut text = String::new();
    for (number, piece) in markup.split('<').enumerate() {
        text.push_str(if number == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) });
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
