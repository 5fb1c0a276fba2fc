//! How far the asking is, for a person at a terminal.

use coursenotes_diagnostics::write::count;
use coursenotes_probe::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that changes; nothing where standard error is no terminal.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(ProgressStyle::with_template("{msg}").expect("the template is good"));
        Self(bar)
    }

    pub(super) fn show(&self, progress: &Progress) {
        self.0.set_message(words(progress));
    }

    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

/// "812 of 2000 web addresses, 3 waiting to be asked again, about 12 s left"
fn words(progress: &Progress) -> String {
    let Progress { answered, total, waiting, seconds_left, .. } = *progress;
    let waiting = if waiting == 0 { String::new() } else { format!(", {waiting} waiting to be asked again") };
    let left = match seconds_left {
        0 => ", a few answers are still to come".to_owned(),
        1..=90 => format!(", about {seconds_left} s left"),
        _ => format!(", about {} min left", seconds_left.div_ceil(60)),
    };
    format!("{answered} of {}{waiting}{left}", count(total, "web address"))
}
