//! Asks the outside world about links: [`disk()`] about paths that no file of the course has, [`web()`] about addresses,
//! and [`pictures()`] for pictures.
//!
//! Its answers are data ([`coursenotes_course::Answers`], [`coursenotes_course::Reply`]); what they mean for a reader,
//! the rules decide. Nothing else in the program speaks HTTP, and what waits for the network stays in here.

mod disk;
mod web;

pub use disk::disk;
pub use web::{
    Body, Gallery, Progress, Secret, Watch, WebError, WebOptions, is_private, picture_options, pictures, web,
};
