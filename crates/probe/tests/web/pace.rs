//! How fast hosts are asked, and that none holds up the others.

use super::asking::{Listener, ask, options, with_hosts};
use super::server::{Answer as Bytes, Request, Server, Then, now, page, redirect, status};
use coursenotes_course::Answer::{Alive, Dead, Unsure};
use coursenotes_course::WebQuestions;
use coursenotes_probe::{WebOptions, web};
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;

fn pages(server: &Server, count: usize) -> Vec<String> {
    (0..count).map(|number| server.page(&format!("/{number}"))).collect()
}

/// How many requests came at most in any second.
fn busiest(requests: &[Request]) -> usize {
    let second = Duration::from_secs(1);
    let is_within = |one: &Request, other: &Request| other.at >= one.at && other.at - one.at <= second;
    let counts = requests.iter().map(|one| requests.iter().filter(|other| is_within(one, other)).count());
    counts.max().unwrap_or(0)
}

#[test]
fn a_host_sees_the_stated_rate_in_any_second() {
    // Answers take a different time each, and some lead on to the same host.
    let server = Server::start(|request| {
        let number: u64 = request.path.trim_matches('/').parse().unwrap();
        sleep(Duration::from_millis(number * 37 % 90));
        if number.is_multiple_of(7) && number > 0 {
            redirect("302 Found", &format!("/{}", number + 1000))
        } else {
            page("there")
        }
    });
    let options = WebOptions { requests_per_second: 20, ..options() };
    let replies = ask(&options, &pages(&server, 60));
    assert!(replies.values().all(|reply| reply.answer == Alive));
    let requests = server.requests();
    assert!(busiest(&requests) <= 20, "{} in a second", busiest(&requests));
    // 68 requests: the first 20 in one second, and so on.
    let took = requests.last().unwrap().at - requests[0].at;
    assert!(took < Duration::from_millis(4500), "took {took:?}");
    let gap = requests.windows(2).map(|pair| pair[1].at - pair[0].at).max().unwrap();
    assert!(gap < Duration::from_millis(500), "evenly spread: {gap:?}");
}

#[test]
fn a_host_has_few_connections() {
    let server = Server::start(|_| {
        sleep(Duration::from_millis(30));
        page("there")
    });
    ask(&options(), &pages(&server, 40));
    assert!(server.connections() <= 4, "{}", server.connections());
}

#[test]
fn ten_thousand_pages_of_one_host_are_asked() {
    let server =
        Server::start(|request| if request.path.ends_with('7') { status("404 Not Found") } else { page("there") });
    let options = WebOptions { requests_per_second: 100_000, connections_per_host: 16, ..options() };
    let start = now();
    let replies = ask(&options, &pages(&server, 10_000));
    let count = |answer| replies.values().filter(|reply| reply.answer == answer).count();
    assert_eq!((count(Alive), count(Dead)), (9_000, 1_000));
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
}

#[test]
fn a_slow_host_holds_up_nobody() {
    let quick = Server::start(|_| page("there"));
    let silent = Server::start(|_| Bytes(Vec::new(), Then::Hang));
    let names: Vec<String> = (0..20).map(|number| format!("h{number}.slow.org")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).chain(["quick.org"]).collect();
    let options = WebOptions {
        connections: 24,
        timeout: Duration::from_millis(1500),
        attempts: 1,
        ..with_hosts(options(), &names)
    };
    let slow = names.iter().flat_map(|name| (0..5).map(|number| silent.page_at(name, &format!("/{number}"))));
    let slow: Vec<String> = slow.filter(|address| !address.contains("quick")).collect();
    let quick: Vec<String> = (0..50).map(|number| quick.page_at("quick.org", &format!("/{number}"))).collect();
    let questions: WebQuestions = slow.iter().chain(&quick).map(|one| (one.clone(), BTreeSet::new())).collect();
    // Stops before the first silent host is given up.
    let mut listener = Listener { stop: Some(now() + Duration::from_millis(1200)), ..Listener::default() };
    web(&questions, &options, &mut listener).unwrap();
    assert!(quick.iter().all(|address| listener.replies.contains_key(address)), "{}", listener.replies.len());
}

#[test]
fn more_silent_hosts_than_connections_hold_up_nobody() {
    let quick = Server::start(|_| page("there"));
    let silent = Server::start(|_| Bytes(Vec::new(), Then::Hang));
    let names: Vec<String> = (0..12).map(|number| format!("h{number}.slow.org")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).chain(["quick.org"]).collect();
    let options = WebOptions { connections: 8, ..with_hosts(options(), &names) };
    let mut pages: Vec<String> = names[..12].iter().map(|name| silent.page_at(name, "/")).collect();
    pages.extend((0..20).map(|number| quick.page_at("quick.org", &format!("/{number}"))));
    let questions: WebQuestions = pages.into_iter().map(|one| (one, BTreeSet::new())).collect();
    let mut listener = Listener { stop: Some(now() + Duration::from_secs(4)), ..Listener::default() };
    web(&questions, &options, &mut listener).unwrap();
    assert_eq!(listener.replies.len(), 20);
}

#[test]
fn a_silent_host_is_given_up_once_and_not_for_each_page() {
    let silent = Server::start(|_| Bytes(Vec::new(), Then::Hang));
    let options = WebOptions { timeout: Duration::from_millis(300), ..options() };
    let start = now();
    let replies = ask(&options, &pages(&silent, 100));
    assert!(start.elapsed() < Duration::from_secs(3), "took {:?}", start.elapsed());
    assert!(replies.values().all(|reply| reply.answer == Unsure));
    let words = |reason: &str| replies.values().filter(|reply| reply.reason.as_deref() == Some(reason)).count();
    let asked = words("it doesn't answer within 0.3 s");
    assert_eq!(asked + words("its server doesn't answer"), 100);
    assert_eq!(silent.requests().len(), 3);
}

#[test]
fn a_host_that_breaks_off_for_a_second_is_waited_for() {
    let begin = now();
    let server = Server::start(move |_| match begin.elapsed() {
        time if time < Duration::from_secs(1) => Bytes(Vec::new(), Then::Reset),
        _ => page("there"),
    });
    let options = WebOptions { back_off: Duration::from_secs(1), ..options() };
    let replies = ask(&options, &pages(&server, 6));
    assert!(replies.values().all(|reply| reply.answer == Alive), "{replies:?}");
    assert_eq!(replies.len(), 6);
}

#[test]
fn a_host_that_breaks_off_for_good_is_given_up_after_three_pauses() {
    let (quick, broken) = (Server::start(|_| page("there")), Server::start(|_| Bytes(Vec::new(), Then::Reset)));
    let options = WebOptions {
        back_off: Duration::from_millis(100),
        ..with_hosts(options(), &["quick.school.org", "broken.school.org"])
    };
    let address = |server: &Server, host: &str| -> Vec<String> {
        (0..50).map(|number| server.page_at(host, &format!("/{number}"))).collect()
    };
    let (quick, asked) = (address(&quick, "quick.school.org"), address(&broken, "broken.school.org"));
    let start = now();
    let replies = ask(&options, quick.iter().chain(&asked));
    assert!(start.elapsed() < Duration::from_secs(4), "took {:?}", start.elapsed());
    assert!(quick.iter().all(|address| replies[address].answer == Alive));
    assert!(asked.iter().all(|address| replies[address].answer == Unsure));
    let requests = broken.requests();
    let gaps: Vec<_> = requests.windows(2).map(|pair| pair[1].at - pair[0].at).collect();
    let pauses = [75, 150, 300].map(Duration::from_millis);
    assert!(gaps.len() == 3 && gaps.iter().zip(pauses).all(|(gap, pause)| *gap >= pause), "{gaps:?}");
}

#[test]
fn pages_that_break_off_cost_a_host_nothing() {
    let server = Server::start(|request| match request.path.as_str() {
        "/7" | "/14" | "/21" => Bytes(Vec::new(), Then::Reset),
        _ => page("there"),
    });
    let replies = ask(&options(), &pages(&server, 40));
    assert_eq!(replies.values().filter(|reply| reply.answer == Alive).count(), 37);
}

#[test]
fn a_host_in_trouble_is_waited_for_and_then_given_up() {
    let begin = now();
    let server = Server::start(move |request| match begin.elapsed() {
        time if request.path.starts_with("/for-good") || time < Duration::from_secs(1) => status("500 Oh"),
        _ => page("there"),
    });
    let options = with_hosts(options(), &["passing.school.org", "lasting.school.org"]);
    let options = WebOptions { requests_per_second: 100, back_off: Duration::from_secs(1), ..options };
    let passing = (0..60).map(|number| server.page_at("passing.school.org", &format!("/{number}")));
    let lasting = (0..60).map(|number| server.page_at("lasting.school.org", &format!("/for-good/{number}")));
    let (passing, lasting): (Vec<String>, Vec<String>) = (passing.collect(), lasting.collect());
    let replies = ask(&options, passing.iter().chain(&lasting));
    assert!(passing.iter().all(|address| replies[address].answer == Alive));
    assert!(lasting.iter().all(|address| replies[address].answer == Unsure));
    let is_spared = |address: &&String| replies[*address].reason.as_deref() == Some("its server is in trouble");
    assert!(lasting.iter().filter(is_spared).count() >= 40);
    let asked = server.requests().iter().filter(|request| request.path.starts_with("/for-good")).count();
    assert!(asked <= 20, "{asked}");
}

#[test]
fn it_stops_at_once() {
    let server = Server::start(|request| {
        if request.path == "/0" {
            return Bytes(Vec::new(), Then::Hang);
        }
        page("there")
    });
    let options = WebOptions { requests_per_second: 50, ..options() };
    let questions: WebQuestions = pages(&server, 500).into_iter().map(|one| (one, BTreeSet::new())).collect();
    let stop = now() + Duration::from_millis(700);
    let mut listener = Listener { stop: Some(stop), ..Listener::default() };
    web(&questions, &options, &mut listener).unwrap();
    assert!(stop.elapsed() < Duration::from_millis(300), "took {:?} longer", stop.elapsed());
    assert!(!listener.replies.is_empty() && listener.replies.len() < 100);
    assert!(listener.replies.values().all(|reply| reply.answer == Alive));
    let progress = listener.progress.last().unwrap();
    assert_eq!((progress.answered, progress.total), (listener.replies.len(), 500));
    assert!((5..=15).contains(&progress.seconds_left), "{progress:?}");
}

#[test]
fn what_is_not_asked_when_the_time_is_up_stays_open() {
    let server = Server::start(|_| page("there"));
    let options = WebOptions { requests_per_second: 20, run_budget: Duration::from_millis(500), ..options() };
    let start = now();
    let replies = ask(&options, &pages(&server, 100));
    assert!(start.elapsed() < Duration::from_millis(800), "took {:?}", start.elapsed());
    assert!((5..=20).contains(&replies.len()), "{}", replies.len());
}
