//! What all addresses last answered.

use super::{Reading, Reply, Timestamp, WebPatterns, WebQuestions};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What is known of addresses, from the file `links.lock` and from asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    links: BTreeMap<String, Reading>,
}

impl Record {
    /// What an address last answered.
    pub fn get(&self, address: &str) -> Option<&Reading> {
        self.links.get(address)
    }

    /// All readings, by address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Reading)> {
        self.links.iter().map(|(address, reading)| (address.as_str(), reading))
    }

    /// How many addresses it knows.
    pub fn len(&self) -> usize {
        self.links.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// Keeps what an address answered at `now`, asked about `anchors`.
    pub fn take(&mut self, address: &str, anchors: &BTreeSet<String>, reply: Reply, now: Timestamp) {
        let reading = Reading::after(self.links.get(address), anchors, reply, now);
        self.links.insert(address.to_owned(), reading);
    }

    /// Keeps a reading as it is.
    pub(super) fn insert(&mut self, address: String, reading: Reading) {
        self.links.insert(address, reading);
    }

    /// Takes over what `other` knows better: the later answer counts. A copy that a person wrote down is never lost.
    pub fn merge(&mut self, other: Self) {
        for (address, theirs) in other.links {
            let Some(ours) = self.links.get_mut(&address) else {
                self.links.insert(address, theirs);
                continue;
            };
            let (earlier, later) =
                if theirs.weight() > ours.weight() { (ours.clone(), theirs) } else { (theirs, ours.clone()) };
            *ours = Reading { archive: later.archive.clone().or(earlier.archive), ..later };
        }
    }

    /// Forgets addresses that no note names any more, but for those with a copy that a person wrote down.
    pub fn forget_all_but(&mut self, questions: &WebQuestions) {
        self.links.retain(|address, reading| questions.contains_key(address) || reading.archive.is_some());
    }

    /// Forgets addresses that `left_out` has.
    pub fn leave_out(&mut self, left_out: &WebPatterns) {
        self.links.retain(|address, _| !left_out.has(address));
    }

    /// What of `questions` has to be asked: addresses not asked in `fresh`, or never, and those with places on the page
    /// that nobody looked for yet. A time that is still to come is a wrong clock's.
    pub fn open_questions(&self, questions: &WebQuestions, fresh: RangeInclusive<Timestamp>) -> WebQuestions {
        let is_open = |address: &str, anchors: &BTreeSet<String>| {
            self.get(address).is_none_or(|reading| {
                !fresh.contains(&reading.asked()) || !anchors.iter().all(|anchor| reading.knows(anchor))
            })
        };
        let open = questions.iter().filter(|(address, anchors)| is_open(address, anchors));
        open.map(|(address, anchors)| (address.clone(), anchors.clone())).collect()
    }
}

impl FromIterator<(String, Reading)> for Record {
    fn from_iter<I: IntoIterator<Item = (String, Reading)>>(readings: I) -> Self {
        Self { links: readings.into_iter().collect() }
    }
}
