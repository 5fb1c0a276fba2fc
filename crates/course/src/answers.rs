//! What only the outside knows. The questions come from a course; `probe` answers them; rules read the answers as data.

use crate::{Course, Record, WebPatterns};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A path that the index doesn't hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DiskQuestion {
    /// The folder to start from, from the root; empty for the root.
    pub folder: String,
    /// The way from there, decoded.
    pub path: String,
}

/// What the disk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskAnswer {
    /// Something is there, inside the root: ignored by git, or an empty folder.
    Inside,
    /// Nothing is there.
    Missing,
    /// It leads out of the root, but not out of the repository that the course is a part of: GitHub shows it.
    Above,
    /// It leads out of the root, by `..` or by a symbolic link, to something that is there.
    Leaves,
    /// It leads out of the root by `..`, and nothing is there.
    Astray,
}

/// All answers of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By question.
    pub disk: BTreeMap<DiskQuestion, DiskAnswer>,
    /// Of the web.
    pub web: WebAnswers,
}

/// What the web last said, and when a dead address counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAnswers {
    /// By address.
    pub record: Arc<Record>,
    /// In how many runs an address must have been dead.
    pub dead_runs: u32,
    /// How many days must lie between the first and the last of them.
    pub dead_days: u32,
}

impl WebAnswers {
    /// What the record of the course knows of addresses that are not left out, weighed as the course is configured.
    pub fn recorded(course: &Course, left_out: &WebPatterns) -> Self {
        let mut record = Arc::clone(&course.record);
        if record.iter().any(|(address, _)| left_out.has(address)) {
            Arc::make_mut(&mut record).leave_out(left_out);
        }
        Self { record, dead_runs: course.config.web.dead_runs, dead_days: course.config.web.dead_days }
    }
}

impl Default for WebAnswers {
    /// Nothing was asked, and a dead address counts at once.
    fn default() -> Self {
        Self { record: Arc::default(), dead_runs: 1, dead_days: 0 }
    }
}
