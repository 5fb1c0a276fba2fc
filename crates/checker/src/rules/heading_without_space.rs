//! A heading that isn't one, because nothing separates its `#` from its words.

use crate::context::finding;
use crate::outline::{Outline, Source, Unspaced, is_plain, is_sentence};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::Note;

pub(super) const RULE: Rule = Rule {
    name: "heading-without-space",
    severity: Severity::Advice,
    page: include_str!("heading-without-space.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let outline = context.outline(entry);
    let note = &entry.note;
    let places = places(&outline);
    for (line, place) in outline.unspaced.iter().zip(places) {
        let marks = "#".repeat(usize::from(line.level));
        let span = Span::new(note.file, line.start as usize..line.words.end);
        let (help, fix) = match line {
            line if line.is_body => {
                ("it is a sentence of the text: take the `#` away".to_owned(), without_marks(note, line))
            }
            _ => (
                format!("write a space behind `{marks}`"),
                place.and_then(|place| with_space(note, &outline, line, place)),
            ),
        };
        let message = format!("this shows `{marks}` and is no heading, because no space stands behind it");
        context.report(entry, finding(span, message).help(help).fix(fix));
    }
}

/// Takes the marks off a sentence.
fn without_marks(note: &Note, line: &Unspaced) -> Option<Fix> {
    let words = &note.text()[line.words.clone()];
    let span = Span::new(note.file, line.start as usize..line.words.start);
    let fix = if is_sentence(words) { Fix::safe } else { Fix::unsafe_ };
    is_plain(words).then(|| fix("take the `#` away".to_owned(), span, String::new()))
}

/// Where each line stands among the sections, if it is one.
fn places(outline: &Outline) -> Vec<Option<usize>> {
    let mut places = vec![None; outline.unspaced.len()];
    for (place, item) in outline.items.iter().enumerate() {
        if let Source::Unspaced(number) = item.source {
            places[number as usize] = Some(place);
        }
    }
    places
}

/// Writes the space, and as many marks as the place allows.
fn with_space(note: &Note, outline: &Outline, line: &Unspaced, place: usize) -> Option<Fix> {
    let item = &outline.items[place];
    let end = line.words.start;
    // Another heading's repair may take marks of this one as well: then only the space is ours.
    let is_ours = item.owner.is_some_and(|owner| owner as usize == place);
    let surplus = if is_ours { usize::from(item.level - item.settled) } else { 0 };
    let is_certain = is_ours || !item.skips;
    is_certain.then(|| Fix::safe("write the space", Span::new(note.file, end - surplus..end), " "))
}
