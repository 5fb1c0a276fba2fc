//! Asks the outside world about links. Today that is the disk: paths that no file of the course has.
//!
//! Its answers are data ([`coursenotes_course::Answers`]); what they mean for a reader, the rules decide.

mod disk;

pub use disk::disk;
