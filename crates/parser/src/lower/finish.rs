//! What can only be known when the whole note has been read: undefined references, footnote numbers, anchors.

use super::Lowering;
use crate::anchors::Slugger;
use crate::label::normalize_label;
use crate::note::{Note, anchor_hash};
use pulldown_cmark::LinkType;
use std::collections::HashMap;
use std::ops::Range;

impl Lowering<'_> {
    pub(super) fn finish(mut self, broken: Vec<(Range<usize>, LinkType)>) -> Note {
        self.flush_text();
        self.close_frames();
        self.finish_definitions();
        for (span, kind) in broken {
            self.undefined(span, kind);
        }
        // Brackets inside a code span are told of before the code span is known.
        self.note.undefined_references.sort_by_key(|one| (one.span, one.label));
        self.note.undefined_references.dedup();
        self.footnote_numbers();
        let mut note = self.note;
        note.nodes.shrink_to_fit();
        note.links.shrink_to_fit();
        note.headings.shrink_to_fit();
        note
    }

    fn label(&self, span: coursenotes_diagnostics::Span) -> String {
        normalize_label(&self.body[span.start as usize - self.base..span.end as usize - self.base])
    }

    /// Numbers footnotes in the order of their first marks, and marks duplicates.
    fn footnote_numbers(&mut self) {
        if self.note.footnotes.is_empty() {
            return;
        }
        let mut by_label: HashMap<String, (usize, Option<u32>)> = HashMap::new();
        for index in 0..self.note.footnotes.len() {
            let label = self.label(self.note.footnotes[index].label);
            let duplicate = by_label.contains_key(&label);
            by_label.entry(label).or_insert((index, None));
            self.note.footnotes[index].duplicate = duplicate;
        }
        let mut numbers = 0;
        self.note.footnote_references.sort_by_key(|one| one.span);
        for index in 0..self.note.footnote_references.len() {
            let label = self.label(self.note.footnote_references[index].label);
            if let Some((footnote, number)) = by_label.get_mut(&label) {
                self.note.footnotes[*footnote].used = true;
                let number = *number.get_or_insert_with(|| {
                    numbers += 1;
                    numbers
                });
                self.note.footnote_references[index].number = Some(number);
                self.note.footnotes[*footnote].number = Some(number);
            }
        }
    }
}

/// Gives each heading its words and its anchor.
pub(super) fn name_headings(note: &mut Note) {
    let mut slugger = Slugger::default();
    for index in 0..note.headings.len() {
        let heading = &note.headings[index];
        let words = if heading.is_html { heading.text.to_string() } else { note.plain_text(heading.node) };
        let heading = &mut note.headings[index];
        heading.anchor = slugger.next(&words).into();
        heading.text = with_single_blanks(words).into();
    }
    index_anchors(note);
}

/// Writes each blank as one space, with none at the ends.
fn with_single_blanks(words: String) -> String {
    // Nearly every heading is so already.
    if words.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace)) {
        return words;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sorts every place that a fragment can name, so that one is found quickly.
fn index_anchors(note: &mut Note) {
    let mut hashes: Vec<u64> = note.all_anchors().map(anchor_hash).collect();
    hashes.sort_unstable();
    note.anchors = hashes.into();
}
