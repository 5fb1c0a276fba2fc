//! Raw HTML in notes: links, pictures, ids and headings, each with its place.

mod scan;
mod srcset;

pub use scan::ids_in_html;
pub(crate) use scan::{Markup, Scanned, scan};

use coursenotes_diagnostics::Span;

/// A place in raw HTML that a fragment can name: an `id`, or the `name` of an `a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlId {
    /// The attribute's value in the source.
    pub span: Span,
    /// The value, entities read.
    pub value: Box<str>,
}
