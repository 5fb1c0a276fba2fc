//! One writer per output format. Each takes findings in report order and writes them to anything that can be written to.

mod accessibility;
mod closing;
mod fingerprint;
mod github;
mod groups;
mod human;
mod json;
mod line;
mod markdown;
mod markdown_text;
mod sarif;
mod sarif_log;
mod short;
mod snippet;
mod summary;
mod window;

pub use accessibility::{Criterion, Medium, Question, Subject, accessibility};
pub use github::github;
pub use groups::{Group, groups};
pub use human::{Colour, Length, Look, human};
pub use json::{JSON_VERSION, json};
pub use line::{fit, width};
pub use markdown::{MARKDOWN_LIMIT, markdown};
pub use sarif::{RuleFacts, Tool, sarif};
pub use summary::{Summary, count, headline, repaired, repaired_unsafely};

use crate::{Diagnostic, Sources};

/// How a path from the root of the course is shown: relative to where the person stands, or to the repository.
pub type ShowPath<'a> = &'a dyn Fn(&str) -> String;

/// What there is to report, whatever the format.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The findings, in report order.
    pub diagnostics: &'a [&'a Diagnostic],
    /// The texts that they are about.
    pub sources: &'a dyn Sources,
    /// How paths are shown.
    pub show: ShowPath<'a>,
    /// The counts of the run.
    pub summary: &'a Summary,
    /// What an error is called: a "new error" where those that were there before are left out.
    pub noun: &'static str,
}
