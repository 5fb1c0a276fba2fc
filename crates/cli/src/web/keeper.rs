//! Keeps answers while the web is asked: in memory, and every few seconds on disk.

use super::bar::Bar;
use super::{stop, store};
use anyhow::Result;
use coursenotes_course::{Record, Reply, Timestamp, WebQuestions};
use coursenotes_probe::{Progress, Watch};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long answers wait to be saved: a run that is killed loses no more.
const SAVE_EVERY: Duration = Duration::from_secs(2);
/// Who waits no longer than this sees no progress.
const QUIET: Duration = Duration::from_millis(500);

/// Keeps answers, and shows how many there are.
pub(super) struct Keeper<'a> {
    /// Where the record lies; none where it can't be written.
    root: Option<&'a Path>,
    questions: &'a WebQuestions,
    /// When the run began: the time of all its answers.
    now: Timestamp,
    started: Instant,
    saved: Instant,
    answered: usize,
    record: Record,
    unsaved: Vec<(String, Reply)>,
    failed: Option<anyhow::Error>,
    bar: Bar,
}

/// What a run came to.
pub(super) struct End {
    pub(super) record: Record,
    pub(super) answered: usize,
    pub(super) seconds: f64,
    pub(super) is_stopped: bool,
}

impl<'a> Keeper<'a> {
    #[expect(clippy::disallowed_methods, reason = "answers are saved every few seconds")]
    pub(super) fn new(root: Option<&'a Path>, record: Record, questions: &'a WebQuestions, now: Timestamp) -> Self {
        let started = Instant::now();
        Self {
            root,
            questions,
            now,
            started,
            saved: started,
            answered: 0,
            record,
            unsaved: Vec::new(),
            failed: None,
            bar: Bar::new(),
        }
    }

    /// Saves the rest.
    pub(super) fn finish(mut self) -> Result<End> {
        self.bar.clear();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.save()?;
        Ok(End {
            record: self.record,
            answered: self.answered,
            seconds: self.started.elapsed().as_secs_f64(),
            is_stopped: stop::is_stopped(),
        })
    }

    #[expect(clippy::disallowed_methods, reason = "answers are saved every few seconds")]
    fn save_if_due(&mut self) {
        if !self.unsaved.is_empty() && self.saved.elapsed() >= SAVE_EVERY {
            self.failed = self.save().err();
            self.saved = Instant::now();
        }
    }

    fn save(&mut self) -> Result<()> {
        let Some(root) = self.root else { return Ok(()) };
        let (unsaved, questions, now) = (&self.unsaved, self.questions, self.now);
        self.record = store::update(root, |record| {
            for (address, reply) in unsaved {
                record.take(address, &questions[address], reply.clone(), now);
            }
        })?;
        self.unsaved.clear();
        Ok(())
    }
}

impl Watch for Keeper<'_> {
    fn answered(&mut self, address: &str, reply: Reply) {
        self.answered += 1;
        if self.root.is_none() {
            self.record.take(address, &self.questions[address], reply, self.now);
            return;
        }
        self.unsaved.push((address.to_owned(), reply));
        self.save_if_due();
    }

    fn progress(&mut self, progress: &Progress) {
        self.save_if_due();
        if self.started.elapsed() >= QUIET {
            self.bar.show(progress);
        }
    }

    fn is_stopped(&self) -> bool {
        // Where nothing can be saved any more, there is no use in going on.
        stop::is_stopped() || self.failed.is_some()
    }
}
