//! How the web is asked: speed, patience, limits, and what single hosts are told.

use super::Secret;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::time::Duration;

/// How the web is asked. The defaults are polite enough for any server and quick enough for a course.
///
/// The head of an answer has limits that can't be set: 100 headers and about 400 kB, as hyper reads it.
///
/// Hosts are named as in an address: `example.org`, `127.0.0.1`, `[::1]`. A name stands for all its ports.
#[derive(Clone, Debug)]
pub struct WebOptions {
    /// How many requests a host sees at most in any second; 1 at least.
    pub requests_per_second: u32,
    /// How many requests are under way at a host at most.
    pub connections_per_host: usize,
    /// How many requests are under way at most, and as many again that hang.
    pub connections: usize,
    /// How long a request may take until the head of its answer is there.
    pub timeout: Duration,
    /// How long it may take to look up a name, to connect, and to agree on encryption.
    pub connect_timeout: Duration,
    /// How long it may take to read what is wanted of a page.
    pub body_timeout: Duration,
    /// How often an address is asked at most, where the trouble may pass.
    pub attempts: u32,
    /// The pause before the second attempt, where the server names none; it doubles with each. A host that doesn't answer
    /// pauses as long, and is given up after three such pauses.
    pub back_off: Duration,
    /// How long pauses of an address may last together, and those of a host between two answers that help.
    pub host_budget: Duration,
    /// How long all may take. What has not been asked by then stays open.
    pub run_budget: Duration,
    /// Whether addresses are asked that only this machine or its own network has. No page of the world leads there all the
    /// same, and link-local addresses are not asked: cloud machines have their secrets there.
    pub allow_private_addresses: bool,
    /// Hosts that may have any such address though others may not: a school's own server.
    pub private_hosts: BTreeSet<String>,
    /// Who asks.
    pub user_agent: String,
    /// Headers for single hosts: host, then name and value. Never sent without encryption but to this machine.
    pub headers: BTreeMap<String, BTreeMap<String, Secret>>,
    /// Tokens for single hosts, sent as `Authorization: Bearer` wherever headers are.
    pub tokens: BTreeMap<String, Secret>,
    /// Certificates that are trusted besides those of the system: the text of a PEM file, with one or several.
    pub certificates: Vec<String>,
    /// Names that are not looked up, and their addresses; without addresses the name doesn't exist.
    pub hosts: BTreeMap<String, Vec<IpAddr>>,
    /// How many bytes of a page are read at most.
    pub max_body: usize,
    /// How many redirects are followed at most.
    pub max_redirects: usize,
    /// Whether files are wanted whole, as pictures are: [`Watch::file`](super::Watch::file) hears of them.
    pub wants_files: bool,
}

impl Default for WebOptions {
    fn default() -> Self {
        Self {
            requests_per_second: 10,
            connections_per_host: 4,
            connections: 128,
            timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(10),
            body_timeout: Duration::from_secs(10),
            attempts: 4,
            back_off: Duration::from_secs(1),
            host_budget: Duration::from_mins(2),
            run_budget: Duration::from_hours(1),
            allow_private_addresses: false,
            private_hosts: BTreeSet::new(),
            user_agent: USER_AGENT.to_owned(),
            headers: BTreeMap::new(),
            tokens: BTreeMap::new(),
            certificates: Vec::new(),
            hosts: BTreeMap::new(),
            max_body: 2 * 1024 * 1024,
            max_redirects: 10,
            wants_files: false,
        }
    }
}

/// Name, version, and where the people of a server can read what asks them (RFC 9110, section 10.1.5).
const USER_AGENT: &str = concat!("coursenotes/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");
