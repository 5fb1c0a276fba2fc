//! What a note says: the words that a reader sees, and the text without the ways to other notes.

use coursenotes_course::{Course, Entry, Target};
use coursenotes_parser::{NodeKind, Note};

/// The words of a note in the order in which they are shown, and for each piece of them where it begins: here, and in the
/// note. Words for pictures are shown apart from the text.
pub(super) fn shown(note: &Note) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(note.text().len());
    let mut pieces = Vec::new();
    let mut behind_picture = 0;
    for (id, node) in note.walk().filter(|(_, node)| node.kind != NodeKind::FrontMatter) {
        if id.0 < behind_picture {
            continue;
        }
        match node.kind {
            NodeKind::Image(_) => behind_picture = node.next.0,
            NodeKind::Text
            | NodeKind::Code
            | NodeKind::Math
            | NodeKind::DisplayMath
            | NodeKind::SoftBreak
            | NodeKind::HardBreak => {
                pieces.push((text.len(), node.start as usize));
                text.push_str(&note.shown(id));
            }
            kind if kind.is_inline() => {}
            _ => text.push(' '),
        }
    }
    (text, pieces)
}

/// A note's text with blanks for the addresses of its links, which the course's graph writes anew. Those of other people's
/// pages stay: they are written as they are.
pub(super) fn unaddressed(course: &Course, entry: &Entry) -> String {
    let mut bytes = entry.note.text().as_bytes().to_vec();
    let links = entry.note.links.iter().map(|link| &link.destination).zip(&entry.targets);
    let definitions = entry.note.definitions.iter().map(|one| &one.destination).zip(&entry.definition_targets);
    for (destination, target) in links.chain(definitions) {
        let range = destination.span.range();
        let is_elsewhere = matches!(target, Target::Web | Target::NoScheme(_) | Target::Other);
        if !is_elsewhere || is_own(course, &entry.note.text()[range.clone()]) {
            bytes[range].fill(b' ');
        }
    }
    String::from_utf8(bytes).expect("addresses are whole characters")
}

/// Whether an address is in the course's own repository or on its own site, though it names no file of the course.
fn is_own(course: &Course, address: &str) -> bool {
    let address = address.to_lowercase();
    let identity = &course.identity;
    let repository = identity.repository.as_ref().is_some_and(|repository| {
        let (owner, name) = (repository.owner.to_lowercase(), repository.name.to_lowercase());
        address.contains(&format!("/{owner}/{name}")) || address.contains(&format!("//{owner}.github.io"))
    });
    repository || identity.domain.as_ref().is_some_and(|domain| address.contains(&domain.to_lowercase()))
}
