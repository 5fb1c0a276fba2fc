//! Notes of one folder that have the same title.

use crate::aside::Programs;
use crate::context::{Finding, finding};
use crate::mark::title_line;
use crate::rule::Run;
use crate::same_text::{body, is_same, is_translation};
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::{Severity, Span};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-title",
    severity: Severity::Advice,
    page: include_str!("duplicate-title.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let course = context.course;
    // There lists show the name of the file.
    if course.dialect.name == "obsidian" {
        return;
    }
    let programs = Programs::of(course);
    let mut titles: BTreeMap<(&str, String), Vec<&Entry>> = BTreeMap::new();
    for entry in course.entries().iter().filter(|entry| entry.role == Role::Note) {
        if !is_written(entry) || is_welcome(course, entry) || is_part(entry) || programs.has_readme(course, entry) {
            continue;
        }
        titles.entry((shelf(course, entry), whole_title(entry).to_lowercase())).or_default().push(entry);
    }
    for notes in titles.values().filter(|notes| notes.len() > 1) {
        let first = notes[0];
        // The same note twice is another rule's finding; a translation may keep its title.
        let others = notes[1..].iter().filter(|other| !is_same(first, other) && !is_translation(course, first, other));
        let others = others.filter(|other| !is_cover(course, first, other));
        let others: Vec<&Entry> = others.copied().collect();
        if let Some(second) = others.first() {
            context.report(second, same_title(course, first, &others));
        }
    }
}

/// One finding for all notes of a title: thirty that say the same help nobody.
fn same_title(course: &Course, first: &Entry, others: &[&Entry]) -> Finding {
    let second = others[0];
    let name = |entry: &Entry| format!("`{}`", course.path(entry.file));
    let message = match others {
        [_] => format!("{} has the title `{}` too", name(first), second.title),
        [_, third] => format!("{} and {} have the title `{}` too", name(first), name(third), second.title),
        [_, third, _] => {
            format!("{}, {} and another note have the title `{}` too", name(first), name(third), second.title)
        }
        [_, third, rest @ ..] => {
            let (first, third) = (name(first), name(third));
            format!("{first}, {third} and {} more notes have the title `{}` too", rest.len(), second.title)
        }
        [] => String::new(),
    };
    finding(title_span(second), message).help("give each a title of its own: lists of notes show nothing else of them")
}

/// What the READMEs of many folders begin with; their folders' names tell them apart.
const WELCOMES: &[&str] = &[
    "about",
    "accueil",
    "home",
    "inicio",
    "intro",
    "introduction",
    "notes",
    "overview",
    "présentation",
    "read me",
    "readme",
    "resumen",
    "startseite",
    "welcome",
    "überblick",
    "介绍",
    "前言",
    "概述",
    "概览",
    "目录",
    "简介",
    "首页",
    "說明",
    "说明",
];

/// What the first of several parts is called; the file's name is the title then.
const PARTS: &[&str] = &[
    "abstract",
    "agenda",
    "aim",
    "basics",
    "contents",
    "definition",
    "definitions",
    "definizione",
    "definizioni",
    "einführung",
    "einleitung",
    "goals",
    "introduzione",
    "motivation",
    "objectives",
    "outline",
    "preface",
    "recap",
    "summary",
    "table of contents",
    "teorema",
    "theorem",
    "定义",
    "背景",
    "问题",
    "问题描述",
];

/// Whether words in lower case may be the title of anything.
pub(crate) fn is_common(words: &str) -> bool {
    WELCOMES.contains(&words) || PARTS.contains(&words)
}

/// What the first page of a site is called.
const FIRST: &[&str] = &["home", "index", "introduction"];

/// Whether one is the README of the repository and the other the first page of its site: both bear the course's name.
fn is_cover(course: &Course, one: &Entry, other: &Entry) -> bool {
    let (one, other) = (course.path(one.file), course.path(other.file));
    let is_first = |path: &str| FIRST.contains(&path::stem(path).to_lowercase().as_str());
    one == "README.md" && is_first(other) || other == "README.md" && is_first(one)
}

/// Whether the first heading names a part, as the others with one `#` do.
fn is_part(entry: &Entry) -> bool {
    let parts = entry.note.headings.iter().filter(|heading| heading.level == 1).count();
    let words = entry.title.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    parts > 1 && in_front(entry).is_none() && is_common(&words)
}

fn is_welcome(course: &Course, entry: &Entry) -> bool {
    let words = entry.title.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    course.page(course.folder(entry.file)) == Some(entry.file) && WELCOMES.contains(&words.as_str())
}

/// The title with what the front matter says beside it: the parts of a book bear its name.
fn whole_title(entry: &Entry) -> String {
    let front = entry.note.front_matter.as_ref().map_or("", |front| entry.note.slice(front.span));
    let is_beside = |line: &&str| ["subtitle:", "chapter:", "part:"].iter().any(|key| line.starts_with(key));
    front.lines().filter(is_beside).fold(entry.title.clone(), |title, line| format!("{title} {line}"))
}

/// The folder in which a note has to be told from the others; for a README that is the one around its own.
fn shelf<'a>(course: &'a Course, entry: &Entry) -> &'a str {
    let folder = course.folder(entry.file);
    if course.page(folder) == Some(entry.file) && !folder.is_empty() { path::folder(folder) } else { folder }
}

/// Whether the title was written; that from a file's name was not.
fn is_written(entry: &Entry) -> bool {
    in_front(entry).is_some() || heading(entry).is_some()
}

/// The line of the front matter that gives the title.
fn in_front(entry: &Entry) -> Option<Span> {
    let front = entry.note.front_matter.as_ref()?;
    let title = front.metadata.as_ref().ok()?.title.as_deref()?;
    if title.trim() != entry.title {
        return None;
    }
    let source = entry.note.slice(front.span);
    let mut lines = source.match_indices("title:").map(|(at, _)| at);
    let start = lines.find(|at| source[..*at].ends_with('\n'))?;
    let length = source[start..].lines().next().map_or(0, |line| line.trim_end().len());
    let start = front.span.range().start + start;
    Some(Span::new(entry.note.file, start..start + length))
}

/// So many lines may stand above a title: a picture, a link home.
const MOST_LINES: usize = 3;

/// The heading that is the title, where it was meant as one: "Proof" further down is a part, and so is every heading of
/// a lower level.
fn heading(entry: &Entry) -> Option<Span> {
    let title = entry.note.headings.iter().find(|heading| *heading.text == *entry.title)?;
    let before = body(entry).get(..title.span.range().start.checked_sub(body_start(entry))?)?;
    let lines = before.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES + 1).count();
    (title.level == 1 && lines <= MOST_LINES && !title.text.trim().is_empty()).then_some(title.span)
}

fn body_start(entry: &Entry) -> usize {
    entry.note.text().len() - body(entry).len()
}

/// The line of the title.
pub(crate) fn title_span(entry: &Entry) -> Span {
    let heading = || heading(entry).map(|span| crate::mark::line_with_words(&entry.note, span));
    in_front(entry).or_else(heading).unwrap_or_else(|| title_line(entry))
}
