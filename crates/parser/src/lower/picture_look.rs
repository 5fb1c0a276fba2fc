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
        // What `![[tree.png|center]]` says stands behind a bar altogether.
        let begins = if self.body[..words.start].ends_with('|') { Part::BehindBar } else { Part::First };
        let Some((left, look)) = split(&self.body[words.clone()], begins) else { return };
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

/// Where a part of what stands in a picture's brackets is found.
#[derive(Clone, Copy)]
enum Part {
    /// In the place of the words: a lone "Left" is a description.
    First,
    BehindBar,
}

/// Where the words end before the parts that say how the picture looks, and what these say.
fn split(words: &str, begins: Part) -> Option<(usize, PictureLook)> {
    let (mut left, mut look) = (words.len(), PictureLook::default());
    loop {
        let bar = words[..left].rfind('|');
        let part = if bar.is_some() { Part::BehindBar } else { begins };
        if !look.take(words[bar.map_or(0, |bar| bar + 1)..left].trim(), part) {
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
    /// Takes one part; whether it says how the picture looks.
    fn take(&mut self, text: &str, part: Part) -> bool {
        if let Some((width, height)) = size(text) {
            (self.width, self.height) = (Some(width), height);
            return true;
        }
        let position = position(text).filter(|_| matches!(part, Part::BehindBar));
        self.position = position.unwrap_or(self.position);
        position.is_some()
    }
}

fn position(word: &str) -> Option<Alignment> {
    match word.to_ascii_lowercase().as_str() {
        "left" => Some(Alignment::Left),
        "center" | "centre" => Some(Alignment::Center),
        "right" => Some(Alignment::Right),
        _ => None,
    }
}

/// `300` or `300x200`: a width, and a height where there is one.
fn size(text: &str) -> Option<(u32, Option<u32>)> {
    match text.split_once(['x', 'X']) {
        Some((width, height)) => Some((pixels(width)?, Some(pixels(height)?))),
        None => Some((pixels(text)?, None)),
    }
}

fn pixels(number: &str) -> Option<u32> {
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|pixels| is_number && (1..=10_000).contains(pixels))
}
