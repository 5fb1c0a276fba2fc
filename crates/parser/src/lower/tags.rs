//! What tags make of the blocks between them, and of the addresses in them.

use super::Lowering;
use super::blocks::number;
use crate::reader::{FrameStart, Meaning};
use crate::{Destination, Frame, FrameKind, Link, LinkKind, NodeId, NodeKind, PictureLook};
use std::ops::Range;

/// A frame that is open.
pub(super) struct Open {
    node: NodeId,
    /// The place of its tag in the list.
    tag: usize,
    /// Whether its end was met, in a block that is open within it.
    is_ended: bool,
}

impl Lowering<'_> {
    /// The tags that a block of HTML stands for, if it does.
    pub(super) fn tags_in(&self, block: &Range<usize>) -> Option<Range<usize>> {
        let tags = self.tags?;
        let within = tags.within(block);
        // What an author wrote around tags is HTML, and hides them.
        let first = tags.list.get(within.start).filter(|_| !within.is_empty())?;
        self.body[block.start..first.range.start].trim_matches([' ', '\t', '>']).is_empty().then_some(within)
    }

    /// Does what a line of tags says.
    pub(super) fn apply_tags(&mut self, line: Range<usize>) {
        let Some(tags) = self.tags else { return };
        for at in line {
            let tag = &tags.list[at];
            match &tag.meaning {
                Meaning::Nothing => {}
                Meaning::Shows(address) => self.address(tag.range.clone(), address.clone()),
                Meaning::Opens { frame, whole } => self.open_frame(at, &tag.range, frame, whole.clone()),
                Meaning::Closes(begin) => {
                    if let Ok(open) = self.frames.binary_search_by_key(begin, |open| open.tag) {
                        self.frames[open].is_ended = true;
                    }
                    self.close_ended_frames();
                }
            }
        }
    }

    fn open_frame(&mut self, at: usize, tag: &Range<usize>, frame: &FrameStart, whole: Range<usize>) {
        let kind = match frame {
            FrameStart::Hint(alert) => FrameKind::Hint(*alert),
            FrameStart::Titled(_) => FrameKind::Titled,
            FrameStart::Step(number) => FrameKind::Step(*number),
            FrameStart::Page(_) => FrameKind::Page,
        };
        let place = number(self.note.frames.len());
        let span = self.span(whole.clone());
        self.note.frames.push(Frame { span, kind });
        let node = self.open(NodeKind::Frame(place), whole);
        self.frames.push(Open { node, tag: at, is_ended: false });
        match frame {
            FrameStart::Titled(title) => {
                self.open(NodeKind::Paragraph, title.clone());
                self.leaf(NodeKind::Text, title.clone());
                self.close();
            }
            FrameStart::Page(address) => {
                self.tag_link(node, tag.clone(), address.clone(), address.start..address.start);
            }
            FrameStart::Hint(_) | FrameStart::Step(_) => {}
        }
    }

    /// Closes the innermost frames whose end was met.
    pub(super) fn close_ended_frames(&mut self) {
        while let Some(open) = self.frames.last()
            && open.is_ended
            && self.open.last() == Some(&open.node)
        {
            self.close_frame();
        }
    }

    /// Closes the frames in the block that is about to be closed: they can't go on outside of it.
    pub(super) fn close_frames(&mut self) {
        while let Some(open) = self.frames.last()
            && self.open.last() == Some(&open.node)
        {
            self.close_frame();
        }
    }

    /// Closes the innermost frame. It ends with its tag, unless that stands outside of the block around, or in the last
    /// block in it.
    fn close_frame(&mut self) {
        self.frames.pop();
        let id = self.close();
        let around = self.open.last().map_or(u32::MAX, |block| self.note.node(*block).end);
        let last = self.note.children(id).last().map_or(0, |last| self.note.node(last).end);
        let end = self.note.node(id).end.min(around).max(last);
        self.note.nodes[id.index()].end = end;
        if let NodeKind::Frame(place) = self.note.node(id).kind {
            self.note.frames[place as usize].span.end = end;
        }
    }

    /// A paragraph with a link to what a tag shows.
    fn address(&mut self, tag: Range<usize>, address: Range<usize>) {
        let source = &self.body[address.clone()];
        let is_web = source.contains("://");
        let name = if is_web { 0 } else { source.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1) };
        let words = address.start + name..address.end;
        self.open(NodeKind::Paragraph, tag.clone());
        let place = number(self.note.links.len());
        let node = self.open(NodeKind::Link(place), tag.clone());
        let text = self.push(NodeKind::Text, words.clone());
        if let Some(shown) = without_escapes(&self.body[words.clone()]) {
            self.note.shown.push((text, shown));
        }
        self.close();
        self.close();
        self.tag_link(node, tag, address, words);
    }

    /// The link that a tag is, in the node that shows its words.
    fn tag_link(&mut self, node: NodeId, tag: Range<usize>, address: Range<usize>, words: Range<usize>) {
        let decoded = without_escapes(&self.body[address.clone()]);
        self.note.links.push(Link {
            node,
            kind: LinkKind::Tag,
            is_image: false,
            span: self.span(tag),
            text: self.span(words),
            destination: Destination { span: self.span(address), decoded },
            title: None,
            label: None,
            has_alt: false,
            look: PictureLook::default(),
        });
    }
}

/// A value as it is meant, where a backslash stands before a sign in it: the editor writes `lecture \(1\).pdf`.
fn without_escapes(value: &str) -> Option<Box<str>> {
    let is_escape = |pair: &[u8]| pair[0] == b'\\' && pair[1].is_ascii_punctuation();
    value.as_bytes().windows(2).any(is_escape).then_some(())?;
    let mut meant = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = characters.next_if(|next| character == '\\' && next.is_ascii_punctuation());
        meant.push(escaped.unwrap_or(character));
    }
    Some(meant.into())
}
