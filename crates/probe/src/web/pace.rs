//! How fast a host is asked.

use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// A second, and a little more for clocks that run differently.
const SECOND: Duration = Duration::from_millis(1005);

/// How far a request may come before its time, because the timer wakes up for whole milliseconds.
const SLACK: Duration = Duration::from_millis(2);

/// The pace of one host: at most `rate` requests in any second as its server sees them, and evenly spread.
///
/// When a request arrives, only its server knows. It is some time between sending it and hearing the answer, so a
/// request counts from the one until a second after the other. Of `rate` + 1 requests in a row, one then had its answer
/// a second before the last one was sent, whatever the network did in between.
#[derive(Debug)]
pub(super) struct Pace {
    rate: usize,
    spacing: Duration,
    /// When the next one may start, as far as spreading them goes.
    next: Instant,
    under_way: usize,
    /// When answers came, as far as they count still; in their order.
    answered: VecDeque<Instant>,
}

impl Pace {
    pub(super) fn new(requests_per_second: u32, now: Instant) -> Self {
        let rate = requests_per_second.max(1);
        // A twentieth less than the even distance, or one answer that comes late costs a place in every second.
        let spacing = SECOND * 19 / 20 / rate;
        Self {
            rate: usize::try_from(rate).unwrap_or(usize::MAX),
            spacing,
            next: now,
            under_way: 0,
            answered: VecDeque::new(),
        }
    }

    /// When the next request may start, which may be long ago; none while that depends on an answer.
    pub(super) fn next_start(&mut self, now: Instant) -> Option<Instant> {
        while self.answered.front().is_some_and(|at| *at + SECOND <= now) {
            self.answered.pop_front();
        }
        let too_many = (self.under_way + self.answered.len() + 1).saturating_sub(self.rate);
        match too_many {
            0 => Some(self.next),
            _ => self.answered.get(too_many - 1).map(|at| self.next.max(*at + SECOND)),
        }
    }

    /// A request starts.
    pub(super) fn started(&mut self, now: Instant) {
        self.under_way += 1;
        self.next = self.next.max(now.checked_sub(SLACK).unwrap_or(now)) + self.spacing;
    }

    /// Its answer came at `at`, or will not come.
    pub(super) fn ended(&mut self, at: Instant) {
        self.under_way -= 1;
        let place = self.answered.partition_point(|other| *other <= at);
        self.answered.insert(place, at);
    }

    /// How long `requests` more take at least.
    pub(super) fn duration(&self, requests: usize) -> Duration {
        (SECOND / u32::try_from(self.rate).unwrap_or(u32::MAX))
            .saturating_mul(u32::try_from(requests).unwrap_or(u32::MAX))
    }
}
