//! Sections: a heading with what follows it, as the search finds them.

use super::terms;
use coursenotes_course::Entry;
use coursenotes_parser::{NodeId, NodeKind};
use std::collections::HashMap;

/// A heading and the terms below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// Empty for what stands before the first heading, and for the title.
    pub(super) heading: String,
    /// Its anchor; empty for the top of the page.
    pub(super) anchor: String,
    /// How many terms it has, repeated ones counted.
    pub(super) length: usize,
    /// Each term once, and how it occurs: once in the text, several times, in the heading, in the title of the note.
    pub(super) terms: Vec<(Box<str>, u8)>,
}

const ONCE: u8 = 0;
const SEVERAL: u8 = 1;
const IN_HEADING: u8 = 2;
const IN_TITLE: u8 = 3;

/// The sections of a note, the one at its top first. The title is part of that.
pub(super) fn sections(entry: &Entry) -> Vec<Section> {
    let note = &entry.note;
    let mut sections = Vec::new();
    let mut open = Open::default();
    open.add(&entry.title, IN_TITLE);
    let mut heading_end = NodeId(0);
    let mut heading_class = ONCE;
    let mut is_first = true;
    for (id, node) in note.walk() {
        match node.kind {
            NodeKind::Heading(place) => {
                let heading = &note.headings[place as usize];
                heading_end = node.next;
                heading_class = IN_HEADING;
                // The heading that a note begins with is its top.
                if is_first && *heading.text == *entry.title {
                    is_first = false;
                    continue;
                }
                is_first = false;
                sections.push(open.close());
                open.section.heading = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
                let anchor = heading.explicit_id.as_deref().unwrap_or(&heading.anchor);
                open.section.anchor = anchor.into();
            }
            NodeKind::Text | NodeKind::Code => {
                let class = if id < heading_end { heading_class } else { ONCE };
                open.add(&note.shown(id), class);
            }
            _ => {}
        }
    }
    sections.push(open.close());
    sections
}

/// The section that is being read.
#[derive(Debug, Default)]
struct Open {
    section: Section,
    terms: HashMap<Box<str>, u8>,
}

impl Open {
    fn add(&mut self, words: &str, class: u8) {
        let Self { section, terms } = self;
        terms::each(words, &mut |term| {
            section.length += 1;
            match terms.get_mut(term) {
                Some(before) if class == ONCE => *before = (*before).max(SEVERAL),
                Some(before) => *before = (*before).max(class),
                None => drop(terms.insert(term.into(), class)),
            }
        });
    }

    fn close(&mut self) -> Section {
        let mut section = std::mem::take(&mut self.section);
        // In any order: terms are sorted when all sections are together.
        #[expect(clippy::iter_over_hash_type, reason = "each term of a section has a list of its own")]
        for (term, class) in self.terms.drain() {
            section.terms.push((term, class));
        }
        section
    }
}
