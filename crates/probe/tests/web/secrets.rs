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
