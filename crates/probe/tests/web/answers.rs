//! What single answers mean.

use super::asking::{ask, ask_one, options};
use super::server::{Answer as Bytes, Server, Then, answer, page, status};
use coursenotes_course::Answer::{self, Alive, Dead, Unsure};
use coursenotes_probe::WebOptions;
use std::time::Duration;

/// What one status means: the status, the answer, the words.
const STATUSES: &[(&str, Answer, Option<&str>)] = &[
    ("200 OK", Alive, None),
    ("204 No Content", Alive, None),
    ("206 Partial Content", Alive, None),
    ("304 Not Modified", Alive, None),
    ("404 Not Found", Dead, Some("404 Not Found")),
    ("404 Nicht da", Dead, Some("404 Not Found")),
    ("410 Gone", Dead, Some("410 Gone")),
    ("401 Unauthorized", Unsure, Some("401 Unauthorized")),
    ("403 Forbidden", Unsure, Some("403 Forbidden")),
    ("405 Method Not Allowed", Unsure, Some("405 Method Not Allowed")),
    ("406 Not Acceptable", Unsure, Some("406 Not Acceptable")),
    ("418 I'm a teapot", Unsure, Some("418 I'm a teapot")),
    ("451 Gone by law", Unsure, Some("451 Unavailable For Legal Reasons")),
    ("500 Oh", Unsure, Some("500 Internal Server Error")),
    ("503 Oh", Unsure, Some("503 Service Unavailable")),
    ("999 Go away", Unsure, Some("999")),
];

#[test]
fn a_status_has_a_meaning() {
    let server = Server::start(|request| {
        let number: usize = request.path[1..].parse().unwrap();
        status(STATUSES[number].0)
    });
    let addresses: Vec<String> = (0..STATUSES.len()).map(|number| server.page(&format!("/{number}"))).collect();
    let replies = ask(&options(), &addresses);
    for (address, (status, answer, words)) in addresses.iter().zip(STATUSES) {
        let reply = &replies[address];
        assert_eq!((reply.answer, reply.reason.as_deref()), (*answer, *words), "{status}");
        assert_eq!(reply.status.map(|status| status.to_string()).as_deref(), status.get(..3), "{status}");
    }
}

#[test]
fn a_server_that_refuses_head_or_lies_about_it_is_asked_right() {
    let server = Server::start(|request| match (request.method.as_str(), request.path.as_str()) {
        ("HEAD", "/refuses") => status("405 Method Not Allowed"),
        ("HEAD", "/says-gone") | ("GET", "/says-there") => status("404 Not Found"),
        ("HEAD", "/says-there") => status("200 OK"),
        _ => page("there"),
    });
    for (path, answer) in [("/refuses", Alive), ("/says-gone", Alive), ("/says-there", Dead)] {
        assert_eq!(ask_one(&options(), &server.page(path)).answer, answer, "{path}");
    }
}

#[test]
fn a_page_is_asked_for_as_a_browser_does() {
    let server = Server::start(|_| page("there"));
    ask_one(&options(), &server.page("/"));
    let headers = &server.requests()[0].headers;
    assert!(headers["accept"].starts_with("text/html"));
    assert!(headers["accept-language"].starts_with("en"));
    assert!(headers["user-agent"].starts_with("coursenotes/"));
    assert_eq!(headers["accept-encoding"], "gzip");
}

#[test]
fn a_head_without_end_is_no_answer() {
    let server = Server::start(|request| match request.path.as_str() {
        "/large" => answer("200 OK", &format!("X-Large: {}\r\n", "x".repeat(1024 * 1024)), ""),
        "/many" => answer("200 OK", &"X-Many: x\r\n".repeat(1000), ""),
        "/endless" => Bytes(b"HTTP/1.1 200 OK\r\n".to_vec(), Then::Repeat(&[b'x'; 4096], Duration::ZERO)),
        _ => Bytes(b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec(), Then::Close),
    });
    for path in ["/large", "/many", "/endless", "/other"] {
        let reply = ask_one(&options(), &server.page(path));
        assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("its answer is no proper HTTP")), "{path}");
    }
}

#[test]
fn a_slow_head_ends_by_time() {
    let server = Server::start(|request| match request.path.as_str() {
        "/silent" => Bytes(Vec::new(), Then::Hang),
        _ => Bytes(b"HTTP/1.1 200 OK\r\n".to_vec(), Then::Repeat(b"X-Slow: x\r\n", Duration::from_millis(50))),
    });
    let options = WebOptions { timeout: Duration::from_millis(300), attempts: 2, ..options() };
    for path in ["/silent", "/slow"] {
        let reply = ask_one(&options, &server.page(path));
        assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("it doesn't answer within 0.3 s")), "{path}");
    }
}

#[test]
fn a_connection_that_breaks_is_tried_again() {
    let server = Server::start(|request| match (request.path.as_str(), request.earlier) {
        ("/once" | "/gone-once", 0) | ("/always", _) => Bytes(Vec::new(), Then::Reset),
        ("/gone-once", _) => status("404 Not Found"),
        ("/in-the-middle", _) => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<title>Half</title>";
            Bytes(head.to_vec(), Then::Reset)
        }
        _ => page("there"),
    });
    assert_eq!(ask_one(&options(), &server.page("/once")).answer, Alive);
    assert_eq!(ask_one(&options(), &server.page("/gone-once")).answer, Dead);
    let reply = ask_one(&options(), &server.page("/in-the-middle"));
    assert_eq!(reply.answer, Alive, "its status is known: {reply:?}");
    let reply = ask_one(&options(), &server.page("/always"));
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("it breaks off the connection")));
}

#[test]
fn nobody_listening_is_unsure() {
    let server = Server::start(|_| page("there"));
    let address = server.page("/");
    drop(server);
    std::thread::sleep(Duration::from_millis(50));
    let reply = ask_one(&options(), &address);
    assert_eq!((reply.answer, reply.reason.as_deref()), (Unsure, Some("it refuses the connection")));
}
