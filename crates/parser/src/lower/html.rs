//! Raw HTML: its nodes, and the links, ids and headings in it.

use super::Lowering;
use crate::html::{Markup, Scanned, scan};
use crate::reader::lazy_html;
use crate::{Destination, Heading, HtmlId, Link, LinkKind, NodeId, NodeKind, PictureLook};
use coursenotes_diagnostics::Span;
use std::ops::Range;

impl Lowering<'_> {
    /// A line of an HTML block.
    pub(super) fn html_line(&mut self, range: Range<usize>) {
        if self.tags_of_block.is_some() {
            return;
        }
        self.html.push(&self.body[range.clone()], range.start);
        // Lines that touch are one node.
        let span = self.span(range.clone());
        match self.note.nodes.last_mut() {
            Some(last) if last.kind == NodeKind::Html && last.end == span.start => last.end = span.end,
            _ => self.leaf(NodeKind::Html, range),
        }
    }

    /// The end of an HTML block.
    pub(super) fn html_block(&mut self, id: NodeId) {
        let markup = std::mem::take(&mut self.html);
        self.scan_html(&markup, id);
        self.html = markup;
        self.html.clear();
    }

    /// A tag or a comment in a line of text.
    pub(super) fn inline_html(&mut self, range: Range<usize>) {
        if self.in_list_or_quote() && lazy_html::ends_list(self.body, &range) {
            // The block of HTML runs to the next blank line, further tags included.
            let last = self.lazy_html.replace(range.end);
            if last.is_none_or(|last| lazy_html::has_blank_line(&self.body[last..range.start])) {
                self.corrections.insertions.push((range.start, "\n".to_owned()));
            }
        }
        let mut markup = Markup::default();
        let id = self.push(NodeKind::Html, range.clone());
        let source = &self.body[range.clone()];
        if !source.contains('=') {
            return;
        }
        let mut at = range.start;
        for (number, line) in source.split_inclusive('\n').enumerate() {
            // The marks of a quote around it are no part of a tag that goes on in the next line.
            let marks = if number > 0 { quote_marks(line, self.quotes()) } else { 0 };
            markup.push(&line[marks..], at + marks);
            at += line.len();
        }
        self.scan_html(&markup, id);
    }

    fn scan_html(&mut self, markup: &Markup, node: NodeId) {
        for one in scan(&markup.text) {
            match one {
                Scanned::Link { element, is_image, range, value, alt } => {
                    let span = self.span(markup.place(&range));
                    let decoded = (markup.text[range] != value).then(|| value.into());
                    let before = Span { end: span.start, ..span };
                    let words = alt.as_ref().filter(|words| !words.is_empty());
                    let text = words.map_or(before, |words| self.across_lines(markup, words));
                    self.note.links.push(Link {
                        node,
                        kind: LinkKind::Html(element),
                        is_image,
                        span,
                        text,
                        destination: Destination { span, decoded },
                        title: None,
                        label: None,
                        has_alt: alt.is_some(),
                        look: PictureLook::default(),
                    });
                }
                Scanned::Id { range, value } => {
                    let span = self.span(markup.place(&range));
                    self.note.ids.push(HtmlId { span, value: value.into() });
                }
                Scanned::Heading { level, range, words } => {
                    let span = self.across_lines(markup, &range);
                    self.note.headings.push(Heading {
                        node,
                        level,
                        span,
                        text: words.into(),
                        anchor: Box::default(),
                        explicit_id: None,
                        is_html: true,
                    });
                }
            }
        }
    }

    /// Where something stands that may go on in a next line, behind the marks of a quote.
    fn across_lines(&self, markup: &Markup, range: &Range<usize>) -> Span {
        let start = markup.place(&(range.start..range.start)).start;
        let end = markup.place(&(range.end - 1..range.end)).end;
        self.span(start..end)
    }
}

/// The length of the marks of up to `quotes` block quotes at the start of a line.
fn quote_marks(line: &str, quotes: usize) -> usize {
    let mut rest = line;
    for _ in 0..quotes {
        let Some(inner) = rest.trim_start_matches([' ', '\t']).strip_prefix('>') else { break };
        rest = inner;
    }
    line.len() - rest.len()
}
