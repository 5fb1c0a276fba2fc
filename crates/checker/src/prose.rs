//! Tags in the lines of a note, and how one becomes words again.

use crate::Context;
use crate::outline::is_body;
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Fix, Span};
use coursenotes_markup::html::{Tag, TagKind, standing, tags};
use coursenotes_parser::{LinkKind, NodeId, NodeKind, Note, ReferenceForm};
use std::collections::BTreeSet;

/// A tag that stands between words, or alone where words are expected.
#[derive(Debug)]
pub(crate) struct TagInText {
    pub(crate) tag: Tag,
    /// The tag in the note.
    pub(crate) span: Span,
    /// The tag's own node.
    pub(crate) node: NodeId,
    /// The paragraph, heading, cell or item around it.
    pub(crate) holder: NodeId,
    /// The first bytes of a block of HTML that it begins, rather than a part of a line.
    pub(crate) begins_block: bool,
    /// Whether it is part of a label, `[the <T>][]`.
    is_label: bool,
}

/// The tags of a note, and what else its HTML tells of them.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// Those in text, in its order; and the first one of each block of HTML.
    pub(crate) in_text: Vec<TagInText>,
    /// The others of blocks.
    pub(crate) in_blocks: Vec<(Tag, Span)>,
    /// Names that have an opening tag somewhere.
    pub(crate) opened: BTreeSet<String>,
    /// Names that have a closing tag somewhere.
    pub(crate) closed: BTreeSet<String>,
    /// Those whose closing tag stands in a block.
    pub(crate) closed_in_blocks: BTreeSet<String>,
    /// Whether the note draws, or sets formulas itself.
    pub(crate) has_drawing: bool,
}

impl Tags {
    /// Reads the tags of `note`.
    pub(crate) fn of(note: &Note) -> Self {
        let mut found = Self::default();
        let mut open: Vec<NodeId> = Vec::new();
        for (id, node) in note.walk() {
            while open.last().is_some_and(|last| note.node(*last).next <= id) {
                open.pop();
            }
            let parent = open.last().map(|last| note.node(*last).kind);
            match node.kind {
                NodeKind::Html if parent == Some(NodeKind::HtmlBlock) => {}
                NodeKind::Html => found.inline(note, id, &open),
                _ if node.next.index() > id.index() + 1 => open.push(id),
                _ => {}
            }
            if node.kind == NodeKind::HtmlBlock {
                found.block(note, id);
            }
        }
        found
    }

    fn note(&mut self, tag: &Tag) {
        let names = if tag.kind == TagKind::Close { &mut self.closed } else { &mut self.opened };
        if !names.contains(&tag.name) {
            names.insert(tag.name.clone());
        }
        self.has_drawing |= matches!(tag.name.as_str(), "svg" | "math");
    }

    fn inline(&mut self, note: &Note, id: NodeId, open: &[NodeId]) {
        let span = note.span(id);
        let is_image = open.iter().any(|one| matches!(note.node(*one).kind, NodeKind::Image(_)));
        let holder = open.iter().rev().find(|one| note.node(**one).kind.holds_text()).copied().unwrap_or(id);
        let Some(tag) = tags(note.slice(span)).into_iter().next().filter(|tag| tag.range.start == 0) else { return };
        self.note(&tag);
        if !is_image {
            let is_label = open.iter().any(|one| is_short_reference(note, *one));
            self.in_text.push(TagInText { tag, span, node: id, holder, begins_block: false, is_label });
        }
    }

    /// A block of HTML; the marks of a quote or list around it stand between its lines.
    fn block(&mut self, note: &Note, block: NodeId) {
        let (mut html, mut parts) = (String::new(), Vec::new());
        for line in note.children(block) {
            parts.push((html.len(), note.node(line).start as usize));
            html.push_str(note.slice(note.span(line)));
        }
        let place = |at: usize| {
            let part = parts.partition_point(|(offset, _)| *offset <= at).max(1) - 1;
            parts[part].1 + (at - parts[part].0)
        };
        for tag in tags(&html) {
            self.note(&tag);
            if tag.kind == TagKind::Close {
                self.closed_in_blocks.insert(tag.name.clone());
            }
            let span = Span::new(note.file, place(tag.range.start)..place(tag.range.end - 1) + 1);
            if html[..tag.range.start].trim().is_empty() {
                let node = NodeId(block.0 + 1);
                self.in_text.push(TagInText { tag, span, node, holder: block, begins_block: true, is_label: false });
            } else {
                self.in_blocks.push((tag, span));
            }
        }
    }
}

/// Whether the words of a reference are its label.
fn is_short_reference(note: &Note, id: NodeId) -> bool {
    let NodeKind::Link(number) = note.node(id).kind else { return false };
    let kind = note.links[number as usize].kind;
    matches!(kind, LinkKind::Reference(ReferenceForm::Collapsed | ReferenceForm::Shortcut, _))
}

impl TagInText {
    pub(crate) fn is_heading(&self, note: &Note) -> bool {
        matches!(note.node(self.holder).kind, NodeKind::Heading(_))
    }

    /// What stands before it in its line, and behind it.
    pub(crate) fn around<'n>(&self, note: &'n Note) -> (&'n str, &'n str) {
        let text = note.text();
        let (start, end) = (self.span.range().start, self.span.range().end);
        let holder = note.span(self.holder).range();
        let from = text.floor_char_boundary(start.saturating_sub(MOST_BYTES)).max(holder.start);
        let to = text.floor_char_boundary(end + MOST_BYTES).min(holder.end);
        let before = &text[from..start];
        let after = &text[end..to];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        (&before[line..], &after[..after.find('\n').unwrap_or(after.len())])
    }

    /// Whether it is what a type takes, `List<A>`, although there is an element of that name.
    pub(crate) fn is_type_argument(&self, note: &Note, tags: &Tags) -> bool {
        let before = note.text()[..self.span.range().start].chars().next_back();
        let is_attached = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let has_capital = note.slice(self.span)[1..].starts_with(|c: char| c.is_ascii_uppercase());
        let is_plain = self.tag.kind == TagKind::Open && self.tag.attributes.is_empty();
        is_attached && has_capital && is_plain && !tags.closed.contains(&self.tag.name)
    }

    /// Whether it is part of a site generator's own tag, `{% tab title="List<T>" %}`.
    pub(crate) fn is_in_template(&self, note: &Note) -> bool {
        let (before, after) = self.around(note);
        let is_open = |open: &str, close: &str| {
            before.rfind(open).is_some_and(|at| !before[at..].contains(close)) && after.contains(close)
        };
        is_open("{%", "%}") || is_open("{{", "}}")
    }

    /// Whether nothing but this tag stands in its paragraph, item, heading or cell.
    pub(crate) fn is_alone(&self, note: &Note) -> bool {
        let mut at = NodeId(self.holder.0 + 1);
        let end = note.node(self.holder).next;
        while at < end {
            let node = note.node(at);
            if node.kind == NodeKind::Paragraph || node.start == self.span.start {
                at = NodeId(at.0 + 1);
                continue;
            }
            let is_list = matches!(node.kind, NodeKind::BulletList | NodeKind::OrderedList(_));
            let is_blank = node.kind == NodeKind::Text && note.shown(at).trim().is_empty();
            if !is_list && !is_blank {
                return false;
            }
            at = node.next;
        }
        true
    }
}

/// Words further away say nothing about a tag; in a line of a megabyte each tag would look at all of it.
const MOST_BYTES: usize = 300;

/// A paragraph of more parts than this isn't looked through for each tag in it.
const MOST_NODES: u32 = 1_000;

/// The fix that makes a tag visible: it goes into code, with the identifier that it belongs to (`List<String>`), or gets
/// a backslash where code would disturb what stands around it.
pub(crate) fn show(context: &Context, entry: &Entry, found: &TagInText) -> Option<Fix> {
    let note = &entry.note;
    let source = note.slice(found.span);
    if found.begins_block {
        return is_line_of_its_own(note, found).then(|| code(found.span, source));
    }
    // The words of a short reference are its label, and those of a heading its anchor.
    let is_name = found.is_label || found.is_heading(note) && (context.is_linked_inside(entry) || grows(note, found));
    if is_name {
        return None;
    }
    let whole = whole_word(note, found);
    if let Some(whole) = whole.filter(|whole| is_free(note, found, *whole)) {
        return Some(code(whole, note.slice(whole)));
    }
    if let Some(place) = lone_backtick(note, found) {
        return Some(Fix::safe("set the other backtick", Span { start: place, end: place, ..found.span }, "`"));
    }
    // Inside of attributes there may be signs with a meaning of their own.
    if !found.tag.attributes.is_empty() || source.contains(['*', '_', '&', '\n']) || follows_address(note, found) {
        return None;
    }
    Some(Fix::safe("write `\\<`", Span { end: found.span.start + 1, ..found.span }, "\\<"))
}

/// Whether a heading, seen with its tags, would be text rather than a name.
fn grows(note: &Note, found: &TagInText) -> bool {
    let NodeKind::Heading(number) = note.node(found.holder).kind else { return false };
    let heading = &note.headings[number as usize];
    let source = note.slice(heading.span);
    !is_body(&heading.text) && is_body(source.trim_start_matches('#').trim())
}

/// Whether the tag ends a bare address, which would take in a backslash and the signs before it.
fn follows_address(note: &Note, found: &TagInText) -> bool {
    let before = note.links.partition_point(|link| link.span.start < found.span.start);
    let last = note.links[..before].last().filter(|link| link.kind == LinkKind::Bare);
    let between = last.and_then(|link| note.text().get(link.span.end as usize..found.span.start as usize));
    between.is_some_and(|between| between.len() < MOST_SIGNS && !between.contains(char::is_whitespace))
}

/// How many signs behind a bare address are looked through.
const MOST_SIGNS: usize = 100;

/// Where the other backtick belongs: one stands right beside the tag, and there is no other in the same text.
fn lone_backtick(note: &Note, found: &TagInText) -> Option<u32> {
    if note.node(found.holder).next.0 - found.holder.0 > MOST_NODES || note.slice(found.span).contains(['\n', '`']) {
        return None;
    }
    let inside = &note.nodes[found.holder.index()..note.node(found.holder).next.index()];
    let words = inside.iter().filter(|node| node.kind == NodeKind::Text);
    let ticks: usize = words.map(|node| note.text()[node.start as usize..node.end as usize].matches('`').count()).sum();
    match (text_before(note, found).ends_with('`'), text_after(note, found).starts_with('`')) {
        (true, false) if ticks == 1 => Some(found.span.end),
        (false, true) if ticks == 1 => Some(found.span.start),
        _ => None,
    }
}

/// Whether a block of HTML is this one line, which reads the same as a paragraph.
fn is_line_of_its_own(note: &Note, found: &TagInText) -> bool {
    let block = note.span(found.holder).range();
    let text = &note.text()[block.clone()];
    let rest = &note.text()[found.span.range().end..block.end];
    let above = note.text()[..block.start].lines().next_back().unwrap_or_default();
    // Below a row of a table it would be another row.
    !text.trim().contains('\n') && !above.contains('|') && !text.contains('`') && !rest.contains(['<', '&', '\\'])
}

fn code(span: Span, source: &str) -> Fix {
    Fix::safe("show it as code", span, format!("`{source}`"))
}

/// The tag with the identifier before it and the brackets behind it.
fn whole_word(note: &Note, found: &TagInText) -> Option<Span> {
    let source = note.slice(found.span);
    if source.contains(['\n', '`']) {
        return None;
    }
    let (start, end) = (found.span.range().start, found.span.range().end);
    let before = text_before(note, found);
    let after = text_after(note, found);
    // `the<div>` lacks a blank; `List<T>` is one word.
    let is_type = found.tag.kind == TagKind::Open
        && (standing(&found.tag.name).is_none() || source[1..].starts_with(|c: char| c.is_ascii_uppercase()));
    let mut left = if is_type { name_before(before) } else { 0 };
    let closing = after.bytes().take_while(|byte| *byte == b'>').count();
    let brackets = [">", "[]", "()"];
    let mut right = 0;
    while let Some(more) = brackets.iter().find(|more| after[right..].starts_with(**more)) {
        right += more.len();
    }
    if closing > 0 {
        left = outer_types(before, closing)?;
    }
    Some(Span::new(note.file, start - left..end + right))
}

/// The length of the identifier at the end of `before`: `std::vector`, `java.util.List`.
fn name_before(before: &str) -> usize {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
    let outside = before.trim_end_matches(is_name);
    // `(?P<name>)` names a group.
    if outside.ends_with('?') {
        return 0;
    }
    let name = before[outside.len()..].trim_start_matches(['.', ':']);
    if name.ends_with(['.', ':']) && !name.ends_with("::") { 0 } else { name.len() }
}

/// How much of the text before `<Integer>` belongs to it in `Map<String, List<Integer>>`, for `depth` brackets behind it.
fn outer_types(before: &str, depth: usize) -> Option<usize> {
    let mut open = 0;
    for (start, c) in before.char_indices().rev().take(MOST_BYTES) {
        match c {
            '<' => open += 1,
            c if c.is_ascii_alphanumeric() || "_.,:?& ".contains(c) => {}
            _ => return None,
        }
        if open == depth {
            return Some(before.len() - start + name_before(&before[..start]));
        }
    }
    None
}

/// The words that touch the tag on its left, and on its right.
fn text_before<'n>(note: &'n Note, found: &TagInText) -> &'n str {
    let before = found.node.index().checked_sub(1).map(|index| &note.nodes[index]);
    match before.filter(|node| node.kind == NodeKind::Text && node.end == found.span.start) {
        Some(node) => &note.text()[node.start as usize..node.end as usize],
        None => "",
    }
}

fn text_after<'n>(note: &'n Note, found: &TagInText) -> &'n str {
    let after = note.nodes.get(found.node.index() + 1);
    match after.filter(|node| node.kind == NodeKind::Text && node.start == found.span.end) {
        Some(node) => &note.text()[node.start as usize..node.end as usize],
        None => "",
    }
}

/// Whether backticks around `span` pair with each other and disturb nothing.
fn is_free(note: &Note, found: &TagInText, span: Span) -> bool {
    if note.node(found.holder).next.0 - found.holder.0 > MOST_NODES {
        return false;
    }
    let inside = &note.nodes[found.holder.index()..note.node(found.holder).next.index()];
    for node in inside {
        let source = &note.text()[node.start as usize..node.end as usize];
        let touches = node.start == span.end || node.end == span.start;
        match node.kind {
            NodeKind::Text if source.contains('`') => return false,
            // Two runs of backticks side by side are one.
            NodeKind::Code | NodeKind::Html if touches => return false,
            _ => {}
        }
    }
    // `a**List<T>**`: with a letter before the stars and a backtick behind them, nothing is opened.
    let before = note.text()[..span.range().start].chars().next_back();
    span.start == found.span.start || !before.is_some_and(|c| matches!(c, '*' | '_' | '~' | '\\'))
}
