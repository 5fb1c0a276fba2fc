//! What a vault of Obsidian writes behind a picture's words: `|300`, `|300x200`, `|center`, and several of them.

use super::Lowering;
use super::blocks::number;
use crate::note::node_id;
use crate::{Alignment, NodeKind, PictureLook};
use std::ops::Range;

impl Lowering<'_> {
    /// Takes size and position out of the words of the picture `note.links[place]`, whose node was just closed. The words
    /// stand at `words` of the body.
    pub(super) fn look(&mut self, place: u32, words: &Range<usize>) {
        let Some((left, look)) = split(&self.body[words.clone()]) else { return };
        self.drop_words(place, self.base + words.start + left);
        let text = self.span(words.start..words.start + left);
        let link = &mut self.note.links[place as usize];
        (link.text, link.look) = (text, look);
    }

    /// Takes out of the tree what stands at `cut` of the text and behind it.
    fn drop_words(&mut self, place: u32, cut: usize) {
        let picture = self.note.links[place as usize].node;
        let nodes = &mut self.note.nodes;
        let inside = nodes[picture.index() + 1..].iter().take_while(|node| (node.start as usize) < cut).count();
        nodes.truncate(picture.index() + 1 + inside);
        let next = node_id(nodes.len());
        nodes[picture.index()].next = next;
        if let Some(last) = nodes[picture.index() + 1..].last_mut().filter(|last| last.kind == NodeKind::Text) {
            last.end = last.end.min(number(cut));
        }
        let shown = self.note.shown.partition_point(|(node, _)| *node < next);
        self.note.shown.truncate(shown);
    }
}

/// Where the words end before the parts that say how the picture looks, and what these say.
fn split(words: &str) -> Option<(usize, PictureLook)> {
    let (mut left, mut look) = (words.len(), PictureLook::default());
    loop {
        let bar = words[..left].rfind('|');
        if !look.take(words[bar.map_or(0, |bar| bar + 1)..left].trim()) {
            break;
        }
        // In a table the bar has to be escaped.
        left = bar.map_or(0, |bar| bar - usize::from(words[..bar].ends_with('\\')));
        if bar.is_none() {
            break;
        }
    }
    (look != PictureLook::default()).then_some((left, look))
}

impl PictureLook {
    /// Takes one part; whether it is one.
    fn take(&mut self, part: &str) -> bool {
        match part.to_ascii_lowercase().as_str() {
            "left" => self.position = Alignment::Left,
            "center" | "centre" => self.position = Alignment::Center,
            "right" => self.position = Alignment::Right,
            size => {
                let (width, height) =
                    size.split_once('x').map_or((size, None), |(width, height)| (width, Some(height)));
                let Some(width) = pixels(width) else { return false };
                let height = height.map(pixels);
                if height == Some(None) {
                    return false;
                }
                (self.width, self.height) = (Some(width), height.flatten());
            }
        }
        true
    }
}

fn pixels(number: &str) -> Option<u32> {
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|pixels| is_number && (1..=10_000).contains(pixels))
}
