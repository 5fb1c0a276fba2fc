//! How many requests are under way in all.

use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// After this time a request most likely waits for a host that will never answer. It costs nothing but a connection.
const HANGING: Duration = Duration::from_secs(2);

/// The requests under way. Those that hang don't take the place of others, up to as many again.
#[derive(Debug)]
pub(super) struct Connections {
    limit: usize,
    count: u64,
    /// When each was started, by its number and so by time.
    started: BTreeMap<u64, Instant>,
}

impl Connections {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), count: 0, started: BTreeMap::new() }
    }

    /// Whether another request has to wait.
    pub(super) fn are_full(&self, now: Instant) -> bool {
        let all = self.started.len();
        all >= self.limit && (all >= 2 * self.limit || all - self.hanging(now) >= self.limit)
    }

    /// A request starts; its number is needed when it ends.
    pub(super) fn start(&mut self, now: Instant) -> u64 {
        self.count += 1;
        self.started.insert(self.count, now);
        self.count
    }

    pub(super) fn end(&mut self, number: u64) {
        self.started.remove(&number);
    }

    fn hanging(&self, now: Instant) -> usize {
        self.started.values().take_while(|start| **start + HANGING <= now).count()
    }
}
