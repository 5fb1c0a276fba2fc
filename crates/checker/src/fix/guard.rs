//! What a repair must not do: bring up a finding, or cost a reader a letter.

use crate::Report;
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{LinkKind, NodeId, NodeKind, Note};
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

/// Whether everything that was read in `before` is read in `after`, in the same order. What was a bare address may have
/// become where a link leads.
pub(super) fn keeps_letters(before: &Note, after: &Note) -> bool {
    let after = letters(after, true);
    let mut after = after.chars();
    letters(before, false).chars().all(|letter| after.any(|other| other == letter))
}

/// The letters and digits that a reader sees, in their order; the numbers of a list among them, and where links lead if
/// that is asked for.
///
/// Words would be too strict: to take the asterisks out of `**a**b` joins two.
fn letters(note: &Note, with_destinations: bool) -> String {
    let mut seen = String::new();
    let mut lists: Vec<(NodeId, Option<u64>)> = Vec::new();
    let mut links: Vec<(NodeId, &str)> = Vec::new();
    // A footnote that nothing refers to is shown nowhere, and of a tag its address is shown, which a repair may change.
    let mut unseen = NodeId(0);
    for (id, node) in note.walk() {
        lists.retain(|(end, _)| *end > id);
        while let Some((_, destination)) = links.pop_if(|(end, _)| *end <= id) {
            add(&mut seen, destination);
        }
        match node.kind {
            NodeKind::FootnoteDefinition(n) if !note.footnotes[n as usize].used => unseen = unseen.max(node.next),
            NodeKind::Link(n) if note.links[n as usize].kind == LinkKind::Tag => unseen = unseen.max(node.next),
            _ if id < unseen => {}
            NodeKind::OrderedList(first) => lists.push((node.next, Some(u64::from(first)))),
            NodeKind::BulletList => lists.push((node.next, None)),
            NodeKind::Item => {
                if let Some((_, Some(number))) = lists.last_mut() {
                    seen.push_str(&number.to_string());
                    *number += 1;
                }
            }
            NodeKind::Link(n) | NodeKind::Image(n) if with_destinations => {
                links.push((node.next, note.links[n as usize].destination.value(note.text())));
            }
            NodeKind::Text | NodeKind::Code | NodeKind::Math | NodeKind::DisplayMath => add(&mut seen, &note.shown(id)),
            _ => {}
        }
    }
    links.into_iter().rev().for_each(|(_, destination)| add(&mut seen, destination));
    seen
}

fn add(seen: &mut String, words: &str) {
    seen.extend(words.chars().filter(|c| c.is_alphanumeric()));
}
