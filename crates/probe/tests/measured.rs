//! The web against a server that others wrote: 2,000 addresses of which 200 are dead, some slow, some limited, some
//! flaky. Skipped where that server isn't beside the repository.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![expect(clippy::print_stderr, reason = "says what is skipped and what was measured")]

use coursenotes_course::{Answer, Reply, WebQuestions};
use coursenotes_probe::{Progress, Watch, WebOptions, web};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

/// Kinds of addresses, and how many of each the server's own list has.
const KINDS: [(&str, usize); 7] =
    [("ok", 1400), ("missing", 200), ("slow", 200), ("limited", 100), ("moved", 60), ("flaky", 20), ("nohead", 20)];

#[test]
fn forty_hosts_are_asked_in_seconds() {
    let Some(run) = Run::with(40, 18141) else { return };
    run.check();
    assert!(run.took < Duration::from_secs(10), "took {:?}", run.took);
}

#[test]
#[ignore = "takes four minutes"]
fn one_host_is_asked_at_its_pace() {
    let Some(run) = Run::with(1, 18142) else { return };
    run.check();
    let pace = Duration::from_millis(100) * u32::try_from(run.requests.len()).unwrap();
    assert!(run.took < pace.mul_f64(1.1), "took {:?}", run.took);
}

/// What came of one run.
struct Run {
    replies: BTreeMap<String, Reply>,
    took: Duration,
    /// As the server saw them: time, host, method, path, status.
    requests: Vec<Request>,
}

struct Request {
    time: f64,
    host: String,
    path: String,
}

impl Run {
    fn with(hosts: usize, port: u16) -> Option<Self> {
        let _server = Server::start(hosts, port)?;
        let mut listener = Listener::default();
        let start = SystemTime::now();
        let options = WebOptions { allow_private_addresses: true, ..WebOptions::default() };
        web(&questions(hosts, port), &options, &mut listener).unwrap();
        let took = start.elapsed().unwrap();
        let run = Self { replies: listener.0, took, requests: requests(port) };
        eprintln!("{hosts} hosts: {took:?}, {} requests, {} at most in a second", run.requests.len(), run.busiest());
        Some(run)
    }

    fn check(&self) {
        let count = |answer| self.replies.values().filter(|reply| reply.answer == answer).count();
        assert_eq!([count(Answer::Dead), count(Answer::Alive), count(Answer::Unsure)], [200, 1800, 0]);
        assert_eq!(self.replies.len(), KINDS.iter().map(|(_, count)| count).sum::<usize>(), "nothing is left out");
        assert!(self.shortest_gap() >= 2.0, "asked again after {} s", self.shortest_gap());
        assert!(self.busiest() <= 10, "{} requests in a second", self.busiest());
    }

    /// The shortest time after which a limited address was asked again; the server asks for two seconds.
    fn shortest_gap(&self) -> f64 {
        let mut first = BTreeMap::new();
        let mut gaps = Vec::new();
        for request in self.requests.iter().filter(|request| request.path.starts_with("/limited/")) {
            match first.get(&(&request.host, &request.path)) {
                None => drop(first.insert((&request.host, &request.path), request.time)),
                Some(time) => gaps.push(request.time - time),
            }
        }
        gaps.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// How many requests one host saw at most in any second.
    fn busiest(&self) -> usize {
        let count = |one: &Request| {
            let same = self.requests.iter().filter(|other| other.host == one.host);
            same.filter(|other| (0.0..=1.0).contains(&(other.time - one.time))).count()
        };
        self.requests.iter().map(count).max().unwrap_or(0)
    }
}

#[derive(Default)]
struct Listener(BTreeMap<String, Reply>);

impl Watch for Listener {
    fn answered(&mut self, address: &str, reply: Reply) {
        assert!(self.0.insert(address.to_owned(), reply).is_none(), "{address} is told twice");
    }

    fn progress(&mut self, _progress: &Progress) {}

    fn is_stopped(&self) -> bool {
        false
    }
}

/// The addresses that the server's own list has.
fn questions(hosts: usize, port: u16) -> WebQuestions {
    let paths = KINDS.iter().flat_map(|(kind, count)| (0..*count).map(move |number| format!("/{kind}/{number}")));
    let addresses = paths.enumerate().map(|(index, path)| format!("http://127.0.0.{}:{port}{path}", index % hosts + 1));
    addresses.map(|address| (address, std::collections::BTreeSet::new())).collect()
}

/// The server, until it is dropped.
struct Server(Child);

impl Server {
    #[expect(clippy::disallowed_methods, reason = "the server is a program of its own")]
    fn start(hosts: usize, port: u16) -> Option<Self> {
        let Some(script) = script() else {
            eprintln!("skipped: no server beside the repository");
            return None;
        };
        let mut command = Command::new("python3");
        command.arg(script).args([port.to_string(), "400".to_owned(), hosts.to_string()]).stdout(Stdio::piped());
        let Ok(mut child) = command.spawn() else {
            eprintln!("skipped: no python3");
            return None;
        };
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line.trim(), "ready");
        Some(Self(child))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn script() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Some(root.join("../shared/tools/web-links/server.py")).filter(|path| path.is_file())
}

/// The server's own record.
fn requests(port: u16) -> Vec<Request> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(b"GET /__stats HTTP/1.1\r\n\r\n").unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let list = text.split_once("\r\n\r\n[[").unwrap().1.trim_end_matches("]]");
    let entries = list.split("], [").map(|entry| entry.split(", ").map(|part| part.trim_matches('"')).collect());
    let entries = entries.map(|parts: Vec<&str>| Request {
        time: parts[0].parse().unwrap(),
        host: parts[1].to_owned(),
        path: parts[3].to_owned(),
    });
    entries.collect()
}
