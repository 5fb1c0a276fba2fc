//! Blocks, links and pictures: what opens and closes.

use super::Lowering;
use crate::reader::{strikethrough, table};
use crate::{AlertKind, Alignment, Fence, FootnoteDefinition, FootnoteReference, Heading, NodeKind};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

impl<'a> Lowering<'a> {
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if !is_container(&tag) {
            self.cover(&range);
        }
        if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) {
            self.brackets = 0;
        }
        let kind = match tag {
            Tag::Paragraph => NodeKind::Paragraph,
            Tag::Heading { level, id, .. } => return self.heading(level, id.as_deref(), range),
            Tag::BlockQuote(None) => NodeKind::BlockQuote,
            Tag::BlockQuote(Some(kind)) => NodeKind::Alert(alert(kind)),
            Tag::CodeBlock(CodeBlockKind::Indented) => NodeKind::IndentedCode,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => return self.fence(&info, range),
            Tag::HtmlBlock => match self.tags_in(&range) {
                Some(tags) => return self.tags_of_block = Some(tags),
                None => NodeKind::HtmlBlock,
            },
            Tag::List(None) => NodeKind::BulletList,
            Tag::List(Some(first)) => NodeKind::OrderedList(u32::try_from(first).unwrap_or(u32::MAX)),
            Tag::Item => NodeKind::Item,
            Tag::FootnoteDefinition(_) => return self.footnote(range),
            Tag::DefinitionList => NodeKind::DefinitionList,
            Tag::DefinitionListTitle => NodeKind::DefinitionTerm,
            Tag::DefinitionListDefinition => NodeKind::DefinitionText,
            Tag::Table(columns) => {
                self.note.tables.push(columns.into_iter().map(alignment).collect());
                NodeKind::Table(number(self.note.tables.len() - 1))
            }
            Tag::TableHead => NodeKind::TableHead,
            Tag::TableRow => NodeKind::TableRow,
            Tag::TableCell => NodeKind::TableCell,
            Tag::Emphasis => NodeKind::Emphasis,
            Tag::Strong => NodeKind::Strong,
            Tag::Strikethrough => return self.strikethrough(range),
            Tag::Link { link_type, dest_url, title, id } => {
                self.labels.push(id);
                return self.link(link_type, &dest_url, &title, range, false);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.labels.push(id);
                return self.link(link_type, &dest_url, &title, range, true);
            }
            Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => unreachable!("never switched on"),
        };
        self.open(kind, range);
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        if let Some(Some(closing)) = self.tildes.pop_if(|_| tag == TagEnd::Strikethrough) {
            self.leaf(NodeKind::Text, closing);
            return;
        }
        if let Some(tags) = self.tags_of_block.take() {
            return self.apply_tags(tags);
        }
        self.close_frames();
        let id = self.close();
        self.close_ended_frames();
        match tag {
            TagEnd::Link | TagEnd::Image => {
                self.link_depth -= 1;
                self.link_text(id);
            }
            TagEnd::HtmlBlock => self.html_block(id),
            TagEnd::Paragraph => self.table_below(id),
            TagEnd::BlockQuote(_) => self.quote(id),
            _ => {}
        }
    }

    /// A strikethrough; or tildes beside punctuation, which the reader pairs and GitHub shows.
    fn strikethrough(&mut self, range: Range<usize>) {
        if strikethrough::is_paired(self.body, &range) {
            self.tildes.push(None);
            self.open(NodeKind::Strikethrough, range);
            return;
        }
        let length = strikethrough::run_length(&self.body[range.clone()]);
        self.tildes.push(Some(range.end - length..range.end));
        self.leaf(NodeKind::Text, range.start..range.start + length);
    }

    /// Asks for a blank line where a table stands right below the paragraph's text.
    fn table_below(&mut self, paragraph: crate::NodeId) {
        let quotes = self.quotes();
        let span = self.note.span(paragraph);
        let range = span.start as usize - self.base..span.end as usize - self.base;
        self.corrections.insertions.extend(table::blank_line(self.body, range, quotes));
    }

    /// How many block quotes are open.
    pub(super) fn quotes(&self) -> usize {
        let quote =
            |id: &&crate::NodeId| matches!(self.note.node(**id).kind, NodeKind::BlockQuote | NodeKind::Alert(_));
        self.open.iter().filter(quote).count()
    }

    /// Whether a line at the margin, without a mark, can only be more of a paragraph's text.
    pub(super) fn in_list_or_quote(&self) -> bool {
        let holds = |id: &crate::NodeId| {
            use NodeKind as N;
            matches!(self.note.node(*id).kind, N::Item | N::BlockQuote | N::Alert(_) | N::FootnoteDefinition(_))
        };
        self.open.iter().any(holds)
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, range: Range<usize>) {
        let place = number(self.note.headings.len());
        let node = self.open(NodeKind::Heading(place), range.clone());
        // Words and anchor come at the end: an anchor depends on footnote numbers and on the headings before.
        self.note.headings.push(Heading {
            node,
            level: level as u8,
            span: self.span(range),
            text: Box::default(),
            anchor: Box::default(),
            explicit_id: id.map(Into::into),
            is_html: false,
        });
    }

    fn fence(&mut self, info: &CowStr, range: Range<usize>) {
        let source = &self.body[range.clone()];
        let info = self.borrowed(info).unwrap_or_else(|| info_range(source, range.start));
        let is_math = self.body[info.clone()].split_ascii_whitespace().next() == Some("math");
        let place = number(self.note.fences.len());
        let kind = if is_math { NodeKind::MathBlock(place) } else { NodeKind::FencedCode(place) };
        let fence = Fence { span: self.span(range.clone()), info: self.span(info), closed: is_closed(source) };
        self.note.fences.push(fence);
        self.open(kind, range);
    }

    fn footnote(&mut self, range: Range<usize>) {
        let source = &self.body[range.clone()];
        let end = source.find("]:").unwrap_or(source.len());
        let label = self.span(range.start + 2..range.start + end.max(2));
        let span = self.span(range.clone());
        let place = number(self.note.footnotes.len());
        self.note.footnotes.push(FootnoteDefinition { span, label, duplicate: false, used: false, number: None });
        self.cover(&(range.start..range.start + end));
        self.open(NodeKind::FootnoteDefinition(place), range);
    }

    pub(super) fn footnote_reference(&mut self, range: Range<usize>) {
        let label = self.span(range.start + 2..range.end - 1);
        let span = self.span(range.clone());
        let place = number(self.note.footnote_references.len());
        self.note.footnote_references.push(FootnoteReference { span, label, number: None });
        self.leaf(NodeKind::FootnoteReference(place), range);
    }
}

/// Whether the tag's own lines may hold definitions between its blocks.
fn is_container(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListDefinition
    )
}

fn info_range(source: &str, start: usize) -> Range<usize> {
    let line = source.lines().next().unwrap_or_default();
    let info = line.trim_start().trim_start_matches(['`', '~']);
    let from = start + line.len() - info.len();
    let blanks = info.len() - info.trim_start().len();
    from + blanks..from + blanks + info.trim().len()
}

/// Whether the last line of a fenced block is its closing fence.
fn is_closed(source: &str) -> bool {
    let fence = source.trim_start();
    let Some(mark) = fence.chars().next() else { return false };
    let length = fence.len() - fence.trim_start_matches(mark).len();
    let Some(last) = source.trim_end().rfind('\n').map(|at| &source[at + 1..]) else { return false };
    // A block in a quote has the quote's marks before its last line.
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    last.len() >= length && last.chars().all(|c| c == mark)
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(column: pulldown_cmark::Alignment) -> Alignment {
    match column {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// A place in the note or in one of its lists, as nodes hold it.
pub(super) fn number(place: usize) -> u32 {
    u32::try_from(place).expect("a note is shorter than 4 GiB, and has fewer constructs than bytes")
}
