//! What happens while the web is asked: answers are saved every few seconds, and a person sees how far it is.

use super::{lock, stop};
use anyhow::Result;
use coursenotes_course::{Record, Reply, Timestamp};
use coursenotes_diagnostics::write::count;
use coursenotes_probe::{Progress, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long answers wait to be saved: a run that is killed loses no more.
const SAVE_EVERY: Duration = Duration::from_secs(2);
/// Who waits no longer than this sees no progress.
const QUIET: Duration = Duration::from_millis(500);

/// Keeps answers, and shows how many there are.
pub(super) struct Keeper {
    root: PathBuf,
    /// When the run began: the time of all its answers.
    now: Timestamp,
    started: Instant,
    saved: Instant,
    answered: usize,
    unsaved: Vec<(String, Reply)>,
    failed: Option<anyhow::Error>,
    bar: ProgressBar,
}

/// What a run came to.
pub(super) struct End {
    pub(super) record: Record,
    pub(super) answered: usize,
    pub(super) seconds: f64,
    pub(super) is_stopped: bool,
}

impl Keeper {
    #[expect(clippy::disallowed_methods, reason = "answers are saved every few seconds")]
    pub(super) fn new(root: &Path, now: Timestamp) -> Result<Self> {
        stop::listen()?;
        // Before the first request: a place that can't be written to is told now, not after ten minutes.
        lock::update(root, |_| ())?;
        let started = Instant::now();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(ProgressStyle::with_template("{msg}").expect("the template is good"));
        Ok(Self {
            root: root.to_owned(),
            now,
            started,
            saved: started,
            answered: 0,
            unsaved: Vec::new(),
            failed: None,
            bar,
        })
    }

    /// Saves the rest.
    pub(super) fn finish(mut self) -> Result<End> {
        self.bar.finish_and_clear();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        Ok(End {
            record: self.save()?,
            answered: self.answered,
            seconds: self.started.elapsed().as_secs_f64(),
            is_stopped: stop::is_stopped(),
        })
    }

    fn save(&mut self) -> Result<Record> {
        let (unsaved, now) = (std::mem::take(&mut self.unsaved), self.now);
        lock::update(&self.root, |record| {
            for (address, reply) in unsaved {
                record.take(&address, reply, now);
            }
        })
    }
}

impl Watch for Keeper {
    #[expect(clippy::disallowed_methods, reason = "answers are saved every few seconds")]
    fn answered(&mut self, address: &str, reply: Reply) {
        self.answered += 1;
        self.unsaved.push((address.to_owned(), reply));
        if self.saved.elapsed() >= SAVE_EVERY {
            self.failed = self.save().err();
            self.saved = Instant::now();
        }
    }

    fn progress(&mut self, progress: &Progress) {
        if self.started.elapsed() >= QUIET {
            self.bar.set_message(words(progress));
        }
    }

    fn is_stopped(&self) -> bool {
        // Where nothing can be saved, there is no use in going on.
        stop::is_stopped() || self.failed.is_some()
    }
}

/// "812 of 2000 web addresses, 3 waiting to be asked again, about 12 s left"
fn words(progress: &Progress) -> String {
    let Progress { asked, total, waiting, seconds_left, .. } = *progress;
    let waiting = if waiting == 0 { String::new() } else { format!(", {waiting} waiting to be asked again") };
    let left = match seconds_left {
        0..=90 => format!("{seconds_left} s"),
        _ => format!("{} min", seconds_left.div_ceil(60)),
    };
    format!("{asked} of {}{waiting}, about {left} left", count(total, "web address"))
}
