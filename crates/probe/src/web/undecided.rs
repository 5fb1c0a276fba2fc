//! Addresses whose fate depends on what others answer. Where no name is found at all, the network is missing and not the
//! pages; and where no certificate is good, something stands between that shows its own.

use super::private::is_private_host;
use coursenotes_course::{Answer, Reply};
use reqwest::Url;

/// Addresses that are dead once it is certain that it is their own fault.
#[derive(Debug, Default)]
pub(super) struct Undecided {
    /// Those whose name nobody has.
    nameless: Vec<Known>,
    /// Those whose certificate comes from nobody known.
    unvouched: Vec<Known>,
    /// Whether a server of the world was found by its name, and answered.
    names_work: bool,
    /// Whether a server of the world showed a good certificate.
    certificates_work: bool,
}

/// An address and what it answered.
type Known = (String, Reply);

impl Undecided {
    pub(super) fn push_nameless(&mut self, address: String, reply: Reply) {
        self.nameless.push((address, reply));
    }

    pub(super) fn push_unvouched(&mut self, address: String, reply: Reply) {
        self.unvouched.push((address, reply));
    }

    pub(super) fn len(&self) -> usize {
        self.nameless.len() + self.unvouched.len()
    }

    /// There was an answer from `url`. This machine and its own network answer whatever stands before the world.
    pub(super) fn hear_answer(&mut self, url: &Url) {
        if !url.host_str().is_none_or(is_private_host) {
            self.names_work |= url.domain().is_some();
            self.certificates_work |= url.scheme() == "https";
        }
    }

    /// Takes out those that are dead by now.
    pub(super) fn decided(&mut self) -> Vec<Known> {
        let mut decided = Vec::new();
        if self.names_work {
            decided.append(&mut self.nameless);
        }
        if self.certificates_work {
            decided.append(&mut self.unvouched);
        }
        decided
    }

    /// Takes out the rest, when nobody can answer any more.
    pub(super) fn rest(&mut self) -> Vec<Known> {
        let mut rest = self.decided();
        let nameless = std::mem::take(&mut self.nameless).into_iter();
        rest.extend(nameless.map(|known| unsure(known, "no such host, or no network")));
        let unvouched = std::mem::take(&mut self.unvouched).into_iter();
        let words = "nobody known vouches for its certificate, or something stands between";
        rest.extend(unvouched.map(|known| unsure(known, words)));
        rest
    }
}

fn unsure((address, reply): Known, words: &str) -> Known {
    (address, Reply { answer: Answer::Unsure, reason: Some(words.to_owned()), ..reply })
}
