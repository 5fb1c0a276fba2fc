//! What a repair must not do: bring up a finding, or cost a reader a letter.

use crate::Report;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{NodeId, NodeKind, Note};
use std::collections::BTreeMap;

/// How many findings each rule has in each file.
pub(super) type Tally = BTreeMap<(FileId, &'static str), usize>;

pub(super) fn tally(report: &Report) -> Tally {
    let mut tally = Tally::new();
    for finding in &report.diagnostics {
        *tally.entry((finding.span.file, finding.rule)).or_default() += 1;
    }
    tally
}

/// The letters and digits that a reader sees, in their order; the numbers of a list among them.
///
/// Words would be too strict: to take the asterisks out of `**a**b` joins two.
pub(super) fn letters(note: &Note) -> impl Iterator<Item = char> + '_ {
    let mut lists: Vec<(u32, u64)> = Vec::new();
    // A footnote that nothing refers to is shown nowhere.
    let mut unseen = NodeId(0);
    let is_unseen = |kind| matches!(kind, NodeKind::FootnoteDefinition(n) if !note.footnotes[n as usize].used);
    note.walk().flat_map(move |(id, node)| {
        if is_unseen(node.kind) {
            unseen = unseen.max(node.next);
        }
        while lists.last().is_some_and(|(end, _)| *end <= id.0) {
            lists.pop();
        }
        let words = match node.kind {
            _ if id < unseen => String::new(),
            NodeKind::OrderedList(first) => {
                lists.push((node.next.0, u64::from(first)));
                String::new()
            }
            NodeKind::BulletList => {
                lists.push((node.next.0, u64::MAX));
                String::new()
            }
            NodeKind::Item => match lists.last_mut() {
                Some((_, number)) if *number != u64::MAX => {
                    *number += 1;
                    (*number - 1).to_string()
                }
                _ => String::new(),
            },
            NodeKind::Text | NodeKind::Code | NodeKind::Math | NodeKind::DisplayMath => note.shown(id).into_owned(),
            _ => String::new(),
        };
        words.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>()
    })
}

/// Whether everything that was read in `before` is read in `after`, in the same order.
pub(super) fn keeps_letters(before: &Note, after: &Note) -> bool {
    let mut after = letters(after);
    letters(before).all(|letter| after.any(|other| other == letter))
}
