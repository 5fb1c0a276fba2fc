//! What a heading is: the name of a section, body text in large letters, or nothing.

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
    let mut kinds = Vec::with_capacity(note.headings.len());
    for heading in &note.headings {
        // The block of the text that this heading stands in, or is.
        while roots.next_if(|node| node.next <= heading.node).is_some() {}
        let is_root = |node: &&Node| matches!(node.kind, NodeKind::Heading(_) | NodeKind::HtmlBlock);
        let is_nested = !roots.peek().is_some_and(is_root);
        // The first heading is the title, however long it is.
        let is_title = !has_title && heading.level == 1 && !is_nested;
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
    } else if !is_title && is_body(&heading.text) && !is_link(note, heading) {
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

/// No heading is longer than this.
const MOST_CHARACTERS: usize = 120;

/// A sentence has at least this many words.
const SENTENCE_WORDS: usize = 14;

/// Whether a heading's words are text rather than a name: very long, or a sentence.
pub(super) fn is_body(text: &str) -> bool {
    // Most headings are short in any script.
    if text.len() < 40 || stands_above_an_answer(text) {
        return false;
    }
    let characters = text.chars().count();
    characters * density(text, characters) > MOST_CHARACTERS || is_sentence(text)
}

/// Whether the text is certainly a sentence: long, and with a full stop.
pub(crate) fn is_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', '»', '」', '*', '_', ' ']);
    let stops = bare.ends_with(['.', '。', '．', '۔', '।']) && !bare.ends_with("..") && !bare.ends_with("。。");
    if !stops {
        return false;
    }
    let characters = text.chars().count();
    match density(text, characters) {
        1 => text.split_whitespace().take(SENTENCE_WORDS).count() == SENTENCE_WORDS,
        density => characters * density > MOST_CHARACTERS / 2,
    }
}

/// Whether it is a question, a task, a gap to fill in or a numbered point: these are headings at nearly any length.
fn stands_above_an_answer(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', '）', '*', '_', '.', ' ', '!']);
    let ends_as_question = bare.ends_with(['?', '？', '؟']);
    let has_gap = text.contains("__");
    let first_stop = text.find(". ").unwrap_or(text.len());
    let begins_as_question = text[..first_stop].contains(['?', '？', '؟']);
    let is_short = text.len() <= MOST_BYTES_OF_TASK;
    ends_as_question && !tells_first(text)
        || is_numbered(text)
        || is_short && (begins_as_question || has_gap || is_task(text))
}

/// Whether a whole sentence stands before what is asked at the end.
fn tells_first(text: &str) -> bool {
    let first = text.split_inclusive(['.', '?']).next().unwrap_or_default();
    first.ends_with('.') && first.split_whitespace().take(SENTENCE_WORDS).count() == SENTENCE_WORDS
}

/// Whether a number stands in front: `3. …`, `三、…`.
fn is_numbered(text: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    let rest = text.trim_start_matches(|c| NUMERALS.contains(c));
    text.starts_with(|c: char| c.is_ascii_digit()) || rest.len() < text.len() && rest.starts_with(['、', '.', '．'])
}

/// A longer text tells more than it asks.
const MOST_BYTES_OF_TASK: usize = 600;

/// Whether a sentence of the text is an order that pupils know.
fn is_task(text: &str) -> bool {
    const FIRST: &[&str] = &[
        "briefly",
        "compare",
        "contrast",
        "define",
        "draw",
        "evaluate",
        "give",
        "identify",
        "illustrate",
        "justify",
        "list",
        "name",
        "outline",
        "please",
        "provide",
        "put",
        "summarize",
    ];
    const ANYWHERE: &[&str] = &["describe", "discuss", "explain"];
    let is_one_of = |orders: &[&str], word: &str| orders.iter().any(|order| order.eq_ignore_ascii_case(word));
    let mut begins = true;
    text.split_whitespace().any(|source| {
        let word = source.trim_matches(|c: char| !c.is_alphabetic());
        let is_order = begins && is_one_of(FIRST, word) || is_one_of(ANYWHERE, word);
        begins = source.ends_with(['.', '?', ':']) || begins && word.is_empty();
        is_order
    })
}

/// How many letters of an alphabet a character stands for: Chinese and its neighbours need no blanks and half the length.
pub(crate) fn density(text: &str, characters: usize) -> usize {
    let is_dense = |c: &char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
    if text.chars().filter(is_dense).count() * 2 > characters { 2 } else { 1 }
}
