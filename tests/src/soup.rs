//! Notes full of tags that stand where they can't: every element in every other, in blocks and in lines, around Markdown
//! and inside of it.
//!
//! A browser shows all of it somehow; a book has to be valid. The table is generated, so that no combination is forgotten.
//! Each case has words of its own, by which a test sees that none is lost.

use std::fmt::Write;

/// Elements that come in pairs of tags and that authors may use.
#[rustfmt::skip]
const CONTAINERS: &[&str] = &[
    "a", "abbr", "audio", "b", "bdo", "blockquote", "caption", "cite", "code", "colgroup", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h6", "i", "ins", "kbd", "li", "mark", "ol",
    "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "ul", "var", "video",
];

/// Those with a content model of their own, which are tried three deep.
#[rustfmt::skip]
const PARTICULAR: &[&str] = &[
    "a", "blockquote", "caption", "colgroup", "dd", "del", "details", "div", "dl", "dt", "figcaption", "figure", "h2",
    "ins", "li", "ol", "p", "picture", "pre", "rt", "ruby", "span", "summary", "table", "tbody", "td", "thead", "time",
    "tr", "ul", "video",
];

/// Elements without content.
const VOID: &[&str] = &["br", "col", "hr", "img", "source", "track", "wbr"];

/// The bytes of `picture.png`, a grey dot, which the notes show.
pub const SOUP_PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\xdach\x00\x00\x00\x82\x00\x81\xdaE\x08;\x00\x00\x00\x00IEND\xaeB`\x82";

/// Blocks of Markdown.
const BLOCKS: &[&str] = &[
    "Words.",
    "## A heading",
    "- an item\n- another",
    "1. an item",
    "- [x] done",
    "> a quote",
    "> [!NOTE]\n> A note.",
    "| a | b |\n|---|---|\n| c | d |",
    "```rust\nlet a = 1;\n```",
    "$$\na^2\n$$",
    "A mark[^1] and $a$ and [a link](README.md) and https://example.org/.",
    "![a picture](picture.png)",
];

/// The notes: paths and texts. Every word that a reader must find is `w`, a number, and a full stop.
pub fn tag_soup() -> Vec<(String, String)> {
    let mut soup = Soup::default();
    for parent in CONTAINERS {
        let children = CONTAINERS.iter().chain(VOID);
        soup.note(
            &format!("two-{parent}"),
            children.flat_map(|child| [block(&[parent, child]), line(&[parent, child])]),
        );
        let around = BLOCKS.iter().map(|block| format!("{}\n\n{block}\n\n</{parent}>", open(parent)));
        soup.note(&format!("around-{parent}"), around);
        soup.note(&format!("inside-{parent}"), inside(parent).into_iter());
    }
    for first in PARTICULAR {
        let pairs = PARTICULAR.iter().flat_map(|second| PARTICULAR.iter().map(move |third| (second, third)));
        soup.note(&format!("three-{first}"), pairs.map(|(second, third)| block(&[first, second, third])));
    }
    let names: Vec<String> = soup.notes.iter().map(|(path, _)| format!("- [{path}]({path})")).collect();
    let home = format!("# Tag soup\n\n{}\n", names.join("\n"));
    soup.notes.insert(0, ("README.md".to_owned(), home));
    soup.notes
}

#[derive(Default)]
struct Soup {
    notes: Vec<(String, String)>,
    words: usize,
}

impl Soup {
    /// Adds a note of the cases, with words in the places that are marked with `@`.
    fn note(&mut self, name: &str, cases: impl Iterator<Item = String>) {
        let mut text = format!("# {name}\n");
        for case in cases {
            text.push('\n');
            for (number, piece) in case.split('@').enumerate() {
                if number > 0 {
                    self.words += 1;
                    write!(text, "w{}.", self.words).expect("a string can be written to");
                }
                text.push_str(piece);
            }
            text.push_str("\n\n---\n");
        }
        text.push_str("\n[^1]: A footnote.\n\n[Home](README.md)\n");
        self.notes.push((format!("{name}.md"), text));
    }
}

/// A tag, with an address where the element is made for one, and an id that others have too.
fn open(name: &str) -> String {
    match name {
        "a" => "<a href=\"README.md\">".to_owned(),
        "img" => "<img id=\"same\" src=\"picture.png\" alt=\"a picture\">".to_owned(),
        "source" => "<source src=\"sound.mp3\" type=\"audio/mpeg\">".to_owned(),
        "details" => "<details open id=\"same\">".to_owned(),
        "li" => "<li value=\"3\">".to_owned(),
        "time" => "<time datetime=\"12\">".to_owned(),
        "td" | "th" => format!("<{name} colspan=\"2\" rowspan=\"3\" align=\"right\">"),
        name => format!("<{name}>"),
    }
}

fn nested(names: &[&str]) -> String {
    let Some((name, inner)) = names.split_first() else { return "@".to_owned() };
    if VOID.contains(name) {
        return format!("@{}@", open(name));
    }
    format!("@{}{}</{name}>@", open(name), nested(inner))
}

/// A block of HTML, which begins with its first tag.
fn block(names: &[&str]) -> String {
    let [parent, inner @ ..] = names else { return String::new() };
    format!("<div>\n{}{}</{parent}>\n</div>", open(parent), nested(inner))
}

/// Tags in a line of text.
fn line(names: &[&str]) -> String {
    nested(names)
}

/// Tags in Markdown of every kind.
fn inside(name: &str) -> Vec<String> {
    let tags = nested(&[name]);
    vec![
        format!("## {tags}"),
        format!("- {tags}"),
        format!("- @\n\n  {tags}"),
        format!("> {tags}"),
        format!("**{tags}**"),
        format!("[{tags}](README.md)"),
        format!("| {tags} | b |\n|---|---|\n| c | {tags} |"),
        format!("![{name}](picture.png) {tags}"),
        format!("@[^{name}]\n\n[^{name}]: {tags}"),
        format!(
            "<picture><source srcset=\"picture.png\" media=\"print\">{tags}<img src=\"picture.png\" alt=\"a\"></picture>"
        ),
        // Never closed, and closed alone.
        format!("{}@", open(name)),
        format!("@</{name}>@"),
        format!("{}@\n\n@", open(name)),
        format!("{}\n@", open(name)),
    ]
}
