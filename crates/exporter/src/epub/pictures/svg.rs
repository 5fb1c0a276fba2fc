//! Drawings in SVG, written anew without what runs, moves or asks the web.
//!
//! EPUB 3.3 makes a book of scripts out of one script (6.3.4), and a reader that opens addresses tells the world what is
//! read. What is left is what draws: elements of SVG's own namespace, attributes without programs, references inside the
//! drawing. Ids become names of XML, each once, as EPUBCheck wants them.

use crate::xhtml::{Medium, id_of, push_attribute, push_text};
use coursenotes_course::{drawing_plane, drawing_size};
use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// More parts than any drawing has, or a bomb of entities.
const MOST_NODES: u32 = 400_000;

/// Deeper ones end readers that call themselves for each level.
const DEEPEST: usize = 200;

/// Elements that run, move, ask the web, or hold a page.
const FOREIGN: &[&str] = &[
    "script",
    "foreignObject",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "discard",
    "set",
    "handler",
    "listener",
    "iframe",
    "audio",
    "video",
    "metadata",
    "font-face-uri",
    "cursor",
    "color-profile",
];

/// The bytes of a drawing, and its size in pixels where it says one.
pub(super) type Drawing = (Vec<u8>, Option<(u32, u32)>);

/// The drawing, clean.
pub(super) fn clean(bytes: &[u8]) -> Result<Drawing, Cow<'static, str>> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is no text in UTF-8")?;
    let text = text.trim_start_matches('\u{feff}');
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| format!("its XML is broken: {error}"))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), Some(SVG) | None) {
        return Err("it is no drawing".into());
    }
    let mut writer =
        Cleaner { out: String::with_capacity(text.len()), ids: HashSet::new(), namespace: root.tag_name().namespace() };
    writer.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let size = size(&root);
    writer.element(root, size)?;
    writer.out.push('\n');
    Ok((writer.out.into_bytes(), size.map(|(width, height, _)| (width, height))))
}

struct Cleaner<'a> {
    out: String,
    ids: HashSet<String>,
    /// Drawings without a namespace are meant as drawings.
    namespace: Option<&'a str>,
}

impl Cleaner<'_> {
    /// Writes the root and what is in it. It keeps its own list of what is open, since a drawing may be deep.
    fn element(&mut self, root: Node, size: Option<(u32, u32, bool)>) -> Result<(), Cow<'static, str>> {
        self.start(root, size);
        self.ground(root, size);
        let mut open = vec![(root, root.first_child())];
        while let Some((parent, next)) = open.last_mut() {
            let Some(node) = *next else {
                self.out.push_str("</");
                self.out.push_str(name(*parent));
                self.out.push('>');
                open.pop();
                continue;
            };
            *next = node.next_sibling();
            match node.node_type() {
                NodeType::Text => push_text(&mut self.out, node.text().unwrap_or_default()),
                NodeType::Element if self.passes(node) => {
                    self.start(node, None);
                    open.push((node, node.first_child()));
                    if open.len() > DEEPEST {
                        return Err("it is nested too deeply".into());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn passes(&self, node: Node) -> bool {
        let tag = node.tag_name();
        let asks = |attribute: Attribute| {
            let value = attribute.value().trim();
            attribute.name() == "href" && !value.starts_with('#') && !is_picture(value)
        };
        let is_harmless = match tag.name() {
            "style" => !asks_outside(node.text().unwrap_or_default()),
            "use" | "image" | "feImage" => !node.attributes().any(asks),
            name => !FOREIGN.contains(&name),
        };
        is_harmless && tag.namespace() == self.namespace
    }

    fn start(&mut self, node: Node, root: Option<(u32, u32, bool)>) {
        self.out.push('<');
        self.out.push_str(name(node));
        if node.parent_element().is_none() {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
            if let Some((width, height, false)) = root {
                write!(self.out, " viewBox=\"0 0 {width} {height}\"").expect("a string can be written to");
            }
        }
        for attribute in node.attributes() {
            // A plane of no size shows nothing, and there may be ours by now.
            if attribute.name() == "viewBox" && drawing_plane(attribute.value()).is_none() {
                continue;
            }
            self.attribute(node, attribute);
        }
        self.out.push('>');
    }

    /// White behind everything, so that dark lines are seen on a dark page too (`ground`). Its style says so, since the
    /// drawing's own styles may be for all shapes.
    fn ground(&mut self, root: Node, size: Option<(u32, u32, bool)>) {
        let place = match (root.attribute("viewBox").and_then(drawing_plane), size) {
            (Some([x, y, width, height]), _) => format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""),
            (_, Some((width, height, _))) => format!("width=\"{width}\" height=\"{height}\""),
            _ => "width=\"100%\" height=\"100%\"".to_owned(),
        };
        write!(self.out, "<rect {place} style=\"fill:#fff;stroke:none\"/>").expect("a string can be written to");
    }

    fn attribute(&mut self, node: Node, attribute: Attribute) {
        let name = attribute.name();
        let value = attribute.value();
        let prefix = match attribute.namespace() {
            None => "",
            Some(XLINK) if name == "href" => "xlink:",
            Some(XML) if matches!(name, "lang" | "space") => "xml:",
            Some(_) => return,
        };
        let is_handler = name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        let leads_away =
            name == "href" && (node.tag_name().name() == "a" || !value.trim().starts_with('#') && !is_picture(value));
        if is_handler || leads_away || asks_outside(value) || matches!(name, "target" | "baseProfile" | "ping") {
            return;
        }
        let value = match name {
            "id" => Cow::Owned(id_of(Medium::Book, "", value.trim()).into_owned()),
            "href" if value.trim().starts_with('#') => {
                Cow::Owned(format!("#{}", id_of(Medium::Book, "", &value.trim()[1..])))
            }
            _ => Cow::Borrowed(value),
        };
        if name == "id" && (value.is_empty() || !self.ids.insert(value.clone().into_owned())) {
            return;
        }
        self.out.push(' ');
        self.out.push_str(prefix);
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_attribute(&mut self.out, &value);
        self.out.push('"');
    }
}

/// A link draws as a group does.
fn name<'a>(node: Node<'a, '_>) -> &'a str {
    match node.tag_name().name() {
        "a" => "g",
        name => name,
    }
}

fn is_picture(address: &str) -> bool {
    ["data:image/png", "data:image/jpeg", "data:image/gif"].iter().any(|start| address.trim().starts_with(start))
}

/// Whether a style or an attribute makes a reader open another file.
fn asks_outside(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let urls =
        text.match_indices("url(").map(|(at, start)| text[at + start.len()..].trim_start_matches([' ', '"', '\'']));
    text.contains("@import") || text.contains("javascript:") || urls.into_iter().any(|url| !url.starts_with('#'))
}

/// Width and height in pixels, and whether the root says what part of the plane it shows.
fn size(root: &Node) -> Option<(u32, u32, bool)> {
    let plane = root.attribute("viewBox").and_then(drawing_plane);
    let (width, height) = drawing_size(root.attribute("width"), root.attribute("height"), plane)?;
    Some((width, height, plane.is_some()))
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn cleaned(svg: &str) -> String {
        let (bytes, _) = clean(svg.as_bytes()).unwrap();
        String::from_utf8(bytes).unwrap().lines().skip(1).collect()
    }

    #[test]
    fn what_runs_or_asks_the_web_is_left_out() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
            xmlns:i="urn:i" width="20" height="10" onload="x()" i:label="a"><script>x()</script>
            <style>@import url(https://example.org/a.css);</style><a href="https://example.org"><text id="a:b">A &amp; B</text></a>
            <image href="https://example.org/a.png"/><use xlink:href="#a:b"/><rect fill="url(#g)" style="fill:url('http://x')"/>
            <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject><i:layer/><g id="a:b"/></svg>"##;
        let out = cleaned(svg);
        for gone in ["script", "onload", "import", "example", "foreign", "label", "layer", "http://x"] {
            assert!(!out.contains(gone), "{gone} in {out}");
        }
        for left in
            ["viewBox=\"0 0 20 10\"", "A &amp; B", "id=\"a_b\"", "xlink:href=\"#a_b\"", "fill=\"url(#g)\"", "<g>"]
        {
            assert!(out.contains(left), "{left} not in {out}");
        }
    }

    #[test]
    fn bombs_are_refused() {
        let entity = |n: usize| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
        let entities = (1..12).map(entity).collect::<Vec<_>>().concat();
        let bomb = format!(
            "<!DOCTYPE svg [<!ENTITY e0 \"x\">{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\">&e11;</svg>"
        );
        assert!(clean(bomb.as_bytes()).is_err());
        let deep =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}{}</svg>", "<g>".repeat(5_000), "</g>".repeat(5_000));
        assert!(clean(deep.as_bytes()).is_err());
        assert!(clean(b"<svg>").is_err() && clean(b"<p/>").is_err() && clean(b"\xff<svg/>").is_err());
    }

    #[test]
    fn sizes_are_pixels() {
        let size =
            |root: &str| clean(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {root}/>").as_bytes()).unwrap().1;
        assert_eq!(size("width='72pt' height='1in'"), Some((96, 96)));
        assert_eq!(size("width='100%' viewBox='0 0 300 400'"), Some((300, 400)));
        assert_eq!(size(""), None);
    }

    #[test]
    fn a_plane_of_no_size_gives_way() {
        let drawing = cleaned("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='7' viewBox='0 0 0 0'/>");
        assert_eq!(drawing.matches("viewBox").count(), 1, "{drawing}");
        assert!(drawing.contains(" viewBox=\"0 0 9 7\""), "{drawing}");
    }
}
