//! The table of contents as a tree: sections, notes, and their headings.

use super::chapter::Chapter;
use coursenotes_course::{Course, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeMap;

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) label: String,
    /// The language of the label, where it isn't the book's.
    pub(super) language: Option<String>,
    /// Where it leads, from the folder of the package; a section without a page of its own leads nowhere.
    pub(super) address: Option<String>,
    pub(super) lines: Vec<Line>,
}

/// More lines than a person scrolls through; readers that lay out the contents as a page take their time for it too.
const MOST_LINES: usize = 3_000;

/// The contents of the book, in the order of its chapters (EPUB 3.3, 7.3 "The toc nav element").
pub(super) fn contents(course: &Course, chapters: &[(FileId, Chapter)], language: &str) -> Vec<Line> {
    let second = |(_, chapter): &(FileId, Chapter)| chapter.headings.iter().filter(|(_, one)| one.level == 2).count();
    let with_headings = chapters.iter().map(|chapter| 1 + second(chapter)).sum::<usize>() <= MOST_LINES;
    let line =
        |(file, chapter): &(FileId, Chapter)| (*file, of_chapter(course.name(*file), chapter, with_headings, language));
    let mut by_file: BTreeMap<FileId, Line> = chapters.iter().map(line).collect();
    let mut lines = Vec::new();
    for section in &course.sections {
        let notes: Vec<FileId> = section.notes.iter().copied().filter(|file| by_file.contains_key(file)).collect();
        let mut inner: Vec<Line> = notes.iter().filter_map(|file| by_file.remove(file)).collect();
        // The folder of a book's list of chapters is the book itself.
        let is_all = course.home.is_some() && course.home == notes.first().copied() && section.page != course.home;
        if section.folder.is_empty() || is_all || inner.len() < 2 {
            lines.append(&mut inner);
        } else if section.page.is_some() && section.page == notes.first().copied() {
            // The README of a folder introduces it: its notes lie below.
            let mut page = inner.remove(0);
            page.lines.append(&mut inner);
            lines.push(page);
        } else {
            lines.push(Line { label: label(course, section), language: None, address: None, lines: inner });
        }
    }
    lines
}

/// A section's name: the title of its page, else the folder's name made readable.
fn label(course: &Course, section: &coursenotes_course::Section) -> String {
    let title = section.page.map(|page| course.name(page).trim().to_owned());
    let named = || {
        let words = path::name(&section.folder).replace(['-', '_'], " ");
        let mut letters = words.trim().chars();
        letters.next().map_or_else(|| section.folder.clone(), |first| first.to_uppercase().chain(letters).collect())
    };
    title.filter(|title| !title.is_empty()).unwrap_or_else(named)
}

fn of_chapter(name: &str, chapter: &Chapter, with_headings: bool, language: &str) -> Line {
    let other = (chapter.language != language).then(|| chapter.language.clone());
    let second = chapter.headings.iter().filter(|(_, heading)| heading.level == 2 && with_headings);
    let lines = second.filter(|(_, heading)| !heading.text.is_empty()).map(|(page, heading)| Line {
        label: heading.text.clone(),
        language: other.clone(),
        address: Some(chapter.heading_address(*page, heading)),
        lines: Vec::new(),
    });
    let address = Some(chapter.address().to_owned());
    let name: Vec<&str> = name.split_whitespace().collect();
    let label = if name.is_empty() { chapter.title.clone() } else { name.join(" ") };
    Line { label, language: other.clone(), address, lines: lines.collect() }
}
