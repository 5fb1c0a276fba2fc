//! Bars: what a figure may be at most, or must be at least.

use crate::step::say;
use coursenotes::Outcome;

/// How many figures missed theirs.
#[derive(Default)]
pub(super) struct Bars {
    missed: usize,
}

impl Bars {
    /// Says a figure beside what it may be at most.
    pub(super) fn at_most(&mut self, what: &str, found: f64, most: f64, unit: &str) {
        self.say(what, found, "at most", most, unit, found <= most);
    }

    /// Says a figure beside what it must be at least.
    pub(super) fn at_least(&mut self, what: &str, found: f64, least: f64, unit: &str) {
        self.say(what, found, "at least", least, unit, found >= least);
    }

    fn say(&mut self, what: &str, found: f64, bound: &str, bar: f64, unit: &str, holds: bool) {
        self.missed += usize::from(!holds);
        let missed = if holds { "" } else { "   MISSED" };
        say(&format!("  {what:34} {found:9.2} of {bound} {bar:.2} {unit}{missed}"));
    }

    /// Findings, and so a failure, where one was missed.
    pub(super) fn outcome(&self) -> Outcome {
        if self.missed == 0 { Outcome::Clean } else { Outcome::Findings }
    }
}
