//! Links and pictures of every form.

use crate::{Alignment, NodeId};
use coursenotes_diagnostics::Span;

/// A link or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The node; for raw HTML, that of the HTML.
    pub node: NodeId,
    /// How it is written.
    pub kind: LinkKind,
    /// Whether it shows a picture.
    pub is_image: bool,
    /// The whole construct; for raw HTML, the attribute's value.
    pub span: Span,
    /// What stands between the first brackets; the address itself for an autolink. In raw HTML the value of a picture's
    /// `alt`; empty for everything else there.
    pub text: Span,
    /// Where it leads. For a reference, the destination of its definition.
    pub destination: Destination,
    /// The title without its quotes.
    pub title: Option<Span>,
    /// The label of a reference.
    pub label: Option<Span>,
    /// Whether words stand for the picture where it can't be seen. In raw HTML an empty `alt` counts too: it says that
    /// the picture is decoration.
    pub has_alt: bool,
    /// How a picture is to look, in dialects where its words may end in that.
    pub look: PictureLook,
}

/// How a picture is to look: `![[tree.png|center|300x200]]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureLook {
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// Where it stands in its line.
    pub position: Alignment,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](destination)`
    Inline,
    /// `[text][label]`, `[label][]` or `[label]`, and the definition: `note.definitions[n]`.
    Reference(ReferenceForm, u32),
    /// `<https://example.org>`
    Autolink,
    /// An address in plain text, which GitHub makes a link.
    Bare,
    /// `[[Note]]`, in dialects that have it.
    Wiki,
    /// `{% file src="paper.pdf" %}` on a line of its own, in dialects that have it.
    Tag,
    /// An attribute of a raw HTML element.
    Html(HtmlElement),
}

/// How a reference names its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// `[text][label]`
    Full,
    /// `[label][]`
    Collapsed,
    /// `[label]`
    Shortcut,
}

/// Which attribute of raw HTML holds the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlElement {
    /// `<a href>`, `<area href>`
    Anchor,
    /// `<img src>`, `<source src>`, `<video src>` and their kind
    Source,
    /// One address of a `srcset`
    SourceSet,
}

/// An address as it stands in the source, and what it says once escapes and entities are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address itself, without brackets or blanks around it; empty, at its place, where there is none.
    pub span: Span,
    /// The value where it differs from the source.
    pub(crate) decoded: Option<Box<str>>,
}

impl Destination {
    /// The address as a reader's program gets it; `text` is the note's.
    pub fn value<'a>(&'a self, text: &'a str) -> &'a str {
        self.decoded.as_deref().unwrap_or(&text[self.span.range()])
    }
}
