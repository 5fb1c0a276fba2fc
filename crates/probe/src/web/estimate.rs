//! How far a run is.

use super::Progress;
use super::run::Run;
use std::time::Duration;
use tokio::time::Instant;

/// What the caller is told.
pub(super) fn progress(run: &Run) -> Progress {
    let now = Instant::now();
    // Hosts are asked side by side, so the slowest one counts.
    let time =
        run.hosts.iter().filter(|host| host.open() > 0).map(|host| host.time_left(now)).max().unwrap_or(Duration::ZERO);
    Progress {
        answered: run.answered,
        total: run.total,
        waiting: run.hosts.iter().map(|host| host.waiting(now)).sum(),
        seconds_left: time.as_secs() + u64::from(time.subsec_nanos() > 0),
    }
}
