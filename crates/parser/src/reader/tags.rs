//! Tags of `GitBook` on lines of their own: `{% hint style="info" %}` … `{% endhint %}`.
//!
//! The reader knows nothing of them. It gets a comment of the same length in place of each such line, which begins and
//! ends a block wherever it stands, and what comes of the comment is decided by the list that is made here.

mod pairs;
mod scan;

use super::prepare::Insertion;
use crate::AlertKind;
use pairs::{Pairs, Steps};
use scan::{Found, MARKS, lines};
use std::ops::Range;

/// The tags that are read, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    pub(crate) list: Vec<Tag>,
}

/// A tag; places are offsets in the text.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) range: Range<usize>,
    pub(crate) meaning: Meaning,
}

/// What a tag does.
#[derive(Debug)]
pub(crate) enum Meaning {
    /// It begins a frame; `whole` reaches to the end of the tag that closes it.
    Opens { frame: FrameStart, whole: Range<usize> },
    /// It ends the frame that began with the tag at this place of the list.
    Closes(usize),
    /// It shows a link to an address.
    Shows(Range<usize>),
    /// It says how to set what is shown anyway.
    Nothing,
}

/// What stands around the blocks between two tags.
#[derive(Clone, Debug)]
pub(crate) enum FrameStart {
    Hint(AlertKind),
    /// The title's place.
    Titled(Range<usize>),
    /// A step's number.
    Step(u32),
    /// The address of the page that the blocks lead to.
    Page(Range<usize>),
}

impl Tags {
    /// The tags of a text that have their end, or need none. Lines with others stay text.
    pub(crate) fn find(text: &str) -> Self {
        let mut found = lines(text);
        let list = meanings(text, &found).unwrap_or_else(|| {
            found.retain(|tag| !tag.shares_line);
            meanings(text, &found).unwrap_or_default()
        });
        Self { list }
    }

    /// The tags that stand in a part of the text.
    pub(crate) fn within(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.list.partition_point(|tag| tag.range.start < range.start);
        let end = self.list.partition_point(|tag| tag.range.start < range.end);
        start..end
    }

    /// Puts comments in the place of the tags. Those on one line become one.
    pub(crate) fn hide(&self, text: &str, changes: &mut Vec<(usize, u8)>) {
        for line in self.runs(text) {
            changes.extend(line.clone().map(|at| (at, b'x')));
            let marks = (line.start..).zip(*b"<!--").chain((line.end - 3..).zip(*b"-->"));
            changes.extend(marks);
        }
    }

    /// A blank line above each tag that stands right below other text: a block of HTML would take it in. The first line of
    /// a list's item needs none.
    pub(crate) fn blank_lines(&self, text: &str) -> Vec<Insertion> {
        let mut insertions = Vec::new();
        for run in self.runs(text) {
            let start = text[..run.start].rfind('\n').map_or(0, |at| at + 1);
            let marks = &text[start..run.start];
            let above = text[..start].lines().next_back().unwrap_or_default();
            if marks.trim_matches(MARKS).is_empty() && !above.trim_matches(MARKS).trim_end().is_empty() {
                insertions.push((run.start, format!("\n{marks}")));
            }
        }
        insertions
    }

    /// From the first tag of each line to the last one.
    fn runs(&self, text: &str) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for tag in &self.list {
            match runs.last_mut() {
                Some(last) if !text[last.end..tag.range.start].contains('\n') => last.end = tag.range.end,
                _ => runs.push(tag.range.clone()),
            }
        }
        runs
    }
}

/// What the tags do; nothing, where one has no meaning that shares its line with others: a line is hidden as a whole.
fn meanings(text: &str, found: &[Found]) -> Option<Vec<Tag>> {
    let pairs = Pairs::of(found);
    let mut list = Vec::new();
    let mut places = vec![0; found.len()];
    let mut steps = Steps::default();
    for (number, tag) in found.iter().enumerate() {
        places[number] = list.len();
        let end = pairs.ends[number].map(|end| found[end].range.clone());
        let step = steps.number(tag.name, end.as_ref());
        let meaning = match pairs.begins[number] {
            Some(begin) => Some(Meaning::Closes(places[begin])),
            None => meaning(text, tag, end, step),
        };
        match meaning {
            Some(meaning) => list.push(Tag { range: tag.range.clone(), meaning }),
            None if tag.shares_line => return None,
            None => {}
        }
    }
    Some(list)
}

/// What a tag does that is closed by the tag at `end`, and has the number `step` if it is one.
fn meaning(text: &str, tag: &Found, end: Option<Range<usize>>, step: u32) -> Option<Meaning> {
    let value = |name| tag.value(text, name).filter(|value| !text[value.clone()].trim().is_empty());
    let address = match tag.name {
        "include" => value(""),
        "file" => value("src"),
        "page-ref" => value("page"),
        _ => value("url"),
    };
    let is_empty =
        || end.as_ref().is_none_or(|end| text[tag.range.end..end.start].trim_matches(MARKS).trim().is_empty());
    if let Some(address) = address.clone()
        && (tag.name != "content-ref" || is_empty())
    {
        return Some(Meaning::Shows(address));
    }
    let whole = tag.range.start..end?.end;
    let frame = match (tag.name, address, value("title")) {
        ("hint", ..) => FrameStart::Hint(alert(value("style").map_or("", |style| &text[style]))),
        ("step", ..) => FrameStart::Step(step),
        ("content-ref", Some(address), _) => FrameStart::Page(address),
        (_, _, Some(title)) => FrameStart::Titled(title),
        _ => return Some(Meaning::Nothing),
    };
    Some(Meaning::Opens { frame, whole })
}

/// The four styles of a hint.
fn alert(style: &str) -> AlertKind {
    match style {
        "success" => AlertKind::Tip,
        "warning" => AlertKind::Warning,
        "danger" => AlertKind::Caution,
        _ => AlertKind::Note,
    }
}
