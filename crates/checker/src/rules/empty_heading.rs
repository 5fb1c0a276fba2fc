//! A heading without words.

use crate::context::finding;
use crate::mark::first_line;
use crate::outline::{Kind, Shape, is_atx, line, marks, newline, next_line, previous_line, roots};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::{Heading, Node, NodeKind, Note};

pub(super) const RULE: Rule = Rule {
    name: "empty-heading",
    severity: Severity::Advice,
    page: include_str!("empty-heading.md"),
    run: Run::Note(run),
};

/// A block of the note and its place among the nodes.
type Block<'n> = (usize, &'n Node);

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let outline = context.outline(entry);
    if !outline.kinds.iter().any(|kind| kind.shape == Shape::Empty) {
        return;
    }
    let blocks: Vec<Block> = roots(note).collect();
    for (heading, kind) in note.headings.iter().zip(&outline.kinds).filter(|(_, kind)| kind.shape == Shape::Empty) {
        let (message, help) = if is_line(note, heading) {
            ("this is a heading without words, not a line across the page", "take the `#` away")
        } else {
            ("this heading has no words", "remove it, or say what follows")
        };
        let fix = fix(note, &blocks, heading, *kind, help);
        context.report(entry, finding(first_line(note, heading.span), message).help(help).fix(fix));
    }
}

/// What stands behind the marks.
fn content<'n>(note: &'n Note, heading: &Heading) -> &'n str {
    let marks = marks(note.text(), heading.span.range().start);
    note.text()[marks.end..line(note.text(), marks.end).end].trim()
}

/// Whether somebody drew a line: it is one without the marks.
fn is_line(note: &Note, heading: &Heading) -> bool {
    let content = content(note, heading);
    let mark = content.bytes().next().unwrap_or(b' ');
    content.len() >= 3 && b"_-*".contains(&mark) && content.bytes().all(|byte| byte == mark)
}

fn fix(note: &Note, blocks: &[Block], heading: &Heading, kind: Kind, help: &str) -> Option<Fix> {
    let text = note.text();
    if kind.is_nested || !is_atx(note, heading) || would_join(note, blocks, heading) {
        return None;
    }
    let line = line(text, heading.span.range().start);
    let span = |range| Span::new(note.file, range);
    if is_line(note, heading) {
        // Dashes right below words would make a heading of them.
        if content(note, heading).starts_with('-') && !text[previous_line(text, line.start)].trim().is_empty() {
            return None;
        }
        let marks = marks(text, heading.span.range().start);
        let blanks = text[marks.end..line.end].len() - text[marks.end..line.end].trim_start().len();
        return Some(Fix::safe(help, span(line.start..marks.end + blanks), ""));
    }
    let is_blank_above = text[previous_line(text, line.start)].trim().is_empty();
    if is_blank_above && is_name(next_line(text, line.end)) {
        return None;
    }
    let is_blank_below = next_line(text, line.end).trim().is_empty();
    let end = line.end + newline(text, line.end).len();
    let range = match (is_blank_above, is_blank_below) {
        // The blank line stays between what is above and below.
        (false, false) => line,
        (true, true) => line.start..end + next_line(text, line.end).len() + newline(text, next_end(text, end)).len(),
        _ => line.start..end,
    };
    Some(Fix::safe("remove it", span(range), ""))
}

/// A name is no longer than this.
const MOST_WORDS: usize = 8;

/// Whether the line right below marks that are set off from the text above may be what they were meant for: a few words. That is for a person to say.
fn is_name(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(char::is_alphanumeric)
        && !line.ends_with(['.', ',', ';', '!', '?'])
        && line.split_whitespace().nth(MOST_WORDS).is_none()
}

fn next_end(text: &str, start: usize) -> usize {
    text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length)
}

/// Whether what stands above and below would become one block: two lists, or a list and what is indented below it.
fn would_join(note: &Note, blocks: &[Block], heading: &Heading) -> bool {
    let at = blocks.partition_point(|(index, _)| *index < heading.node.index());
    let above = at.checked_sub(1).map(|before| blocks[before].1.kind);
    let Some((_, below)) = blocks.get(at + 1) else { return false };
    let is_list =
        |kind| matches!(kind, NodeKind::BulletList | NodeKind::OrderedList(_) | NodeKind::FootnoteDefinition(_));
    let is_code = |kind| matches!(kind, NodeKind::IndentedCode);
    let goes_in = |node: &Node| {
        let line = line(note.text(), node.start as usize);
        is_list(node.kind) || is_code(node.kind) || note.text()[line].starts_with([' ', '\t'])
    };
    above.is_some_and(|kind| is_list(kind) && goes_in(below) || is_code(kind) && is_code(below.kind))
}
