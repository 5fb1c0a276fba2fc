//! Quotes that begin with `[!kind]`: GitHub's alerts, and the callouts of Obsidian, which have titles and kinds of their own.

use super::Lowering;
use super::blocks::number;
use crate::{AlertKind, NodeId, NodeKind};
use std::ops::Range;

impl Lowering<'_> {
    /// Completes a quote that was just closed.
    pub(super) fn quote(&mut self, id: NodeId) {
        match self.note.node(id).kind {
            NodeKind::Alert(_) if self.note.node(id).next.index() == id.index() + 1 => self.unmarked_line(id),
            NodeKind::BlockQuote if self.dialect.callouts => self.callout(id),
            _ => {}
        }
    }

    /// Asks for the mark of a quote before the line below an alert's kind, where the alert has nothing else. A line without
    /// a mark goes on with a paragraph (`CommonMark` 5.1), and to GitHub the kind is the first line of one; the reader has no
    /// paragraph there that could go on.
    fn unmarked_line(&mut self, alert: NodeId) {
        let start = self.note.node(alert).start as usize - self.base;
        let line = self.body[..start].rfind('\n').map_or(0, |end| end + 1);
        let (Some(kind), Some(end)) = (self.body[start..].find('['), self.body[start..].find('\n')) else { return };
        let next = start + end + 1;
        let below = self.body[next..].lines().next().unwrap_or_default();
        if goes_on(below) {
            let marks = self.body[line..start + kind].chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' });
            self.corrections.insertions.push((next, marks.collect()));
        }
    }

    /// Makes an alert of a quote whose first words are a kind. What stands behind it in its line is the title: a paragraph
    /// of its own.
    fn callout(&mut self, quote: NodeId) {
        let (title, words) = (NodeId(quote.0 + 1), NodeId(quote.0 + 2));
        let is = |id: NodeId, kind| self.note.nodes.get(id.index()).is_some_and(|node| node.kind == kind);
        if !is(title, NodeKind::Paragraph) || !is(words, NodeKind::Text) {
            return;
        }
        let span = self.note.span(words).range();
        let Some(marker) = Marker::read(&self.body[span.start - self.base..span.end - self.base]) else { return };
        self.note.nodes[quote.index()].kind = NodeKind::Alert(marker.kind);
        self.end_title(title);
        let is_alone = marker.length == span.len() && self.note.node(title).next.0 == words.0 + 1;
        let shown = if is_alone { marker.name } else { marker.length..span.len() };
        let node = &mut self.note.nodes[words.index()];
        node.end = node.start + number(shown.end);
        node.start += number(shown.start);
        if is_alone {
            let name = self.body[node.start as usize - self.base..node.end as usize - self.base].to_owned();
            let place = self.note.shown.partition_point(|(node, _)| *node < words);
            self.note.shown.insert(place, (words, capitalised(&name).into()));
        }
    }

    /// Ends the paragraph with its first line; the others are the next paragraph.
    fn end_title(&mut self, title: NodeId) {
        let is_break = |id: &NodeId| matches!(self.note.node(*id).kind, NodeKind::SoftBreak | NodeKind::HardBreak);
        let Some(line_end) = self.note.children(title).find(is_break) else { return };
        let (whole, Some(below)) = (*self.note.node(title), self.note.nodes.get(line_end.index() + 1)) else { return };
        let start = below.start;
        let line_end_start = self.note.node(line_end).start;
        let nodes = &mut self.note.nodes;
        nodes[line_end.index()] = crate::Node { kind: NodeKind::Paragraph, start, ..whole };
        (nodes[title.index()].end, nodes[title.index()].next) = (line_end_start, line_end);
    }
}

/// `[!kind|further]`, a sign that folds it, and the blanks behind.
struct Marker {
    kind: AlertKind,
    name: Range<usize>,
    length: usize,
}

impl Marker {
    fn read(words: &str) -> Option<Self> {
        let end = words.strip_prefix("[!")?.find(']')? + "[!".len();
        let name = words["[!".len()..end].split('|').next().unwrap_or_default().trim_end();
        let is_name = name.starts_with(char::is_alphanumeric)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
        let behind = &words[end + 1..];
        let title = behind.strip_prefix(['+', '-']).unwrap_or(behind);
        let title = title.trim_start_matches([' ', '\t']);
        is_name.then(|| Self {
            kind: kind(&name.to_lowercase()),
            name: "[!".len().."[!".len() + name.len(),
            length: words.len() - title.len(),
        })
    }
}

/// The nearest of GitHub's kinds; one that nobody knows is a note, as in Obsidian.
fn kind(name: &str) -> AlertKind {
    match name {
        "tip" | "hint" | "success" | "check" | "done" => AlertKind::Tip,
        "important" => AlertKind::Important,
        "warning" | "attention" => AlertKind::Warning,
        "caution" | "danger" | "error" | "bug" | "failure" | "fail" | "missing" => AlertKind::Caution,
        _ => AlertKind::Note,
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
}

/// Whether a line can only be more of a paragraph that was begun above it, as far as its first bytes tell.
fn goes_on(line: &str) -> bool {
    let words = line.trim();
    let is_line = words.len() > 2 && words.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b' ' | b'\t'));
    let behind_number = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_numbered = behind_number.len() < words.len() && behind_number.strip_prefix(['.', ')']).is_some_and(is_item);
    let is_marked = words.strip_prefix(['-', '+', '*']).is_some_and(is_item);
    let begins = ["#", ">", "|", "<", "=", "```", "~~~", "[^"].iter().any(|mark| words.starts_with(mark));
    !(words.is_empty() || is_line || is_numbered || is_marked || begins)
}
