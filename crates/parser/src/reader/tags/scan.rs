//! The tags of a text as they are written: on lines that hold nothing else, outside of code and comments.

use memchr::memmem;
use std::ops::Range;

/// What may stand in front of a tag beside the mark of an item.
pub(super) const MARKS: [char; 3] = [' ', '\t', '>'];

/// A tag as it is written.
pub(super) struct Found<'a> {
    pub(super) name: &'a str,
    pub(super) range: Range<usize>,
    /// What follows the name.
    attributes: Range<usize>,
    /// Whether others stand on its line.
    pub(super) shares_line: bool,
}

impl Found<'_> {
    /// The place of an attribute's value, without its quotes; of the value that stands alone, where no name is asked for.
    pub(super) fn value(&self, text: &str, name: &str) -> Option<Range<usize>> {
        let Range { start: mut at, end } = self.attributes;
        while let Some(open) = text[at..end].find('"').map(|length| at + length) {
            let close = text[open + 1..end].find('"').map(|length| open + 1 + length)?;
            let before = text[at..open].trim();
            let written = before.strip_suffix('=').map_or("", |before| before.trim_end());
            if written.split_ascii_whitespace().next_back().unwrap_or_default() == name {
                return Some(open + 1..close);
            }
            at = close + 1;
        }
        None
    }
}

/// What makes lines that look like tags no tags.
enum Hiding<'a> {
    Comment,
    /// Code between fences, and the marks that begin it.
    Fence(&'a str),
}

/// The tags of a text.
pub(super) fn lines(text: &str) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    if memmem::find(text.as_bytes(), b"{%").is_none() {
        return found;
    }
    let (mut at, mut hiding) = (0, None);
    for line in text.split_inclusive('\n') {
        let content = without_marks(line);
        let start = at + line.len() - content.len();
        at += line.len();
        let content = content.trim_end_matches([' ', '\t', '\r', '\n']);
        match &hiding {
            Some(Hiding::Fence(marks)) => {
                let rest = content.strip_prefix(marks);
                hiding.take_if(|_| rest.is_some_and(|rest| rest.chars().all(|c| marks.starts_with(c))));
            }
            Some(Hiding::Comment) => drop(hiding.take_if(|_| content.contains("-->"))),
            None => {
                hiding =
                    fence(content).map(Hiding::Fence).or_else(|| begins_comment(content).then_some(Hiding::Comment));
                found.extend(tags(text, start..start + content.len()).into_iter().flatten());
            }
        }
    }
    found
}

/// A line without the marks of the quotes and the items that it begins with.
fn without_marks(line: &str) -> &str {
    let mut rest = line.trim_start_matches(MARKS);
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mark = match &rest[digits..] {
            after if digits == 0 && after.starts_with(['-', '*', '+']) => 1,
            after if digits > 0 && after.starts_with(['.', ')']) => digits + 1,
            _ => return rest,
        };
        if !rest[mark..].starts_with([' ', '\t']) {
            return rest;
        }
        rest = rest[mark..].trim_start_matches(MARKS);
    }
}

/// The marks of the fence that a line begins (`CommonMark` 4.5): behind backticks stand no others.
fn fence(content: &str) -> Option<&str> {
    let mark = content.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let rest = content.trim_start_matches(mark);
    let length = content.len() - rest.len();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then(|| &content[..length])
}

/// Whether a comment begins on the line that goes on below. What stands in code is none.
fn begins_comment(content: &str) -> bool {
    let begin = content.rfind("<!--").filter(|begin| !content[*begin..].contains("-->"));
    begin.is_some_and(|begin| content[..begin].matches('`').count().is_multiple_of(2))
}

/// The tags of a line; nothing where it holds anything else.
fn tags(text: &str, line: Range<usize>) -> Option<Vec<Found<'_>>> {
    let mut tags: Vec<Found> = Vec::new();
    let mut at = line.start;
    loop {
        let rest = &text[at..line.end];
        at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if at == line.end {
            let shares_line = tags.len() > 1;
            for tag in &mut tags {
                tag.shares_line = shares_line;
            }
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
        tags.push(Found { name, attributes: name_at + name.len()..range.end - 2, range, shares_line: false });
    }
}
