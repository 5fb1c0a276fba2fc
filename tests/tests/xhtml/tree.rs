//! Trees of HTML to compare: as a browser builds them, without comments and without blanks between blocks.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The tree of a piece of HTML, a node a line; `keep` says which attributes count.
pub(crate) fn outline(html: &str, keep: impl Fn(&str, &str) -> bool) -> String {
    let mut writing = Writing { nodes: parse(html), keep: &keep, out: String::new() };
    // The builder makes an `html` element below the document.
    let root = writing.nodes[0].children[0];
    writing.children(root, 0);
    writing.out
}

/// An element: its name, and its attributes by name.
pub(crate) type Element = (String, BTreeMap<String, String>);

/// The elements of a whole page, as a browser finds them.
pub(crate) fn elements(page: &str) -> Vec<Element> {
    let parser = parse_document(Sink::default(), options());
    let nodes = parser.one(StrTendril::from_slice(page));
    let mut elements = Vec::new();
    let mut open = vec![0];
    while let Some(id) = open.pop() {
        if let Kind::Element(name, attributes) = &nodes[id].kind {
            let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
            elements.push((name.local.to_string(), attributes.collect()));
        }
        open.extend(nodes[id].children.iter().rev());
    }
    elements
}

struct Node {
    kind: Kind,
    parent: usize,
    children: Vec<usize>,
}

enum Kind {
    Other,
    Element(QualName, Vec<Attribute>),
    Text(String),
}

struct Writing<'a> {
    nodes: Vec<Node>,
    keep: &'a dyn Fn(&str, &str) -> bool,
    out: String,
}

impl Writing<'_> {
    fn children(&mut self, id: usize, depth: usize) {
        let mut words = String::new();
        let mut after_block = self.is_block(id);
        for child in self.nodes[id].children.clone() {
            match &self.nodes[child].kind {
                Kind::Other => {}
                Kind::Text(text) => words.push_str(text),
                Kind::Element(..) => {
                    let before_block = self.is_block(child);
                    self.words(&mut words, id, depth, (after_block, before_block));
                    after_block = before_block;
                    self.element(child, depth);
                }
            }
        }
        let before_block = self.is_block(id);
        self.words(&mut words, id, depth, (after_block, before_block));
    }

    fn element(&mut self, id: usize, depth: usize) {
        let indent = " ".repeat(depth);
        if self.is_formula(id) {
            return writeln!(self.out, "{indent}formula").expect("a string");
        }
        let Kind::Element(name, attributes) = &self.nodes[id].kind else { return };
        let kept = attributes.iter().filter(|one| (self.keep)(&name.local, &one.name.local));
        let mut shown: Vec<String> = kept.map(|one| format!(" {}={:?}", one.name.local, &*one.value)).collect();
        shown.sort();
        writeln!(self.out, "{indent}<{}{}>", name.local, shown.concat()).expect("a string");
        self.children(id, depth + 1);
    }

    /// Words between two elements. Outside of code, blanks count as one, and beside a block as none.
    fn words(&mut self, words: &mut String, id: usize, depth: usize, (after_block, before_block): (bool, bool)) {
        let text = std::mem::take(words);
        if self.is_pre(id) {
            if !text.is_empty() {
                writeln!(self.out, "{:depth$}{text:?}", "").expect("a string");
            }
            return;
        }
        let blank = |c: char| c.is_ascii_whitespace();
        let mut shown = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(blank) && !after_block {
            shown.insert(0, ' ');
        }
        if text.ends_with(blank) && !before_block && shown != " " {
            shown.push(' ');
        }
        if !(shown.is_empty() || shown == " " && (after_block || before_block)) {
            writeln!(self.out, "{:depth$}{shown:?}", "").expect("a string");
        }
    }

    fn name(&self, id: usize) -> &str {
        match &self.nodes[id].kind {
            Kind::Element(name, _) => &name.local,
            _ => "",
        }
    }

    fn attribute(&self, id: usize, name: &str) -> Option<&str> {
        match &self.nodes[id].kind {
            Kind::Element(_, all) => all.iter().find(|one| &*one.name.local == name).map(|one| &*one.value),
            _ => None,
        }
    }

    /// A formula, ours or comrak's, in a line or as a block.
    fn is_formula(&self, id: usize) -> bool {
        let class = self.attribute(id, "class").unwrap_or_default();
        let is_it = |id| self.name(id) == "math" || self.attribute(id, "data-math-style").is_some();
        let holds_it = || self.nodes[id].children.first().is_some_and(|child| is_it(*child));
        is_it(id) || class == "formula" || class == "formula-source" || self.name(id) == "pre" && holds_it()
    }

    fn is_pre(&self, mut id: usize) -> bool {
        while id != 0 {
            if matches!(self.name(id), "pre" | "script" | "style" | "textarea") {
                return true;
            }
            id = self.nodes[id].parent;
        }
        false
    }

    /// Whether blanks beside it don't show.
    fn is_block(&self, id: usize) -> bool {
        const INLINE: &[&str] = &[
            "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins", "kbd",
            "mark", "math", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
        ];
        !INLINE.contains(&self.name(id))
    }
}

fn options() -> ParseOpts {
    ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    }
}

fn parse(html: &str) -> Vec<Node> {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let parser = parse_fragment(Sink::default(), options(), body, Vec::new(), false);
    parser.one(StrTendril::from_slice(html))
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl Default for Sink {
    fn default() -> Self {
        Self { nodes: RefCell::new(vec![Node { kind: Kind::Other, parent: 0, children: Vec::new() }]) }
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, parent: usize::MAX, children: Vec::new() });
        nodes.len() - 1
    }

    fn insert(&self, parent: usize, at: usize, child: NodeOrText<usize>) {
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(words) => self.add(Kind::Text(words.to_string())),
        };
        self.remove_from_parent(&id);
        let mut nodes = self.nodes.borrow_mut();
        nodes[parent].children.insert(at, id);
        nodes[id].parent = parent;
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Vec<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].kind {
            Kind::Element(name, _) => name,
            _ => panic!("no element"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> usize {
        self.add(Kind::Element(name, attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, end, child);
    }

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.remove_from_parent(id);
        }
        let parent = self.nodes.borrow()[*sibling].parent;
        let at = self.nodes.borrow()[parent].children.iter().position(|one| one == sibling).expect("a child");
        self.insert(parent, at, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        if self.nodes.borrow()[*element].parent == usize::MAX {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, _target: &usize, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = std::mem::replace(&mut nodes[*target].parent, usize::MAX);
        if parent != usize::MAX {
            nodes[parent].children.retain(|one| one != target);
        }
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[*node].children);
        for child in children {
            self.nodes.borrow_mut()[child].parent = usize::MAX;
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }
}
