//! Names, and addresses that only this machine or its own network has.

use super::asking::{Listener, ask, ask_one, options, with_hosts};
use super::server::{Server, page};
use coursenotes_course::Answer::{Alive, Dead, Unsure};
use coursenotes_course::WebQuestions;
use coursenotes_probe::{WebOptions, is_private, web};
use std::collections::BTreeSet;
use std::net::Ipv6Addr;

#[test]
fn a_name_that_nobody_has_is_dead_where_others_are_found() {
    let server = Server::start(|_| page("there"));
    let mut options = with_hosts(options(), &["one.school.org"]);
    options.hosts.insert("gone.school.org".to_owned(), vec![]);
    let pages = ["/a", "/b", "/c"].map(|path| server.page_at("gone.school.org", path));
    let there = server.page_at("one.school.org", "/");
    let replies = ask(&options, pages.iter().chain([&there]));
    assert_eq!(replies[&there].answer, Alive);
    for page in &pages {
        assert_eq!((replies[page].answer, replies[page].reason.as_deref()), (Dead, Some("no such host")));
    }
}

#[test]
fn a_name_that_gives_no_answer_is_no_network() {
    let server = Server::start(|_| page("there"));
    let strict = WebOptions { allow_private_addresses: false, ..options() };
    let mut options = with_hosts(strict, &["private.school.org"]);
    options.hosts.insert("gone.school.org".to_owned(), vec![]);
    let (gone, private) = ("http://gone.school.org/".to_owned(), server.page_at("private.school.org", "/"));
    let words = Some("no such host, or no network");
    let reply = &ask(&options, [&gone, &private])[&gone];
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, words));
    // This machine answers itself without any network.
    let options = WebOptions { allow_private_addresses: true, ..options };
    let reply = &ask(&options, [&gone, &server.page("/")])[&gone];
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, words));
    let reply = &ask(&options, [&gone, &private])[&gone];
    assert_eq!((reply.answer, reply.reason.as_deref()), (Dead, Some("no such host")));
}

#[test]
fn without_any_name_there_is_no_network() {
    let mut options = options();
    for host in ["a.school.org", "b.school.org"] {
        options.hosts.insert(host.to_owned(), vec![]);
    }
    // More than are asked of one host at once: some wait for their second try when the host is given up.
    let pages = (0..20).map(|page| format!("http://{}.school.org/{page}", ["a", "b"][page % 2]));
    let pages: Vec<String> = pages.collect();
    for (address, reply) in ask(&options, &pages) {
        let words = Some("no such host, or no network");
        assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, words), "{address}");
    }
}

#[test]
fn a_name_that_turns_out_to_be_private_is_not_asked() {
    let server = Server::start(|_| page("there"));
    let strict = WebOptions { allow_private_addresses: false, ..options() };
    let mut options = with_hosts(strict, &["inside.school.org"]);
    let reply = ask_one(&options, &server.page_at("inside.school.org", "/"));
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("it leads to a private address")));
    assert!(server.requests().is_empty());
    // An address that the world has beside it changes nothing about the other one.
    options.hosts.get_mut("inside.school.org").unwrap().insert(0, [10, 0, 0, 1].into());
    assert_eq!(ask_one(&options, &server.page_at("inside.school.org", "/")).answer, Unsure);
    options.private_hosts.insert("inside.school.org".to_owned());
    options.hosts.get_mut("inside.school.org").unwrap().remove(0);
    assert_eq!(ask_one(&options, &server.page_at("inside.school.org", "/")).answer, Alive);
}

#[test]
fn private_addresses_are_passed_over_in_silence() {
    let options = WebOptions { allow_private_addresses: false, ..options() };
    let addresses = ["http://127.0.0.1:9/", "http://localhost/", "https://course.test/", "http://10.1.2.3/"];
    let questions: WebQuestions = addresses.iter().map(|one| ((*one).to_owned(), BTreeSet::new())).collect();
    let mut listener = Listener::default();
    web(&questions, &options, &mut listener).unwrap();
    assert!(listener.replies.is_empty());
    assert_eq!(listener.progress.last().unwrap().total, 0);
}

#[test]
fn what_is_private_is_known() {
    let private = [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::a00:1]",
        "[64:ff9b:1::1]",
        "[2002:a00:1::]",
        "[2001:0:1::1]",
        "[2001:db8::1]",
        "[fc00::1]",
        "[fdab::1]",
        "[fe80::1]",
        "[febf::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[100::1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "course.test",
        "course.invalid",
        "course.example",
        "course.example.",
    ];
    let open = [
        "8.8.8.8",
        "100.63.0.1",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "223.255.255.255",
        "[2606:4700::1111]",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::808:808]",
        "[2002:808:808::]",
        "example.org",
        "example.com",
        "test.org",
        "localhost.org",
        "latest",
    ];
    for host in private {
        assert!(is_private(&format!("http://{host}/")), "{host}");
    }
    for host in open {
        assert!(!is_private(&format!("https://{host}/")), "{host}");
    }
    assert!(!is_private("no address"));
}

#[test]
fn a_name_in_other_letters_is_asked() {
    let server = Server::start(|_| page("there"));
    let options = with_hosts(options(), &["bücher.school.org"]);
    let address = server.page_at("xn--bcher-kva.school.org", "/");
    assert_eq!(ask_one(&options, &address).answer, Alive);
    assert!(server.requests()[0].headers["host"].starts_with("xn--bcher-kva.school.org:"));
}

#[test]
#[expect(clippy::print_stderr, reason = "says what is skipped")]
fn an_address_of_the_sixth_version_is_asked() {
    let Ok(server) = Server::on(Ipv6Addr::LOCALHOST.into(), |_| page("there")) else {
        eprintln!("skipped: this machine has no IPv6");
        return;
    };
    assert_eq!(ask_one(&options(), &server.page("/")).answer, Alive);
    let mut options = options();
    options.hosts.insert("six.school.org".to_owned(), vec![Ipv6Addr::LOCALHOST.into()]);
    assert_eq!(ask_one(&options, &server.page_at("six.school.org", "/")).answer, Alive);
}
