//! What single hosts are told, and nobody else.

use super::asking::{ask_one, options, with_hosts};
use super::server::{Server, page, redirect};
use coursenotes_probe::{Secret, WebError, WebOptions};
use std::collections::BTreeMap;

fn leading_elsewhere() -> Server {
    Server::start(|request| match request.path.as_str() {
        "/elsewhere" => redirect(
            "302 Found",
            &format!("http://{}/end", request.headers["host"].replace("127.0.0.1", "two.school.org")),
        ),
        "/here" => redirect("302 Found", "/end"),
        _ => page("there"),
    })
}

fn secrets(host: &str) -> WebOptions {
    let headers = BTreeMap::from([("X-Course".to_owned(), Secret::from("algebra".to_owned()))]);
    WebOptions {
        tokens: BTreeMap::from([(host.to_owned(), Secret::from("abc".to_owned()))]),
        headers: BTreeMap::from([(host.to_owned(), headers)]),
        ..with_hosts(options(), &["one.school.org", "two.school.org"])
    }
}

#[test]
fn a_token_goes_to_its_host_and_no_further() {
    let server = leading_elsewhere();
    ask_one(&secrets("127.0.0.1"), &server.page("/elsewhere"));
    ask_one(&secrets("127.0.0.1"), &server.page("/here"));
    let heard = server.requests();
    let heard = heard.iter().map(|request| {
        let get = |name: &str| request.headers.get(name).map(String::as_str);
        (request.headers["host"].split(':').next().unwrap(), get("authorization"), get("x-course"))
    });
    let (token, header) = (Some("Bearer abc"), Some("algebra"));
    let expected = [
        ("127.0.0.1", token, header),
        ("two.school.org", None, None),
        ("127.0.0.1", token, header),
        ("127.0.0.1", token, header),
    ];
    assert_eq!(heard.collect::<Vec<_>>(), expected);
}

#[test]
fn neither_tokens_nor_headers_are_sent_in_the_open() {
    let server = leading_elsewhere();
    ask_one(&secrets("One.School.org"), &server.page_at("one.school.org", "/"));
    let requests = server.requests();
    assert_eq!(requests[0].headers.get("authorization"), None);
    assert_eq!(requests[0].headers.get("x-course"), None);
}

#[test]
fn nothing_prints_a_secret() {
    let text = format!("{:?}", secrets("127.0.0.1"));
    assert!(!text.contains("abc") && !text.contains("algebra"), "{text}");
}

#[test]
fn a_header_that_cannot_be_sent_is_named_without_its_value() {
    let headers = BTreeMap::from([("X-Course".to_owned(), Secret::from("a\nb".to_owned()))]);
    let options = WebOptions { headers: BTreeMap::from([("school.org".to_owned(), headers)]), ..options() };
    let mut listener = super::asking::Listener::default();
    let error = coursenotes_probe::web(&BTreeMap::new(), &options, &mut listener).unwrap_err();
    assert!(matches!(error, WebError::Header { .. }));
    assert_eq!(error.to_string(), "the header `X-Course` for school.org can't be sent");
}

/// Where a permanent redirect leads, what is told of its end, and whether the link may have that address.
const TOLD: &[(&str, &str, Option<&str>, bool)] = &[
    ("/a", "/there?token=1", Some("/there"), false),
    ("/a", "/there", Some("/there"), true),
    ("/a?page=2", "/there?page=2", Some("/there?page=2"), true),
    ("/a?page=2", "/there?page=2&token=1", Some("/there"), false),
    ("/a?page=2", "/there", Some("/there"), true),
    ("/a", "/a?token=1", None, false),
    ("/a", "/there;jsessionid=1/b", Some("/there/b"), false),
    ("/a", "/there#access_token=1", Some("/there"), false),
    ("/a", "/there#part", Some("/there#part"), true),
];

#[test]
fn what_may_be_the_token_of_a_session_is_not_told() {
    for (start, end, told, is_new) in TOLD {
        let server = Server::start(|request| {
            let case = TOLD.iter().find(|(start, end, ..)| {
                request.path == *start && request.headers["user-agent"] == format!("{start} {end}")
            });
            case.map_or_else(|| page("<title>There</title>"), |(_, end, ..)| redirect("301 Moved Permanently", end))
        });
        let options = WebOptions { user_agent: format!("{start} {end}"), ..options() };
        let reply = ask_one(&options, &server.page(start));
        let told = told.map(|path| server.page(path));
        assert_eq!(reply.moved_to, told.clone().filter(|_| *is_new), "{start} {end}");
        assert_eq!((reply.arrives_at, reply.title.as_deref()), (told, Some("There")), "{start} {end}");
    }
}

#[test]
fn a_name_and_password_are_not_told() {
    let server = Server::start(|request| match request.path.as_str() {
        "/a" => redirect("301 Moved Permanently", &format!("http://me:secret@{}/b", request.headers["host"])),
        _ => page("there"),
    });
    let reply = ask_one(&options(), &server.page("/a").replace("http://", "http://you:secret@"));
    assert_eq!((reply.arrives_at, reply.moved_to), (Some(server.page("/b")), Some(server.page("/b"))));
}

#[test]
fn of_pages_that_only_some_may_see_little_is_told() {
    let server = Server::start(|request| match request.path.as_str() {
        "/a" => redirect("302 Found", "/b"),
        _ => page("<title>Marks of the class</title>"),
    });
    let reply = ask_one(&secrets("127.0.0.1"), &server.page("/a"));
    assert_eq!((reply.title, reply.arrives_at), (None, None));
    let reply = ask_one(&secrets("one.school.org"), &server.page_at("one.school.org", "/a"));
    assert_eq!((reply.title, reply.arrives_at), (None, None));
    let reply = ask_one(&secrets("one.school.org"), &server.page("/a"));
    assert_eq!((reply.title.as_deref(), reply.arrives_at), (Some("Marks of the class"), Some(server.page("/b"))));
}
