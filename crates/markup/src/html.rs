//! Raw HTML: which elements there are, what becomes of them, and the tags in a piece of HTML.
//!
//! GitHub's sanitizer is the measure, since most notes are read there; a site and a book let the same through, because
//! what they leave in must do no harm and must be well-formed. The tables are by name, in lower case, as in the HTML
//! standard.

mod attributes;
mod elements;
mod tags;

pub use attributes::{is_handler, is_script_address, passes as attribute_passes};
pub use elements::{Standing, is_raw_text, is_void, passing, standing};
pub use tags::{Attribute, Tag, TagKind, tags};
