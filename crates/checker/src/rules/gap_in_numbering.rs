//! A number that the home page names without a note, between numbers that have one.

use crate::context::{Finding, finding};
use crate::label::{Label, labels, numbers};
use crate::mark::first_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, path};
use coursenotes_diagnostics::{FileId, Severity, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    name: "gap-in-numbering",
    severity: Severity::Advice,
    page: include_str!("gap-in-numbering.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let course = context.course;
    let Some(home) = course.home.and_then(|home| course.entry(home)) else { return };
    let mut gaps = Vec::new();
    for (list, node) in home.note.walk() {
        if matches!(node.kind, NodeKind::BulletList | NodeKind::OrderedList(_) | NodeKind::Table(_)) {
            let items = home.note.children(list).filter_map(|item| Item::read(course, home, item));
            gaps.append(&mut gaps_in(items));
        }
    }
    if gaps.is_empty() {
        return;
    }
    let numbered = numbered(course);
    for (item, neighbour) in gaps {
        // A note of that number that nobody links is another rule's finding.
        if !numbered.contains(&(course.folder(neighbour), item.label.number)) {
            context.report(home, gap(&item));
        }
    }
}

fn gap(item: &Item) -> Finding {
    let message = format!("`{}` is announced here, but no note has this number", item.words);
    finding(item.span, message).help("write the note and link it, or say here why there is none")
}

/// Items without a link, where the nearest links on both sides lead to the notes of their numbers; with each the note
/// before it.
fn gaps_in(items: impl Iterator<Item = Item>) -> Vec<(Item, FileId)> {
    let mut gaps = Vec::new();
    // By kind: the last item with a link, and those without one since.
    let mut open: BTreeMap<String, (Item, Vec<Item>)> = BTreeMap::new();
    for item in items {
        let kind = item.label.kind.clone();
        if !item.has_link {
            if let Some((_, waiting)) = open.get_mut(&kind) {
                waiting.push(item);
            }
            continue;
        }
        let (number, is_sure) = (item.label.number, item.note.is_some());
        if let Some((previous, waiting)) = open.insert(kind, (item, Vec::new()))
            && let Some(neighbour) = previous.note.filter(|_| is_sure)
        {
            let between = |item: &Item| previous.label.number < item.label.number && item.label.number < number;
            gaps.extend(waiting.into_iter().filter(between).map(|item| (item, neighbour)));
        }
    }
    gaps
}

/// The numbers in the names of notes, with their folders.
fn numbered(course: &Course) -> BTreeSet<(&str, u32)> {
    let entries = course.entries().iter().map(|entry| (course.folder(entry.file), course.path(entry.file)));
    entries.flat_map(|(folder, path)| numbers(path::stem(path)).map(move |number| (folder, number))).collect()
}

/// An item or a row that begins with a number: "Class 07: trees".
struct Item {
    span: Span,
    words: String,
    label: Label,
    has_link: bool,
    /// The note it links to, where its file's name has the same number.
    note: Option<FileId>,
}

/// What follows a number in a longer item is no part of its name.
const MOST_WORDS: usize = 12;

/// A name is shorter; of a thousand lists in each other, all in one line, each would read to its end.
const MOST_BYTES: usize = 1_000;

/// Nor is the eleventh link of an item the one that it is about.
const MOST_LINKS: usize = 10;

impl Item {
    fn read(course: &Course, home: &Entry, node: NodeId) -> Option<Self> {
        let note = &home.note;
        let whole = note.span(node);
        let end = note.text().floor_char_boundary(whole.range().end.min(whole.range().start + MOST_BYTES));
        let span = first_line(note, Span::new(note.file, whole.range().start..end));
        let words = words(note, node, span);
        let label = labels(&words).into_iter().next()?;
        let first = note.links.partition_point(|link| link.span.start < whole.start);
        let links = note.links[first..].iter().zip(&home.targets[first..]);
        let mut links = links.take_while(|(link, _)| link.span.start < whole.end).take(MOST_LINKS).peekable();
        let has_link = links.peek().is_some();
        let fits = |file: &FileId| numbers(path::stem(course.path(*file))).any(|number| number == label.number);
        let mut notes = links.filter_map(|(_, target)| target.file()).filter(|file| course.entry(*file).is_some());
        let note = notes.find(fits);
        let is_short = words.split_whitespace().count() <= MOST_WORDS;
        is_short.then_some(Self { span, words, label, has_link, note })
    }
}

/// The first line of an item as a reader sees it.
fn words(note: &Note, node: NodeId, line: Span) -> String {
    let nodes = (node.0..note.node(node).next.0).map(NodeId);
    let in_line = nodes.take_while(|id| note.node(*id).start < line.end);
    let shown = in_line.filter_map(|id| match note.node(id).kind {
        NodeKind::Text | NodeKind::Code => Some(note.shown(id)),
        NodeKind::TableCell => Some(" ".into()),
        _ => None,
    });
    shown.collect::<String>().trim().to_owned()
}
