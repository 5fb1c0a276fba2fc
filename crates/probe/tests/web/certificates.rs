//! Encryption, and who vouches for whom.

use super::asking::{ask, ask_one, ask_places, options, with_hosts};
use super::server::{Server, page, redirect};
use super::tls::{Authority, TlsServer};
use coursenotes_course::Answer::{self, Alive, Dead, Unsure};
use coursenotes_probe::{Secret, WebError, WebOptions};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

const PAGE: &str = "<title>Safe</title><p id=here>";

fn trusting(authority: &Authority) -> WebOptions {
    let options = with_hosts(options(), &["school.org", "other.org"]);
    WebOptions { certificates: vec![authority.pem()], ..options }
}

#[test]
fn a_certificate_tells_who_is_there() {
    let (known, unknown) = (Authority::new("known"), Authority::new("unknown"));
    let cases: [(_, Answer, Option<&str>); 5] = [
        (known.vouch("school.org", 2020, 2090), Alive, None),
        (known.vouch("school.org", 2020, 2021), Dead, Some("its certificate has expired")),
        (known.vouch("school.org", 2080, 2090), Dead, Some("its certificate is not valid yet")),
        (known.vouch("other.org", 2020, 2090), Dead, Some("its certificate is for another name")),
        (unknown.vouch("school.org", 2020, 2090), Dead, Some("nobody known vouches for its certificate")),
    ];
    let other = TlsServer::start(known.vouch("other.org", 2020, 2090), "http/1.1", PAGE);
    let other = other.page_at("other.org", "/");
    for (identity, answer, words) in cases {
        let server = TlsServer::start(identity, "http/1.1", PAGE);
        let address = server.page_at("school.org", "/");
        let reply = &ask(&trusting(&known), [&address, &other])[&address];
        assert_eq!((reply.answer, reply.reason.as_deref()), (answer, words));
    }
}

#[test]
fn where_no_certificate_is_known_something_may_stand_between() {
    let (known, unknown) = (Authority::new("known"), Authority::new("unknown"));
    let servers = ["school.org", "other.org"].map(|name| {
        let server = TlsServer::start(unknown.vouch(name, 2020, 2090), "http/1.1", PAGE);
        server.page_at(name, "/")
    });
    let open = Server::start(|_| page("without encryption"));
    let open = open.page_at("school.org", "/");
    let replies = ask(&trusting(&known), servers.iter().chain([&open]));
    assert_eq!(replies[&open].answer, Alive);
    for address in &servers {
        let words = "nobody known vouches for its certificate, or something stands between";
        assert_eq!((replies[address].answer, replies[address].reason.as_deref()), (Unsure, Some(words)));
    }
}

#[test]
fn both_versions_of_http_are_spoken() {
    let authority = Authority::new("known");
    for protocol in ["http/1.1", "h2"] {
        let server = TlsServer::start(authority.vouch("school.org", 2020, 2090), protocol, PAGE);
        let reply = ask_places(&trusting(&authority), &server.page_at("school.org", "/"), &["here", "gone"]);
        assert_eq!((reply.answer, reply.title.as_deref()), (Alive, Some("Safe")), "{protocol}");
        assert_eq!((reply.found.len(), reply.missing.len()), (1, 1), "{protocol}");
        let pages: Vec<String> = (0..100).map(|number| server.page_at("school.org", &format!("/{number}"))).collect();
        assert!(ask(&trusting(&authority), &pages).values().all(|reply| reply.answer == Alive), "{protocol}");
        // A hundred pages share a few; one more is opened where the last answer's isn't back in the pool yet.
        assert!(server.connections.load(Ordering::Relaxed) <= 25, "{protocol}");
    }
}

#[test]
fn the_same_page_with_encryption_is_a_new_address() {
    let authority = Authority::new("known");
    let safe = TlsServer::start(authority.vouch("school.org", 2020, 2090), "h2", PAGE);
    let target = safe.page_at("school.org", "/page");
    let location = target.clone();
    let server = Server::start(move |_| redirect("301 Moved Permanently", &location));
    let reply = ask_one(&trusting(&authority), &server.page_at("school.org", "/page"));
    assert_eq!((reply.answer, reply.moved_to), (Alive, Some(target)));
}

#[test]
fn encryption_that_nobody_speaks_is_unsure() {
    let server = Server::start(|_| page("no TLS"));
    let reply = ask_one(&options(), &server.page("/").replace("http:", "https:"));
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("no secure connection comes about with it")));
}

#[test]
fn what_is_no_certificate_is_an_error() {
    let pem = "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n".to_owned();
    let options = WebOptions { certificates: vec![pem], ..options() };
    let mut listener = super::asking::Listener::default();
    let error = coursenotes_probe::web(&BTreeMap::new(), &options, &mut listener).unwrap_err();
    assert!(matches!(error, WebError::Certificate(_) | WebError::Setup(_)), "{error}");
}

#[test]
fn a_token_is_sent_where_nobody_can_listen() {
    let authority = Authority::new("known");
    let server = TlsServer::start(authority.vouch("school.org", 2020, 2090), "http/1.1", PAGE);
    let tokens = BTreeMap::from([("school.org".to_owned(), Secret::from("abc".to_owned()))]);
    let options = WebOptions { tokens, ..trusting(&authority) };
    ask_one(&options, &server.page_at("school.org", "/"));
    assert_eq!(*server.tokens.lock().unwrap(), ["authorization: Bearer abc"]);
}
