//! A course becomes a website or a book: notes as XHTML, and files in memory.
//!
//! [`xhtml`] turns one note into the markup of a page's body. It is the only writer of notes, so that a site and a book
//! can't disagree; what they do differently, they tell it in an [`xhtml::Page`]. [`html`] makes the pages of a site around
//! them. Where links lead was decided while the course was loaded; nothing here resolves a path, reads a disk or knows the
//! time.

mod bundle;
mod coloured;
pub mod epub;
mod folder_name;
pub mod html;
mod language;
pub mod selection;
mod web_pictures;
pub mod xhtml;

pub use bundle::{Bundle, BundleError, Content};
pub use web_pictures::{picture_trouble, web_pictures};
