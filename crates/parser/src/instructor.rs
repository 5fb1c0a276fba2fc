//! Parts of a note that only its teacher is to see, between `<!-- instructor -->` and `<!-- /instructor -->`.
//!
//! GitHub shows neither comment, and all that stands between; so the marks are for what is made of a note, not a secret.
//! A mark counts where the reader sees a comment: on a line of its own, inside a line, inside a tag's block; not in code.

use crate::{NodeKind, Note};
use coursenotes_diagnostics::Span;
use memchr::memmem::{find, find_iter};
use std::ops::Range;

/// A part for teachers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorBlock {
    /// The comment that begins it.
    pub opening: Span,
    /// The comment that ends it. Without one it goes on to the end of the note: rather too much is left out.
    pub closing: Option<Span>,
}

/// What a note says of parts for teachers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstructorParts {
    /// The outermost ones, in the order of the text.
    pub blocks: Vec<InstructorBlock>,
    /// Comments that end nothing.
    pub stray: Vec<Span>,
}

impl InstructorBlock {
    /// The part with its marks, in bytes of the note.
    pub fn range(&self, note: &Note) -> Range<usize> {
        self.opening.range().start..self.closing.map_or(note.text().len(), |closing| closing.range().end)
    }
}

impl Note {
    /// The parts that only teachers are to see.
    pub fn instructor_parts(&self) -> InstructorParts {
        let mut parts = InstructorParts::default();
        let mut open = Vec::new();
        for node in self.nodes.iter().filter(|node| node.kind == NodeKind::Html) {
            for (range, is_opening) in marks(self.text(), node.start as usize..node.end as usize) {
                let span = Span::new(self.file, range);
                match (is_opening, open.len()) {
                    (true, _) => open.push(span),
                    (false, 0) => parts.stray.push(span),
                    (false, 1) => {
                        parts.blocks.push(InstructorBlock { opening: open.remove(0), closing: Some(span) });
                    }
                    (false, _) => drop(open.pop()),
                }
            }
        }
        // What is nested in it belongs to it.
        parts.blocks.extend(open.first().map(|opening| InstructorBlock { opening: *opening, closing: None }));
        parts
    }
}

const WORD: &str = "instructor";

/// The marks in a piece of HTML: where they are, and whether they begin a part.
fn marks(text: &str, range: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let html = &text.as_bytes()[range.clone()];
    let mut marks = Vec::new();
    let mut done = 0;
    for start in find_iter(html, b"<!--") {
        if start < done {
            continue;
        }
        let Some(length) = find(&html[start + 4..], b"-->") else { break };
        done = start + 4 + length + 3;
        let words = html[start + 4..start + 4 + length].trim_ascii();
        let name = words.strip_prefix(b"/").map_or(words, <[u8]>::trim_ascii_start);
        if name.eq_ignore_ascii_case(WORD.as_bytes()) {
            marks.push((range.start + start..range.start + done, name.len() == words.len()));
        }
    }
    marks
}
