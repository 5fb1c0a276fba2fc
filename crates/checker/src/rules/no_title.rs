//! A note that doesn't say what it is about.

mod opening;

use crate::aside::is_task;
use crate::context::{Finding, finding};
use crate::mark::title_line;
use crate::outline::{Outline, Shape, Source, marks};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::{Applicability, Edit, Fix, Severity, Span};
use coursenotes_parser::{Heading, Note};
use opening::Opening;
use std::collections::BTreeMap;

pub(super) const RULE: Rule =
    Rule { name: "no-title", severity: Severity::Advice, page: include_str!("no-title.md"), run: Run::Course(run) };

fn run(context: &mut Context) {
    let course = context.course;
    // Tools with contents of their own show the file's name, or the one given there.
    if course.dialect.own_contents {
        return;
    }
    let folders = folders(course);
    if is_habit(folders.values()) {
        return;
    }
    let untitled = folders.values().filter(|folder| !folder.is_habit()).flat_map(|folder| &folder.untitled);
    for entry in untitled.filter(|entry| !is_part(course, entry)) {
        if let Some(finding) = no_title(entry) {
            context.report(entry, finding);
        }
    }
}

fn no_title(entry: &Entry) -> Option<Finding> {
    let note = &entry.note;
    let outline = Outline::of(entry);
    let (message, help) = match Opening::of(note, &outline)? {
        // The book's name is missing then, not that of its chapter.
        Opening::Heading(heading) if outline.raise > 0 && !is_chapter(&heading.text) => {
            (format!("this note has no title: its first heading is of level {}", heading.level), raised(&outline))
        }
        Opening::Heading(heading) => (
            format!("this note has no title: its first heading is of level {}", heading.level),
            "write a line such as `# Binary trees` above it; or make it level 1, if it names the whole note".to_owned(),
        ),
        Opening::Bold(words) => (
            "this note has no title: its first line is bold, and no heading".to_owned(),
            format!("make it the title: `# {words}`"),
        ),
        Opening::Text => {
            ("this note has no title".to_owned(), "begin it with a line such as `# Binary trees`".to_owned())
        }
    };
    let is_chapter = note.headings.first().is_some_and(|heading| is_chapter(&heading.text));
    let fix = if is_chapter { None } else { fix(note, &outline) };
    Some(finding(title_line(entry), message).help(help).fix(fix))
}

/// Whether a heading only counts a chapter: `Chapter 8`, `第八章`.
fn is_chapter(text: &str) -> bool {
    const NAMES: &[&str] = &["chapter", "chapitre", "capítulo", "capitolo", "kapitel", "bölüm"];
    let text = text.trim().to_lowercase();
    let behind = NAMES.iter().find_map(|name| text.strip_prefix(name));
    behind.is_some_and(|behind| behind.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        || text.strip_prefix('第').is_some_and(|rest| rest.chars().take(4).any(|c| c == '章'))
}

/// How the first heading becomes the title.
fn raised(outline: &Outline) -> String {
    let below = if outline.items.len() > 1 { ", and raise what is below it" } else { "" };
    format!("if it names the whole note, make it the title, with one `#`{below}")
}

/// The written notes of one folder.
#[derive(Default)]
struct Folder<'a> {
    untitled: Vec<&'a Entry>,
    titled: usize,
}

/// It is a habit from this many notes on.
const HABIT_NOTES: usize = 5;

impl Folder<'_> {
    /// Whether most notes do without a title, as slides do: then that is their way.
    fn is_habit(&self) -> bool {
        self.untitled.len() >= HABIT_NOTES && self.untitled.len() > self.titled
    }
}

fn folders(course: &Course) -> BTreeMap<&str, Folder<'_>> {
    let mut folders: BTreeMap<&str, Folder> = BTreeMap::new();
    let notes = course.entries().iter().filter(|entry| entry.role == Role::Note);
    for entry in notes.filter(|entry| !entry.note.text().trim().is_empty()) {
        let folder = folders.entry(course.folder(entry.file)).or_default();
        if has_title(entry) {
            folder.titled += 1;
        } else {
            folder.untitled.push(entry);
        }
    }
    folders
}

/// Whether most notes of the whole course do without a title.
fn is_habit<'a>(folders: impl Iterator<Item = &'a Folder<'a>>) -> bool {
    let mut all = Folder::default();
    for folder in folders {
        all.untitled.extend(&folder.untitled);
        all.titled += folder.titled;
    }
    all.is_habit()
}

/// Whether the front matter has a title.
pub(super) fn has_front_title(note: &Note) -> bool {
    let metadata = note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    metadata.and_then(|metadata| metadata.title.as_ref()).is_some_and(|title| !title.trim().is_empty())
}

fn has_title(entry: &Entry) -> bool {
    let note = &entry.note;
    // Most notes begin so, and need no closer look.
    let is_name = |heading: &Heading| heading.text.contains(char::is_alphanumeric);
    if note.text().starts_with("# ") && note.headings.first().is_some_and(is_name) || has_front_title(note) {
        return true;
    }
    let outline = Outline::of(entry);
    let mut headings = note.headings.iter().zip(&outline.kinds);
    headings.any(|(heading, kind)| heading.level == 1 && kind.shape == Shape::Section)
        || outline.unspaced.iter().any(|line| line.level == 1)
}

/// Whether the note is a piece of a page, as `_sidebar.md` is, a form, or lies in a program that the course shows: tools
/// write such pages, and nobody mends them.
fn is_part(course: &Course, entry: &Entry) -> bool {
    let path = course.path(entry.file);
    let is_piece = path.split('/').any(|name| name.starts_with(['_', '.']));
    let is_form = path::stem(path).to_ascii_lowercase().ends_with("template");
    let mut folders = std::iter::successors(Some(path::folder(path)), |folder| Some(path::folder(folder)));
    let is_program = |folder: &str| course.find(&format!("{folder}/package.json")).is_some();
    is_piece
        || is_form
        || is_task(course, entry)
        || folders.by_ref().take_while(|folder| !folder.is_empty()).any(is_program)
}

/// Takes as many marks from every section as the first has too many, from their front: where levels are skipped as well,
/// that repair takes marks from their end.
fn fix(note: &Note, outline: &Outline) -> Option<Fix> {
    let surplus = usize::from(outline.raise);
    let headings = outline.items.iter().filter(|item| matches!(item.source, Source::Heading(_)));
    let edits = headings.map(|item| {
        let start = marks(note.text(), item.start as usize).start;
        Edit { span: Span::new(note.file, start..start + surplus), replacement: String::new() }
    });
    let message = "make the first heading the title".to_owned();
    (surplus > 0).then(|| Fix { applicability: Applicability::Unsafe, message, edits: edits.collect() })
}
