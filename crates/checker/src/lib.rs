//! Rules over a course, as pure functions: a [`Course`] and what the outside said go in, a [`Report`] comes out.
//!
//! Each rule is one module and one page in `rules/`; [`RULES`] lists them. What a rule may look at is in [`Context`].

mod context;
mod mark;
mod prose;
mod rule;
mod rules;

pub use context::Context;
pub use rule::Rule;
pub use rules::{RULES, rule};

use coursenotes_course::{Answers, Course, Role};
use coursenotes_diagnostics::Diagnostic;
use rule::Run;

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
        if let Run::Course(run) = rule.run {
            context.begin(rule);
            run(&mut context);
        }
    }
    for entry in course.entries() {
        for rule in RULES {
            match rule.run {
                Run::Text(run) => context.look(rule, run, entry),
                Run::Note(run) if entry.role == Role::Note => context.look(rule, run, entry),
                Run::Note(_) | Run::Course(_) => {}
            }
        }
    }
    let mut diagnostics = context.finish();
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    diagnostics.dedup();
    Report { diagnostics }
}
