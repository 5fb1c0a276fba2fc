//! A repair tried out before it is offered.
//!
//! A rule that mends text can be wrong about what a reader's program makes of it: of the blank line above, of the list it
//! stands in, of a sign further on. So the note is parsed as it would be afterwards, and a repair is offered only where
//! every word is still shown and exactly what was meant has come about.

use crate::line;
use coursenotes_course::{Course, Entry};
use coursenotes_diagnostics::Fix;
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
/// note has. The repairs are in the order of the text.
pub(crate) fn proven(
    course: &Course,
    entry: &Entry,
    repairs: Vec<Repair>,
    count: fn(&Note) -> isize,
) -> Vec<Option<Fix>> {
    let mut works = vec![false; repairs.len()];
    if entry.is_editable() {
        for (piece, members) in pieces(&entry.note, &repairs) {
            let chosen: Vec<&Repair> = members.iter().map(|at| &repairs[*at]).collect();
            let verdict = Trial::new(course, &entry.note, piece, count).run(&chosen);
            members.iter().zip(verdict).for_each(|(at, verdict)| works[*at] = verdict);
        }
    }
    repairs.into_iter().zip(works).map(|(repair, works)| works.then_some(repair.fix)).collect()
}

/// The parts of the note that have to be parsed, and which of the repairs each holds: the outermost blocks that are
/// mended, with the block before and the one behind, which may join what is made.
fn pieces(note: &Note, repairs: &[Repair]) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut blocks = Vec::new();
    let mut at = NodeId(0);
    while !repairs.is_empty() && at.index() < note.nodes.len() {
        blocks.push(note.span(at).range());
        at = note.node(at).next;
    }
    let mut pieces: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for (number, repair) in repairs.iter().enumerate() {
        let (Some(from), Some(to)) = (repair.fix.edits.first(), repair.fix.edits.last()) else { continue };
        let first = blocks.partition_point(|block| block.end <= from.span.range().start).saturating_sub(1);
        let behind = blocks.partition_point(|block| block.start < to.span.range().end) + 1;
        let start = blocks.get(first).map_or(0, |block| line::start(note, block.start));
        let end = blocks.get(behind).map_or(note.text().len(), |block| line::start(note, block.start));
        match pieces.last_mut() {
            Some((last, members)) if last.end > start => {
                last.end = last.end.max(end);
                members.push(number);
            }
            _ => pieces.push((start..end, vec![number])),
        }
    }
    pieces
}

/// A piece is parsed no more often than this: many repairs that don't work may not cost more than their note's length.
const MOST_TRIALS: usize = 16;

/// One piece of a note, tried out by itself.
struct Trial<'a> {
    course: &'a Course,
    piece: Range<usize>,
    before: Note,
    count: fn(&Note) -> isize,
    left: usize,
}

impl<'a> Trial<'a> {
    fn new(course: &'a Course, note: &Note, piece: Range<usize>, count: fn(&Note) -> isize) -> Self {
        let before = parse_with(note.file, shifted(&note.text()[piece.clone()]), course.dialect);
        Self { course, piece, before, count, left: MOST_TRIALS }
    }

    /// Whether each works, together with the others that do.
    fn run(&mut self, repairs: &[&Repair]) -> Vec<bool> {
        let mut works = vec![false; repairs.len()];
        self.settle(repairs, &mut works);
        // What works in two halves works in the whole; it is asked once more all the same.
        if works.contains(&true) && works.contains(&false) {
            let chosen = repairs.iter().zip(&works).filter(|(_, works)| **works);
            if !self.succeeds(&chosen.map(|(repair, _)| *repair).collect::<Vec<_>>()) {
                works.fill(false);
            }
        }
        works
    }

    /// Finds those that work by halves.
    fn settle(&mut self, repairs: &[&Repair], works: &mut [bool]) {
        if repairs.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        if self.succeeds(repairs) {
            works.fill(true);
        } else if repairs.len() > 1 {
            let middle = repairs.len() / 2;
            let (first, second) = works.split_at_mut(middle);
            self.settle(&repairs[..middle], first);
            self.settle(&repairs[middle..], second);
        }
    }

    fn succeeds(&self, repairs: &[&Repair]) -> bool {
        let edits = repairs.iter().flat_map(|repair| &repair.fix.edits);
        let edits: Vec<(Range<usize>, &str)> =
            edits.map(|edit| (self.inside(edit.span.range()), edit.replacement.as_str())).collect();
        let marks = repairs.iter().flat_map(|repair| &repair.marks).map(|mark| self.inside(mark.clone()));
        let mut old: Vec<Range<usize>> = edits.iter().map(|(range, _)| range.clone()).chain(marks).collect();
        old.sort_by_key(|range| (range.start, range.end));
        let gain: isize = repairs.iter().map(|repair| repair.gain).sum();
        let Some((text, new)) = applied(self.before.text(), &edits) else { return false };
        let after = parse_with(self.before.file, text, self.course.dialect);
        (self.count)(&after) == (self.count)(&self.before) + gain
            && anchors(&self.before).eq(anchors(&after))
            && markup(&self.before) == markup(&after)
            && words(&self.before, &old) == words(&after, &new)
    }

    /// A place in the note, seen in the piece.
    fn inside(&self, range: Range<usize>) -> Range<usize> {
        range.start + 1 - self.piece.start..range.end + 1 - self.piece.start
    }
}

/// The piece below an empty line: at the very start of a note `---` would mean something else.
fn shifted(piece: &str) -> String {
    format!("\n{piece}")
}

/// The text after `edits`, and where their replacements stand in it; nothing where edits overlap.
fn applied(text: &str, edits: &[(Range<usize>, &str)]) -> Option<(String, Vec<Range<usize>>)> {
    let mut result = String::with_capacity(text.len() + 64);
    let mut places = Vec::with_capacity(edits.len());
    let mut at = 0;
    for (span, replacement) in edits {
        result.push_str(text.get(at..span.start)?);
        let start = result.len();
        result.push_str(replacement);
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
