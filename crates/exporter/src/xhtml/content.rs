//! A browser's tree, made valid: a builder puts tags in order, and lets anything stand in anything.
//!
//! A book with a list item outside a list, or a `<div>` in a `<span>`, is no valid book (EPUB 3.3 takes the content models
//! of HTML), and screen readers lose their way in such a page. Elements get another name or are put in order; words stay.

mod media;
mod model;
mod parts;
mod tables;

use super::tree::{Data, NONE, Tree};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use model::{is_block, is_inline, is_transparent, takes_words_only};

/// Gives elements that stand where they can't another name, or what they need around them.
pub(super) fn repair(tree: &mut Tree) {
    // What one change asks for, the next round does: a list that is none any more has items that are none. Names only
    // become plainer, so a few rounds are enough.
    for _ in 0..8 {
        if !round(tree) {
            return;
        }
    }
}

/// Looks at each element once, in the order of the text; gives whether any has changed.
fn round(tree: &mut Tree) -> bool {
    let root = tree.root();
    if root == NONE {
        return false;
    }
    let mut all = Vec::with_capacity(tree.nodes.len());
    let mut at = tree.node(root).first;
    while at != NONE {
        if !tree.name(at).is_empty() {
            all.push(at);
        }
        at = tree.following(at, root);
    }
    let mut has_changed = false;
    for id in all {
        if tree.node(id).parent == NONE {
            continue;
        }
        has_changed |= stand(tree, id);
        if is_block(tree.name(id)) {
            has_changed |= make_room(tree, id);
        }
        has_changed |= hold(tree, id);
    }
    has_changed
}

/// Gives another name to an element that can't stand in its parent.
fn stand(tree: &mut Tree, id: u32) -> bool {
    let parent = tree.node(id).parent;
    let around = tree.name(parent);
    let becomes = match tree.name(id) {
        "li" if !matches!(around, "ul" | "ol") => "div",
        "dt" | "dd" if around != "dl" => "div",
        "summary" if around != "details" || parts::first_element(tree, parent) != id => "div",
        "figcaption" if around != "figure" || !parts::is_only_caption(tree, id) => "div",
        "caption" | "colgroup" | "thead" | "tbody" | "tfoot" if around != "table" => "div",
        "tr" if !matches!(around, "thead" | "tbody" | "tfoot") => "div",
        "td" | "th" if around != "tr" => "div",
        "table" if has_around(tree, id, &["caption"]) => "div",
        "details" if has_around(tree, id, &["a"]) => "div",
        "rt" | "rp" if around != "ruby" => "span",
        "a" if has_around(tree, id, &["a"]) => "span",
        "dfn" if has_around(tree, id, &["dfn"]) => "span",
        "time" if has_around(tree, id, &["time"]) => "span",
        "audio" | "video" if has_around(tree, id, &["audio", "video"]) => "span",
        "bdo" if !has_attribute(tree, id, "dir") => "span",
        "source" if !matches!(around, "picture" | "video" | "audio") => return leave_out(tree, id),
        "col" if around != "colgroup" => return leave_out(tree, id),
        "input" if has_around(tree, id, &["a"]) => return media::sign_for_box(tree, id),
        _ => return false,
    };
    rename(tree, id, becomes, None)
}

/// Puts in order what an element holds, or gives it the name of one that may hold it.
fn hold(tree: &mut Tree, id: u32) -> bool {
    match tree.name(id) {
        "details" => parts::begin_with_summary(tree, id),
        "ul" | "ol" => parts::wrap_others(tree, id, "li", &local_name!("li")),
        "dl" if !parts::is_whole_definition_list(tree, id) => rename(tree, id, "div", None),
        "ruby" if !parts::is_whole_ruby(tree, id) => rename(tree, id, "span", None),
        // Without the attribute, its words are the date.
        "time" if !has_attribute(tree, id, "datetime") && !parts::is_plain(tree, id) => rename(tree, id, "span", None),
        "picture" if !media::is_whole_picture(tree, id) => rename(tree, id, "span", None),
        "audio" | "video" => media::player(tree, id),
        "table" => tables::order(tree, id),
        "colgroup" if tree.node(id).first != NONE => remove_attribute(tree, id, "span"),
        "li" if tree.name(tree.node(id).parent) != "ol" => remove_attribute(tree, id, "value"),
        _ => false,
    }
}

/// Makes what is around a block fit for it; where that is a heading or its like, the block becomes words of it.
fn make_room(tree: &mut Tree, block: u32) -> bool {
    let mut inline = Vec::new();
    let mut at = tree.node(block).parent;
    loop {
        let name = tree.name(at);
        if takes_words_only(name) {
            // Code and the like are finished markup, which can't become words.
            if !has_attribute(tree, block, "island") {
                return rename(tree, block, "span", Some("block"));
            }
            rename(tree, at, "div", None);
            break;
        }
        if is_inline(name) {
            inline.push(at);
        } else if !is_transparent(name) {
            break;
        }
        at = tree.node(at).parent;
    }
    let mut has_changed = false;
    for id in inline {
        let class = tree.name(id).to_owned();
        has_changed |= rename(tree, id, "div", Some(&class).filter(|class| *class != "span").map(String::as_str));
    }
    has_changed
}

/// Gives an element another name; gives whether that is a change.
fn rename(tree: &mut Tree, id: u32, name: &str, class: Option<&str>) -> bool {
    let Data::Element(known, attributes) = &mut tree.nodes[id as usize].data else { return false };
    if &*known.local == name {
        return false;
    }
    known.local = LocalName::from(name);
    // What only the old element had.
    attributes
        .retain(|one| matches!(&*one.name.local, "id" | "class" | "title" | "lang" | "dir" | "role" | "aria-label"));
    let Some(class) = class else { return true };
    if let Some(one) = attributes.iter_mut().find(|one| one.name.local == local_name!("class")) {
        one.value = format!("{} {class}", one.value).into();
    } else {
        let name = QualName::new(None, ns!(), local_name!("class"));
        attributes.push(Attribute { name, value: class.into() });
    }
    true
}

fn leave_out(tree: &mut Tree, id: u32) -> bool {
    tree.detach(id);
    true
}

/// Whether it lies in an element of one of these names.
fn has_around(tree: &Tree, id: u32, names: &[&str]) -> bool {
    around(tree, id, names) != NONE
}

/// The nearest element of one of these names that it lies in.
fn around(tree: &Tree, id: u32, names: &[&str]) -> u32 {
    let mut at = tree.node(id).parent;
    while at != NONE && !names.contains(&tree.name(at)) {
        at = tree.node(at).parent;
    }
    at
}

fn has_attribute(tree: &Tree, id: u32, name: &str) -> bool {
    matches!(&tree.node(id).data, Data::Element(_, all) if all.iter().any(|one| &*one.name.local == name))
}

fn remove_attribute(tree: &mut Tree, id: u32, name: &str) -> bool {
    let Data::Element(_, all) = &mut tree.nodes[id as usize].data else { return false };
    let before = all.len();
    all.retain(|one| &*one.name.local != name);
    all.len() < before
}

fn children(tree: &Tree, id: u32) -> Vec<u32> {
    let mut all = Vec::new();
    let mut at = tree.node(id).first;
    while at != NONE {
        all.push(at);
        at = tree.node(at).next;
    }
    all
}

/// Whether it is neither an element nor a word.
fn is_blank(tree: &Tree, id: u32) -> bool {
    match &tree.node(id).data {
        Data::Nothing => true,
        Data::Text(words) => words.trim_matches([' ', '\n', '\t', '\r', '\u{c}']).is_empty(),
        Data::Element(..) => false,
    }
}

/// The names of what stands in an element; those of words are empty.
fn names(tree: &Tree, id: u32) -> Vec<&str> {
    let inside = children(tree, id).into_iter().filter(|child| !is_blank(tree, *child));
    inside.map(|child| tree.name(child)).collect()
}

fn element(name: LocalName) -> Data {
    Data::Element(QualName::new(None, ns!(html), name), Vec::new())
}
