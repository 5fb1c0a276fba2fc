//! The words that stand for a picture: text without markup.

use coursenotes_parser::{NodeId, NodeKind, Note};

/// The words of everything inside `id`, of pictures inside of it too, without markup (`CommonMark` 6.4).
pub(super) fn inner_text(note: &Note, id: NodeId) -> String {
    let mut words = String::new();
    let end = note.node(id).next;
    for at in id.0 + 1..end.0 {
        let at = NodeId(at);
        match note.node(at).kind {
            NodeKind::Text
            | NodeKind::Code
            | NodeKind::Math
            | NodeKind::DisplayMath
            | NodeKind::SoftBreak
            | NodeKind::HardBreak => words.push_str(&note.shown(at)),
            _ => {}
        }
    }
    words
}
