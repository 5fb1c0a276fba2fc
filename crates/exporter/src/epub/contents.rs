//! The table of contents as a tree: sections, notes, and their headings.

use super::chapter::Chapter;
use crate::folder_name::folder_name;
use coursenotes_course::Course;
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
    let by_file: BTreeMap<FileId, Line> = chapters.iter().map(line).collect();
    let notes: Vec<FileId> = course.order.iter().copied().filter(|file| by_file.contains_key(file)).collect();
    Folders { course, by_file }.lines(&notes, "")
}

/// Notes and the folders that they lie in.
struct Folders<'a> {
    course: &'a Course,
    by_file: BTreeMap<FileId, Line>,
}

impl Folders<'_> {
    /// The lines of `notes`, which lie in `folder`: those of one folder in it, one after the other, stand below its name.
    fn lines(&mut self, notes: &[FileId], folder: &str) -> Vec<Line> {
        let course = self.course;
        let (mut lines, mut folders) = (Vec::new(), Vec::new());
        for run in notes.chunk_by(|one, other| inner(course, *one, folder) == inner(course, *other, folder)) {
            match inner(course, run[0], folder) {
                Some(inner) if run.len() > 1 => {
                    folders.push((lines.len(), inner));
                    lines.append(&mut self.folder(run, inner));
                }
                inner => {
                    folders.extend(
                        inner.filter(|inner| course.page(inner) == Some(run[0])).map(|inner| (lines.len(), inner)),
                    );
                    lines.extend(run.iter().filter_map(|file| self.by_file.remove(file)));
                }
            }
        }
        tell_apart(&mut lines, &folders);
        lines
    }

    /// The line of a folder with those of its notes below it; they stand alone where the folder tells nothing.
    fn folder(&mut self, notes: &[FileId], folder: &str) -> Vec<Line> {
        let page = self.course.page(folder);
        // The folder of a book's list of chapters is the book itself.
        let is_all =
            self.course.home.is_some() && self.course.home == notes.first().copied() && page != self.course.home;
        if page.is_some() && page == notes.first().copied() {
            // The README of a folder introduces it: its notes lie below.
            let mut lines = self.lines(&notes[..1], folder);
            let mut below = self.lines(&notes[1..], folder);
            lines.last_mut().expect("each note has a line").lines.append(&mut below);
            return lines;
        }
        let mut lines = self.lines(notes, folder);
        // Of folders that hold nothing but another one, the outermost gives the name.
        if let ([only], false) = (&mut lines[..], is_all)
            && only.address.is_none()
        {
            only.label = label(self.course, folder, page);
        }
        if is_all || lines.len() < 2 {
            return lines;
        }
        vec![Line { label: label(self.course, folder, page), language: None, address: None, lines }]
    }
}

/// The folder in `folder` that a note lies in, if it doesn't lie there itself.
fn inner<'a>(course: &'a Course, note: FileId, folder: &str) -> Option<&'a str> {
    let whole = course.folder(note);
    let rest = &whole[folder.len()..];
    let start = folder.len() + usize::from(rest.starts_with('/'));
    let name = whole[start..].split('/').next().filter(|name| !name.is_empty())?;
    Some(&whole[..start + name.len()])
}

/// Pages of several folders that have one title, as "Welcome", are named with their folders.
fn tell_apart(lines: &mut [Line], folders: &[(usize, &str)]) {
    let labels: Vec<String> =
        folders.iter().filter_map(|(at, _)| lines.get(*at)).map(|line| line.label.clone()).collect();
    for (at, folder) in folders {
        let Some(line) = lines.get_mut(*at) else { continue };
        if labels.iter().filter(|label| **label == line.label).count() > 1 {
            line.label = format!("{}: {}", folder_name(folder), line.label);
        }
    }
}

/// A folder's name: the title of its page, else its own made readable.
fn label(course: &Course, folder: &str, page: Option<FileId>) -> String {
    let title = page.map(|page| course.name(page).trim().to_owned());
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| folder_name(folder))
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
