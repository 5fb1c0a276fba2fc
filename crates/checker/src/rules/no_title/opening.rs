//! What stands where a note's title would.

use crate::outline::{Outline, Shape, is_atx, roots};
use coursenotes_parser::{Heading, NodeId, NodeKind, Note};

/// What a note begins with, if not with a heading of level 1.
#[derive(Debug)]
pub(super) enum Opening<'n> {
    /// A heading of another level.
    Heading(&'n Heading),
    /// A paragraph that is bold from end to end: its words.
    Bold(String),
    /// Anything else.
    Text,
}

/// A remark of so many lines and bytes needs no title.
const REMARK_LINES: usize = 6;
const REMARK_BYTES: usize = 300;

impl<'n> Opening<'n> {
    /// The opening of `note`; none where it shows hardly anything, where the author has made a title in another way, or
    /// where another rule speaks of it.
    pub(super) fn of(note: &'n Note, outline: &Outline) -> Option<Self> {
        if has_foreign_title(note) {
            return None;
        }
        let mut ids = roots(note).map(|(index, _)| NodeId(u32::try_from(index).expect("a note has fewer nodes")));
        let id = ids.find(|id| !leads_on(note, *id, outline))?;
        let opening = read(note, id, outline)?;
        let is_untitled =
            !matches!(opening, Self::Text) || !is_below_picture(note, id) && !is_remark(note) && !is_code_alone(note);
        is_untitled.then_some(opening)
    }
}

/// Whether a note is a listing, whose file's name says what it is.
fn is_code_alone(note: &Note) -> bool {
    roots(note).all(|(_, node)| matches!(node.kind, NodeKind::FencedCode(_) | NodeKind::IndentedCode))
}

/// What GitHub writes into a new site's first page.
const FIRST_PAGE: &str = "Welcome to GitHub Pages";

/// Whether a title stands where GitHub doesn't look for it: in front matter that is written in TOML, that lacks its
/// first line, or that can't be read. A page that a tool wrote has none to be mended either.
fn has_foreign_title(note: &Note) -> bool {
    let is_title = |text: &str| text.trim_start().starts_with("title:");
    let unread = note.front_matter.as_ref().filter(|front| front.metadata.is_err());
    note.text().starts_with("+++")
        || note.headings.first().is_some_and(|heading| is_title(&heading.text) || &*heading.text == FIRST_PAGE)
        || unread.is_some_and(|front| note.slice(front.span).lines().any(is_title))
}

/// Whether a block stands above the title: links about the course, pictures, lines, comments, empty headings and tags.
fn leads_on(note: &Note, id: NodeId, outline: &Outline) -> bool {
    match note.node(id).kind {
        NodeKind::FrontMatter | NodeKind::ThematicBreak => true,
        NodeKind::Heading(number) => outline.kinds[number as usize].shape == Shape::Empty,
        NodeKind::Paragraph => note.children(id).all(|child| match note.node(child).kind {
            NodeKind::Link(_) | NodeKind::Image(_) | NodeKind::SoftBreak | NodeKind::HardBreak => true,
            NodeKind::Text => !note.shown(child).contains(char::is_alphanumeric),
            _ => false,
        }),
        NodeKind::HtmlBlock => !html_words(note.slice(note.span(id))).contains(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether a picture with a description stands above.
fn is_below_picture(note: &Note, id: NodeId) -> bool {
    note.links.iter().take_while(|link| link.node < id).any(|link| link.is_image && link.has_alt)
}

/// What stands outside the tags and comments of a block of HTML.
fn html_words(source: &str) -> String {
    let mut words = String::new();
    let mut rest = source;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    words + rest
}

fn read<'n>(note: &'n Note, id: NodeId, outline: &Outline) -> Option<Opening<'n>> {
    let node = note.node(id);
    let has_heading = note.headings.iter().any(|heading| (id..node.next).contains(&heading.node));
    // It lacks a space, which is said of it.
    let is_unspaced = note.slice(note.span(id)).starts_with('#');
    match node.kind {
        NodeKind::Heading(number) => {
            let heading = &note.headings[number as usize];
            match outline.kinds[number as usize].shape {
                Shape::Section if is_atx(note, heading) => Some(Opening::Heading(heading)),
                // A line drawn below a name makes it look like a title.
                Shape::Section => None,
                _ => Some(Opening::Text),
            }
        }
        _ if has_heading || is_unspaced => None,
        NodeKind::HtmlBlock if is_centred(note.slice(note.span(id))) => None,
        NodeKind::Table(_) if is_frame(note, id) => None,
        NodeKind::Paragraph => Some(bold(note, id).map_or(Opening::Text, Opening::Bold)),
        _ => Some(Opening::Text),
    }
}

fn is_centred(source: &str) -> bool {
    source.to_ascii_lowercase().contains("center")
}

/// Whether a table's first row says one thing only, as people write who draw a frame around a title.
fn is_frame(note: &Note, table: NodeId) -> bool {
    let cells = note.children(table).take(1).flat_map(|head| note.children(head));
    cells.filter(|cell| !note.plain_text(*cell).trim().is_empty()).count() == 1
}

/// The longest title.
const MOST_CHARACTERS: usize = 80;

/// The words of a paragraph that is bold from end to end, if they can be a title.
fn bold(note: &Note, paragraph: NodeId) -> Option<String> {
    let mut children = note.children(paragraph);
    let only = children.next().filter(|only| note.node(*only).kind == NodeKind::Strong)?;
    let words = note.plain_text(only);
    let words = words.trim().trim_end_matches([':', '：']);
    let is_line = !words.is_empty() && !words.contains('\n') && words.chars().count() <= MOST_CHARACTERS;
    (children.next().is_none() && is_line).then(|| words.to_owned())
}

/// Whether the note is a few lines without a heading.
fn is_remark(note: &Note) -> bool {
    let text = note.text().trim();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    note.headings.is_empty() && text.len() <= REMARK_BYTES && lines.count() <= REMARK_LINES
}
