//! Blocks that tags set apart.

use crate::AlertKind;
use coursenotes_diagnostics::Span;

/// Blocks between two tags, `{% hint style="info" %}` and `{% endhint %}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Both tags and what is between them.
    pub span: Span,
    /// What they make of it.
    pub kind: FrameKind,
}

/// What stands around the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// A coloured box.
    Hint(AlertKind),
    /// A title, such as the name of a file or of one of several tabs: the first paragraph.
    Titled,
    /// The number of a step.
    Step(u32),
    /// Nothing: they lead to the page that the tag names, as a link of the note.
    Page,
}
