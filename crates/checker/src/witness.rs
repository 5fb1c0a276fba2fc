//! The second judge: comrak, a port of GitHub's own parser, reads a note again, and both readings are compared.
//!
//! Each side becomes the same flat sequence: the words that a reader sees, and between them the marks of what opens and
//! closes. The first place where two sequences part is a [`Difference`]. comrak is a witness, not GitHub itself: where it is
//! known to err, it isn't believed (the module `disputed`).

mod disputed;
mod ours;
mod sequence;
mod theirs;

pub use sequence::Kind;

use coursenotes_diagnostics::Span;
use coursenotes_parser::{Dialect, LinkKind, Note};
use memchr::memmem;

/// What one side has at the place where both part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A construct opens.
    Opens(Kind),
    /// What was open ends.
    Closes,
    /// Words, up to the next construct.
    Words(String),
    /// Nothing more.
    End,
}

/// The first place where the note and GitHub part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place, in the note's text.
    pub span: Span,
    /// What the note has there.
    pub ours: Seen,
    /// What comrak has there.
    pub theirs: Seen,
}

/// Longer texts aren't read again: none is a note that somebody wrote.
const MOST_BYTES: usize = 1 << 20;

/// Whether the note holds one of the constructs that both may read differently. Of some thousand real notes, in every
/// dialect, none without them ever was: `tests/tests/comrak.rs`.
pub fn may_differ(note: &Note, dialect: &Dialect) -> bool {
    let text = note.text().as_bytes();
    let twice = |byte: u8| memchr::memchr_iter(byte, text).nth(1).is_some();
    let is_wiki = || note.links.iter().any(|link| link.kind == LinkKind::Wiki);
    let is_github = twice(b'$') || twice(b'~') || memmem::find(text, b"[^").is_some();
    let is_dialect = dialect.wikilinks && is_wiki()
        || dialect.heading_attributes && memmem::find(text, b"{").is_some()
        || dialect.definition_lists && memmem::find(text, b"\n:").is_some();
    // Tags of `GitBook` differ everywhere, and hide what else does.
    let has_tags = dialect.tags && memmem::find(text, b"{%").is_some();
    text.len() <= MOST_BYTES && !has_tags && (is_github || is_dialect)
}

/// Where comrak reads the note differently first.
pub fn first_difference(note: &Note) -> Option<Difference> {
    let ours = ours::sequence(note);
    let theirs = theirs::sequence(ours::body(note))?;
    let at = ours.first_difference(&theirs)?;
    let difference = Difference { span: ours::place(note, &ours, at), ours: ours.seen(at), theirs: theirs.seen(at) };
    (!disputed::is(note, &difference, &ours, &theirs, at)).then_some(difference)
}
