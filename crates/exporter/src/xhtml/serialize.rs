//! A tree, written as XML in the same words that the direct way uses.

use super::tree::{Data, NONE, Tree};
use super::{Medium, push_attribute, push_text};
use coursenotes_markup::html::is_void;
use html5ever::{Attribute, QualName, ns};

/// What stands below the tree's root.
pub(super) fn serialize(tree: &Tree, medium: Medium, islands: &[String]) -> String {
    let mut writing = Writing { tree, medium, islands, out: String::with_capacity(tree.nodes.len() * 16) };
    writing.children(tree.root());
    writing.out
}

struct Writing<'a> {
    tree: &'a Tree,
    medium: Medium,
    islands: &'a [String],
    out: String,
}

impl<'a> Writing<'a> {
    /// Writes what stands in `root`. No recursion: a trusted page may be nested deeper than a stack allows.
    fn children(&mut self, root: u32) {
        if root == NONE {
            return;
        }
        let mut at = self.tree.node(root).first;
        while at != NONE {
            if self.open(at) {
                at = self.tree.node(at).first;
                continue;
            }
            while self.tree.node(at).next == NONE {
                at = self.tree.node(at).parent;
                if at == root || at == NONE {
                    return;
                }
                self.close(at);
            }
            at = self.tree.node(at).next;
        }
    }

    /// Writes a node, or its beginning; whether its children come next.
    fn open(&mut self, id: u32) -> bool {
        let node = self.tree.node(id);
        let (name, attributes) = match &node.data {
            Data::Nothing => return false,
            Data::Text(words) => {
                self.words(node.parent, words);
                return false;
            }
            Data::Element(name, attributes) => (name, attributes),
        };
        if let Some(island) = self.island(attributes) {
            self.out.push_str(island);
            return false;
        }
        let tag = tag_name(name);
        self.out.push('<');
        self.out.push_str(tag);
        self.namespace(name, node.parent);
        for attribute in attributes {
            self.attribute(name, attribute);
        }
        if name.ns == ns!(html) && is_void(&name.local) {
            self.out.push_str("/>");
            return false;
        }
        self.out.push('>');
        if node.first == NONE {
            self.close(id);
            return false;
        }
        // Read as HTML, a line end right here would be dropped (HTML standard, 13.3).
        let drops_line = self.medium == Medium::Site && matches!(&*name.local, "pre" | "textarea" | "listing");
        if drops_line && matches!(&self.tree.node(node.first).data, Data::Text(words) if words.starts_with('\n')) {
            self.out.push('\n');
        }
        true
    }

    fn close(&mut self, id: u32) {
        if let Data::Element(name, _) = &self.tree.node(id).data {
            self.out.push_str("</");
            self.out.push_str(tag_name(name));
            self.out.push('>');
        }
    }

    /// Text. In a script, XML would read signs that HTML takes as they are: a section of characters serves both.
    fn words(&mut self, parent: u32, words: &str) {
        let name = self.tree.name(parent);
        if matches!(name, "script" | "style") && words.contains(['<', '&', '>']) {
            self.out.push_str("/*<![CDATA[*/");
            let mut plain = String::new();
            push_text(&mut plain, &words.replace("]]>", "]] >"));
            self.out.push_str(&plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
            self.out.push_str("/*]]>*/");
        } else {
            push_text(&mut self.out, words);
        }
    }

    /// Markup that was kept out of the builder's way.
    fn island(&self, attributes: &[Attribute]) -> Option<&'a str> {
        let first = attributes.first().filter(|one| &*one.name.local == "island")?;
        let islands = self.islands;
        islands.get(first.value.parse::<usize>().ok()?).map(String::as_str)
    }

    /// The declarations that XML wants where a drawing or a formula begins, and where HTML goes on inside of one.
    fn namespace(&mut self, name: &QualName, parent: u32) {
        let around = match self.tree.nodes.get(parent as usize).map(|node| &node.data) {
            Some(Data::Element(name, _)) => name.ns.clone(),
            _ => ns!(html),
        };
        if name.ns != around {
            self.out.push_str(" xmlns=\"");
            self.out.push_str(&name.ns);
            self.out.push('"');
        }
        if name.ns == ns!(svg) && around != ns!(svg) {
            self.out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        }
    }

    fn attribute(&mut self, element: &QualName, attribute: &Attribute) {
        let local = &*attribute.name.local;
        let is_foreign = element.ns != ns!(html);
        let prefix = match attribute.name.ns {
            ns!(xlink) if element.ns == ns!(svg) => "xlink:",
            ns!(xml) => "xml:",
            ns!() if local == "epub:type" && self.medium == Medium::Book => "",
            ns!() if local == "xml:lang" && !is_foreign => "",
            ns!() if is_name(local) && !local.starts_with("xmlns") => "",
            _ => return,
        };
        self.out.push(' ');
        self.out.push_str(prefix);
        self.out.push_str(local);
        self.out.push_str("=\"");
        push_attribute(&mut self.out, &attribute.value);
        self.out.push('"');
    }
}

/// The name that XML can read: a browser takes `<a<b>` for an element of its own.
fn tag_name(name: &QualName) -> &str {
    if is_name(&name.local) { &name.local } else { "span" }
}

/// Whether it is a name of XML, in the letters that people use for names.
fn is_name(name: &str) -> bool {
    let mut letters = name.bytes();
    letters.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}
