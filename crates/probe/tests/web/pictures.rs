//! Pictures: what comes is whole, and what doesn't has a reason; nobody is made to wait or to swallow anything.

use super::asking::{options, with_hosts};
use super::server::{Answer, Request, Server, Then};
use coursenotes_probe::{Gallery, WebOptions, picture_options, pictures};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// What came, by address: bytes, or why not.
#[derive(Default)]
struct Wall(BTreeMap<String, Result<Vec<u8>, String>>);

impl Gallery for Wall {
    fn hang(&mut self, address: &str, bytes: Vec<u8>) {
        assert_eq!(self.0.insert(address.to_owned(), Ok(bytes)), None, "{address} is told twice");
    }

    fn miss(&mut self, address: &str, reason: String) {
        assert_eq!(self.0.insert(address.to_owned(), Err(reason)), None, "{address} is told twice");
    }
}

fn fetch(options: &WebOptions, addresses: &[String]) -> Vec<Result<Vec<u8>, String>> {
    let mut wall = Wall::default();
    pictures(&addresses.iter().cloned().collect::<BTreeSet<_>>(), options, &mut wall).unwrap();
    assert_eq!(wall.0.len(), addresses.len());
    addresses.iter().map(|address| wall.0[address].clone()).collect()
}

/// Limits that a test reaches soon.
fn hurried() -> WebOptions {
    let pictures = picture_options();
    WebOptions {
        wants_files: true,
        max_body: 1_000_000,
        body_timeout: Duration::from_secs(1),
        connections: pictures.connections,
        attempts: 2,
        ..options()
    }
}

fn answer(head: &str, body: &[u8]) -> Answer {
    Answer([format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat(), Then::Keep)
}

fn serve(request: &Request) -> Answer {
    match request.path.split('?').next().unwrap_or_default() {
        "/good" | "/caf%C3%A9.png" => answer("200 OK\r\nContent-Type: image/png\r\nContent-Length: 4", b"\x89PNG"),
        "/typeless" => answer("200 OK\r\nContent-Type: text/html\r\nContent-Length: 4", b"\x89PNG"),
        "/moved" => answer("302 Found\r\nLocation: /good\r\nContent-Length: 0", b""),
        "/inside" => answer("302 Found\r\nLocation: http://169.254.169.254/secret\r\nContent-Length: 0", b""),
        "/circle" => answer("302 Found\r\nLocation: /circle\r\nContent-Length: 0", b""),
        "/huge" => Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n".to_vec(), Then::Hang),
        "/endless" => Answer(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec(),
            Then::Repeat(&[b'x'; 4096], Duration::ZERO),
        ),
        "/slow" => Answer(
            b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n".to_vec(),
            Then::Repeat(b"x", Duration::from_millis(50)),
        ),
        "/broken" => Answer(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nxx".to_vec(), Then::Close),
        _ => answer("404 Not Found\r\nContent-Length: 0", b""),
    }
}

#[test]
fn each_picture_comes_or_has_a_reason() {
    let server = Server::start(serve);
    let cases: &[(&str, Result<&[u8], &str>)] = &[
        ("/good", Ok(b"\x89PNG")),
        ("/good?size=2#top", Ok(b"\x89PNG")),
        ("/café.png", Ok(b"\x89PNG")),
        ("/typeless", Ok(b"\x89PNG")),
        ("/moved", Ok(b"\x89PNG")),
        ("/gone", Err("404 Not Found")),
        ("/inside", Err("it leads to a private address")),
        ("/circle", Err("it leads in circles")),
        ("/huge", Err("it is larger than 1 MB")),
        ("/endless", Err("it is larger than 1 MB")),
        ("/slow", Err("it did not come within 1 seconds")),
        ("/broken", Err("it broke off")),
    ];
    let addresses: Vec<String> = cases.iter().map(|(path, _)| server.page(path)).collect();
    for ((path, expected), found) in cases.iter().zip(fetch(&hurried(), &addresses)) {
        assert_eq!(found.as_deref().map_err(String::as_str), expected.map(|bytes| bytes), "{path}");
    }
}

#[test]
fn one_address_in_two_spellings_is_asked_once() {
    let server = Server::start(serve);
    let addresses = [server.page("/café.png"), server.page("/caf%C3%A9.png"), server.page("/caf%C3%A9.png#part")];
    assert!(fetch(&hurried(), &addresses).iter().all(Result::is_ok));
    assert_eq!(server.requests().len(), 1);
    assert!(server.requests()[0].headers["accept"].starts_with("image/"));
}

#[test]
fn private_addresses_are_not_asked_unless_that_is_wanted() {
    let server = Server::start(serve);
    let strict = WebOptions { allow_private_addresses: false, ..hurried() };
    let found = fetch(&strict, &[server.page("/good"), "https://nowhere.test/a.png".to_owned()]);
    let reason = Err("a private address; --allow-private-addresses asks it".to_owned());
    assert_eq!(found, [reason.clone(), reason]);
    // A name of the world that turns out to be this machine.
    let named = with_hosts(strict, &["pictures.org"]);
    assert!(fetch(&named, &[server.page_at("pictures.org", "/good")])[0].is_err());
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn what_names_no_page_has_a_reason_too() {
    let found = fetch(&hurried(), &["ftp://a.org/b.png".to_owned(), "http://".to_owned()]);
    assert!(found.iter().all(|one| one == &Err("no address of the web".to_owned())), "{found:?}");
}
