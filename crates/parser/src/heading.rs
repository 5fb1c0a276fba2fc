//! Headings.

use crate::NodeId;
use coursenotes_diagnostics::Span;

/// A heading, written in Markdown or in raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The node; for raw HTML, that of the HTML.
    pub node: NodeId,
    /// From 1 to 6.
    pub level: u8,
    /// The whole heading, its marks included.
    pub span: Span,
    /// The words, without markup.
    pub text: Box<str>,
    /// What GitHub makes of it: `#anchor` leads here.
    pub anchor: Box<str>,
    /// The id in braces, in dialects that have it.
    pub explicit_id: Option<Box<str>>,
    /// Whether it is raw HTML.
    pub is_html: bool,
}
