//! Whether a host is in trouble, by what it has shown in a row.

use super::trouble::Trouble;
use tokio::time::Instant;

/// How often a host pauses before it is given up.
const PAUSES: u32 = 3;

/// After how many questions in a row that had no answer in time it is given up: they are pauses themselves.
const TIMEOUTS: u32 = 3;

/// How many silences in a row a host that has answered may have before it pauses: they may be the fault of one page.
const SILENCES: u32 = 1;

/// How many pages in a row may fail before their host pauses.
const FAILURES: u32 = 10;

/// What a host has shown in a row that doesn't help.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    has_answered: bool,
    is_slow: bool,
    /// Questions without any answer, and those of them that ended by time.
    silences: u32,
    timeouts: u32,
    /// Pages with an error of the server.
    failures: u32,
    /// When the last silence, or what led to the last pause, was heard. What was asked before tells nothing new.
    since: Option<Instant>,
}

/// What to do with a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    GoOn,
    /// How many pauses in a row these are, and why.
    Pause(u32, Trouble),
    GiveUp(Trouble),
}

impl Doubt {
    pub(super) fn has_answered(&self) -> bool {
        self.has_answered
    }

    /// Whether it may have one connection only, so that silent hosts don't take them all.
    pub(super) fn is_careful(&self) -> bool {
        !self.has_answered || self.is_slow || self.is_deep()
    }

    /// Whether another page may fare better than the one that was asked before.
    pub(super) fn is_deep(&self) -> bool {
        self.silences > 0 || self.failures >= FAILURES
    }

    /// An answer came, whatever it says.
    pub(super) fn hear_answer(&mut self) {
        self.has_answered = true;
        self.is_slow = false;
        self.silences = 0;
        self.timeouts = 0;
    }

    /// An answer came that is no error of the server.
    pub(super) fn hear_help(&mut self) {
        self.failures = 0;
    }

    /// A page failed that was asked at `asked`; a page counts once, but any is news after a pause.
    pub(super) fn hear_failure(&mut self, is_other_page: bool, asked: Instant, at: Instant) -> Advice {
        if self.knows(asked) || self.failures < FAILURES && !is_other_page {
            return Advice::GoOn;
        }
        self.failures += 1;
        let advice = advice((self.failures + 1).saturating_sub(FAILURES), Trouble::Failing);
        if advice != Advice::GoOn {
            self.since = Some(at);
        }
        advice
    }

    /// There was no answer to what was asked at `asked`.
    pub(super) fn hear_trouble(&mut self, trouble: &Trouble, asked: Instant, at: Instant) -> Advice {
        self.is_slow = matches!(trouble, Trouble::Slow(_));
        if !trouble.is_silence() || self.knows(asked) {
            return Advice::GoOn;
        }
        self.since = Some(at);
        self.silences += 1;
        self.timeouts += u32::from(self.is_slow);
        if self.timeouts >= TIMEOUTS {
            return Advice::GiveUp(Trouble::Silent);
        }
        let in_passing = if self.has_answered { SILENCES } else { 0 };
        advice(self.silences.saturating_sub(in_passing), Trouble::Silent)
    }

    fn knows(&self, asked: Instant) -> bool {
        self.since.is_some_and(|since| asked < since)
    }
}

fn advice(pauses: u32, trouble: Trouble) -> Advice {
    match pauses {
        0 => Advice::GoOn,
        _ if pauses <= PAUSES => Advice::Pause(pauses, trouble),
        _ => Advice::GiveUp(trouble),
    }
}
