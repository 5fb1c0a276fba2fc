//! A link of a list of notes that announces another note than the one it leads to.

use crate::context::{Finding, finding};
use crate::label::{Label, labels, numbers};
use crate::rule::Run;
use crate::rules::duplicate_title::{is_common, title_span};
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::{FileId, Severity};
use coursenotes_parser::{Link, LinkKind};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "index-title-differs",
    severity: Severity::Advice,
    page: include_str!("index-title-differs.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let course = context.course;
    let titles = titles(course);
    let mut indexes: Vec<&Entry> = course.home.into_iter().filter_map(|home| course.entry(home)).collect();
    indexes.extend(course.entries().iter().filter(|entry| {
        entry.role == Role::Note
            && course.page(course.folder(entry.file)) == Some(entry.file)
            && course.home != Some(entry.file)
    }));
    for index in indexes {
        let rows: Vec<Row> = rows(course, index);
        let compared = rows.iter().filter(|row| row.numbers != Numbers::Unrelated).count();
        let differing = rows.iter().filter(|row| row.numbers == Numbers::Different).count();
        // Where most differ, the author counts both in his own way.
        let counts = differing * 2 < compared;
        for row in &rows {
            if counts && row.numbers == Numbers::Different {
                let (entry, finding) = other_number(course, index, row);
                context.report(entry, finding);
            } else if let Some(other) = titled(course, &titles, row) {
                context.report(index, other_note(course, row, other));
            }
        }
    }
}

/// A link of an index to a note.
struct Row<'a> {
    link: &'a Link,
    words: String,
    entry: &'a Entry,
    numbers: Numbers,
}

/// What the numbers in the words of a link and in the title of its note say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// One of them has none, or they count different things.
    Unrelated,
    Same,
    Different,
}

impl Numbers {
    fn compare(words: &[Label], title: &[Label]) -> Self {
        let any = |fits: fn(&Label, &Label) -> bool| words.iter().any(|word| title.iter().any(|one| fits(word, one)));
        if !any(Label::is_of_kind) {
            Self::Unrelated
        } else if any(|word, title| word.number == title.number) {
            Self::Same
        } else {
            Self::Different
        }
    }
}

fn rows<'a>(course: &'a Course, index: &'a Entry) -> Vec<Row<'a>> {
    let links = index.note.links.iter().zip(&index.targets).filter(|(link, _)| !link.is_image);
    let links = links.filter(|(link, _)| matches!(link.kind, LinkKind::Inline | LinkKind::Reference(..)));
    let rows = links.filter_map(|(link, target)| {
        let entry = course.entry(target.file()?).filter(|entry| entry.file != index.file)?;
        let words = index.note.plain_text(link.node);
        let is_row = entry.role == Role::Note && !words.trim().is_empty();
        is_row.then(|| {
            let numbers = Numbers::compare(&labels(&words), &labels(&entry.title));
            Row { link, words, entry, numbers }
        })
    });
    rows.collect()
}

/// `Class 07` leads to a note that calls itself `Class 08`. The file's name tells which of them is wrong.
fn other_number<'a>(course: &Course, index: &'a Entry, row: &Row<'a>) -> (&'a Entry, Finding) {
    let (words, title) = (row.words.trim(), &row.entry.title);
    let file = path::name(course.path(row.entry.file));
    let index_path = course.path(index.file);
    let named = |text: &str| labels(text).iter().any(|label| numbers(path::stem(file)).any(|one| one == label.number));
    if named(words) && !named(title) {
        let message =
            format!("the title of `{file}` says another number than its name, and than `{words}` in {index_path}");
        let help = "write the number of this note into its title";
        return (row.entry, finding(title_span(row.entry), message).help(help));
    }
    let message = format!("`{words}` leads to `{file}`, which calls itself `{title}`");
    let help = "change the words or the address, so that both are of one note";
    (index, finding(row.link.text, message).help(help))
}

/// Notes by their folder and title; none where several share it.
fn titles(course: &Course) -> HashMap<(&str, String), Option<FileId>> {
    let mut titles = HashMap::new();
    for entry in course.entries().iter().filter(|entry| entry.role == Role::Note) {
        let key = (course.folder(entry.file), plain(&entry.title));
        titles.entry(key).and_modify(|file| *file = None).or_insert(Some(entry.file));
    }
    titles
}

/// Letters and digits in lower case, with one blank between words.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        if word.is_ascii() {
            plain.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            plain.push_str(&word.to_lowercase());
        }
    }
    plain
}

/// The other note beside the linked one whose title the words are.
fn titled(course: &Course, titles: &HashMap<(&str, String), Option<FileId>>, row: &Row) -> Option<FileId> {
    // Most lists repeat the titles as they are.
    if row.words == row.entry.title {
        return None;
    }
    let folder = course.folder(row.entry.file);
    let key = (folder, plain(&row.words));
    let other = (*titles.get(&key)?)?;
    let (words, title) = (key.1, plain(&row.entry.title));
    let name = plain(path::stem(course.path(row.entry.file)));
    let is_said = title.contains(&words) || words.contains(&title) || name.contains(&words) || words.contains(&name);
    // A link to a folder may name one of the notes in it; and what the folder's own page is called, any may be.
    let page = course.page(folder);
    let is_cover = page == Some(row.entry.file) || page == Some(other);
    // "Reading Notes 7" names the seventh note of every part.
    let has_number = numbers(&words).any(|one| numbers(&title).chain(numbers(&name)).any(|other| one == other));
    let is_distinct = words.len() > 3 && !is_common(&words) && !has_number;
    (other != row.entry.file && is_distinct && !is_said && !is_cover).then_some(other)
}

fn other_note(course: &Course, row: &Row, other: FileId) -> Finding {
    let (words, other) = (row.words.trim(), course.path(other));
    let file = course.path(row.entry.file);
    let message = format!("`{words}` is the title of `{other}`, but this leads to `{file}`: `{}`", row.entry.title);
    finding(row.link.text, message).help("change the words or the address, so that both are of one note")
}
