//! Links and pictures: their parts, found when they open and when they close.

use super::blocks::number;
use super::{Lowering, link_parts};
use crate::{Destination, Link, LinkKind, NodeId, NodeKind, PictureLook, ReferenceForm};
use coursenotes_diagnostics::Span;
use pulldown_cmark::{CowStr, LinkType};
use std::ops::Range;

impl Lowering<'_> {
    pub(super) fn link(&mut self, kind: LinkType, dest: &CowStr, title: &CowStr, range: Range<usize>, is_image: bool) {
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
            has_alt: false,
            look: PictureLook::default(),
        });
    }

    /// Completes the link of the node that was just closed: now the place where its text ends is known.
    pub(super) fn link_text(&mut self, id: NodeId) {
        let looked_up = self.labels.pop().expect("pushed when the link opened");
        let (NodeKind::Link(place) | NodeKind::Image(place)) = self.note.node(id).kind else { return };
        let link = &self.note.links[place as usize];
        let (kind, is_image, title) = (link.kind, link.is_image, link.title);
        let start = link.span.start as usize - self.base;
        let source = &self.body[start..link.span.end as usize - self.base];
        let open = if is_image { 2 } else { 1 };
        match kind {
            LinkKind::Autolink => return self.autolink(place, start, source),
            LinkKind::Wiki => return self.wikilink(place, start, open, source),
            _ => {}
        }
        let last_child = self.note.children(id).last().map(|child| self.note.node(child).end as usize - self.base);
        let text_end = text_end(source, last_child.map_or(open, |end| end - start).max(open));
        self.note.links[place as usize].text = self.span(start + open..start + text_end);
        // The words of other references are their label too.
        let may_look = matches!(kind, LinkKind::Inline | LinkKind::Reference(ReferenceForm::Full, _));
        if is_image && may_look && self.dialect.picture_looks {
            self.look(place, &(start + open..start + text_end));
        }
        self.has_words(place);
        match kind {
            LinkKind::Reference(form, _) => self.reference(place, form, start, source, text_end, &looked_up),
            _ => self.inline(place, title, start + text_end + 1, &source[text_end + 1..]),
        }
    }

    fn autolink(&mut self, place: u32, start: usize, source: &str) {
        let address = &source[1..source.len() - 1];
        let span = self.span(start + 1..start + source.len() - 1);
        // `<ada@example.org>` writes a mail although nobody wrote `mailto:` (CommonMark 6.5).
        let decoded = is_mail(address).then(|| format!("mailto:{address}").into());
        let link = &mut self.note.links[place as usize];
        link.text = span;
        link.destination = Destination { span, decoded };
    }

    /// Finds the parts of what stands behind the text, from `offset` on.
    fn inline(&mut self, place: u32, title: Option<Span>, offset: usize, tail: &str) {
        let (dest, found_title) = link_parts::inline_tail(tail);
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
        let end = pipe.unwrap_or(inner.end);
        // In a table the pipe has to be escaped.
        let destination = inner.start..end - usize::from(source[inner.start..end].ends_with('\\'));
        let text = pipe.map_or(inner.clone(), |at| at + 1..inner.end);
        let (text, span) = (
            self.span(start + text.start..start + text.end),
            self.span(start + destination.start..start + destination.end),
        );
        let link = &mut self.note.links[place as usize];
        let is_image = link.is_image;
        link.text = text;
        link.destination = Destination { span, decoded: None };
        if is_image && let Some(bar) = pipe {
            if self.dialect.picture_looks {
                self.look(place, &(start + bar + 1..start + inner.end));
            }
            self.has_words(place);
        }
    }

    /// Notes whether words stand for the picture.
    fn has_words(&mut self, place: u32) {
        let text = self.note.links[place as usize].text.range();
        let words = &self.body[text.start - self.base..text.end - self.base];
        self.note.links[place as usize].has_alt = !words.trim().is_empty();
    }
}

/// Where the text's closing bracket stands in a link's source, from the end of its last child on.
fn text_end(source: &str, from: usize) -> usize {
    source[from..].find(']').map_or(source.len(), |at| from + at)
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
