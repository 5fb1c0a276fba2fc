//! A heading more than one level below the one before it.

use crate::context::finding;
use crate::mark::line_with_words;
use crate::outline::{Item, Outline, Shape, is_link, settle_edits};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Applicability, Edit, Fix, Severity};
use coursenotes_parser::{Heading, Note};

pub(super) const RULE: Rule = Rule {
    name: "skipped-heading-level",
    severity: Severity::Advice,
    page: include_str!("skipped-heading-level.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let outline = context.outline(entry);
    let note = &entry.note;
    if !outline.items.iter().any(|item| item.skips) {
        return;
    }
    let mut repairs = repairs(note, &outline);
    let is_found = |(number, item): &(usize, &Item)| item.skips && owner(&outline, note, *number) == *number;
    for (number, item) in outline.items.iter().enumerate().filter(is_found) {
        let Some(heading) = item.heading(note).filter(|heading| is_part(note, heading)) else { continue };
        let before = number.checked_sub(1).and_then(|before| outline.items[before].heading(note));
        if before.is_some_and(|before| is_caption(&before.text)) {
            continue;
        }
        let above = number.checked_sub(1).map_or(1, |before| outline.items[before].level);
        let place = if follows_body(&outline, item, note) { "section around it" } else { "one before it" };
        let message = format!("this heading is of level {}, but the {place} of level {above}", item.level);
        let edits = std::mem::take(&mut repairs[number]);
        let help = match edits.len() {
            0 | 1 => format!("write it with {} `#`", item.settled),
            _ => format!("write it with {} `#`, and raise what is below it too", item.settled),
        };
        let fix = Fix { applicability: Applicability::Unsafe, message: help.clone(), edits };
        let fix = Some(fix).filter(|fix| !fix.edits.is_empty());
        let help = match fix {
            Some(_) => help,
            None if item.lacks_part => {
                format!("write a heading of level {} above it, or make it one itself", above + 1)
            }
            None => format!("make it a heading of level {}", above + 1),
        };
        context.report(entry, finding(line_with_words(note, heading.span), message).help(help).fix(fix));
    }
}

/// Whether a heading begins a part: no link home, no item of a list, and no small label such as `###### Answer:`.
fn is_part(note: &Note, heading: &Heading) -> bool {
    let text = heading.text.trim();
    let label = text.trim_end_matches([':', '：']);
    let is_word = label.len() < text.len() && label.chars().all(char::is_alphabetic) && label.chars().count() <= 10;
    let is_label = heading.level >= 5 && is_word;
    !is_link(note, heading) && !text.starts_with("- ") && !is_label
}

/// Whether a heading is the caption of a figure: what comes below it is measured against another one.
fn is_caption(text: &str) -> bool {
    const NAMES: &[&str] = &["Figure ", "Fig. ", "Table ", "Abbildung ", "Tabelle ", "Figura ", "Tabla ", "图", "表"];
    let number = NAMES.iter().find_map(|name| text.trim().strip_prefix(name));
    number.is_some_and(|number| number.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a heading stands right before it that is no section: a sentence in large letters.
fn follows_body(outline: &Outline, item: &Item, note: &Note) -> bool {
    let at = note.headings.partition_point(|heading| heading.span.start < item.start);
    at.checked_sub(1).is_some_and(|before| outline.kinds[before].shape != Shape::Section)
}

/// The item whose repair holds that of an item that skips: where the section around it is to change too, the one repair
/// means nothing without the other.
fn owner(outline: &Outline, note: &Note, number: usize) -> usize {
    let mut found = number;
    loop {
        let parent = outline.items[found].parent.map(|parent| &outline.items[parent as usize]);
        let owner = parent.filter(|parent| parent.settled != parent.level).and_then(|parent| parent.owner);
        let owner = owner.map(|owner| owner as usize).filter(|owner| *owner < found);
        match owner.filter(|owner| outline.items[*owner].skips && outline.items[*owner].heading(note).is_some()) {
            Some(owner) => found = owner,
            None => return found,
        }
    }
}

/// The edits that belong to each item: its own, and those of the headings that would skip in its place.
fn repairs(note: &Note, outline: &Outline) -> Vec<Vec<Edit>> {
    let mut repairs = vec![Vec::new(); outline.items.len()];
    let changes = |item: &&Item| item.settled != item.level;
    for item in outline.items.iter().filter(changes) {
        if let Some(owner) = item.owner.filter(|owner| outline.items[*owner as usize].heading(note).is_some()) {
            repairs[self::owner(outline, note, owner as usize)].extend(settle_edits(note, item));
        }
    }
    repairs
}
