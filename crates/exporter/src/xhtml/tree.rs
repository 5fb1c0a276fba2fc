//! The tree that a browser would build, by html5ever: a port of the HTML standard's tree construction (13.2.6), in a flat
//! list of nodes.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_fragment};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A tree; the first node is the document.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// A node and its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) data: Data,
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, or a comment: nothing is written.
    Nothing,
    /// An element.
    Element(QualName, Vec<Attribute>),
    /// Words.
    Text(String),
}

/// The tree of markup that stands in the body of a page.
pub(super) fn parse(markup: &str) -> Tree {
    let options = ParseOpts {
        // Without scripts, what stands in `noscript` is markup.
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let sink = Sink { tree: RefCell::new(Tree { nodes: vec![Node::new(Data::Nothing)] }) };
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let mut parser = parse_fragment(sink, options, body, Vec::new(), false);
    // A string of html5ever holds 4 GiB, and a note is shorter; pieces keep its copies small.
    let mut rest = markup;
    while !rest.is_empty() {
        let (piece, others) = rest.split_at(rest.floor_char_boundary(1 << 16));
        parser.process(StrTendril::from_slice(piece));
        rest = others;
    }
    parser.finish()
}

impl Node {
    fn new(data: Data) -> Self {
        Self { data, parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE }
    }
}

impl Tree {
    pub(super) fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    fn node_mut(&mut self, id: u32) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// The element below the document that holds everything.
    pub(super) fn root(&self) -> u32 {
        self.node(0).first
    }

    /// The name of an HTML element; empty for everything else.
    pub(super) fn name(&self, id: u32) -> &str {
        match self.nodes.get(id as usize).map(|node| &node.data) {
            Some(Data::Element(name, _)) if name.ns == ns!(html) => &name.local,
            _ => "",
        }
    }

    /// The node after `id` in the order of the text, which lies below `root`.
    pub(super) fn following(&self, id: u32, root: u32) -> u32 {
        let first = self.node(id).first;
        if first == NONE { self.after(id, root) } else { first }
    }

    /// The node after `id` and everything in it.
    pub(super) fn after(&self, mut id: u32, root: u32) -> u32 {
        while id != root && id != NONE {
            let node = self.node(id);
            if node.next != NONE {
                return node.next;
            }
            id = node.parent;
        }
        NONE
    }

    pub(super) fn add(&mut self, data: Data) -> u32 {
        let id = u32::try_from(self.nodes.len()).expect("a page has fewer nodes than bytes");
        self.nodes.push(Node::new(data));
        id
    }

    pub(super) fn detach(&mut self, id: u32) {
        let Node { parent, previous, next, .. } = *self.node(id);
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.node_mut(parent).first = next,
            _ => self.node_mut(previous).next = next,
        }
        match next {
            NONE => self.node_mut(parent).last = previous,
            _ => self.node_mut(next).previous = previous,
        }
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    pub(super) fn append(&mut self, parent: u32, id: u32) {
        self.detach(id);
        let last = std::mem::replace(&mut self.node_mut(parent).last, id);
        match last {
            NONE => self.node_mut(parent).first = id,
            _ => self.node_mut(last).next = id,
        }
        let node = self.node_mut(id);
        (node.parent, node.previous) = (parent, last);
    }

    pub(super) fn insert_before(&mut self, sibling: u32, id: u32) {
        self.detach(id);
        let Node { parent, previous, .. } = *self.node(sibling);
        match previous {
            NONE if parent != NONE => self.node_mut(parent).first = id,
            NONE => {}
            _ => self.node_mut(previous).next = id,
        }
        self.node_mut(sibling).previous = id;
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
    }

    /// Adds words to the text node `id`, if it is one.
    fn extend(&mut self, id: u32, words: &str) -> bool {
        match self.nodes.get_mut(id as usize).map(|node| &mut node.data) {
            Some(Data::Text(text)) => {
                text.push_str(words);
                true
            }
            _ => false,
        }
    }
}

/// Takes what the builder makes.
struct Sink {
    tree: RefCell<Tree>,
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match &tree.node(*target).data {
            Data::Element(name, _) => name,
            _ => unreachable!("the builder asks for the names of elements only"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> u32 {
        self.tree.borrow_mut().add(Data::Element(name, attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> u32 {
        self.tree.borrow_mut().add(Data::Nothing)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> u32 {
        self.tree.borrow_mut().add(Data::Nothing)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        let tree = &mut self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => tree.append(*parent, id),
            NodeOrText::AppendText(words) => {
                let last = tree.node(*parent).last;
                if !tree.extend(last, &words) {
                    let id = tree.add(Data::Text(words.to_string()));
                    tree.append(*parent, id);
                }
            }
        }
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let tree = &mut self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => tree.insert_before(*sibling, id),
            NodeOrText::AppendText(words) => {
                let previous = tree.node(*sibling).previous;
                if !tree.extend(previous, &words) {
                    let id = tree.add(Data::Text(words.to_string()));
                    tree.insert_before(*sibling, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let has_parent = self.tree.borrow().node(*element).parent != NONE;
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public_id: StrTendril, _system_id: StrTendril) {}

    /// A template's content is written in it.
    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, one: &u32, other: &u32) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<Attribute>) {
        if let Data::Element(_, present) = &mut self.tree.borrow_mut().node_mut(*target).data {
            for attribute in attributes {
                if !present.iter().any(|one| one.name == attribute.name) {
                    present.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        let tree = &mut self.tree.borrow_mut();
        while tree.node(*node).first != NONE {
            let first = tree.node(*node).first;
            tree.append(*new_parent, first);
        }
    }
}
