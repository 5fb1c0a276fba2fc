//! Runs of text: joined where the reader cut them, then searched for what GitHub makes of plain words.

use super::Lowering;
use crate::reader::{autolink, places, strikethrough};
use crate::{Destination, FootnoteReference, Link, LinkKind, NodeKind, PictureLook};
use pulldown_cmark::CowStr;
use std::ops::Range;

/// Text events that touch each other in the source. A backslash that escapes the next character may lie between.
#[derive(Debug, Default)]
pub(super) struct TextRun {
    /// Bytes of the body, and what is shown where that differs. Neighbours without a difference are one piece.
    pieces: Vec<(Range<usize>, Option<Box<str>>)>,
}

impl TextRun {
    fn range(&self) -> Option<Range<usize>> {
        Some(self.pieces.first()?.0.start..self.pieces.last()?.0.end)
    }
}

impl Lowering<'_> {
    /// Takes a text event; its nodes come when the run ends.
    pub(super) fn text(&mut self, words: &CowStr, range: Range<usize>) {
        let nul = if self.has_nul { memchr::memchr(0, words.as_bytes()) } else { None };
        if nul.is_some() && words.len() == range.len() && matches!(words, CowStr::Borrowed(_)) {
            self.text_with_nul(words, range.start);
        } else {
            self.text_piece(words, range);
        }
    }

    /// Each NUL is a piece of its own: a piece that isn't a slice of the source is never cut.
    fn text_with_nul(&mut self, words: &str, start: usize) {
        let mut at = 0;
        for part in words.split_inclusive('\0') {
            let plain = part.trim_end_matches('\0');
            if !plain.is_empty() {
                self.text_piece(&CowStr::Borrowed(plain), start + at..start + at + plain.len());
            }
            at += part.len();
            if plain.len() < part.len() {
                self.text_piece(&CowStr::Borrowed("\u{fffd}"), start + at - 1..start + at);
            }
        }
    }

    fn text_piece(&mut self, words: &CowStr, range: Range<usize>) {
        // `&ngE;` is as long as what it stands for.
        let is_entity = self.body.as_bytes().get(range.start) == Some(&b'&') && self.borrowed(words).is_none();
        let slice = self.is_slice(words) && words.len() == range.len() && !is_entity;
        let shown = (!slice).then(|| words.replace('\0', "\u{fffd}").into_boxed_str());
        if let Some((last, last_shown)) = self.run.pieces.last_mut() {
            let gap = range.start.checked_sub(last.end);
            if gap == Some(0) && shown.is_none() && last_shown.is_none() {
                last.end = range.end;
                return;
            }
            let touches = gap == Some(0) || gap == Some(1) && self.body.as_bytes()[last.end] == b'\\';
            if !touches {
                self.flush_text();
            }
        }
        self.run.pieces.push((range, shown));
    }

    /// Ends the run of text and makes its nodes.
    pub(super) fn flush_text(&mut self) {
        let Some(range) = self.run.range() else { return };
        let mut pieces = std::mem::take(&mut self.run.pieces);
        if self.in_code() {
            self.plain(&pieces);
        } else {
            self.searched(&pieces, range);
        }
        // The memory is used again for the next run.
        pieces.clear();
        self.run.pieces = pieces;
    }

    fn in_code(&self) -> bool {
        let kind = |id: &crate::NodeId| self.note.nodes[id.index()].kind;
        let last = self.open.last().map(kind);
        matches!(last, Some(NodeKind::FencedCode(_) | NodeKind::IndentedCode | NodeKind::MathBlock(_)))
    }

    fn plain(&mut self, pieces: &[(Range<usize>, Option<Box<str>>)]) {
        for (range, shown) in pieces {
            let id = self.push(NodeKind::Text, range.clone());
            if let Some(shown) = shown {
                self.note.shown.push((id, shown.clone()));
            }
        }
    }

    /// Makes the nodes of a run and records what it may be besides words.
    fn searched(&mut self, pieces: &[(Range<usize>, Option<Box<str>>)], range: Range<usize>) {
        if !self.prepared.has_www && !self.marks.any_in(&range) {
            self.plain(pieces);
            return;
        }
        let body = self.body;
        let raw = &body[range.clone()];
        let bytes = raw.as_bytes();
        if memchr::memchr2(b']', b')', bytes).is_some() {
            self.brackets(raw, range.start);
        }
        let mut links = Vec::new();
        if self.link_depth == 0 && (self.prepared.has_www || memchr::memchr2(b':', b'@', bytes).is_some()) {
            links = autolink::find(raw, body[..range.start].chars().next_back());
        }
        let mut at = 0;
        links.retain(|link| {
            self.count_brackets(&raw[at..link.range.start]);
            at = link.range.start;
            self.brackets == 0
        });
        self.count_brackets(&raw[at..]);
        let struck = match memchr::memchr(b'~', bytes) {
            Some(_) => strikethrough::pairs(raw, &links),
            None => Vec::new(),
        };
        if links.is_empty() && struck.is_empty() {
            self.plain(pieces);
            return;
        }
        let mut at = range.start;
        for (open, close) in struck {
            let (open, close) = (range.start + open, range.start + close);
            self.linked(pieces, &links, range.start, at..open);
            self.open(NodeKind::Strikethrough, open..close + 1);
            self.linked(pieces, &links, range.start, open + 1..close);
            self.close();
            at = close + 1;
        }
        self.linked(pieces, &links, range.start, at..range.end);
    }

    /// Counts the brackets that `text`, the next part of the block, opens and closes.
    fn count_brackets(&mut self, text: &str) {
        for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
            let escaped = at > 0 && text.as_bytes()[at - 1] == b'\\';
            match text.as_bytes()[at] {
                _ if escaped => {}
                b'[' => self.brackets += 1,
                _ => self.brackets = self.brackets.saturating_sub(1),
            }
        }
    }

    /// The nodes of a part of the run, with its bare addresses as links.
    fn linked(
        &mut self,
        pieces: &[(Range<usize>, Option<Box<str>>)],
        links: &[autolink::Autolink],
        base: usize,
        part: Range<usize>,
    ) {
        let mut at = part.start;
        let first = links.partition_point(|link| base + link.range.start < part.start);
        let inside = links[first..].iter().take_while(|link| base + link.range.start < part.end);
        for link in inside {
            let range = base + link.range.start..base + link.range.end;
            if range.start < at || range.end > part.end {
                continue;
            }
            self.part(pieces, at..range.start);
            self.bare_link(link.prefix, range.clone());
            at = range.end;
        }
        self.part(pieces, at..part.end);
    }

    /// The pieces that lie in `part`, cut to it.
    fn part(&mut self, pieces: &[(Range<usize>, Option<Box<str>>)], part: Range<usize>) {
        let first = pieces.partition_point(|(range, _)| range.end <= part.start);
        for (range, shown) in pieces[first..].iter().take_while(|(range, _)| range.start < part.end) {
            let start = range.start.max(part.start);
            let end = range.end.min(part.end);
            if start < end {
                // An entity is never cut: an address takes it whole or leaves it.
                self.plain(&[(start..end, shown.clone())]);
            }
        }
    }

    fn bare_link(&mut self, prefix: &str, range: Range<usize>) {
        let source = &self.body[range.clone()];
        let span = self.span(range.clone());
        let number = u32::try_from(self.note.links.len()).expect("a note has fewer links than bytes");
        let node = self.open(NodeKind::Link(number), range.clone());
        self.leaf(NodeKind::Text, range);
        self.close();
        let decoded = (!prefix.is_empty()).then(|| format!("{prefix}{source}").into());
        let destination = Destination { span, decoded };
        let kind = LinkKind::Bare;
        self.note.links.push(Link {
            node,
            kind,
            is_image: false,
            span,
            text: span,
            destination,
            title: None,
            label: None,
            has_alt: false,
            look: PictureLook::default(),
        });
    }

    /// Records what brackets in plain text may have been meant to be: a link, or a footnote mark.
    fn brackets(&mut self, raw: &str, base: usize) {
        let bytes = raw.as_bytes();
        for at in memchr::memchr2_iter(b']', b')', bytes) {
            let escaped = at > 0 && bytes[at - 1] == b'\\';
            let rest = self.body[base + at + 1..].trim_start_matches([' ', '\t']).as_bytes();
            let opens = match bytes[at] {
                b']' => rest.first() == Some(&b'('),
                _ => self.body.as_bytes().get(base + at + 1) == Some(&b'['),
            };
            if opens && !escaped {
                self.note.stray_brackets.push(self.span(base + at..base + at).start);
            }
        }
        for at in places(bytes, b"[^", 1) {
            let escaped = at > 0 && bytes[at - 1] == b'\\';
            let label = &raw[at + 2..];
            let length = label.find([']', '[', ' ', '\t', '^']).filter(|&end| end > 0 && label.as_bytes()[end] == b']');
            if let (Some(length), false) = (length, escaped) {
                let start = base + at;
                let span = self.span(start..start + length + 3);
                let label = self.span(start + 2..start + 2 + length);
                self.note.footnote_references.push(FootnoteReference { span, label, number: None });
            }
        }
    }
}

/// What the source of a line end within a paragraph is on GitHub: kept after a backslash or two spaces. The reader counts
/// a tab among the spaces.
pub(super) fn line_end(source: &str) -> NodeKind {
    let before = source.trim_end_matches(['\n', '\r']);
    let is_kept = before.is_empty() || before.ends_with('\\') || before.ends_with("  ");
    if is_kept { NodeKind::HardBreak } else { NodeKind::SoftBreak }
}
