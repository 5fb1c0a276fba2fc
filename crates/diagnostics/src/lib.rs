//! The words every crate speaks: places in files, findings, repairs, and one writer per output format.
//!
//! Nothing here knows Markdown, a disk or a terminal. A [`Diagnostic`] is data; a writer in [`mod@write`] turns a sorted
//! list of them into what a person, a program or GitHub reads.

mod diagnostic;
mod hash;
mod source;
mod span;
pub mod write;

pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
pub use hash::fnv1a;
pub use source::{LastLines, Lines, Position, Sources};
pub use span::{FileId, Span};
