//! The headings of a note as its author meant them: what the rules about headings agree on.
//!
//! Each of them sees the same outline, so that one defect is one finding, and repairs of different rules fit together:
//! headings that another rule takes away (body text, empty ones) are no part of it from the start, and lines that only
//! lack a space behind their `#` are. Headings inside quotes and lists belong to what is quoted or listed.

mod body;
mod levels;
mod removal;
mod shape;
mod unspaced;

pub(crate) use body::{density, is_body, is_sentence};
pub(crate) use removal::{is_plain, line, newline, next_line, previous_line, to_paragraph};
pub(crate) use shape::{Shape, is_link};
pub(crate) use unspaced::Unspaced;

use coursenotes_course::Entry;
use coursenotes_diagnostics::{Edit, Span};
use coursenotes_parser::{Heading, NodeKind, Note};
use std::ops::Range;

/// The outline of one note.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// What each of `note.headings` is.
    pub(crate) kinds: Vec<Kind>,
    /// Lines that only lack a space behind their `#`.
    pub(crate) unspaced: Vec<Unspaced>,
    /// The sections, in the order of the text.
    pub(crate) items: Vec<Item>,
    /// By how many levels all sections can be raised so that the first, which has all others below it, is the title;
    /// 0 where there is a title or none of them can be it.
    pub(crate) raise: u8,
}

/// What a heading is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) shape: Shape,
    /// Inside a quote, a list or a footnote.
    pub(crate) is_nested: bool,
}

/// A section.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) source: Source,
    /// The first of its marks.
    pub(crate) start: u32,
    pub(crate) level: u8,
    /// The level in which no level is skipped and siblings stay siblings.
    pub(crate) settled: u8,
    /// The section around it: the nearest one before it with a lower level.
    pub(crate) parent: Option<u32>,
    /// Whether it is more than one level below the section before it.
    pub(crate) skips: bool,
    /// Whether the heading of its part is missing above it, where later parts have one.
    pub(crate) lacks_part: bool,
    /// The item whose repair gives this one its level, where that changes.
    pub(crate) owner: Option<u32>,
}

/// Where a section comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// `note.headings[n]`
    Heading(u32),
    /// `outline.unspaced[n]`
    Unspaced(u32),
}

impl Outline {
    pub(crate) fn of(entry: &Entry) -> Self {
        let note = &entry.note;
        let kinds = shape::kinds(note);
        let unspaced = unspaced::find(note, &kinds);
        let mut outline = Self { kinds, unspaced, ..Self::default() };
        if outline.kinds.is_empty() && outline.unspaced.is_empty() {
            return outline;
        }
        outline.collect(note);
        levels::settle(&mut outline.items, note);
        outline.raise = levels::raise(&outline, note);
        outline
    }

    fn collect(&mut self, note: &Note) {
        for (number, (heading, kind)) in (0..).zip(note.headings.iter().zip(&self.kinds)) {
            if kind.shape == Shape::Section && !kind.is_nested {
                self.items.push(Item::new(Source::Heading(number), heading.span.start, heading.level));
            }
        }
        for (number, line) in (0..).zip(&self.unspaced).filter(|(_, line)| line.is_section) {
            self.items.push(Item::new(Source::Unspaced(number), line.start, line.level));
        }
        self.items.sort_by_key(|item| item.start);
    }

    /// The last section that begins before `offset`.
    pub(crate) fn before(&self, offset: u32) -> Option<usize> {
        self.items.partition_point(|item| item.start < offset).checked_sub(1)
    }

    /// The level that an item has when all repairs are made.
    pub(crate) fn final_level(&self, item: &Item) -> u8 {
        item.settled - self.raise
    }
}

impl Item {
    fn new(source: Source, start: u32, level: u8) -> Self {
        Self { source, start, level, settled: level, parent: None, skips: false, lacks_part: false, owner: None }
    }

    /// The heading, where it is one already.
    pub(crate) fn heading<'n>(&self, note: &'n Note) -> Option<&'n Heading> {
        match self.source {
            Source::Heading(number) => Some(&note.headings[number as usize]),
            Source::Unspaced(_) => None,
        }
    }
}

/// The edits that give an item a smaller level: `#` go at the end of the marks. Those at the front are for raising the
/// whole note, so that both repairs can be made at once.
pub(crate) fn settle_edits(note: &Note, item: &Item) -> Vec<Edit> {
    let Source::Heading(number) = item.source else { return vec![settle_marks(note, item)] };
    let heading = &note.headings[number as usize];
    match html_digits(note, heading) {
        Some(digits) if heading.is_html => {
            let replace =
                |at: usize| Edit { span: Span::new(note.file, at..at + 1), replacement: item.settled.to_string() };
            digits.into_iter().map(replace).collect()
        }
        _ => vec![settle_marks(note, item)],
    }
}

fn settle_marks(note: &Note, item: &Item) -> Edit {
    let marks = marks(note.text(), item.start as usize);
    let surplus = usize::from(item.level - item.settled);
    Edit { span: Span::new(note.file, marks.end - surplus..marks.end), replacement: String::new() }
}

/// The `#` marks of a heading that begins at `start`, perhaps behind blanks.
pub(crate) fn marks(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let from = start + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let count = text[from..].bytes().take_while(|&byte| byte == b'#').count();
    from..from + count
}

/// Whether a heading is written with `#` marks.
pub(crate) fn is_atx(note: &Note, heading: &Heading) -> bool {
    let text = note.text();
    let marks = marks(text, heading.span.range().start);
    let ends = text[marks.end..].bytes().next().is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    !heading.is_html && marks.len() == usize::from(heading.level) && ends
}

/// Where the level stands in `<h3>` and `</h3>`.
fn html_digits(note: &Note, heading: &Heading) -> Option<[usize; 2]> {
    let range = heading.span.range();
    let source = note.slice(heading.span);
    let bytes = source.as_bytes();
    let closing = source.rfind("</").filter(|at| *at > 0)?;
    let is_tag = |at: usize| {
        bytes.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'h'))
            && bytes.get(at + 1) == Some(&(b'0' + heading.level))
    };
    (source.starts_with('<') && is_tag(1) && is_tag(closing + 2)).then(|| [range.start + 2, range.start + closing + 3])
}

/// Whether the level of an item can be changed by bytes alone.
fn is_movable(note: &Note, item: &Item) -> bool {
    match item.source {
        Source::Unspaced(_) => true,
        Source::Heading(number) => {
            let heading = &note.headings[number as usize];
            if heading.is_html { html_digits(note, heading).is_some() } else { is_atx(note, heading) }
        }
    }
}

/// The blocks of a note that stand in no other block.
pub(crate) fn roots(note: &Note) -> impl Iterator<Item = (usize, &coursenotes_parser::Node)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let node = note.nodes.get(at)?;
        let index = at;
        at = node.next.index();
        Some((index, node))
    })
}

/// The first block that a reader reads: comments and a picture may stand above it.
pub(crate) fn first_block(note: &Note, kinds: &[Kind]) -> Option<usize> {
    let is_seen = |index: usize, node: &coursenotes_parser::Node| match node.kind {
        NodeKind::FrontMatter => false,
        NodeKind::Heading(number) => kinds[number as usize].shape != Shape::Empty,
        NodeKind::Paragraph => {
            let picture = note.nodes.get(index + 1).filter(|picture| matches!(picture.kind, NodeKind::Image(_)));
            picture.is_none_or(|picture| picture.next != node.next)
        }
        NodeKind::HtmlBlock => {
            let source = note.text()[node.start as usize..node.end as usize].trim();
            !(source.starts_with("<!--") && source.find("-->") == source.len().checked_sub(3))
        }
        _ => true,
    };
    roots(note).find(|(index, node)| is_seen(*index, node)).map(|(index, _)| index)
}
