//! The one way to ask in these tests.

use coursenotes_course::{Reply, WebQuestions};
use coursenotes_probe::{Progress, Watch, WebOptions, web};
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Options for servers on this machine, in a hurry.
pub(super) fn options() -> WebOptions {
    WebOptions {
        allow_private_addresses: true,
        requests_per_second: 1000,
        back_off: Duration::from_millis(20),
        host_budget: Duration::from_secs(10),
        timeout: Duration::from_secs(5),
        connect_timeout: Duration::from_secs(5),
        body_timeout: Duration::from_secs(5),
        ..WebOptions::default()
    }
}

/// The options with names that all stand for this machine.
pub(super) fn with_hosts(options: WebOptions, names: &[&str]) -> WebOptions {
    let here: IpAddr = [127, 0, 0, 1].into();
    let hosts = names.iter().map(|name| ((*name).to_owned(), vec![here])).collect();
    WebOptions { hosts, ..options }
}

/// Asks addresses.
pub(super) fn ask<'a>(
    options: &WebOptions,
    addresses: impl IntoIterator<Item = &'a String>,
) -> BTreeMap<String, Reply> {
    let questions = addresses.into_iter().map(|address| (address.clone(), BTreeSet::new())).collect();
    ask_for(options, &questions)
}

/// Asks one address.
pub(super) fn ask_one(options: &WebOptions, address: &str) -> Reply {
    let address = address.to_owned();
    ask(options, [&address]).remove(&address).unwrap_or_else(|| panic!("{address} is not answered"))
}

/// Asks one address for places on its page.
pub(super) fn ask_places(options: &WebOptions, address: &str, places: &[&str]) -> Reply {
    let places = places.iter().map(|place| (*place).to_owned()).collect();
    let questions = WebQuestions::from([(address.to_owned(), places)]);
    ask_for(options, &questions).remove(address).unwrap_or_else(|| panic!("{address} is not answered"))
}

pub(super) fn ask_for(options: &WebOptions, questions: &WebQuestions) -> BTreeMap<String, Reply> {
    let mut listener = Listener::default();
    web(questions, options, &mut listener).unwrap();
    listener.replies
}

/// Hears all, and stops at a time if it has one.
#[derive(Default)]
pub(super) struct Listener {
    pub(super) replies: BTreeMap<String, Reply>,
    pub(super) progress: Vec<Progress>,
    pub(super) stop: Option<Instant>,
}

impl Watch for Listener {
    fn answered(&mut self, address: &str, reply: Reply) {
        let before = self.replies.insert(address.to_owned(), reply);
        assert_eq!(before, None, "{address} is told twice");
    }

    fn progress(&mut self, progress: &Progress) {
        self.progress.push(*progress);
    }

    fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| super::server::now() >= stop)
    }
}
