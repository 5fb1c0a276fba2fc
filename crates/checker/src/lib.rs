//! Rules over a course, as pure functions: a [`Course`] and what the outside said go in, a [`Report`] comes out.
//!
//! Each rule is one module and one page in `rules/`; [`RULES`] lists them. What a rule may look at is in [`Context`].

mod context;
mod rule;
mod rules;

pub use context::Context;
pub use rule::Rule;
pub use rules::{RULES, rule};

use coursenotes_course::{Answers, Course};
use coursenotes_diagnostics::Diagnostic;

/// What the rules found, sorted by path, offset and rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Applies every rule to every note.
pub fn check(course: &Course, answers: &Answers) -> Report {
    let mut context = Context::new(course, answers);
    for rule in RULES {
        context.begin(rule);
        (rule.run)(&mut context);
    }
    let mut diagnostics = context.finish();
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    diagnostics.dedup();
    Report { diagnostics }
}
