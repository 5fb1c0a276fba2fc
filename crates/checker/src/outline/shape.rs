//! What a heading is: the name of a section, body text in large letters, or nothing.

use super::body::{is_body, is_long, tells_of_a_name};
use super::{Kind, is_atx, roots};
use coursenotes_parser::{Heading, Link, LinkKind, Node, NodeKind, Note};

/// What a heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The name of what follows.
    Section,
    /// A sentence of the text.
    Body,
    /// Neither words nor a picture.
    Empty,
    /// Part of a formula or of a table, with a line of `=` or `-` below it that was not meant.
    Accident,
}

/// What each heading of the note is.
pub(super) fn kinds(note: &Note) -> Vec<Kind> {
    let mut roots = roots(note).map(|(_, node)| node).peekable();
    let mut has_title = false;
    let has_first_level = note.headings.iter().any(|heading| heading.level == 1);
    let mut kinds = Vec::with_capacity(note.headings.len());
    for heading in &note.headings {
        // The block of the text that this heading stands in, or is.
        while roots.next_if(|node| node.next <= heading.node).is_some() {}
        let is_root = |node: &&Node| matches!(node.kind, NodeKind::Heading(_) | NodeKind::HtmlBlock);
        let is_nested = !roots.peek().is_some_and(is_root);
        // The first heading is the title, however long it is; where none is of level 1, one that begins with a name.
        let is_name = || !has_first_level && tells_of_a_name(&heading.text);
        let is_title = !has_title && !is_nested && (heading.level == 1 || is_name());
        let shape = shape(note, heading, is_title);
        has_title |= !is_nested && !matches!(shape, Shape::Empty | Shape::Accident);
        kinds.push(Kind { shape, is_nested });
    }
    kinds
}

fn shape(note: &Note, heading: &Heading, is_title: bool) -> Shape {
    if heading.is_html && heading.text.is_empty() {
        Shape::Section
    } else if is_rule(&heading.text) && !heading.is_html && !shows_more(note, heading) {
        Shape::Empty
    } else if is_accident(note, heading) {
        Shape::Accident
    } else if !is_title && (is_body(&heading.text) || is_lines(note, heading)) && !is_link(note, heading) {
        Shape::Body
    } else {
        Shape::Section
    }
}

/// Whether a text has no words, only the marks that people draw lines with.
fn is_rule(text: &str) -> bool {
    let is_line = |mark: char| text.len() >= 3 && text.chars().all(|c| c == mark);
    let is_invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    text.chars().all(|c| matches!(c, '*' | '_' | '-') || c.is_whitespace() || is_invisible(c))
        || is_line('=')
        || is_line('~')
}

/// Whether there is something in the heading that isn't words: a picture, code, a formula, a tag, settings.
fn shows_more(note: &Note, heading: &Heading) -> bool {
    let range = heading.node.index() + 1..note.node(heading.node).next.index();
    let is_words =
        |kind| matches!(kind, NodeKind::Text | NodeKind::Emphasis | NodeKind::Strong | NodeKind::Strikethrough);
    note.nodes[range].iter().any(|node| !is_words(node.kind)) || note.slice(heading.span).contains('{')
}

/// Whether a heading came about by a line of `=` or `-` in a formula, in what should be a table, or in a merge conflict.
fn is_accident(note: &Note, heading: &Heading) -> bool {
    let source = note.slice(heading.span).trim_end();
    let Some(end) = source.rfind(['\n', '\r']).filter(|_| !heading.is_html && !is_atx(note, heading)) else {
        return false;
    };
    let line = source[end..].trim();
    let is_table = line.starts_with('-') && (source.matches('|').count() > 1 || is_row(source[..end].trim()));
    let is_formula = source.contains("$$") || line.len() <= 2 && source.contains('\\');
    is_table || is_formula || source.contains("<<<<<<<")
}

/// Whether a line has three columns or more, or two far apart, as Pandoc's tables between lines of dashes.
fn is_row(line: &str) -> bool {
    let columns = line.split("  ").filter(|column| !column.trim().is_empty()).count();
    !line.contains('\n') && (columns > 2 || columns == 2 && line.contains("     "))
}

/// Whether it is a long paragraph that the line below made a heading of.
fn is_lines(note: &Note, heading: &Heading) -> bool {
    !heading.is_html && !is_atx(note, heading) && is_long(&heading.text)
}

/// Whether the heading is nothing but a link: the title of a page elsewhere may be long.
pub(crate) fn is_link(note: &Note, heading: &Heading) -> bool {
    if heading.is_html {
        return heading.text.starts_with("http");
    }
    let is_bare = |link: &Link| matches!(link.kind, LinkKind::Bare);
    let first =
        note.children(heading.node).find(|id| !matches!(note.node(*id).kind, NodeKind::Emphasis | NodeKind::Strong));
    first.is_some_and(|id| match note.node(id).kind {
        NodeKind::Link(number) => {
            let link = &note.links[number as usize];
            is_bare(link) || note.node(id).end + 3 >= heading.span.end
        }
        _ => heading.text.starts_with("http"),
    })
}
