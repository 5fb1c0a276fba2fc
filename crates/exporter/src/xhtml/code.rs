//! Code, and the place where a highlighter comes in.

use super::push_attribute;
use super::push_text;
use super::unescape::unescape;
use super::writer::Writer;
use coursenotes_parser::{NodeId, NodeKind};
use std::borrow::Cow;

/// What GitHub draws from its source, with a program that a page would have to bring along.
const DRAWN: &[&str] = &["geojson", "mermaid", "stl", "topojson"];

/// Colours code.
pub trait Code: Sync {
    /// The pieces of `source`, which together are all of it; `language` is what the author wrote, perhaps nothing.
    fn pieces<'t>(&self, language: &str, source: &'t str) -> Vec<Piece<'t>>;
}

/// A piece of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The classes of the element around it; none where it is plain.
    pub class: Cow<'static, str>,
    /// Its text.
    pub text: &'t str,
}

/// Code without colours.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Code for Plain {
    fn pieces<'t>(&self, _language: &str, source: &'t str) -> Vec<Piece<'t>> {
        vec![Piece { class: Cow::Borrowed(""), text: source }]
    }
}

impl Writer<'_> {
    /// A block of code.
    pub(super) fn code_block(&mut self, id: NodeId) {
        let note = self.note;
        let language = match note.node(id).kind {
            NodeKind::FencedCode(fence) => unescape(note.slice(note.fences[fence as usize].info)),
            _ => Cow::Borrowed(""),
        };
        let language = language.split_whitespace().next().unwrap_or_default();
        if DRAWN.iter().any(|drawn| drawn.eq_ignore_ascii_case(language)) {
            self.problem(note.span(id), format!("this drawing in `{language}` is shown as its source"));
        }
        let source = self.code_source(id);
        let mut block = String::with_capacity(source.len() + source.len() / 4 + 64);
        block.push_str(if self.page.scrolling { "<pre tabindex=\"0\"><code" } else { "<pre><code" });
        if !language.is_empty() {
            block.push_str(" class=\"language-");
            push_attribute(&mut block, language);
            block.push('"');
        }
        block.push('>');
        for piece in self.page.code.pieces(language, &source) {
            push_piece(&mut block, &piece);
        }
        block.push_str("</code></pre>");
        self.block_island(&block);
    }

    /// The lines of a block of code, with line ends of one kind.
    fn code_source(&self, id: NodeId) -> Cow<'_, str> {
        let mut lines = self.note.children(id);
        let source = match (lines.next(), lines.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) => self.note.shown(only),
            (Some(first), Some(second)) => {
                let lines = [first, second].into_iter().chain(lines);
                Cow::Owned(lines.map(|line| self.note.shown(line)).collect())
            }
        };
        if source.contains('\r') { Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n")) } else { source }
    }
}

fn push_piece(block: &mut String, piece: &Piece) {
    if piece.class.is_empty() {
        push_text(block, piece.text);
        return;
    }
    block.push_str("<span class=\"");
    push_attribute(block, &piece.class);
    block.push_str("\">");
    push_text(block, piece.text);
    block.push_str("</span>");
}
