//! A note that doesn't say what it is about.

use crate::context::finding;
use crate::mark::title_line;
use crate::outline::{Outline, Shape, Source};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role};
use coursenotes_diagnostics::{Applicability, Edit, Fix, Severity, Span};
use coursenotes_parser::Note;

pub(super) const RULE: Rule =
    Rule { name: "no-title", severity: Severity::Advice, page: include_str!("no-title.md"), run: Run::Note(run) };

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    // Tools with contents of their own show the file's name, or the one given there.
    let shows_name = context.course.dialect.own_contents;
    if shows_name || has_front_title(note) || note.text().trim().is_empty() {
        return;
    }
    let outline = context.outline(entry);
    if has_title(note, &outline) || context.has_habit_of_no_title() {
        return;
    }
    let span = title_line(entry);
    let first = outline.items.first().and_then(|item| item.heading(note));
    let (message, help) = match first {
        Some(heading) if outline.raise > 0 => (
            format!("this note has no title: its first heading is of level {}", heading.level),
            "make it the title, with one `#`, and raise what is below it",
        ),
        _ => ("this note has no title".to_owned(), "begin it with a line such as `# Binary trees`"),
    };
    context.report(entry, finding(span, message).help(help).fix(fix(note, &outline)));
}

/// A course has a habit from this many notes on.
const HABIT_NOTES: usize = 5;

/// Whether most notes of the course do without a title, as slides do: then that is its way.
pub(crate) fn is_habit(course: &Course) -> bool {
    let notes = course.entries().iter().filter(|entry| entry.role == Role::Note);
    let written = notes.filter(|entry| !entry.note.text().trim().is_empty());
    let (titled, untitled): (Vec<&Entry>, Vec<&Entry>) = written.partition(|entry| {
        let note = &entry.note;
        has_front_title(note) || has_title(note, &Outline::of(entry))
    });
    untitled.len() >= HABIT_NOTES && untitled.len() > titled.len()
}

/// Whether the front matter has a title.
pub(super) fn has_front_title(note: &Note) -> bool {
    let metadata = note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    metadata.and_then(|metadata| metadata.title.as_ref()).is_some_and(|title| !title.trim().is_empty())
}

fn has_title(note: &Note, outline: &Outline) -> bool {
    let mut headings = note.headings.iter().zip(&outline.kinds);
    headings.any(|(heading, kind)| heading.level == 1 && kind.shape == Shape::Section)
        || outline.unspaced.iter().any(|line| line.level == 1)
}

/// Takes as many marks from every section as the first has too many, from their front: where levels are skipped as well,
/// that repair takes marks from their end.
fn fix(note: &Note, outline: &Outline) -> Option<Fix> {
    let surplus = usize::from(outline.raise);
    let headings = outline.items.iter().filter(|item| matches!(item.source, Source::Heading(_)));
    let edits = headings.map(|item| {
        let start = crate::outline::marks(note.text(), item.start as usize).start;
        Edit { span: Span::new(note.file, start..start + surplus), replacement: String::new() }
    });
    let message = "make the first heading the title".to_owned();
    (surplus > 0).then(|| Fix { applicability: Applicability::Unsafe, message, edits: edits.collect() })
}
