//! What is read of a page: its title, and the places that links name.

use super::asking::{ask_one, ask_places, options};
use super::server::{Answer as Bytes, Server, Then, answer, now, page};
use coursenotes_course::Answer::Alive;
use coursenotes_course::{Reply, WebAddress};
use coursenotes_probe::WebOptions;
use std::time::Duration;

const NOTES: &str = r#"<!doctype html><title>Notes</title><h1 id="limits">Limits</h1><a name="old">Old</a>
    <h2 id="user-content-proofs">Proofs</h2><p id="Größe">Größe</p>"#;

fn places(reply: &Reply) -> (Vec<&str>, Vec<&str>) {
    (reply.found.iter().map(String::as_str).collect(), reply.missing.iter().map(String::as_str).collect())
}

#[test]
fn places_are_found_or_missing() {
    let server = Server::start(|_| page(NOTES));
    let asked = ["limits", "old", "proofs", "Proofs", "Größe", "top", "limts", "Limits"];
    let reply = ask_places(&options(), &server.page("/"), &asked);
    let found = vec!["Größe", "Proofs", "limits", "old", "proofs", "top"];
    assert_eq!(places(&reply), (found, vec!["Limits", "limts"]));
    assert_eq!(reply.title.as_deref(), Some("Notes"));
}

#[test]
fn what_a_script_may_bring_is_neither_found_nor_missing() {
    let server = Server::start(|request| match request.path.as_str() {
        "/without-ids" => page("<title>App</title><div class=app></div><script src=app.js></script>"),
        "/text" => answer("200 OK", "Content-Type: text/plain\r\n", "id=\"limits\""),
        "/data" => page(r#"<p id="app"></p><script>{"toc": ["limits"], "html": "<h1 id=\"proofs\">"}</script>"#),
        _ => page(NOTES),
    });
    for (path, names) in [
        ("/without-ids", &["limits"] as &[&str]),
        ("/text", &["limits"]),
        ("/data", &["limits", "proofs"]),
        ("/", &["/route", "!/route", "?query", "page=3", "L10", "L10-L20", "L1C2-L3C4"]),
    ] {
        let reply = ask_places(&options(), &server.page(path), names);
        assert_eq!(places(&reply), (vec![], vec![]), "{path}");
        assert_eq!(reply.answer, Alive, "{path}");
    }
}

#[test]
fn the_part_for_the_browser_alone_is_not_looked_for() {
    let server = Server::start(|_| page(NOTES));
    let web = WebAddress::parse(&server.page("/#limits:~:text=Limits")).unwrap();
    let reply = ask_places(&options(), &web.address, &[web.anchor.as_deref().unwrap()]);
    assert_eq!(places(&reply), (vec!["limits"], vec![]));
    assert_eq!(WebAddress::parse(&server.page("/#:~:text=Limits")).unwrap().anchor, None);
}

#[test]
fn a_title_is_words() {
    let long = format!("<title>{}</title>", "ä".repeat(300));
    let cases = [
        ("<title>  Limits &amp;\n proofs &ndash; A&nbsp;B </title>", Some("Limits & proofs – A B".to_owned())),
        ("<TITLE lang=en>Big</TITLE>", Some("Big".to_owned())),
        ("<script>'<title>no</title>'</script><title>a < b, <b>c</b></title>", Some("a < b, <b>c</b>".to_owned())),
        ("<svg><title>First</title></svg><title>Second</title>", Some("First".to_owned())),
        ("<title> </title>", None),
        ("no title", None),
        (&long, Some("ä".repeat(200))),
        (
            "<title>A\u{202e}cod.exe\u{202c}\u{2066}B\u{2069}\u{200e}\u{200f}\u{61c} C</title>",
            Some("Acod.exeB C".to_owned()),
        ),
        (
            "<title>zero\u{200b}\u{200c}\u{200d}\u{2060}\u{feff} width&#x202E;\u{ad}</title>",
            Some("zero width".to_owned()),
        ),
        ("<title>\u{1b}[31mred\u{7}\u{9b}</title>", Some("[31mred".to_owned())),
        ("<title>\u{200b}\u{202e}</title>", None),
    ];
    for (html, title) in cases {
        let owned = html.to_owned();
        let server = Server::start(move |_| page(&owned));
        assert_eq!(ask_one(&options(), &server.page("/")).title, title, "{html}");
    }
}

#[test]
fn chunks_are_put_together() {
    let server = Server::start(|_| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        let parts = ["<title>In par", "ts</title><p i", "d=\"here\">"];
        let chunks = parts.iter().map(|part| format!("{:x}\r\n{part}\r\n", part.len()));
        Bytes(format!("{head}{}0\r\n\r\n", chunks.collect::<String>()).into_bytes(), Then::Keep)
    });
    let reply = ask_places(&options(), &server.page("/"), &["here", "gone"]);
    assert_eq!(places(&reply), (vec!["here"], vec!["gone"]));
    assert_eq!(reply.title.as_deref(), Some("In parts"));
}

#[test]
fn an_endless_page_ends_at_the_limit() {
    let server = Server::start(|request| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
        let start = "<title>Endless</title><p id=here>";
        if request.path == "/chunks" {
            let head = format!("{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{start}\r\n", start.len());
            return Bytes(head.into_bytes(), Then::Repeat(b"10\r\nxxxxxxxxxxxxxxxx\r\n", Duration::ZERO));
        }
        Bytes(format!("{head}\r\n{start}").into_bytes(), Then::Repeat(&[b'x'; 4096], Duration::ZERO))
    });
    for path in ["/chunks", "/bytes"] {
        let start = now();
        let reply = ask_places(&options(), &server.page(path), &["here", "gone"]);
        // What comes after the limit may have it, so nothing is certain.
        assert_eq!((reply.answer, places(&reply)), (Alive, (vec![], vec![])), "{path}");
        assert_eq!(reply.title.as_deref(), Some("Endless"), "{path}");
        let reply = ask_one(&options(), &server.page(path));
        assert_eq!(reply.title.as_deref(), Some("Endless"), "{path}");
        assert!(start.elapsed() < Duration::from_secs(5), "{path} took {:?}", start.elapsed());
    }
}

#[test]
fn a_slow_page_ends_by_time() {
    let server = Server::start(|request| {
        let title = if request.path == "/early" { "<title>Early</title>" } else { "" };
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{title}");
        Bytes(head.into_bytes(), Then::Repeat(b"<br>", Duration::from_millis(30)))
    });
    let options = WebOptions { body_timeout: Duration::from_millis(500), ..options() };
    for (path, title) in [("/early", Some("Early")), ("/late", None)] {
        let start = now();
        let reply = ask_one(&options, &server.page(path));
        assert_eq!((reply.answer, reply.title.as_deref()), (Alive, title), "{path}");
        let reply = ask_places(&options, &server.page(path), &["here"]);
        assert_eq!((reply.answer, places(&reply)), (Alive, (vec![], vec![])), "{path}");
        assert!(start.elapsed() < Duration::from_secs(3), "{path} took {:?}", start.elapsed());
    }
}

#[test]
fn bytes_that_are_no_gzip_leave_the_page_alive() {
    let server = Server::start(|_| {
        answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", "<p id=here>no gzip")
    });
    let reply = ask_places(&options(), &server.page("/"), &["here", "gone"]);
    assert_eq!((reply.answer, places(&reply)), (Alive, (vec![], vec![])));
}

#[test]
fn packed_pages_are_unpacked() {
    // `<title>Packed</title><p id="here">`, packed by gzip.
    const PACKED: &[u8] = include_bytes!("packed.gz");
    let server = Server::start(|_| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n";
        let head = format!("{head}Content-Length: {}\r\n\r\n", PACKED.len());
        Bytes([head.as_bytes(), PACKED].concat(), Then::Keep)
    });
    let reply = ask_places(&options(), &server.page("/"), &["here", "gone"]);
    assert_eq!(places(&reply), (vec!["here"], vec!["gone"]));
    assert_eq!(reply.title.as_deref(), Some("Packed"));
}

#[test]
fn a_connection_serves_again() {
    let server = Server::start(|request| {
        let body = "x".repeat(10_000);
        match request.path.as_str() {
            "/missing" => answer("404 Not Found", "Content-Type: text/html\r\n", &body),
            "/text" => answer("200 OK", "Content-Type: text/plain\r\n", &body),
            _ => page(&format!("<title>Page</title>{body}")),
        }
    });
    let addresses: Vec<String> = ["/", "/a", "/missing", "/text"].iter().map(|path| server.page(path)).collect();
    let options = WebOptions { connections_per_host: 1, ..options() };
    super::asking::ask(&options, &addresses);
    assert_eq!(server.connections(), 1);
}
