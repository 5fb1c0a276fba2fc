//! Rules over a course, as pure functions: a [`Course`] and what the outside said go in, a [`Report`] comes out.
//!
//! Each rule is one module and one page in `rules/`; [`RULES`] lists them. What a rule may look at is in [`Context`].

pub mod accessibility;
mod aside;
mod baseline;
mod context;
mod fix;
mod home_line;
mod label;
mod language;
mod line;
mod mark;
mod outline;
mod pictures;
mod present;
mod prose;
mod rule;
mod rules;
mod same_text;
mod since;
mod suppress;
mod trial;
mod web;
pub mod witness;
mod words;

pub use baseline::{Baseline, BaselineError};
pub use context::Context;
pub use fix::{Repaired, fix};
pub use rule::Rule;
pub use rules::{RULES, WEB_RULES, rule};
pub use since::keep_new;

use coursenotes_course::{Answers, Course, Level, Role, RuleLevels};
use coursenotes_diagnostics::Diagnostic;
use rule::Run;

/// What the rules found, sorted by path, offset and rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Applies every rule to every note, but for those that `levels` switches off.
pub fn check(course: &Course, answers: &Answers, levels: &RuleLevels) -> Report {
    let levels = &with_defaults(levels);
    let mut context = Context::new(course, answers);
    let rules: Vec<&'static Rule> = RULES.iter().filter(|rule| !levels.is_off(rule.name)).collect();
    for rule in &rules {
        if let Run::Course(run) = rule.run {
            context.begin(rule);
            run(&mut context);
        }
    }
    for entry in course.entries() {
        for rule in &rules {
            match rule.run {
                Run::Text(run) => context.look(rule, run, entry),
                Run::Note(run) if entry.role == Role::Note => context.look(rule, run, entry),
                Run::Note(_) | Run::Course(_) | Run::Suppression => {}
            }
        }
    }
    let mut diagnostics = suppress::suppress(&mut context, levels);
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    diagnostics.dedup();
    Report { diagnostics }
}

/// Rules that are off unless the configuration names them, because too little of what they find is wrong for a reader:
/// what only one tool reads is meant where it is used, and a heading that comes again may say of what kind its part is.
const ASKED_FOR: &[&str] = &["differs-on-github", "duplicate-heading"];

fn with_defaults(levels: &RuleLevels) -> RuleLevels {
    let mut levels = levels.clone();
    for rule in ASKED_FOR {
        levels.set_default(rule, Level::Off);
    }
    levels
}
