//! One writer per output format. Each takes findings in report order and writes them to anything that can be written to.

mod accessibility;
mod github;
mod human;
mod json;
mod summary;

pub use accessibility::{Criterion, Question, Subject, accessibility};
pub use github::github;
pub use human::{Colour, Look, human};
pub use json::{JSON_VERSION, json};
pub use summary::{Summary, count};

/// How a path from the root of the course is shown: relative to where the person stands, or to the repository.
pub type ShowPath<'a> = &'a dyn Fn(&str) -> String;
