//! GitHub's reading, as far as comrak knows it: its tree as a sequence.

use super::sequence::{Kind, Sequence};
use comrak::arena_tree::{Node, NodeEdge};
use comrak::nodes::{AlertType, AstNode, ListType, NodeValue};
use comrak::{Arena, Options};
use coursenotes_diagnostics::fnv1a;
use coursenotes_parser::AlertKind;
use memchr::memmem;
use std::cell::Cell;

/// The sequence; nothing for a text that would cost more than its length allows.
pub(super) fn sequence(text: &str) -> Option<Sequence> {
    if is_hostile(text) {
        return None;
    }
    let arena = Arena::new();
    let asked = Cell::new(0);
    // comrak asks every 256 steps, and takes less than two steps for a byte of any note.
    let too_many = || asked.replace(asked.get() + 1) > text.len() / 64 + 64;
    let root = comrak::try_parse_document(&arena, text, &options(), &too_many).ok()?;
    let mut sequence = Sequence { words: String::with_capacity(text.len()), marks: Vec::new() };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => open(node, &mut sequence),
            NodeEdge::End(node) => close(node, &mut sequence),
        }
    }
    Some(sequence)
}

/// Where comrak's cost would be the square of the length. For each `$` with a backtick it may look through all the rest;
/// each line goes through all the quotes that are open.
fn is_hostile(text: &str) -> bool {
    let openers = memmem::find_iter(text.as_bytes(), b"$`").count();
    openers.saturating_mul(text.len()) > 1 << 25 || text.split(['\n', '\r']).any(is_deep)
}

/// Whether a line begins with more marks of quotes than anybody writes.
fn is_deep(line: &str) -> bool {
    let start = line.bytes().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t'));
    start.filter(|byte| *byte == b'>').nth(MOST_QUOTES).is_some()
}

const MOST_QUOTES: usize = 50;

fn close<'a>(node: &'a AstNode<'a>, sequence: &mut Sequence) {
    let is_container = match &node.data().value {
        NodeValue::Paragraph => !is_tight(node),
        NodeValue::CodeBlock(_) => true,
        value => kind(value).is_some() && !is_leaf(value),
    };
    if is_container {
        sequence.mark(Kind::End);
    }
}

fn is_leaf(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::Document
            | NodeValue::FrontMatter(_)
            | NodeValue::HtmlBlock(_)
            | NodeValue::ThematicBreak
            | NodeValue::LineBreak
            | NodeValue::Code(_)
            | NodeValue::HtmlInline(_)
            | NodeValue::Math(_)
            | NodeValue::FootnoteReference(_)
    )
}

fn open<'a>(node: &'a AstNode<'a>, sequence: &mut Sequence) {
    let data = node.data();
    if data.value == NodeValue::Paragraph && is_tight(node) {
        return;
    }
    if let Some(kind) = kind(&data.value) {
        sequence.mark(kind);
    }
    match &data.value {
        NodeValue::Text(words) => sequence.push(words),
        NodeValue::SoftBreak => sequence.push("\n"),
        NodeValue::CodeBlock(code) => sequence.push(&code.literal),
        NodeValue::Code(code) => sequence.push_inline(&code.literal),
        NodeValue::Math(math) => sequence.push_inline(&math.literal),
        NodeValue::TaskItem(task) => sequence.mark(Kind::Task(task.symbol.is_some())),
        _ => {}
    }
}

/// Whether a paragraph is the text of an item in a list without blank lines, where nothing sets it off.
fn is_tight<'a>(paragraph: &'a AstNode<'a>) -> bool {
    let Some(list) = paragraph.parent().and_then(Node::parent) else { return false };
    matches!(&list.data().value, NodeValue::List(list) if list.tight)
}

fn kind(value: &NodeValue) -> Option<Kind> {
    use NodeValue as V;
    Some(match value {
        V::Document | V::Text(_) | V::SoftBreak => return None,
        V::Paragraph => Kind::Paragraph,
        V::Heading(heading) => Kind::Heading(heading.level),
        V::BlockQuote => Kind::Quote,
        V::Alert(alert) => Kind::Alert(alert_kind(alert.alert_type)),
        V::CodeBlock(code) if code.info.split_ascii_whitespace().next() == Some("math") => Kind::FormulaBlock,
        V::CodeBlock(_) => Kind::Code,
        V::List(list) if list.list_type == ListType::Bullet => Kind::Bullets,
        V::List(list) => Kind::Numbers(u32::try_from(list.start).unwrap_or(u32::MAX)),
        V::Item(_) | V::TaskItem(_) => Kind::Item,
        V::FootnoteDefinition(_) => Kind::Footnote,
        V::HtmlBlock(_) => Kind::HtmlBlock,
        V::Table(_) => Kind::Table,
        V::TableRow(_) => Kind::Row,
        V::TableCell => Kind::Cell,
        V::ThematicBreak => Kind::Line,
        V::LineBreak => Kind::Break,
        V::Code(_) => Kind::InlineCode,
        V::HtmlInline(_) => Kind::Html,
        V::Math(math) if math.display_math => Kind::DisplayFormula,
        V::Math(_) => Kind::Formula,
        V::Emph => Kind::Emphasis,
        V::Strong => Kind::Strong,
        V::Strikethrough => Kind::Struck,
        V::Link(link) => Kind::Link(fnv1a(link.url.bytes())),
        V::Image(link) => Kind::Picture(fnv1a(link.url.bytes())),
        V::FootnoteReference(mark) => Kind::FootnoteMark(mark.ix),
        _ => Kind::Foreign,
    })
}

fn alert_kind(kind: AlertType) -> AlertKind {
    match kind {
        AlertType::Note => AlertKind::Note,
        AlertType::Tip => AlertKind::Tip,
        AlertType::Important => AlertKind::Important,
        AlertType::Warning => AlertKind::Warning,
        AlertType::Caution => AlertKind::Caution,
    }
}

/// GitHub's own set of extensions.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    // Otherwise footnotes move to the end of the note, and unused ones vanish.
    options.parse.leave_footnote_definitions = true;
    options
}
