//! Pictures with several files, players, and boxes of tasks.

use super::{
    Data, NONE, Tree, around, children, has_attribute, is_blank, is_inline, is_transparent, leave_out, names, rename,
    takes_words_only,
};

/// Files, and then the picture for all others.
pub(super) fn is_whole_picture(tree: &Tree, id: u32) -> bool {
    let is_formula = |child: &u32| has_attribute(tree, *child, "island");
    let is_good_source = |child: &u32| tree.name(*child) != "source" || has_attribute(tree, *child, "srcset");
    let inside: Vec<u32> = children(tree, id).into_iter().filter(|child| !is_blank(tree, *child)).collect();
    let names = names(tree, id);
    names.split_last().is_some_and(|(last, others)| *last == "img" && others.iter().all(|name| *name == "source"))
        && !inside.iter().any(is_formula)
        && inside.iter().all(is_good_source)
}

/// A player begins with its files, and has them in one place; without any it is what it would show in its stead.
pub(super) fn player(tree: &mut Tree, id: u32) -> bool {
    let mut has_changed = false;
    let sources: Vec<u32> = children(tree, id).into_iter().filter(|child| tree.name(*child) == "source").collect();
    let has_file = has_attribute(tree, id, "src");
    let (good, bad): (Vec<u32>, Vec<u32>) =
        sources.into_iter().partition(|source| !has_file && has_attribute(tree, *source, "src"));
    for source in bad {
        has_changed |= leave_out(tree, source);
    }
    if good.is_empty() && !has_file {
        return rename(tree, id, "span", None);
    }
    let mut at = tree.node(id).first;
    for source in good {
        if source == at {
            at = tree.node(at).next;
        } else {
            tree.insert_before(at, source);
            has_changed = true;
        }
    }
    // A link around it would take the clicks that are meant for it.
    let link = around(tree, id, &["a"]);
    if link != NONE {
        has_changed |= rename(tree, link, if stands_in_words(tree, link) { "span" } else { "div" }, None);
    }
    has_changed
}

fn stands_in_words(tree: &Tree, id: u32) -> bool {
    let mut at = tree.node(id).parent;
    while is_transparent(tree.name(at)) {
        at = tree.node(at).parent;
    }
    is_inline(tree.name(at)) || takes_words_only(tree.name(at))
}

/// The box of a task inside of a link: a sign, because nothing else there may take a click.
pub(super) fn sign_for_box(tree: &mut Tree, id: u32) -> bool {
    let sign = if has_attribute(tree, id, "checked") { "\u{2611} " } else { "\u{2610} " };
    let words = tree.add(Data::Text(sign.to_owned()));
    tree.insert_before(id, words);
    leave_out(tree, id)
}
