//! A browser's tree, made valid: a builder puts tags in order, and lets anything stand in anything.
//!
//! A book with a list item outside a list, or a `<div>` in a `<span>`, is no valid book (EPUB 3.3 takes the content models
//! of HTML), and screen readers lose their way in such a page. Elements get another name, words never move.

use super::tree::{Data, NONE, Tree};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

/// Gives elements that stand where they can't another name, or what they need around them.
pub(super) fn repair(tree: &mut Tree) {
    let root = tree.root();
    if root == NONE {
        return;
    }
    let mut all = Vec::with_capacity(tree.nodes.len());
    let mut at = tree.node(root).first;
    while at != NONE {
        if !tree.name(at).is_empty() {
            all.push(at);
        }
        at = tree.following(at, root);
    }
    for id in all {
        repair_element(tree, id);
    }
}

fn repair_element(tree: &mut Tree, id: u32) {
    let parent = tree.node(id).parent;
    let around = tree.name(parent).to_owned();
    let name = tree.name(id).to_owned();
    match name.as_str() {
        "li" if !matches!(around.as_str(), "ul" | "ol") => rename(tree, id, "div", None),
        "dt" | "dd" if around != "dl" => rename(tree, id, "div", None),
        "summary" if around != "details" || first_element(tree, parent) != id => rename(tree, id, "div", None),
        "figcaption" if around != "figure" || !stands_at_an_end(tree, id) => rename(tree, id, "div", None),
        "caption" | "colgroup" | "thead" | "tbody" | "tfoot" if around != "table" => rename(tree, id, "div", None),
        "tr" if !matches!(around.as_str(), "thead" | "tbody" | "tfoot") => rename(tree, id, "div", None),
        "td" | "th" if around != "tr" => rename(tree, id, "div", None),
        "rt" | "rp" if around != "ruby" => rename(tree, id, "span", None),
        "source" if !matches!(around.as_str(), "picture" | "video" | "audio") => tree.detach(id),
        "bdo" if !has_attribute(tree, id, "dir") => rename(tree, id, "span", None),
        "picture" if !is_whole_picture(tree, id) => rename(tree, id, "span", None),
        "details" => begin_with_summary(tree, id),
        "ul" | "ol" => wrap_others(tree, id, &["li"], &local_name!("li")),
        "dl" if !is_whole_definition_list(tree, id) => rename(tree, id, "div", None),
        _ => {}
    }
    if is_block(tree.name(id)) {
        make_room(tree, id);
    }
}

/// Makes what is around a block fit for it; where that is a heading or its like, the block becomes words of it.
fn make_room(tree: &mut Tree, block: u32) {
    let mut at = tree.node(block).parent;
    let mut inline = Vec::new();
    loop {
        match tree.name(at) {
            "a" | "ins" | "del" => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "pre" | "p" => {
                return rename(tree, block, "span", Some("block"));
            }
            name if is_inline(name) => inline.push(at),
            _ => break,
        }
        at = tree.node(at).parent;
    }
    for id in inline {
        let class = tree.name(id).to_owned();
        rename(tree, id, "div", Some(&class).filter(|class| *class != "span").map(String::as_str));
    }
}

fn is_block(name: &str) -> bool {
    super::open_tags::is_block(name) || matches!(name, "section" | "aside")
}

/// Whether it holds words and other such elements only.
fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "abbr", "b", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span",
        "strong", "sub", "sup", "time", "var",
    ];
    INLINE.binary_search(&name).is_ok()
}

fn rename(tree: &mut Tree, id: u32, name: &str, class: Option<&str>) {
    let Data::Element(known, attributes) = &mut tree.nodes[id as usize].data else { return };
    known.local = LocalName::from(name);
    // What only the old element had.
    attributes
        .retain(|one| matches!(&*one.name.local, "id" | "class" | "title" | "lang" | "dir" | "role" | "aria-label"));
    let Some(class) = class else { return };
    if let Some(one) = attributes.iter_mut().find(|one| one.name.local == local_name!("class")) {
        one.value = format!("{} {class}", one.value).into();
    } else {
        let name = QualName::new(None, ns!(), local_name!("class"));
        attributes.push(Attribute { name, value: class.into() });
    }
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

fn first_element(tree: &Tree, parent: u32) -> u32 {
    if parent == NONE {
        return NONE;
    }
    let mut at = tree.node(parent).first;
    while at != NONE && !matches!(tree.node(at).data, Data::Element(..)) {
        at = tree.node(at).next;
    }
    at
}

/// Whether nothing stands before it, or nothing behind it.
fn stands_at_an_end(tree: &Tree, id: u32) -> bool {
    let is_end = |step: fn(&super::tree::Node) -> u32| {
        let mut at = step(tree.node(id));
        while at != NONE && is_blank(tree, at) {
            at = step(tree.node(at));
        }
        at == NONE
    };
    is_end(|node| node.previous) || is_end(|node| node.next)
}

fn has_attribute(tree: &Tree, id: u32, name: &str) -> bool {
    matches!(&tree.node(id).data, Data::Element(_, all) if all.iter().any(|one| &*one.name.local == name))
}

/// Files, and then the picture for all others.
fn is_whole_picture(tree: &Tree, id: u32) -> bool {
    let inside = children(tree, id).into_iter().filter(|child| !is_blank(tree, *child));
    let names: Vec<&str> = inside.map(|child| tree.name(child)).collect();
    names.split_last().is_some_and(|(last, others)| *last == "img" && others.iter().all(|name| *name == "source"))
}

/// Terms and meanings by turns, beginning with a term.
fn is_whole_definition_list(tree: &Tree, id: u32) -> bool {
    let inside = children(tree, id).into_iter().filter(|child| !is_blank(tree, *child));
    let names: Vec<&str> = inside.map(|child| tree.name(child)).collect();
    names.iter().all(|name| matches!(*name, "dt" | "dd"))
        && names.first().is_none_or(|name| *name == "dt")
        && names.last().is_none_or(|name| *name == "dd")
}

/// What can be folded needs words to fold it by; a browser would write "Details" itself.
fn begin_with_summary(tree: &mut Tree, details: u32) {
    if tree.name(first_element(tree, details)) == "summary" {
        return;
    }
    let later = children(tree, details).into_iter().find(|child| tree.name(*child) == "summary");
    let summary = later.unwrap_or_else(|| {
        let summary = tree.add(Data::Element(QualName::new(None, ns!(html), local_name!("summary")), Vec::new()));
        let words = tree.add(Data::Text("Details".to_owned()));
        tree.append(summary, words);
        summary
    });
    match tree.node(details).first {
        NONE => tree.append(details, summary),
        first => tree.insert_before(first, summary),
    }
}

/// Puts children of other names into elements of the name `wrapper`.
fn wrap_others(tree: &mut Tree, parent: u32, allowed: &[&str], wrapper: &LocalName) {
    let mut open = NONE;
    for child in children(tree, parent) {
        if allowed.contains(&tree.name(child)) {
            open = NONE;
        } else if open != NONE {
            tree.append(open, child);
        } else if !is_blank(tree, child) {
            open = tree.add(Data::Element(QualName::new(None, ns!(html), wrapper.clone()), Vec::new()));
            tree.insert_before(child, open);
            tree.append(open, child);
        }
    }
}
