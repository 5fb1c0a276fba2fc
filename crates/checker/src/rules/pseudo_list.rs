//! Lines that were meant as a list.

mod run;
mod sign;

use crate::context::finding;
use crate::line::lines;
use crate::rule::Run;
use crate::trial::{Repair, proven};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{NodeId, NodeKind, Note};
use run::{Collector, PseudoList};

pub(super) const RULE: Rule =
    Rule { name: "pseudo-list", severity: Severity::Advice, page: include_str!("pseudo-list.md"), run: Run::Note(run) };

fn run(context: &mut Context, entry: &Entry) {
    let mut lists = find(&entry.note);
    lists.retain(|list| !list.weighs(&entry.note));
    let (mut with, without): (Vec<PseudoList>, Vec<PseudoList>) =
        lists.into_iter().partition(|list| list.is_certain(&entry.note));
    let repairs: Vec<Repair> = with.iter().map(|list| list.repair(&entry.note)).collect();
    let mut fixes = proven(context.course, entry, repairs, count_items);
    fixes.resize(with.len() + without.len(), None);
    with.extend(without);
    for (list, fix) in with.iter().zip(fixes) {
        let span = Span::new(entry.note.file, list.mark());
        context.report(entry, finding(span, list.message()).help(list.help()).fix(fix));
    }
}

fn count_items(note: &Note) -> isize {
    note.nodes.iter().fold(0, |count, node| match node.kind {
        NodeKind::Item => count + 1,
        // Code below the lines would become a part of the last item.
        NodeKind::IndentedCode => count + 1_000_000,
        _ => count,
    })
}

/// Looks at each paragraph that has a line which could be an item.
fn find(note: &Note) -> Vec<PseudoList> {
    let mut collector = Collector::new(note);
    let mut lists = OpenLists::default();
    let mut container = None;
    let mut looked_at = None;
    let mut before = NodeKind::ThematicBreak;
    if !may_have_signs(note) {
        return Vec::new();
    }
    for (id, node) in note.walk() {
        lists.enter(note, id);
        match node.kind {
            NodeKind::Paragraph | NodeKind::Item => container = Some(id),
            NodeKind::Text if begins_line(before) && container != looked_at && sign::may_begin(note, node.start) => {
                if let Some(container) = container {
                    collector.look(container, &lines(note, container), lists.item(note, container));
                    looked_at = Some(container);
                }
            }
            _ => {}
        }
        before = node.kind;
    }
    collector.finish()
}

/// Whether a line anywhere begins with a sign; in most notes none does, and nobody needs to know their lists.
fn may_have_signs(note: &Note) -> bool {
    note.nodes
        .windows(2)
        .any(|pair| pair[1].kind == NodeKind::Text && begins_line(pair[0].kind) && sign::may_begin(note, pair[1].start))
}

fn begins_line(before: NodeKind) -> bool {
    matches!(before, NodeKind::Paragraph | NodeKind::Item | NodeKind::SoftBreak | NodeKind::HardBreak)
}

/// The lists around a node, and how many items of each have begun.
#[derive(Debug, Default)]
struct OpenLists {
    lists: Vec<(NodeId, u32)>,
}

/// The item whose first words are looked at: its number where it has one, and its first byte.
#[derive(Clone, Copy, Debug)]
struct RealItem {
    number: Option<u32>,
    start: usize,
}

impl OpenLists {
    fn enter(&mut self, note: &Note, id: NodeId) {
        while self.lists.last().is_some_and(|(list, _)| note.node(*list).next <= id) {
            self.lists.pop();
        }
        match note.node(id).kind {
            NodeKind::BulletList | NodeKind::OrderedList(_) => self.lists.push((id, 0)),
            NodeKind::Item => {
                if let Some((_, items)) = self.lists.last_mut() {
                    *items += 1;
                }
            }
            _ => {}
        }
    }

    /// The item that begins with `container`.
    fn item(&self, note: &Note, container: NodeId) -> Option<RealItem> {
        let (list, items) = self.lists.last()?;
        let item = match note.node(container).kind {
            NodeKind::Item => container,
            _ => NodeId(container.0.checked_sub(1)?),
        };
        if note.node(item).kind != NodeKind::Item {
            return None;
        }
        let number = match note.node(*list).kind {
            NodeKind::OrderedList(first) => Some(first.saturating_add(items - 1)),
            _ => None,
        };
        Some(RealItem { number, start: note.node(item).start as usize })
    }
}
