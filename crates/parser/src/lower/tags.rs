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
        let first = tags.tags.get(within.start).filter(|_| !within.is_empty())?;
        self.body[block.start..first.range.start].trim_matches([' ', '\t', '>']).is_empty().then_some(within)
    }

    /// Does what a line of tags says.
    pub(super) fn tags(&mut self, tags: Range<usize>) {
        let Some(all) = self.tags else { return };
        for at in tags {
            let tag = &all.tags[at];
            match &tag.meaning {
                Meaning::Nothing => {}
                Meaning::Shows(address) => self.address(tag.range.clone(), address.clone()),
                Meaning::Opens { frame, whole } => self.open_frame(at, frame, whole.clone()),
                Meaning::Closes(begin) => {
                    if let Ok(open) = self.frames.binary_search_by_key(begin, |open| open.tag) {
                        self.frames[open].is_ended = true;
                    }
                    self.close_ended_frames();
                }
            }
        }
    }

    fn open_frame(&mut self, tag: usize, frame: &FrameStart, whole: Range<usize>) {
        let kind = match frame {
            FrameStart::Hint(alert) => FrameKind::Hint(*alert),
            FrameStart::Titled(title) => FrameKind::Titled(self.span(title.clone())),
        };
        let place = number(self.note.frames.len());
        let span = self.span(whole.clone());
        self.note.frames.push(Frame { span, kind });
        let node = self.open(NodeKind::Frame(place), whole);
        self.frames.push(Open { node, tag, is_ended: false });
    }

    /// Closes the innermost frames whose end was met.
    pub(super) fn close_ended_frames(&mut self) {
        while let Some(open) = self.frames.last()
            && open.is_ended
            && self.open.last() == Some(&open.node)
        {
            self.frames.pop();
            self.close();
        }
    }

    /// Closes the frames in the block that is about to be closed: they can't go on outside of it.
    pub(super) fn close_frames(&mut self) {
        while let Some(open) = self.frames.last()
            && self.open.last() == Some(&open.node)
        {
            self.frames.pop();
            let id = self.close();
            let end = self.open.last().map_or(u32::MAX, |block| self.note.node(*block).end);
            let node = &mut self.note.nodes[id.index()];
            node.end = node.end.min(end);
        }
    }

    /// A paragraph with a link to what a tag shows.
    fn address(&mut self, tag: Range<usize>, address: Range<usize>) {
        let source = &self.body[address.clone()];
        let is_web = source.contains("://");
        let name = if is_web { 0 } else { source.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1) };
        let words = address.start + name..address.end;
        let (text, span, destination) = (self.span(words.clone()), self.span(tag.clone()), self.span(address));
        self.open(NodeKind::Paragraph, tag.clone());
        let place = number(self.note.links.len());
        let node = self.open(NodeKind::Link(place), tag);
        self.leaf(NodeKind::Text, words);
        self.close();
        self.close();
        self.note.links.push(Link {
            node,
            kind: LinkKind::Tag,
            is_image: false,
            span,
            text,
            destination: Destination { span: destination, decoded: None },
            title: None,
            label: None,
            has_alt: false,
            look: PictureLook::default(),
        });
    }
}
