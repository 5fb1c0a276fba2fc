//! The text of one note becomes a [`Note`]: one total parse with exact byte spans, without input or output.
//!
//! The reader below is pulldown-cmark; it is named in this crate only. What it does differently from GitHub is put
//! right in `reader`, so that a note means here what a reader of GitHub sees. Which files are notes, where links lead
//! and what is wrong with them is left to the crates above.
//!
//! ```
//! use coursenotes_diagnostics::FileId;
//!
//! let note = coursenotes_parser::parse(FileId(0), "# Trees\n\nSee [heaps](class-02.md#heaps).\n");
//! assert_eq!(note.headings[0].anchor.as_ref(), "trees");
//! assert_eq!(note.links[0].destination.value(note.text()), "class-02.md#heaps");
//! ```

mod anchors;
mod characters;
mod definition;
pub mod dialect;
mod fence;
mod footnote;
mod frame;
pub(crate) mod front_matter;
mod heading;
mod html;
mod instructor;
mod label;
mod link;
mod lower;
mod node;
mod note;
mod reader;

pub use anchors::{Slugger, slug};
pub use definition::{Definition, UndefinedReference};
pub use dialect::Dialect;
pub use fence::Fence;
pub use footnote::{FootnoteDefinition, FootnoteReference};
pub use frame::{Frame, FrameKind};
pub use front_matter::{FrontMatter, Metadata, Names};
pub use heading::Heading;
pub use html::{HtmlId, ids_in_html};
pub use instructor::{InstructorBlock, InstructorParts};
pub use link::{Destination, HtmlElement, Link, LinkKind, PictureLook, ReferenceForm};
pub use node::{AlertKind, Alignment, Node, NodeId, NodeKind};
pub use note::Note;

use coursenotes_diagnostics::FileId;

/// Parses a note in GitHub's own dialect. Any text gives a note; the cost grows linearly with its length.
pub fn parse(file: FileId, text: impl Into<String>) -> Note {
    parse_with(file, text, &Dialect::GITHUB)
}

/// Parses a note in `dialect`.
pub fn parse_with(file: FileId, text: impl Into<String>, dialect: &Dialect) -> Note {
    lower::lower(file, text.into(), dialect)
}
