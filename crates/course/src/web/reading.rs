//! What one address answered.

use super::{Timestamp, WebAddress};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use url::Url;

/// What an answer means for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The page is there.
    Alive,
    /// The page is gone for everybody.
    Dead,
    /// Nobody can tell from here: a wall against programs, a server in trouble, no answer in time.
    Unsure,
}

/// What an address answered just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What it means.
    pub answer: Answer,
    /// Why it isn't alive, in words that complete "it answers with …" or stand alone: `404 Not Found`, `no such host`.
    pub reason: Option<String>,
    /// The status of the last response, if there was one.
    pub status: Option<u16>,
    /// Where redirects ended, if elsewhere.
    pub arrives_at: Option<String>,
    /// Where the leading permanent redirects (301, 308) ended: the address that the link should have.
    pub moved_to: Option<String>,
    /// The page's title.
    pub title: Option<String>,
    /// Places on the page that were asked for and are there.
    pub found: BTreeSet<String>,
    /// Places that were asked for and are not there.
    pub missing: BTreeSet<String>,
}

impl Reply {
    /// A reply with nothing but its answer.
    pub fn new(answer: Answer) -> Self {
        Self {
            answer,
            reason: None,
            status: None,
            arrives_at: None,
            moved_to: None,
            title: None,
            found: BTreeSet::new(),
            missing: BTreeSet::new(),
        }
    }
}

/// What the record knows of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reading {
    /// The last answer.
    pub answer: Answer,
    /// Since when it has been this one.
    pub since: Timestamp,
    /// When it was last asked; absent in the file where it is the time at its top.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) asked: Option<Timestamp>,
    /// The status of the last response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Why it isn't alive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// In how many runs it was dead, with no run in between in which it was alive.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub dead_runs: u32,
    /// The first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_since: Option<Timestamp>,
    /// Where redirects end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrives_at: Option<String>,
    /// Where permanent redirects end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    /// The page's title, when it was last seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Places on the page that links name and that are there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub found: BTreeSet<String>,
    /// Places that links name and that are not there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<String>,
    /// Places that links name and of which the page doesn't tell whether they are there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unknown: BTreeSet<String>,
    /// A copy of the page that somebody wrote down here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Reading {
    /// The reading after `reply`, which came at `now` and was to tell of `anchors`.
    pub(super) fn after(before: Option<&Self>, anchors: &BTreeSet<String>, reply: Reply, now: Timestamp) -> Self {
        let is_dead = reply.answer == Answer::Dead;
        // An unsure answer between two dead ones is no sign of life.
        let count = before.filter(|_| reply.answer != Answer::Alive);
        let dead_runs = count.map_or(0, |before| before.dead_runs) + u32::from(is_dead);
        let dead_since = count.and_then(|before| before.dead_since).or(is_dead.then_some(now));
        let same = before.filter(|before| before.answer == reply.answer);
        let is_unknown = |anchor: &&String| !reply.found.contains(*anchor) && !reply.missing.contains(*anchor);
        let unknown = anchors.iter().filter(is_unknown).cloned().collect();
        Self {
            answer: reply.answer,
            since: same.map_or(now, |before| before.since),
            asked: Some(now),
            status: reply.status,
            reason: reply.reason,
            dead_runs,
            dead_since,
            arrives_at: reply.arrives_at,
            moved_to: reply.moved_to,
            title: reply.title.or_else(|| before.and_then(|before| before.title.clone())),
            found: reply.found,
            missing: reply.missing,
            unknown,
            archive: before.and_then(|before| before.archive.clone()),
        }
    }

    /// The reading with the time at the top of its file, unless it has its own.
    pub(super) fn at(mut self, asked: Timestamp) -> Self {
        self.asked.get_or_insert(asked);
        self
    }

    /// Whether all its addresses are ones of the web, in the form in which they are kept. A file can say anything, and
    /// `fix` would write it into a note.
    pub(super) fn is_sound(&self, address: &str) -> bool {
        let is_kept_form = |text: &String| {
            Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.as_str() == text)
        };
        let is_key = WebAddress::parse(address).is_some_and(|web| web.address == address && web.anchor.is_none());
        let leads = self.arrives_at.iter().chain(&self.moved_to);
        let mut copies = self.archive.iter();
        is_key && leads.into_iter().all(is_kept_form) && copies.all(|copy| WebAddress::parse(copy).is_some())
    }

    /// Whether `anchor` was asked about.
    pub(super) fn knows(&self, anchor: &String) -> bool {
        self.found.contains(anchor) || self.missing.contains(anchor) || self.unknown.contains(anchor)
    }

    /// Of two readings of one address the greater one counts: the later, and of two at the same time the one that does
    /// less harm if it is wrong. The rest only makes sure that the order of joining never matters.
    pub(super) fn weight(&self) -> (Timestamp, Reverse<Answer>, String) {
        (self.asked(), Reverse(self.answer), serde_json::to_string(self).unwrap_or_default())
    }

    /// When it was last asked.
    pub fn asked(&self) -> Timestamp {
        self.asked.unwrap_or_default()
    }

    /// Whether the page was dead in `runs` runs at least, the last of them `days` days or more after the first: a server
    /// that was down for an hour is no dead link.
    pub fn is_dead_for_good(&self, runs: u32, days: u32) -> bool {
        let first = self.dead_since.unwrap_or(self.since);
        self.answer == Answer::Dead && self.dead_runs >= runs && self.asked().days_after(first) >= f64::from(days)
    }
}
