//! What is said about a note: how long it takes to read, and a sentence from it.

use coursenotes_course::Entry;
use coursenotes_parser::{NodeId, NodeKind, Note};

/// Words of a language with spaces that a student reads in a minute, and signs of one without.
const WORDS: usize = 220;
const SIGNS: usize = 350;

/// The length of a description: what search engines and previews show.
const DESCRIPTION: usize = 160;

/// Minutes to read a note; nothing where it is shorter than one.
pub(super) fn minutes(note: &Note) -> Option<usize> {
    let (mut words, mut signs) = (0, 0);
    for (id, _) in note.walk().filter(|(_, node)| matches!(node.kind, NodeKind::Text | NodeKind::Code)) {
        let shown = note.shown(id);
        signs += shown.chars().filter(|c| is_sign(*c)).count();
        words += shown.split_whitespace().filter(|word| !word.starts_with(is_sign)).count();
    }
    let minutes = (words * SIGNS + signs * WORDS).div_ceil(WORDS * SIGNS);
    (minutes > 1).then_some(minutes)
}

/// A sign of Chinese or Japanese.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// What the author says of the note, else its first paragraph that is more than links.
pub(super) fn description(entry: &Entry) -> Option<String> {
    let note = &entry.note;
    let metadata = note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    let said = metadata.and_then(|metadata| metadata.description.clone());
    let first = || {
        let paragraphs = note.walk().filter(|(_, node)| node.kind == NodeKind::Paragraph);
        paragraphs.map(|(id, _)| id).find(|id| says_something(note, *id)).map(|id| note.plain_text(id))
    };
    let words = said.or_else(first)?;
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = shortened(&words.join(" "), DESCRIPTION);
    (!words.is_empty()).then_some(words)
}

/// Whether a paragraph has words beside its links: "Back to Home" tells nothing about a note.
fn says_something(note: &Note, paragraph: NodeId) -> bool {
    let mut at = NodeId(paragraph.0 + 1);
    let mut length = 0;
    while at < note.node(paragraph).next {
        let node = note.node(at);
        at = match node.kind {
            NodeKind::Link(_) | NodeKind::Image(_) => node.next,
            NodeKind::Text | NodeKind::Code => {
                length += note.shown(at).trim().chars().count();
                NodeId(at.0 + 1)
            }
            _ => NodeId(at.0 + 1),
        };
    }
    length > 20
}

/// Words up to a length in characters, cut between words.
pub(super) fn shortened(words: &str, length: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(length) else { return words.to_owned() };
    let cut = words[..end].rfind(' ').filter(|cut| *cut > end / 2).unwrap_or(end);
    format!("{}…", words[..cut].trim_end_matches([',', ';', ':', '-', ' ']))
}
