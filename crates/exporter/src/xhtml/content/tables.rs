//! The parts of a table in their order: one caption, columns, one head, rows, one foot (HTML standard, 4.9.1).

use super::{Tree, children, leave_out, rename};

/// Puts the parts in order; heads and feet in other places become rows.
pub(super) fn order(tree: &mut Tree, table: u32) -> bool {
    let mut has_changed = one_caption(tree, table);
    let parts = children(tree, table);
    let mut rows = 0;
    let has_later_rows = |tree: &Tree, number: usize| {
        parts[number + 1..].iter().any(|part| matches!(tree.name(*part), "thead" | "tbody" | "tfoot"))
    };
    for (number, part) in parts.iter().copied().enumerate() {
        match tree.name(part) {
            "colgroup" if rows > 0 => has_changed |= leave_out(tree, part),
            "thead" if rows > 0 => has_changed |= rename(tree, part, "tbody", None),
            "tfoot" if has_later_rows(tree, number) => has_changed |= rename(tree, part, "tbody", None),
            _ => {}
        }
        rows += usize::from(matches!(tree.name(part), "thead" | "tbody" | "tfoot"));
    }
    has_changed
}

/// The caption comes first; others are put into it.
fn one_caption(tree: &mut Tree, table: u32) -> bool {
    let parts = children(tree, table);
    let captions: Vec<u32> = parts.iter().copied().filter(|part| tree.name(*part) == "caption").collect();
    let Some((first, others)) = captions.split_first() else { return false };
    for other in others {
        rename(tree, *other, "div", None);
        tree.append(*first, *other);
    }
    let is_first = tree.node(*first).previous == super::NONE;
    let front = tree.node(table).first;
    if !is_first {
        tree.insert_before(front, *first);
    }
    !is_first || !others.is_empty()
}
