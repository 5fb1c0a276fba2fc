//! Elements that are made of parts in a certain order: lists, what can be folded, figures, ruby.

use super::{Data, NONE, Tree, children, element, is_blank, names};
use html5ever::{LocalName, local_name};

pub(super) fn first_element(tree: &Tree, parent: u32) -> u32 {
    if parent == NONE {
        return NONE;
    }
    let mut at = tree.node(parent).first;
    while at != NONE && !matches!(tree.node(at).data, Data::Element(..)) {
        at = tree.node(at).next;
    }
    at
}

/// Whether a caption stands at an end of its figure, and no other caption does.
pub(super) fn is_only_caption(tree: &Tree, id: u32) -> bool {
    let inside = children(tree, tree.node(id).parent);
    let inside: Vec<u32> = inside.into_iter().filter(|child| !is_blank(tree, *child)).collect();
    let is_first = inside.iter().find(|child| tree.name(**child) == "figcaption") == Some(&id);
    is_first && (inside.first() == Some(&id) || inside.last() == Some(&id))
}

/// Terms and meanings by turns, beginning with a term.
pub(super) fn is_whole_definition_list(tree: &Tree, id: u32) -> bool {
    let names = names(tree, id);
    names.iter().all(|name| matches!(*name, "dt" | "dd"))
        && names.first().is_none_or(|name| *name == "dt")
        && names.last().is_none_or(|name| *name == "dd")
}

/// Words and then how they are read, by turns; what says so may stand between brackets for older readers.
pub(super) fn is_whole_ruby(tree: &Tree, id: u32) -> bool {
    let is_bracket = |child: &u32| tree.name(*child) != "rp" || is_plain(tree, *child);
    if !children(tree, id).iter().all(is_bracket) {
        return false;
    }
    let mut has_base = false;
    let mut rest = names(tree, id).into_iter().peekable();
    let mut is_read = false;
    while let Some(name) = rest.next() {
        is_read = match name {
            "rt" if has_base => true,
            "rp" if has_base => {
                if rest.next() != Some("rt") || rest.next() != Some("rp") {
                    return false;
                }
                true
            }
            "rt" | "rp" => return false,
            _ => {
                has_base = true;
                continue;
            }
        };
        has_base = false;
    }
    is_read && !has_base
}

/// Whether it holds no element.
pub(super) fn is_plain(tree: &Tree, id: u32) -> bool {
    children(tree, id).into_iter().all(|child| !matches!(tree.node(child).data, Data::Element(..)))
}

/// What can be folded needs words to fold it by; a browser would write "Details" itself.
pub(super) fn begin_with_summary(tree: &mut Tree, details: u32) -> bool {
    let first = first_element(tree, details);
    let is_before_all = |tree: &Tree| children(tree, details).into_iter().find(|child| !is_blank(tree, *child));
    if tree.name(first) == "summary" && is_before_all(tree) == Some(first) {
        return false;
    }
    let later = children(tree, details).into_iter().find(|child| tree.name(*child) == "summary");
    let summary = later.unwrap_or_else(|| {
        let summary = tree.add(element(local_name!("summary")));
        let words = tree.add(Data::Text("Details".to_owned()));
        tree.append(summary, words);
        summary
    });
    match tree.node(details).first {
        NONE => tree.append(details, summary),
        first => tree.insert_before(first, summary),
    }
    true
}

/// Puts children of another name than `allowed` into elements of the name `wrapper`.
pub(super) fn wrap_others(tree: &mut Tree, parent: u32, allowed: &str, wrapper: &LocalName) -> bool {
    let mut open = NONE;
    let mut has_changed = false;
    for child in children(tree, parent) {
        if tree.name(child) == allowed {
            open = NONE;
        } else if open != NONE {
            tree.append(open, child);
        } else if !is_blank(tree, child) {
            open = tree.add(element(wrapper.clone()));
            tree.insert_before(child, open);
            tree.append(open, child);
            has_changed = true;
        }
    }
    has_changed
}
