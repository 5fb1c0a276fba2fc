//! Formulas as MathML; one that can't be set is shown as its source.

use super::escape::without_forbidden;
use super::writer::Writer;
use super::{Medium, push_attribute, push_text};
use coursenotes_markup::math::Display;
use coursenotes_parser::NodeId;

impl Writer<'_> {
    /// A formula in a line.
    pub(super) fn formula(&mut self, id: NodeId, display: Display) {
        let markup = self.mathml(id, display);
        self.inline_island(&markup);
    }

    /// A fenced formula.
    pub(super) fn formula_block(&mut self, id: NodeId) {
        let markup = self.mathml(id, Display::Block);
        self.push("<p class=\"formula\">");
        self.inline_island(&markup);
        self.push("</p>\n");
    }

    fn mathml(&mut self, id: NodeId, display: Display) -> String {
        let note = self.note;
        let source = note.formula(id);
        match self.formulas.to_mathml(&source, display) {
            Ok(mathml) => {
                self.written.has_math = true;
                self.with_source(without_forbidden(mathml), &source)
            }
            Err(error) => {
                self.problem(note.span(id), format!("this formula is shown as its source: {}", error.message));
                let mut markup = String::from("<code class=\"formula-source\" title=\"");
                push_attribute(&mut markup, &error.message);
                markup.push_str("\">");
                push_text(&mut markup, source.trim());
                markup.push_str("</code>");
                markup
            }
        }
    }

    /// A book's formula has its source as text: some of its readers show no MathML.
    fn with_source(&self, mathml: String, source: &str) -> String {
        let start = "<math";
        match mathml.strip_prefix(start) {
            Some(rest) if self.page.medium == Medium::Book => {
                let mut markup = format!("{start} alttext=\"");
                push_attribute(&mut markup, source.trim());
                markup.push('"');
                markup.push_str(rest);
                markup
            }
            _ => mathml,
        }
    }
}
