//! Progress of long work: on a terminal only, after half a second, and without a trace.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Work that is done within that shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar that may not have been drawn yet.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    #[expect(clippy::disallowed_methods, reason = "progress is a matter of time")]
    pub(crate) fn new(what: &str, steps: usize) -> Self {
        // Drawn to standard error where that is a terminal, and nowhere else.
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}} of {{len}} {what}"));
        bar.set_style(style.expect("the template is one of ours"));
        Self { bar, started: Instant::now() }
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// All is done: the bar goes.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
