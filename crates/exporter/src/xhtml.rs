//! A note as XHTML: markup for the body of a page that is well-formed XML and says the same when it is read as HTML.
//!
//! The nodes of a note are walked once, in the order of the text. A note without raw HTML is written directly. Where an
//! author wrote tags, what is written goes through the tree builder of a browser (`tree`), and the tree is written: so
//! tags that are never closed, or in the wrong order, become what a reader of GitHub sees, and are closed. Both ways give
//! the same for the same note; a test holds them together.
//!
//! What an author's tags may do is decided tag by tag, before there is a tree (`raw`): by the table of
//! [`coursenotes_markup::html`], and further, because a book is checked for validity, by what HTML of today has. So
//! everything in the tree is either ours or let through.
//!
//! A picture without words for it gets no empty `alt`, which would say that the picture is decoration: it says that there
//! is no description and names the file, and the picture stands in [`Written::undescribed`]. Where the author gave a title,
//! that is its name, and the HTML standard (4.8.4.4.8) allows the attribute to be absent.

mod address;
mod attributes;
mod blocks;
mod code;
mod content;
mod elements;
mod escape;
mod footnotes;
mod fragment;
mod html;
mod ids;
mod inlines;
mod links;
mod lists;
mod math;
mod open_tags;
mod page;
mod pictures;
mod raw;
mod serialize;
mod source;
mod tables;
mod tree;
mod unescape;
mod writer;

#[cfg(test)]
mod both_ways;

pub use address::escape_address;
pub use code::{Code, Piece, Plain};
pub use escape::{push_attribute, push_text};
pub(crate) use fragment::{anchor, raw_fragment};
pub use ids::id_of;
pub use links::{Href, Links};
pub use page::{Medium, Page};
pub(crate) use pictures::NO_PICTURE;
pub use pictures::{Pictures, Shown};

use coursenotes_course::Entry;
use coursenotes_diagnostics::Span;
use writer::{Mode, Writer};

/// A note, written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Markup for the body of a page.
    pub body: String,
    /// What could not be written as it stands in the note, in the order of the text.
    pub problems: Vec<Problem>,
    /// Pictures without words for them.
    pub undescribed: Vec<Span>,
    /// Whether there is a formula; a book has to declare it.
    pub has_math: bool,
}

/// Something that could not be written as it stands in the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What became of it: "`<script>` is shown as text".
    pub message: String,
}

/// Writes a note. Any note gives well-formed markup; the cost grows linearly with its length.
pub fn write(entry: &Entry, page: &Page) -> Written {
    let direct = if page.trust_html && has_html(entry) { None } else { write_in(Mode::Direct, entry, page) };
    direct.unwrap_or_else(|| write_in(Mode::Tree, entry, page).unwrap_or_default())
}

fn has_html(entry: &Entry) -> bool {
    entry.note.nodes.iter().any(|node| node.kind == coursenotes_parser::NodeKind::Html)
}

/// Writes a note one way; nothing where it has tags that the direct way can't write.
fn write_in(mode: Mode, entry: &Entry, page: &Page) -> Option<Written> {
    let mut writer = Writer::new(mode, entry, page);
    writer.note();
    if mode == Mode::Direct && writer.needs_tree {
        return None;
    }
    let mut written = writer.written;
    if mode == Mode::Tree {
        let mut tree = tree::parse(&written.body);
        if !page.trust_html {
            content::repair(&mut tree);
        }
        written.body = serialize::serialize(&tree, page.medium, &writer.islands);
    }
    written.problems.sort_by_key(|problem| problem.span);
    Some(written)
}
