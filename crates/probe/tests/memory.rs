//! How much memory a large course takes. In a program of its own, so that nothing else counts.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use coursenotes_course::{Answer, Reply, WebQuestions};
use coursenotes_probe::{Progress, Watch, WebOptions, web};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::LazyLock;
use std::thread;

/// 10,000 addresses of 500 hosts, each with a page of 40 kB and a place to look for.
#[test]
fn ten_thousand_links_of_five_hundred_hosts_fit_into_100_megabytes() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::Builder::new().stack_size(64 * 1024).spawn(|| serve(stream)).unwrap();
        }
    });
    let host = |number: usize| format!("host-{}.example.org", number % 500);
    let address = |number: usize| format!("http://{}:{port}/{number}", host(number));
    let hosts = (0..500).map(|number| (host(number), vec![IpAddr::from([127, 0, 0, 1])])).collect();
    let places = || BTreeSet::from(["here".to_owned()]);
    let questions: WebQuestions = (0..10_000).map(|number| (address(number), places())).collect();
    let options =
        WebOptions { allow_private_addresses: true, requests_per_second: 1000, hosts, ..WebOptions::default() };
    let before = most_memory();
    let mut listener = Listener(0);
    web(&questions, &options, &mut listener).unwrap();
    assert_eq!(listener.0, 10_000);
    let used = most_memory() - before;
    assert!(used < 100_000, "{used} kB");
}

struct Listener(usize);

impl Watch for Listener {
    fn answered(&mut self, address: &str, reply: Reply) {
        assert_eq!((reply.answer, reply.found.len()), (Answer::Alive, 1), "{address}: {reply:?}");
        self.0 += 1;
    }

    fn progress(&mut self, _progress: &Progress) {}

    fn is_stopped(&self) -> bool {
        false
    }
}

/// The most memory that this program has had, in kB.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn most_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// One page for everything, once in memory.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let page = format!("<title>Page</title><p id=here>{}", "x".repeat(40_000));
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}", page.len())
});

/// Answers until the other side hangs up.
fn serve(stream: TcpStream) {
    let mut lines = BufReader::with_capacity(512, stream);
    let mut line = String::new();
    while lines.read_line(&mut line).is_ok_and(|length| length > 0) {
        if line == "\r\n" {
            let _ = lines.get_mut().write_all(PAGE.as_bytes());
        }
        line.clear();
    }
}
