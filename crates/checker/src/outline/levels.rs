//! Levels without gaps: which one each section would have.

use super::{Item, Outline, Source, first_block, is_atx, is_movable};
use coursenotes_parser::Note;

/// Finds parents, skips, and the level of each item in which nothing is skipped.
///
/// A repair that only raised the heading that skips would make the ones below it skip in turn. So the whole tree is kept,
/// with each child one level below its parent; what changes belongs to the repair of the heading that skipped.
pub(super) fn settle(items: &mut [Item], note: &Note) {
    let following = following(items);
    let mut open: Vec<usize> = Vec::new();
    for at in 0..items.len() {
        let level = items[at].level;
        let mut sibling = None;
        while let Some(last) = open.pop_if(|last| items[*last].level >= level) {
            sibling = Some(last);
        }
        let parent = open.last().copied();
        open.push(at);
        items[at].parent = parent.map(number);
        items[at].skips = at > 0 && level > items[at - 1].level + 1;
        items[at].lacks_part = parent.is_some_and(|parent| lacks_part(at, level, items[parent].level, &following));
        if let Some(parent) = parent.filter(|_| !items[at].lacks_part) {
            items[at].settled = items[parent].settled + 1;
            items[at].owner = owner(items, at, parent, sibling);
        }
    }
    // Where one can't be changed, neither can those around it.
    if items.iter().any(|item| item.settled != item.level && !is_movable(note, item)) {
        for item in items {
            item.settled = item.level;
            item.owner = None;
        }
    }
}

/// Where the next item of each level stands; the number of items where none does.
type Following = [usize; 7];

fn following(items: &[Item]) -> Vec<Following> {
    let mut next = [items.len(); 7];
    let mut all: Vec<Following> = items
        .iter()
        .enumerate()
        .rev()
        .map(|(at, item)| {
            let following = next;
            next[usize::from(item.level)] = at;
            following
        })
        .collect();
    all.reverse();
    all
}

/// Whether an item skips a level that a later part has, and things of the item's own level stand in that part: then the
/// heading of its own part is missing, and raising it would make a part of it.
fn lacks_part(at: usize, level: u8, above: u8, following: &[Following]) -> bool {
    let (level, above) = (usize::from(level), usize::from(above));
    let end = following[at][1..=above].iter().min().copied().unwrap_or_default();
    let part = following[at][above + 1];
    level > above + 1 && part < end && following[part][level] < end
}

/// Whose repair an item's new level belongs to.
fn owner(items: &mut [Item], at: usize, parent: usize, sibling: Option<usize>) -> Option<u32> {
    let item = &items[at];
    if item.settled == item.level {
        return None;
    }
    let itself = Some(number(at));
    if item.skips {
        return itself;
    }
    let is_gap = item.level > items[parent].level + 1;
    let is_heading = |owner: &u32| matches!(items[*owner as usize].source, Source::Heading(_));
    let from_parent = items[parent].owner.filter(|owner| !is_gap && is_heading(owner));
    let found = from_parent.or_else(|| sibling.and_then(|sibling| items[sibling].owner)).or(items[parent].owner);
    match (item.source, found) {
        // The line above that lacks its space is no heading yet, so this one does skip.
        (Source::Heading(_), found) if !found.as_ref().is_some_and(is_heading) => {
            items[at].skips = true;
            itself
        }
        (Source::Unspaced(_), found) if !found.as_ref().is_some_and(is_heading) => itself,
        (_, found) => found,
    }
}

/// By how many levels the outline can be raised so that its first section becomes the title.
pub(super) fn raise(outline: &Outline, note: &Note) -> u8 {
    let Some((first, rest)) = outline.items.split_first() else { return 0 };
    let Some(heading) = first.heading(note) else { return 0 };
    let is_above_all = rest.iter().all(|item| item.level > first.level);
    let has_only_marks =
        outline.items.iter().all(|item| item.heading(note).is_none_or(|heading| is_atx(note, heading)));
    let is_first = first_block(note, &outline.kinds) == Some(heading.node.index());
    if is_above_all && has_only_marks && is_first { first.level - 1 } else { 0 }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a note has fewer headings than bytes")
}
