//! One host: what it is still to be asked, how fast, and what it has shown of itself.

use super::WebOptions;
use super::ask::{Heard, Response};
use super::doubt::{Advice, Doubt};
use super::pace::Pace;
use super::queue::Queue;
use super::trouble::Trouble;
use super::verdict::back_off;
use super::visit::Visit;
use std::time::Duration;
use tokio::time::Instant;

/// After how many answers in a row that ask to wait the whole host waits.
const WAITS: u32 = 3;

/// A host and its addresses.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) queue: Queue,
    pub(super) pace: Pace,
    pub(super) under_way: usize,
    /// When the loop looks at it again.
    pub(super) wake: Option<Instant>,
    /// Whether it waits for a connection to come free.
    pub(super) is_starved: bool,
    /// Why nobody asks it any more.
    pub(super) given_up: Option<Trouble>,
    paused_until: Instant,
    /// How long it has paused since it last gave an answer that helps.
    paused: Duration,
    doubt: Doubt,
    waits: u32,
}

impl Host {
    pub(super) fn new(options: &WebOptions, now: Instant) -> Self {
        Self {
            queue: Queue::default(),
            pace: Pace::new(options.requests_per_second, now),
            under_way: 0,
            wake: None,
            is_starved: false,
            given_up: None,
            paused_until: now,
            paused: Duration::ZERO,
            doubt: Doubt::default(),
            waits: 0,
        }
    }

    /// When a request may start; the time may have passed.
    pub(super) fn next_start(&mut self, now: Instant, options: &WebOptions) -> Option<Instant> {
        if self.doubt.is_deep() {
            self.queue.wake_last(now);
        } else {
            self.queue.wake(now);
        }
        if !self.queue.has_ready() {
            return self.queue.next_wake().map(|at| at.max(self.paused_until));
        }
        if self.under_way >= self.connections(options) {
            return None;
        }
        self.pace.next_start(now).map(|at| at.max(self.paused_until))
    }

    /// The next address, if there is one, for a request that starts now.
    pub(super) fn start(&mut self, now: Instant) -> Option<Visit> {
        let visit = self.queue.pop()?;
        self.under_way += 1;
        self.pace.started(now);
        Some(visit)
    }

    /// How many connections it may have: one until it has shown that it answers, and one while it is asked for too much.
    fn connections(&self, options: &WebOptions) -> usize {
        let is_careful = self.doubt.is_careful() || self.waits >= WAITS;
        if is_careful { 1 } else { options.connections_per_host.max(1) }
    }

    /// Learns from what came of a request for `visit`.
    pub(super) fn learn(&mut self, heard: &Heard, visit: &Visit, options: &WebOptions) {
        self.under_way -= 1;
        self.pace.ended(heard.at);
        let advice = match &heard.what {
            Ok(response) => self.learn_answer(response, heard, visit, options),
            Err(trouble) => self.doubt.hear_trouble(trouble, heard.asked, heard.at),
        };
        match advice {
            Advice::GoOn => {}
            Advice::Pause(number, trouble) => self.pause(back_off(number, options), heard.at, trouble, options),
            Advice::GiveUp(trouble) => self.given_up = Some(trouble),
        }
    }

    fn learn_answer(&mut self, response: &Response, heard: &Heard, visit: &Visit, options: &WebOptions) -> Advice {
        self.doubt.hear_answer();
        if response.status == 429 || response.status == 503 && response.wait.is_some() {
            self.learn_to_wait(response.wait, heard.at, options);
            return Advice::GoOn;
        }
        self.waits = 0;
        if response.status >= 500 {
            return self.doubt.hear_failure(visit.attempts == 0, heard.asked, heard.at);
        }
        self.doubt.hear_help();
        self.paused = Duration::ZERO;
        Advice::GoOn
    }

    fn learn_to_wait(&mut self, wait: Option<Duration>, at: Instant, options: &WebOptions) {
        self.waits += 1;
        if self.waits >= WAITS {
            let wait = wait.filter(|wait| !wait.is_zero()).unwrap_or_else(|| back_off(self.waits - WAITS + 1, options));
            self.pause(wait, at, Trouble::Busy(wait), options);
        }
    }

    /// Leaves the whole host alone for a while, or for good where that has been too long.
    fn pause(&mut self, wait: Duration, at: Instant, trouble: Trouble, options: &WebOptions) {
        let until = (at + wait).max(self.paused_until);
        self.paused += until - self.paused_until.max(at);
        self.paused_until = until;
        if self.paused > options.host_budget {
            self.given_up = Some(trouble);
        }
    }

    /// Nobody has its name.
    pub(super) fn has_no_address(&mut self) {
        if !self.doubt.has_answered() {
            self.given_up = Some(Trouble::NoSuchHost);
        }
    }

    /// How many addresses wait for the end of a pause.
    pub(super) fn waiting(&self, now: Instant) -> usize {
        if self.paused_until > now { self.queue.len() } else { self.queue.waiting() }
    }

    /// How many addresses are open.
    pub(super) fn open(&self) -> usize {
        self.queue.len() + self.under_way
    }

    /// How long it takes at least.
    pub(super) fn time_left(&self, now: Instant) -> Duration {
        let until = |at: Instant| at.saturating_duration_since(now);
        let steady = until(self.paused_until) + self.pace.duration(self.queue.len());
        steady.max(self.queue.last_wake().map(until).unwrap_or_default())
    }
}
