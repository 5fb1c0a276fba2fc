//! An address on its way to an answer.

use super::moved::moved_to;
use super::trail::Trail;
use coursenotes_course::{Answer, Reply};
use reqwest::Url;
use std::collections::BTreeSet;
use std::time::Duration;

/// An address, how far its redirects were followed, and how much patience it has had.
#[derive(Debug)]
pub(super) struct Visit {
    pub(super) address: String,
    /// Places on its page that links name.
    pub(super) anchors: BTreeSet<String>,
    pub(super) trail: Trail,
    /// How often it was asked in vain.
    pub(super) attempts: u32,
    /// Whether its name was looked for in vain once.
    pub(super) is_nameless: bool,
    /// How long it has waited between.
    pub(super) waited: Duration,
    /// What it is if nobody asks again.
    pub(super) last: Option<Reply>,
}

impl Visit {
    pub(super) fn new(address: &str, url: Url, anchors: &BTreeSet<String>) -> Self {
        Self {
            address: address.to_owned(),
            anchors: anchors.clone(),
            trail: Trail::new(url),
            attempts: 0,
            is_nameless: false,
            waited: Duration::ZERO,
            last: None,
        }
    }

    /// A reply about it, with what its redirects tell.
    pub(super) fn reply(&self, answer: Answer, reason: Option<String>, status: Option<u16>) -> Reply {
        let moved_to = Some(answer).filter(|answer| *answer == Answer::Alive).and_then(|_| moved_to(&self.trail));
        Reply { reason, status, arrives_at: self.trail.arrives_at(), moved_to, ..Reply::new(answer) }
    }
}
