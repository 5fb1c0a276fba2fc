//! A repair tried out before it is offered.
//!
//! A rule that mends text can be wrong about what a reader's program makes of it: of the blank line above, of the list it
//! stands in, of a sign further on. So the note is parsed as it would be afterwards, and a repair is offered only where
//! every word is still shown and exactly what was meant has come about.

use coursenotes_course::{Course, Entry};
use coursenotes_diagnostics::{Edit, Fix};
use coursenotes_parser::{NodeId, NodeKind, Note, parse_with};
use std::ops::Range;

/// A repair, and what it is to bring about.
#[derive(Debug)]
pub(crate) struct Repair {
    /// The repair.
    pub(crate) fix: Fix,
    /// By how much it raises what the rule counts: list items, tables.
    pub(crate) gain: isize,
    /// What a reader saw as text and is to be markup: `1-`, `**`, the pipes of a table.
    pub(crate) marks: Vec<Range<usize>>,
}

/// Each repair, or nothing in the place of one that doesn't bring about what it is to. `count` tells how much of that a
/// note has.
pub(crate) fn proven(
    course: &Course,
    entry: &Entry,
    repairs: Vec<Repair>,
    count: fn(&Note) -> isize,
) -> Vec<Option<Fix>> {
    if repairs.is_empty() || !entry.is_editable() {
        return repairs.iter().map(|_| None).collect();
    }
    let mut trial = Trial { course, entry, count, left: MOST_TRIALS };
    let mut works = vec![false; repairs.len()];
    trial.settle(&repairs, &mut works);
    let is_mixed = works.contains(&true) && works.contains(&false);
    let fixes = repairs.into_iter().zip(works).map(|(repair, works)| works.then_some(repair)).collect();
    // What works in two halves of the note works in the whole; it is asked once more all the same.
    if is_mixed { trial.together(fixes) } else { without_gain(fixes) }
}

/// A note is parsed no more often than this: many repairs that don't work may not cost more than their note's length.
const MOST_TRIALS: usize = 16;

struct Trial<'a> {
    course: &'a Course,
    entry: &'a Entry,
    count: fn(&Note) -> isize,
    left: usize,
}

impl Trial<'_> {
    /// Finds those that work by halves.
    fn settle(&mut self, repairs: &[Repair], works: &mut [bool]) {
        if repairs.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        if self.succeeds(&repairs.iter().collect::<Vec<_>>()) {
            works.fill(true);
        } else if repairs.len() > 1 {
            let middle = repairs.len() / 2;
            let (first, second) = works.split_at_mut(middle);
            self.settle(&repairs[..middle], first);
            self.settle(&repairs[middle..], second);
        }
    }

    fn together(&self, repairs: Vec<Option<Repair>>) -> Vec<Option<Fix>> {
        if self.succeeds(&repairs.iter().flatten().collect::<Vec<_>>()) {
            return without_gain(repairs);
        }
        repairs.iter().map(|_| None).collect()
    }

    fn succeeds(&self, repairs: &[&Repair]) -> bool {
        let before = &self.entry.note;
        let edits: Vec<&Edit> = repairs.iter().flat_map(|repair| &repair.fix.edits).collect();
        let gain: isize = repairs.iter().map(|repair| repair.gain).sum();
        let Some((text, new)) = applied(before.text(), &edits) else { return false };
        let after = parse_with(before.file, text, self.course.dialect);
        let old = edits.iter().map(|edit| edit.span.range());
        let mut old: Vec<Range<usize>> = old.chain(repairs.iter().flat_map(|repair| repair.marks.clone())).collect();
        old.sort_by_key(|range| (range.start, range.end));
        (self.count)(&after) == (self.count)(before) + gain
            && anchors(before).eq(anchors(&after))
            && markup(before) == markup(&after)
            && words(before, &old) == words(&after, &new)
    }
}

fn without_gain(repairs: Vec<Option<Repair>>) -> Vec<Option<Fix>> {
    repairs.into_iter().map(|repair| Some(repair?.fix)).collect()
}

/// The text after `edits`, and where their replacements stand in it; nothing where edits overlap.
fn applied(text: &str, edits: &[&Edit]) -> Option<(String, Vec<Range<usize>>)> {
    let mut result = String::with_capacity(text.len() + 64);
    let mut places = Vec::with_capacity(edits.len());
    let mut at = 0;
    for edit in edits {
        let span = edit.span.range();
        result.push_str(text.get(at..span.start)?);
        let start = result.len();
        result.push_str(&edit.replacement);
        places.push(start..result.len());
        at = span.end;
    }
    result.push_str(&text[at..]);
    Some((result, places))
}

/// Where links may lead.
fn anchors(note: &Note) -> impl Iterator<Item = &str> {
    note.headings.iter().map(|heading| heading.anchor.as_ref())
}

/// How many there are of what a repair of text leaves alone. Bare addresses in what was code may become links.
fn markup(note: &Note) -> [usize; 5] {
    let html = note.nodes.iter().filter(|node| matches!(node.kind, NodeKind::Html | NodeKind::HtmlBlock)).count();
    [note.headings.len(), note.definitions.len(), note.fences.len(), note.undefined_references.len(), html]
}

/// What a reader sees, blanks left out, without what stands in `cut`.
fn words(note: &Note, cut: &[Range<usize>]) -> String {
    let mut words = String::with_capacity(note.text().len());
    for (id, node) in note.walk() {
        match node.kind {
            NodeKind::Text | NodeKind::Code | NodeKind::Math | NodeKind::DisplayMath => {
                push_shown(note, id, cut, &mut words);
            }
            _ => {}
        }
    }
    words
}

fn push_shown(note: &Note, id: NodeId, cut: &[Range<usize>], words: &mut String) {
    let span = note.span(id).range();
    // Ranges may lie in each other, so that only their starts are in order; none is longer than a line.
    let first = cut.partition_point(|range| range.start < span.start);
    let first = first - cut[..first].iter().rev().take_while(|range| range.end > span.start).count();
    let inside = cut[first..].iter().take_while(|range| range.start < span.end);
    let mut at = span.start;
    let mut push = |text: &str| words.extend(text.chars().filter(|c| !c.is_whitespace()));
    let mut is_cut = false;
    for range in inside.filter(|range| !range.is_empty()) {
        is_cut = true;
        if at < range.start {
            push(&note.text()[at..range.start]);
        }
        at = range.end.max(at);
    }
    if is_cut {
        push(&note.text()[at.min(span.end)..span.end]);
    } else {
        push(&note.shown(id));
    }
}
