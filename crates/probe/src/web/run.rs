//! The loop that decides what is asked next.

use super::ask::{Heard, Limits, Question, ask};
use super::body::Body;
use super::client::client;
use super::connections::Connections;
use super::credentials::Credentials;
use super::estimate::progress;
use super::host::Host;
use super::lookup::Lookup;
use super::name::host_name;
use super::private::Borders;
use super::trouble::Trouble;
use super::undecided::Undecided;
use super::verdict::{Next, judge, reply_to_trouble};
use super::visit::Visit;
use super::{Watch, WebError, WebOptions};
use coursenotes_course::{Answer, Reply, WebQuestions};
use reqwest::header::{ACCEPT, COOKIE, HeaderValue};
use reqwest::{Client, Url};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, VecDeque};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout_at};

/// How often the caller may stop it.
const TICK: Duration = Duration::from_millis(50);

/// How often the caller hears how far it is.
const PROGRESS: Duration = Duration::from_millis(250);

/// What is asked for where a picture is wanted: kinds that readers of books know, those without loss first.
const PICTURES: &str = "image/png,image/svg+xml,image/jpeg,image/gif,image/webp;q=0.9,image/*;q=0.5,*/*;q=0.1";

/// A request: its number, the index of its host, and what it is about.
type UnderWay = (u64, usize, Visit, Heard);

/// Everything of one run.
pub(super) struct Run<'o> {
    options: &'o WebOptions,
    client: Client,
    /// The same, but it connects to nothing inside. Its connections are its own, so none was opened by the other.
    client_from_outside: Client,
    credentials: Credentials,
    borders: Borders,
    pub(super) hosts: Vec<Host>,
    by_name: HashMap<String, usize>,
    /// When a host can be asked something, the earliest on top. An entry counts while the host's `wake` says the same.
    wakes: BinaryHeap<Reverse<(Instant, usize)>>,
    /// Hosts that could be asked something if a connection were free, the one that waits longest first.
    starved: VecDeque<usize>,
    connections: Connections,
    under_way: JoinSet<UnderWay>,
    /// What the caller has yet to hear.
    known: Vec<(String, Reply)>,
    /// Files that came, which the caller hears of too.
    files: Vec<(String, Body)>,
    undecided: Undecided,
    pub(super) total: usize,
    pub(super) answered: usize,
}

impl<'o> Run<'o> {
    pub(super) fn new(questions: &WebQuestions, options: &'o WebOptions) -> Result<Self, WebError> {
        let borders = Borders::new(options);
        let inside = client(options, Lookup::new(options, borders.clone()))?;
        let outside = if options.allow_private_addresses {
            client(options, Lookup::new(options, borders.for_strangers()))?
        } else {
            inside.clone()
        };
        let mut run = Self {
            options,
            client: inside,
            client_from_outside: outside,
            credentials: Credentials::new(options)?,
            borders,
            hosts: Vec::new(),
            by_name: HashMap::new(),
            wakes: BinaryHeap::new(),
            starved: VecDeque::new(),
            connections: Connections::new(options.connections),
            under_way: JoinSet::new(),
            known: Vec::new(),
            files: Vec::new(),
            undecided: Undecided::default(),
            total: 0,
            answered: 0,
        };
        for (address, anchors) in mixed(questions) {
            let Ok(url) = Url::parse(address) else { continue };
            if run.borders.allow(&url) {
                run.total += 1;
                let host = run.host(&url);
                run.hosts[host].queue.push(Visit::new(address, url, anchors));
            }
        }
        Ok(run)
    }

    /// Asks until all is known, the time is up, or the caller has enough.
    pub(super) async fn ask_all(&mut self, watch: &mut dyn Watch) {
        let end = Instant::now() + self.options.run_budget;
        let mut next_progress = Instant::now();
        for host in 0..self.hosts.len() {
            self.start_what_can(host);
        }
        while !watch.is_stopped() && Instant::now() < end {
            self.wake_hosts();
            self.feed_starved();
            self.tell(watch);
            if Instant::now() >= next_progress {
                watch.progress(&progress(self));
                next_progress = Instant::now() + PROGRESS;
            }
            if self.is_done() {
                break;
            }
            self.listen(Instant::now() + TICK).await;
        }
        self.finish(watch);
    }

    fn is_done(&self) -> bool {
        self.answered + self.undecided.len() == self.total
    }

    /// Waits for an answer, for the next host, or for `limit`.
    async fn listen(&mut self, limit: Instant) {
        let wake = self.wakes.peek().map_or(limit, |Reverse((at, _))| limit.min(*at));
        match timeout_at(wake, self.under_way.join_next()).await {
            Ok(Some(heard)) => {
                self.take(heard.expect("asking does not panic"));
                while let Some(heard) = self.under_way.try_join_next() {
                    self.take(heard.expect("asking does not panic"));
                }
            }
            Ok(None) => sleep_until(wake).await,
            Err(_) => {}
        }
    }

    /// Takes what was heard of an address.
    fn take(&mut self, (number, host, mut visit, mut heard): UnderWay) {
        self.connections.end(number);
        let file = heard.what.as_mut().ok().and_then(|response| response.body.take());
        self.files.extend(file.map(|file| (visit.address.clone(), file)));
        if heard.what.is_ok() {
            self.undecided.hear_answer(&visit.trail.url);
        }
        self.hosts[host].learn(&heard, &visit, self.options);
        match judge(&mut visit, heard, self.options, &self.borders) {
            Next::Answer(reply) => self.known.push((visit.address, reply)),
            Next::NoSuchHost(reply) => {
                self.undecided.push_nameless(visit.address, reply);
                self.hosts[host].has_no_address();
            }
            Next::Unvouched(reply) => self.undecided.push_unvouched(visit.address, reply),
            Next::Onward => {
                let next = self.host(&visit.trail.url);
                self.hosts[next].queue.push_first(visit);
                self.start_what_can(next);
            }
            Next::Later(at) => self.hosts[host].queue.push_later(at, visit),
        }
        self.start_what_can(host);
    }

    fn wake_hosts(&mut self) {
        let now = Instant::now();
        while let Some(Reverse((at, host))) = self.wakes.peek().copied().filter(|Reverse((at, _))| *at <= now) {
            self.wakes.pop();
            if self.hosts[host].wake == Some(at) {
                self.hosts[host].wake = None;
                self.start_what_can(host);
            }
        }
    }

    fn feed_starved(&mut self) {
        while !self.connections.are_full(Instant::now()) {
            let Some(host) = self.starved.pop_front() else { return };
            self.hosts[host].is_starved = false;
            self.start_what_can(host);
        }
    }

    /// Starts what `index` can be asked now, and notes when to look at it again.
    fn start_what_can(&mut self, index: usize) {
        if let Some(trouble) = self.hosts[index].given_up.clone() {
            return self.give_up(index, &trouble);
        }
        loop {
            let now = Instant::now();
            let host = &mut self.hosts[index];
            let Some(at) = host.next_start(now, self.options) else { return };
            if at > now {
                return self.wake_at(index, at);
            }
            if self.connections.are_full(now) {
                return self.starve(index);
            }
            let Some(visit) = host.start(now) else { return };
            self.start(index, visit, now);
        }
    }

    fn start(&mut self, host: usize, mut visit: Visit, now: Instant) {
        let number = self.connections.start(now);
        visit.trail.is_confidential |= self.credentials.has(&visit.trail.url);
        let client = if visit.trail.is_led_from_outside() { &self.client_from_outside } else { &self.client };
        let (client, question) = (client.clone(), self.question(&visit));
        self.under_way.spawn(async move {
            let heard = ask(client, question).await;
            (number, host, visit, heard)
        });
    }

    fn question(&self, visit: &Visit) -> Question {
        let url = visit.trail.url.clone();
        let mut headers = self.credentials.headers(&url);
        let cookies = visit.trail.cookies.header(&url).and_then(|text| HeaderValue::from_str(&text).ok());
        headers.extend(cookies.map(|value| (COOKIE, value)));
        if self.options.wants_files {
            headers.insert(ACCEPT, HeaderValue::from_static(PICTURES));
        }
        let options = self.options;
        let limits = Limits {
            head: options.timeout,
            connect: options.connect_timeout,
            body: options.body_timeout,
            bytes: options.max_body,
        };
        Question { url, headers, anchors: visit.anchors.clone(), limits, is_file: options.wants_files }
    }

    fn wake_at(&mut self, index: usize, at: Instant) {
        let host = &mut self.hosts[index];
        if host.wake.is_none_or(|wake| at < wake) {
            host.wake = Some(at);
            self.wakes.push(Reverse((at, index)));
        }
    }

    fn starve(&mut self, index: usize) {
        if !self.hosts[index].is_starved {
            self.hosts[index].is_starved = true;
            self.starved.push_back(index);
        }
    }

    /// Answers for all that the host still has.
    fn give_up(&mut self, index: usize, trouble: &Trouble) {
        for visit in self.hosts[index].queue.drain() {
            let reply = visit.last.clone().unwrap_or_else(|| reply_to_trouble(&visit, trouble));
            // What no server said of it hangs on whether there is a network, also where it was asked before.
            let is_nameless = *trouble == Trouble::NoSuchHost && reply.answer == Answer::Dead && reply.status.is_none();
            if is_nameless {
                self.undecided.push_nameless(visit.address, reply);
            } else {
                self.known.push((visit.address, reply));
            }
        }
    }

    /// Tells what is known.
    fn tell(&mut self, watch: &mut dyn Watch) {
        for (address, file) in self.files.drain(..) {
            watch.file(&address, file);
        }
        self.known.extend(self.undecided.decided());
        for (address, reply) in self.known.drain(..) {
            self.answered += 1;
            watch.answered(&address, reply);
        }
    }

    /// Tells the rest.
    fn finish(&mut self, watch: &mut dyn Watch) {
        self.known.extend(self.undecided.rest());
        self.tell(watch);
        watch.progress(&progress(self));
    }

    /// The host of an address.
    fn host(&mut self, url: &Url) -> usize {
        let name = host_name(url);
        if let Some(index) = self.by_name.get(name) {
            return *index;
        }
        self.hosts.push(Host::new(self.options, Instant::now()));
        self.by_name.insert(name.to_owned(), self.hosts.len() - 1);
        self.hosts.len() - 1
    }
}

/// The questions in an order of no meaning, always the same one. Neighbours in the alphabet are often of one kind, and a
/// server that limits some of its pages must not look like one that limits all.
fn mixed(questions: &WebQuestions) -> Vec<(&String, &BTreeSet<String>)> {
    let mut mixed: Vec<_> = questions.iter().collect();
    fastrand::Rng::with_seed(0).shuffle(&mut mixed);
    mixed
}
