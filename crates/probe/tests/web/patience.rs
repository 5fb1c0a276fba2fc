//! Servers that ask to wait.

use super::asking::{Listener, ask, ask_one, options};
use super::server::{Answer as Bytes, Request, Server, answer, now, page, status};
use coursenotes_course::Answer::{Alive, Unsure};
use coursenotes_course::WebQuestions;
use coursenotes_probe::{WebOptions, web};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, SystemTime};

fn wait(seconds: &str) -> Bytes {
    answer("429 Too Many Requests", &format!("Retry-After: {seconds}\r\n"), "")
}

/// The times between requests for the same path.
fn gaps(requests: &[Request]) -> Vec<Duration> {
    let mut last = BTreeMap::new();
    let mut gaps = Vec::new();
    for request in requests {
        gaps.extend(last.insert(&request.path, request.at).map(|before| request.at - before));
    }
    gaps
}

#[test]
fn no_page_is_asked_again_too_early() {
    let server = Server::start(|request| match request.earlier {
        0 if request.path.ends_with('3') => wait("1"),
        _ => page("there"),
    });
    let pages: Vec<String> = (0..60).map(|number| server.page(&format!("/{number}"))).collect();
    let start = now();
    let replies = ask(&WebOptions { requests_per_second: 60, ..options() }, &pages);
    assert!(replies.values().all(|reply| reply.answer == Alive));
    let gaps = gaps(&server.requests());
    assert_eq!(gaps.len(), 6);
    assert!(gaps.iter().all(|gap| *gap >= Duration::from_secs(1)), "{gaps:?}");
    // The others went on meanwhile.
    assert!(start.elapsed() < Duration::from_secs(4), "took {:?}", start.elapsed());
}

#[test]
fn a_date_is_waited_for() {
    let until = SystemTime::now() + Duration::from_millis(1500);
    let date = httpdate::fmt_http_date(until);
    // The date has no parts of a second, so what is written is up to a second earlier.
    let until = httpdate::parse_http_date(&date).unwrap();
    let server = Server::start(move |request| {
        let is_early = SystemTime::now() < until;
        match request.earlier {
            0 => wait(&date),
            _ if is_early => status("403 Forbidden"),
            _ => page("there"),
        }
    });
    assert_eq!(ask_one(&options(), &server.page("/")).answer, Alive);
}

#[test]
fn a_date_counts_by_the_clock_of_the_server() {
    let server = Server::start(|request| match request.earlier {
        0 => answer(
            "429 Too Many Requests",
            "Date: Tue, 01 Jan 2002 00:00:00 GMT\r\nRetry-After: Tue, 01 Jan 2002 00:00:01 GMT\r\n",
            "",
        ),
        _ => page("there"),
    });
    assert_eq!(ask_one(&options(), &server.page("/")).answer, Alive);
    assert!(gaps(&server.requests())[0] >= Duration::from_secs(1));
}

#[test]
fn patience_ends_with_the_attempts() {
    let server = Server::start(|_| answer("429 Too Many Requests", "Retry-After: 0\r\n", ""));
    let reply = ask_one(&options(), &server.page("/"));
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("429 Too Many Requests")));
    assert_eq!((reply.status, server.requests().len()), (Some(429), 4));
}

#[test]
fn nobody_waits_for_an_hour() {
    let server = Server::start(|_| wait("3600"));
    let start = now();
    let reply = ask_one(&options(), &server.page("/"));
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("it asks to wait 3600 s")));
    assert!(start.elapsed() < Duration::from_secs(1));
    // After three such answers nobody asks this host any more.
    let pages: Vec<String> = (0..50).map(|number| server.page(&format!("/{number}"))).collect();
    let replies = ask(&options(), &pages);
    assert!(replies.values().all(|reply| reply.reason.as_deref() == Some("it asks to wait 3600 s")));
    assert!(server.requests().len() <= 1 + 6, "{}", server.requests().len());
}

#[test]
fn a_host_that_asks_everybody_to_wait_is_left_alone() {
    // Ten requests a second, and a pause for all who come too early.
    let begin = now();
    let server = Server::start(move |_| match begin.elapsed() {
        time if time < Duration::from_millis(900) => wait("1"),
        _ => page("there"),
    });
    let pages: Vec<String> = (0..40).map(|number| server.page(&format!("/{number}"))).collect();
    let replies = ask(&options(), &pages);
    assert!(replies.values().all(|reply| reply.answer == Alive));
    let requests = server.requests();
    assert!(requests.len() <= 40 + 6, "{}", requests.len());
    assert!(gaps(&requests).iter().all(|gap| *gap >= Duration::from_secs(1)));
}

#[test]
fn trouble_that_passes_is_waited_out() {
    let server = Server::start(|request| match (request.path.as_str(), request.earlier) {
        ("/once", 0) | ("/twice", 0 | 1) => status("503 Service Unavailable"),
        ("/asks", 0) => answer("503 Service Unavailable", "Retry-After: 1\r\n", ""),
        _ => page("there"),
    });
    let options = WebOptions { back_off: Duration::from_millis(100), ..options() };
    let cases: [(&str, &[u64]); 3] = [("/once", &[75]), ("/twice", &[75, 150]), ("/asks", &[1000])];
    for (path, pauses) in cases {
        let before = server.requests().len();
        assert_eq!(ask_one(&options, &server.page(path)).answer, Alive, "{path}");
        let gaps = gaps(&server.requests()[before..]);
        assert_eq!(gaps.len(), pauses.len(), "{path}");
        let is_late = |(gap, pause): (&Duration, &u64)| *gap >= Duration::from_millis(*pause);
        assert!(gaps.iter().zip(pauses).all(is_late), "{path}: {gaps:?}");
    }
}

#[test]
fn those_who_wait_are_counted() {
    let server = Server::start(|request| if request.earlier == 0 { wait("1") } else { page("there") });
    let questions = WebQuestions::from([(server.page("/"), BTreeSet::new())]);
    let mut listener = Listener::default();
    web(&questions, &options(), &mut listener).unwrap();
    assert!(listener.progress.iter().any(|progress| progress.waiting == 1 && (1..=2).contains(&progress.seconds_left)));
    let last = listener.progress.last().unwrap();
    assert_eq!((last.answered, last.total, last.waiting, last.seconds_left), (1, 1, 0, 0));
}
