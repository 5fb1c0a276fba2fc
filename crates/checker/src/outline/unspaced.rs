//! Lines that would be headings if a space stood behind their `#`.

use super::body::is_body;
use super::{Kind, Shape, first_block, marks};
use coursenotes_parser::{NodeKind, Note, slug};
use std::collections::HashSet;
use std::ops::Range;

/// A line such as `##Heading`.
#[derive(Debug)]
pub(crate) struct Unspaced {
    /// The first `#`.
    pub(crate) start: u32,
    pub(crate) level: u8,
    /// What stands behind the marks, to the end of the line.
    pub(crate) words: Range<usize>,
    /// Whether a space makes it a section; otherwise it is body text, or the heading would take another one's anchor.
    pub(crate) is_section: bool,
    /// Whether it is text of some length rather than the name of a section.
    pub(crate) is_body: bool,
}

/// Every such line outside code, formulas, tables and HTML.
pub(super) fn find(note: &Note, kinds: &[Kind]) -> Vec<Unspaced> {
    let text = note.text();
    let mut candidates = candidates(text).peekable();
    if candidates.peek().is_none() {
        return Vec::new();
    }
    let first = first_block(note, kinds);
    let mut found: Vec<Unspaced> = candidates.filter_map(|start| read(note, kinds, first, start)).collect();
    if found.is_empty() {
        return found;
    }
    keep_plain(note, &mut found);
    let mut seen = HashSet::new();
    for line in &mut found {
        let anchor = slug(&text[line.words.clone()]);
        line.is_body = is_body(&text[line.words.clone()]) || is_aside(&text[line.words.clone()]);
        line.is_section = !line.is_body && !note.has_anchor(&anchor) && seen.insert(anchor);
    }
    found
}

/// The offsets of lines that begin with `#` and a character that no heading has there.
fn candidates(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'#', text.as_bytes()).filter(|&at| {
        let head = text[..at].trim_end_matches(' ');
        let line_begins = at - head.len() <= 3 && (head.is_empty() || head.ends_with(['\n', '\r']));
        // A row of a million `#` is looked through once.
        let is_joined =
            || text[at..].bytes().find(|&byte| byte != b'#').is_some_and(|byte| !byte.is_ascii_whitespace());
        line_begins && is_joined()
    })
}

fn read(note: &Note, kinds: &[Kind], first: Option<usize>, start: usize) -> Option<Unspaced> {
    let text = note.text();
    let marks = marks(text, start);
    let level = u8::try_from(marks.len()).ok().filter(|level| *level <= 6)?;
    let end = text[marks.end..].find(['\n', '\r']).map_or(text.len(), |length| marks.end + length);
    let words = text[marks.end..end].trim_end();
    let begins = words.starts_with(|c: char| c.is_alphanumeric() || "*`\"“([《「【".contains(c));
    let is_meant = begins && words.contains(char::is_alphabetic) && !words.ends_with('#') && !is_slip(words);
    let is_certain = if level == 1 { is_title(note, kinds, first, start, words) } else { is_meant };
    let words = marks.end..marks.end + words.len();
    let start = u32::try_from(start).expect("a note has fewer bytes");
    (is_meant && is_certain).then_some(Unspaced { start, level, words, is_section: false, is_body: false })
}

/// `##3 Trees`: a slip of the finger for `### Trees`, or a number. Only the author knows.
fn is_slip(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.starts_with([' ', '\t'])
}

/// An aside has at least this many words.
const ASIDE_WORDS: usize = 5;

/// `(You can't use this yet)`: a sentence in brackets names no section.
fn is_aside(words: &str) -> bool {
    let bare = words.trim_end_matches(['.', '!', ' ']);
    words.starts_with('(') && bare.ends_with(')') && words.split_whitespace().nth(ASIDE_WORDS - 1).is_some()
}

/// Whether `#Words of a title` can't be a tag: it stands alone at the very start, in several words, and no other title
/// follows.
fn is_title(note: &Note, kinds: &[Kind], first: Option<usize>, start: usize, words: &str) -> bool {
    let is_alone = first.map(|index| &note.nodes[index]).is_some_and(|node| {
        let source = &note.text()[node.start as usize..node.end as usize];
        node.kind == NodeKind::Paragraph && node.start as usize <= start && source.trim().len() == words.len() + 1
    });
    let has_title =
        || note.headings.iter().zip(kinds).any(|(one, kind)| one.level == 1 && kind.shape == Shape::Section);
    let is_name = words.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
    is_alone && !has_title() && is_name && words.contains(' ') && !words.contains(" #")
}

/// Keeps the lines that begin a text of a paragraph or item, in no other markup.
fn keep_plain(note: &Note, found: &mut Vec<Unspaced>) {
    let mut plain = HashSet::new();
    let mut barred = 0;
    for (index, node) in note.nodes.iter().enumerate() {
        let is_plain = matches!(
            node.kind,
            NodeKind::Paragraph
                | NodeKind::BulletList
                | NodeKind::OrderedList(_)
                | NodeKind::Item
                | NodeKind::BlockQuote
        );
        if node.kind == NodeKind::Text && index >= barred {
            plain.insert(node.start);
        } else if !is_plain && index >= barred {
            barred = node.next.index();
        }
    }
    found.retain(|line| plain.contains(&line.start));
}
