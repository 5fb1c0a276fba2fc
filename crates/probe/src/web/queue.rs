//! Addresses of a host that wait for their turn.

use super::visit::Visit;
use std::collections::{BTreeMap, VecDeque};
use tokio::time::Instant;

/// Those that may be asked, and those that wait for the end of a pause.
#[derive(Debug, Default)]
pub(super) struct Queue {
    ready: VecDeque<Visit>,
    /// By time, then in the order in which they came.
    later: BTreeMap<(Instant, u64), Visit>,
    came: u64,
}

impl Queue {
    pub(super) fn push(&mut self, visit: Visit) {
        self.ready.push_back(visit);
    }

    /// What has begun comes first.
    pub(super) fn push_first(&mut self, visit: Visit) {
        self.ready.push_front(visit);
    }

    /// Not before `at`.
    pub(super) fn push_later(&mut self, at: Instant, visit: Visit) {
        self.came += 1;
        self.later.insert((at, self.came), visit);
    }

    /// Lets in those whose pause has ended. They go first: their server may know them still.
    pub(super) fn wake(&mut self, now: Instant) {
        while let Some(entry) = self.later.first_entry().filter(|entry| entry.key().0 <= now) {
            self.ready.push_front(entry.remove());
        }
    }

    pub(super) fn pop(&mut self) -> Option<Visit> {
        self.ready.pop_front()
    }

    pub(super) fn has_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// The same, but others go first: they may fare better.
    pub(super) fn wake_last(&mut self, now: Instant) {
        while let Some(entry) = self.later.first_entry().filter(|entry| entry.key().0 <= now) {
            self.ready.push_back(entry.remove());
        }
    }

    /// When the next pause ends.
    pub(super) fn next_wake(&self) -> Option<Instant> {
        self.later.keys().next().map(|(at, _)| *at)
    }

    /// When the last pause ends.
    pub(super) fn last_wake(&self) -> Option<Instant> {
        self.later.keys().next_back().map(|(at, _)| *at)
    }

    pub(super) fn waiting(&self) -> usize {
        self.later.len()
    }

    pub(super) fn len(&self) -> usize {
        self.ready.len() + self.later.len()
    }

    /// Takes out all.
    pub(super) fn drain(&mut self) -> Vec<Visit> {
        let later = std::mem::take(&mut self.later);
        self.ready.drain(..).chain(later.into_values()).collect()
    }
}
