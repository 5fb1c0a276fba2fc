//! Tags of `GitBook` on lines of their own: `{% hint style="info" %}` … `{% endhint %}`.
//!
//! The reader knows nothing of them. It gets a comment of the same length in place of each such line, which begins and
//! ends a block wherever it stands, and what comes of the comment is decided by the list that is made here.

use super::prepare::Insertion;
use crate::AlertKind;
use memchr::memmem;
use std::collections::BTreeMap;
use std::ops::Range;

/// The tags that are read, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    pub(crate) tags: Vec<Tag>,
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
    /// It begins a frame, which the text at the end of `whole` ends at the latest.
    Opens { frame: FrameStart, whole: Range<usize> },
    /// It ends the frame that began with the tag at this place of the list.
    Closes(usize),
    /// It shows what lies at an address.
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
}

/// Tags whose content is shown as it is, each with an end. What isn't among these and names no address stays text.
const AROUND: &[&str] = &[
    "hint",
    "code",
    "tabs",
    "tab",
    "stepper",
    "step",
    "columns",
    "column",
    "content-ref",
    "embed",
    "file",
    "updates",
    "update",
    "raw",
];

impl Tags {
    /// The tags of a text that have their end, or need none.
    pub(crate) fn find(text: &str) -> Self {
        let found = lines(text);
        let mut ends: Vec<Option<usize>> = vec![None; found.len()];
        let mut begins: Vec<Option<usize>> = vec![None; found.len()];
        let mut open = Open::default();
        for (number, tag) in found.iter().enumerate() {
            if let Some(ended) = tag.name.strip_prefix("end") {
                begins[number] = open.end(ended);
                begins[number].into_iter().for_each(|begin| ends[begin] = Some(number));
            } else if AROUND.contains(&tag.name) {
                open.begin(tag.name, number);
            }
        }
        let mut tags = Vec::new();
        let mut places = vec![0; found.len()];
        for (number, tag) in found.iter().enumerate() {
            places[number] = tags.len();
            let end = ends[number].map(|end| found[end].range.end);
            let meaning = match (begins[number], end) {
                (Some(begin), _) => Some(Meaning::Closes(places[begin])),
                (None, end) => tag.meaning(text, end),
            };
            tags.extend(meaning.map(|meaning| Tag { range: tag.range.clone(), meaning }));
        }
        Self { tags }
    }

    /// The tags that stand in a part of the text.
    pub(crate) fn within(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.tags.partition_point(|tag| tag.range.start < range.start);
        let end = self.tags.partition_point(|tag| tag.range.start < range.end);
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

    /// A blank line above each tag that stands right below other text: a block of HTML would take it in.
    pub(crate) fn blank_lines(&self, text: &str) -> Vec<Insertion> {
        let mut insertions = Vec::new();
        for run in self.runs(text) {
            let start = text[..run.start].rfind('\n').map_or(0, |at| at + 1);
            let marks = &text[start..run.start];
            let above = text[..start].lines().next_back().unwrap_or_default();
            if !above.trim_matches([' ', '\t', '>', '\r']).is_empty() {
                insertions.push((run.start, format!("\n{marks}")));
            }
        }
        insertions
    }

    /// From the first tag of each line to the last one.
    fn runs(&self, text: &str) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for tag in &self.tags {
            match runs.last_mut() {
                Some(last) if !text[last.end..tag.range.start].contains('\n') => last.end = tag.range.end,
                _ => runs.push(tag.range.clone()),
            }
        }
        runs
    }
}

/// Tags that wait for their end.
#[derive(Default)]
struct Open<'a> {
    all: Vec<usize>,
    /// For each name the places in `all`, some of them of tags that are gone.
    by_name: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Open<'a> {
    fn begin(&mut self, name: &'a str, tag: usize) {
        self.by_name.entry(name).or_default().push(self.all.len());
        self.all.push(tag);
    }

    /// The last tag of that name. Those that have begun since are never ended.
    fn end(&mut self, name: &str) -> Option<usize> {
        let places = self.by_name.get_mut(name)?;
        let place = places.pop()?;
        let tag = self.all[place];
        self.all.truncate(place);
        for places in self.by_name.values_mut() {
            while places.pop_if(|gone| *gone >= place).is_some() {}
        }
        Some(tag)
    }
}

/// A tag as it is written.
struct Found<'a> {
    name: &'a str,
    range: Range<usize>,
    /// What follows the name.
    attributes: Range<usize>,
}

impl Found<'_> {
    fn meaning(&self, text: &str, end: Option<usize>) -> Option<Meaning> {
        let value = |name| attribute(text, &self.attributes, name);
        let address = match self.name {
            "include" => value(""),
            "file" => value("src"),
            "content-ref" => None,
            _ => value("url"),
        };
        if let Some(address) = address.filter(|address| !address.is_empty()) {
            return Some(Meaning::Shows(address));
        }
        let whole = self.range.start..end?;
        let frame = match self.name {
            "hint" => FrameStart::Hint(alert(value("style").map_or("", |style| &text[style]))),
            _ => match value("title").filter(|title| !text[title.clone()].trim().is_empty()) {
                Some(title) => FrameStart::Titled(title),
                None => return Some(Meaning::Nothing),
            },
        };
        Some(Meaning::Opens { frame, whole })
    }
}

/// The lines that hold nothing but tags, outside of code and comments.
fn lines(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    if memmem::find(text.as_bytes(), b"{%").is_none() {
        return found;
    }
    let (mut at, mut hiding) = (0, None);
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - content.len();
        at += line.len();
        match &hiding {
            Some(Hiding::Fence(marks)) => {
                let is_end = content.trim_end().starts_with(marks)
                    && content.trim_end().bytes().all(|b| b == marks.as_bytes()[0]);
                hiding.take_if(|_| is_end);
            }
            Some(Hiding::Comment) => drop(hiding.take_if(|_| content.contains("-->"))),
            None if content.starts_with("```") || content.starts_with("~~~") => {
                let length = content.bytes().take_while(|byte| *byte == content.as_bytes()[0]).count();
                hiding = Some(Hiding::Fence(&content[..length]));
            }
            None => {
                let comment = content.rfind("<!--").filter(|begin| !content[*begin..].contains("-->"));
                hiding = comment.map(|_| Hiding::Comment);
                found.extend(
                    tags_in(text, start..start + content.trim_end_matches([' ', '\t', '\r', '\n']).len())
                        .into_iter()
                        .flatten(),
                );
            }
        }
    }
    found
}

/// What makes the lines of a tag no tags.
enum Hiding<'a> {
    Comment,
    /// The marks that begin it.
    Fence(&'a str),
}

/// The tags of a line; nothing where it holds anything else.
fn tags_in(text: &str, line: Range<usize>) -> Option<Vec<Found<'_>>> {
    let mut tags = Vec::new();
    let mut at = line.start;
    loop {
        let rest = &text[at..line.end];
        at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if at == line.end {
            return Some(tags);
        }
        let inside = text[at..line.end].strip_prefix("{%")?;
        let length = inside.find("%}")?;
        let inner = inside[..length].trim_start();
        let name = inner.split([' ', '\t']).next().unwrap_or_default();
        let name_at = at + 2 + length - inner.len();
        let range = at..at + length + 4;
        // A comment takes eight bytes.
        if name.is_empty() || range.len() < 8 {
            return None;
        }
        at = range.end;
        tags.push(Found { name, attributes: name_at + name.len()..range.end - 2, range });
    }
}

/// The value of an attribute, without its quotes; of the value that stands alone, where no name is asked for.
fn attribute(text: &str, attributes: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let mut at = attributes.start;
    while let Some(open) = text[at..attributes.end].find('"').map(|length| at + length) {
        let close = text[open + 1..attributes.end].find('"').map(|length| open + 1 + length)?;
        let before = text[at..open].trim();
        let written = before.strip_suffix('=').map_or("", |before| before.trim_end());
        if written.split_ascii_whitespace().next_back().unwrap_or_default() == name {
            return Some(open + 1..close);
        }
        at = close + 1;
    }
    None
}

/// `GitBook`'s four styles.
fn alert(style: &str) -> AlertKind {
    match style {
        "success" => AlertKind::Tip,
        "warning" => AlertKind::Warning,
        "danger" => AlertKind::Caution,
        _ => AlertKind::Note,
    }
}
