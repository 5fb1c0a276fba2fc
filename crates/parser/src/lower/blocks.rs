//! Blocks, links and pictures: what opens and closes.

use super::{Lowering, link_parts};
use crate::reader::{strikethrough, table};
use crate::{
    AlertKind, Alignment, Destination, Fence, FootnoteDefinition, FootnoteReference, Heading, Link, LinkKind, NodeKind,
    ReferenceForm,
};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel, LinkType, Tag, TagEnd};
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
            Tag::HtmlBlock => NodeKind::HtmlBlock,
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
        let id = self.close();
        match tag {
            TagEnd::Link | TagEnd::Image => {
                self.link_depth -= 1;
                self.link_text(id);
            }
            TagEnd::HtmlBlock => self.html_block(id),
            TagEnd::Paragraph => self.table_below(id),
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
        self.insertions.extend(table::blank_line(self.body, range, quotes));
    }

    /// How many block quotes are open.
    pub(super) fn quotes(&self) -> usize {
        let quote =
            |id: &&crate::NodeId| matches!(self.note.node(**id).kind, NodeKind::BlockQuote | NodeKind::Alert(_));
        self.open.iter().filter(quote).count()
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
        self.note.footnotes.push(FootnoteDefinition { span, label, duplicate: false, used: false });
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

    fn link(&mut self, kind: LinkType, dest: &CowStr, title: &CowStr, range: Range<usize>, is_image: bool) {
        let place = number(self.note.links.len());
        let node_kind = if is_image { NodeKind::Image(place) } else { NodeKind::Link(place) };
        let range = link_parts::with_empty_label(self.body, range, kind == LinkType::Collapsed);
        let span = self.span(range.clone());
        let node = self.open(node_kind, range.clone());
        self.link_depth += 1;
        // Without a borrowed part the places are found when the text's end is known.
        let nowhere = Destination { span: self.span(range.end..range.end), decoded: None };
        let destination =
            self.borrowed(dest).map_or(nowhere.clone(), |part| Destination { span: self.span(part), decoded: None });
        let decoded = (destination == nowhere).then(|| dest.as_ref().into());
        self.note.links.push(Link {
            node,
            kind: link_kind(kind),
            is_image,
            span,
            text: span,
            destination: Destination { decoded, ..destination },
            title: self.borrowed(title).map(|part| self.span(part)),
            label: None,
        });
    }

    /// Completes the link of the node that was just closed: now the place where its text ends is known.
    fn link_text(&mut self, id: crate::NodeId) {
        let looked_up = self.labels.pop().expect("pushed when the link opened");
        let (NodeKind::Link(place) | NodeKind::Image(place)) = self.note.node(id).kind else { return };
        let link = &self.note.links[place as usize];
        let (kind, is_image, title) = (link.kind, link.is_image, link.title);
        let start = link.span.start as usize - self.base;
        let source = &self.body[start..link.span.end as usize - self.base];
        let open = if is_image { 2 } else { 1 };
        if matches!(kind, LinkKind::Autolink) {
            let address = &source[1..source.len() - 1];
            let span = self.span(start + 1..start + source.len() - 1);
            // `<ada@example.org>` writes a mail although nobody wrote `mailto:` (CommonMark 6.5).
            let decoded = is_mail(address).then(|| format!("mailto:{address}").into());
            let link = &mut self.note.links[place as usize];
            link.text = span;
            link.destination = Destination { span, decoded };
            return;
        }
        if matches!(kind, LinkKind::Wiki) {
            self.wikilink(place, start, open, source);
            return;
        }
        let last_child = self.note.nodes[id.index() + 1..].iter().map(|node| node.end as usize - self.base).max();
        let text_end = text_end(source, last_child.map_or(open, |end| end - start).max(open));
        let text = self.span(start + open..start + text_end);
        self.note.links[place as usize].text = text;
        if let LinkKind::Reference(form, _) = kind {
            self.reference(place, form, start, source, text_end, &looked_up);
            return;
        }
        let tail = &source[text_end + 1..];
        let (dest, found_title) = link_parts::inline_tail(tail);
        let offset = start + text_end + 1;
        let link_dest = self.span(offset + dest.start..offset + dest.end);
        let found_title = found_title.map(|title| self.span(offset + title.start..offset + title.end));
        let link = &mut self.note.links[place as usize];
        if link.destination.decoded.is_some() {
            link.destination.span = link_dest;
            link.destination.decoded.take_if(|decoded| decoded.as_ref() == &tail[dest]);
        }
        link.title = title.or(found_title);
    }

    fn reference(
        &mut self,
        place: u32,
        form: ReferenceForm,
        start: usize,
        source: &str,
        text_end: usize,
        looked_up: &str,
    ) {
        let open = usize::from(source.starts_with('!')) + 1;
        let label = match form {
            ReferenceForm::Full => text_end + 2..source.len() - 1,
            _ => open..text_end,
        };
        let definition = self.definition_of(looked_up);
        let destination = definition.map(|number| self.destination_of(number));
        let label = self.span(start + label.start..start + label.end);
        let link = &mut self.note.links[place as usize];
        link.label = Some(label);
        if let (Some(number), Some(destination)) = (definition, destination) {
            link.kind = LinkKind::Reference(form, number);
            link.destination = destination;
            link.title = None;
        } else {
            link.kind = LinkKind::Inline;
        }
    }

    fn wikilink(&mut self, place: u32, start: usize, open: usize, source: &str) {
        let inner = open + 1..source.len() - 2;
        let pipe = source[inner.clone()].find('|').map(|at| inner.start + at);
        let destination = inner.start..pipe.unwrap_or(inner.end);
        let text = pipe.map_or(inner.clone(), |at| at + 1..inner.end);
        let (text, span) = (
            self.span(start + text.start..start + text.end),
            self.span(start + destination.start..start + destination.end),
        );
        let link = &mut self.note.links[place as usize];
        link.text = text;
        link.destination = Destination { span, decoded: None };
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

/// Where the text's closing bracket stands in a link's source, from the end of its last child on.
fn text_end(source: &str, from: usize) -> usize {
    source[from..].find(']').map_or(source.len(), |at| from + at)
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

/// An autolink is a mail address where it isn't an address with a scheme.
fn is_mail(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    address.contains('@') && (scheme.len() == address.len() || scheme.contains('@'))
}

fn link_kind(kind: LinkType) -> LinkKind {
    match kind {
        LinkType::Inline => LinkKind::Inline,
        LinkType::Reference | LinkType::ReferenceUnknown => LinkKind::Reference(ReferenceForm::Full, 0),
        LinkType::Collapsed | LinkType::CollapsedUnknown => LinkKind::Reference(ReferenceForm::Collapsed, 0),
        LinkType::Shortcut | LinkType::ShortcutUnknown => LinkKind::Reference(ReferenceForm::Shortcut, 0),
        LinkType::Autolink | LinkType::Email => LinkKind::Autolink,
        LinkType::WikiLink { .. } => LinkKind::Wiki,
    }
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

/// A place in one of the note's lists.
fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a note has fewer constructs than bytes")
}
