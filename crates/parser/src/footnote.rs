//! Footnotes and the marks that refer to them.

use coursenotes_diagnostics::Span;

/// A footnote's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteDefinition {
    /// The whole definition.
    pub span: Span,
    /// The label between `[^` and `]`.
    pub label: Span,
    /// Whether an earlier one has the same label; GitHub shows the first.
    pub duplicate: bool,
    /// Whether a mark refers to it.
    pub used: bool,
    /// The number a reader sees, that of its marks; absent where there is no mark, or an earlier footnote of this label.
    pub number: Option<u32>,
}

/// A mark `[^label]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteReference {
    /// The whole mark.
    pub span: Span,
    /// The label between `[^` and `]`.
    pub label: Span,
    /// The number a reader sees, from 1 in the order of first marks; absent where there is no such footnote.
    pub number: Option<u32>,
}
