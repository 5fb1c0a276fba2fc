//! Reference definitions, and references without one.

use crate::{Destination, ReferenceForm};
use coursenotes_diagnostics::Span;

/// `[label]: destination "title"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The whole definition.
    pub span: Span,
    /// What stands between the brackets.
    pub label: Span,
    /// Where it leads.
    pub destination: Destination,
    /// The title without its quotes.
    pub title: Option<Span>,
    /// Whether an earlier definition has the same label: the first one wins (`CommonMark` 4.7).
    pub duplicate: bool,
    /// Whether a link or picture uses it.
    pub used: bool,
}

/// A reference whose label nothing defines; it stays plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndefinedReference {
    /// From the first bracket to the last.
    pub span: Span,
    /// What stands between the brackets that name the label.
    pub label: Span,
    /// How it is written.
    pub form: ReferenceForm,
}
