//! What HTML lets stand in what (HTML standard, chapter 4), said once more, so that the writer isn't its own judge.

use roxmltree::{Document, Node};

const WORDS: &[&str] = &[
    "a", "abbr", "audio", "b", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
    "mark", "math", "picture", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "var",
    "video", "wbr",
];

const BLOCKS: &[&str] = &[
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that hold words only.
const LINES: &[&str] = &[
    "abbr", "b", "bdo", "cite", "code", "dfn", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "kbd", "mark", "p",
    "pre", "q", "rt", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "time", "var",
];

/// Elements that hold what the element around them holds.
const CLEAR: &[&str] = &["a", "audio", "del", "ins", "video"];

/// What is wrong with a page, an element each.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = Document::parse_with_options(page, options).expect("pages are well-formed");
    let body = document.descendants().find(|node| node.has_tag_name("body")).expect("a page has a body");
    let is_html = |node: &Node| node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
    let elements = body.descendants().filter(|node| node.is_element() && is_html(node));
    elements.filter(|node| !holds(node)).map(|node| page[node.range()].chars().take(200).collect()).collect()
}

fn name<'a>(node: &Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// Whether an element holds what it may, in the order that it may.
fn holds(node: &Node) -> bool {
    let inside: Vec<Node> = node.children().filter(|child| !is_blank(child)).collect();
    let names: Vec<&str> = inside.iter().map(name).collect();
    let only = |allowed: &[&str]| names.iter().all(|name| allowed.contains(name));
    let words = |names: &[&str]| names.iter().all(|name| name.is_empty() || WORDS.contains(name));
    let flow =
        |names: &[&str]| names.iter().all(|name| name.is_empty() || WORDS.contains(name) || BLOCKS.contains(name));
    let around = |wanted: &[&str]| node.ancestors().skip(1).any(|node| wanted.contains(&name(&node)));
    let order = |pattern: &[&[&str]]| in_order(&names, pattern);
    match name(node) {
        "ul" | "ol" => only(&["li"]),
        "dl" => only(&["dt", "dd"]) && names.first() != Some(&"dd") && names.last() != Some(&"dt"),
        "table" => {
            let counts = |part: &str| names.iter().filter(|name| **name == part).count();
            order(&[&["caption"], &["colgroup"], &["thead"], &["tbody"], &["tfoot"]])
                && ["caption", "thead", "tfoot"].into_iter().all(|part| counts(part) < 2)
                && !around(&["caption"])
        }
        "thead" | "tbody" | "tfoot" => only(&["tr"]),
        "tr" => only(&["td", "th"]),
        "colgroup" => only(&["col"]) && (names.is_empty() || node.attribute("span").is_none()),
        "details" => names.first() == Some(&"summary") && flow(&names[1..]) && !around(&["a"]),
        "figure" => {
            let others: Vec<&str> = names.iter().copied().filter(|name| *name != "figcaption").collect();
            let is_at_end = names.first() == Some(&"figcaption") || names.last() == Some(&"figcaption");
            flow(&others) && (others.len() == names.len() || others.len() + 1 == names.len() && is_at_end)
        }
        "ruby" => is_ruby(&names),
        "rp" => only(&[""]),
        "picture" => names.last() == Some(&"img") && names[..names.len() - 1].iter().all(|name| *name == "source"),
        "audio" | "video" => !around(&["a", "audio", "video"]) && content(node, &names, &["source"]),
        "a" => !around(&["a"]) && content(node, &names, &[]),
        "time" => !around(&["time"]) && words(&names) && (node.attribute("datetime").is_some() || only(&[""])),
        "dfn" => !around(&["dfn"]) && words(&names),
        "input" => !around(&["a"]) && names.is_empty(),
        "br" | "col" | "hr" | "img" | "source" | "wbr" => names.is_empty(),
        one if CLEAR.contains(&one) => content(node, &names, &[]),
        one if LINES.contains(&one) => words(&names),
        _ => flow(&names),
    }
}

/// Whether an element that holds what the one around it holds does so, beside the elements of its own.
fn content(node: &Node, names: &[&str], own: &[&str]) -> bool {
    let outer = node.ancestors().skip(1).find(|node| !CLEAR.contains(&name(node))).map_or("", |node| name(&node));
    let holds_blocks = !LINES.contains(&outer);
    names.iter().all(|name| {
        name.is_empty() || WORDS.contains(name) || own.contains(name) || holds_blocks && BLOCKS.contains(name)
    })
}

/// Bases and readings by turns.
fn is_ruby(names: &[&str]) -> bool {
    let letter = |name: &&str| match *name {
        "rt" => 't',
        "rp" => 'p',
        _ => 'b',
    };
    let letters: String = names.iter().map(letter).collect();
    // Words and elements in a row are one base.
    let letters = letters.replace("ptp", "t");
    letters.ends_with('t') && letters.starts_with('b') && !letters.contains("tt") && !letters.contains('p')
}

fn in_order(names: &[&str], pattern: &[&[&str]]) -> bool {
    let places: Option<Vec<usize>> =
        names.iter().map(|name| pattern.iter().position(|group| group.contains(name))).collect();
    places.is_some_and(|places| places.is_sorted())
}

fn is_blank(node: &Node) -> bool {
    node.is_comment() || node.is_text() && node.text().is_none_or(|text| text.trim().is_empty())
}

#[test]
fn faults_are_seen() {
    let page = |body: &str| format!("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{body}</body></html>");
    for bad in [
        "<ul><p/></ul>",
        "<p><div/></p>",
        "<span><p/></span>",
        "<li/>",
        "<table><tr/></table>",
        "<details>x</details>",
        "<h2><a href=\"x\"><div/></a></h2>",
        "<a><b><a/></b></a>",
        "<figure><figcaption/>x<figcaption/></figure>",
        "<ruby>x</ruby>",
        "<table><tbody/><thead/></table>",
        "<dl><dd/></dl>",
        "<section><td/></section>",
    ] {
        assert!(!faults(&page(bad)).is_empty(), "{bad}");
    }
    for good in
        ["<ul>\n<li>x<p/></li></ul>", "<a><div/></a>", "<ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby>", "<p>x<i/></p>"]
    {
        assert!(faults(&page(good)).is_empty(), "{good}");
    }
}
