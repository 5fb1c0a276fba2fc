//! Fenced code blocks.

use coursenotes_diagnostics::Span;

/// A fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The whole block, fences included.
    pub span: Span,
    /// The words after the opening fence; empty where there are none.
    pub info: Span,
    /// Whether a closing fence ends it; otherwise it runs to the end of what holds it.
    pub closed: bool,
}
