//! A folder becomes a [`Course`]: which files are notes, their order and titles, and every link resolved once.
//!
//! [`load()`] walks the folder once, reads and parses the notes in parallel, and gives each link exactly one [`Target`].
//! After that nobody resolves a path again: rules, site and book read the same answer. What the folder itself can't
//! tell, an [`Answers`] holds; the crate `probe` fills it.

mod address;
mod answers;
mod config;
mod course;
mod file;
mod git;
mod identity;
mod index;
mod load;
mod order;
mod own_address;
pub mod path;
mod picture;
mod reach;
mod read;
mod resolve;
mod root;
mod section;
mod suggest;
mod target;
mod title;
mod walk;

pub use answers::{Answers, DiskAnswer, DiskQuestion};
pub use config::{CONFIG_NAME, Config, ConfigError};
pub use course::{Course, Entry, Origin, Place};
pub use file::{Encoding, File, FileKind, Role};
pub use git::Git;
pub use identity::{Identity, Repository};
pub use load::{LoadError, load};
pub use picture::{Picture, PictureFormat};
pub use root::{Start, find_root};
pub use section::Section;
pub use suggest::{Repair, anchor_like, file_like, label_like, word_like};
pub use target::{Form, Fragment, Target, Via};
