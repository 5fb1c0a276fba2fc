//! Where redirects lead, and which address a link should have.

use super::asking::{ask, ask_one, options, with_hosts};
use super::server::{Server, answer, page, redirect, status};
use super::tls::{Authority, TlsServer};
use coursenotes_course::Answer::{Alive, Dead, Unsure};
use coursenotes_probe::WebOptions;

const PERMANENT: &str = "301 Moved Permanently";
const FOUND: &str = "302 Found";

/// The statuses of redirects, where the last of them leads, and which of them led to what the page is called now.
const MOVED: &[(&[u16], &str, Option<usize>)] = &[
    (&[], "", None),
    (&[301], "/page", Some(1)),
    (&[308], "/page", Some(1)),
    (&[302], "/page", None),
    (&[303], "/page", None),
    (&[307], "/page", None),
    (&[301, 308], "/page", Some(2)),
    // What follows a redirect that may change is not for good either.
    (&[301, 302], "/page", Some(1)),
    (&[302, 301], "/page", None),
    (&[301, 302, 301], "/page", Some(1)),
    (&[301], "/page#part", Some(1)),
    // Many servers show their front page, or a form to log in, for what they have no more.
    (&[301], "/", None),
    (&[301], "/index.html", None),
    (&[301], "/en/", None),
    (&[301], "/pt-BR/index.php", None),
    (&[301, 302], "/", None),
    (&[301], "/login?next=page", None),
    (&[301], "/user/SignIn", None),
    (&[301], "/auth/realms/school", None),
    (&[301, 302], "/sso", None),
    (&[301], "/authors/turing", Some(1)),
    (&[301], "/courses/", Some(1)),
    (&[301], "/gone", None),
    (&[301, 302], "/gone", None),
];

/// A server whose page `/case/NUMBER/HOP` leads on as that line says; each other page is there but `/gone`.
fn leading_on() -> Server {
    Server::start(|request| {
        let parts: Vec<&str> = request.path[1..].split('/').collect();
        let ["case", number, hop] = parts[..] else {
            return if request.path == "/gone" { status("404 Not Found") } else { page("there") };
        };
        let (case, hop): (usize, usize) = (number.parse().unwrap(), hop.parse().unwrap());
        match MOVED[case].0.get(hop) {
            Some(code) => redirect(&format!("{code} On"), &place(case, hop + 1)),
            None => page("there"),
        }
    })
}

fn place(case: usize, hop: usize) -> String {
    let (codes, end, _) = MOVED[case];
    if hop > 0 && hop == codes.len() { end.to_owned() } else { format!("/case/{case}/{hop}") }
}

#[test]
fn only_what_has_moved_for_good_has_a_new_address() {
    let server = leading_on();
    for (case, (codes, end, hop)) in MOVED.iter().enumerate() {
        let end = end.split('?').next().unwrap();
        let reply = ask_one(&options(), &server.page(&place(case, 0)));
        let moved = hop.map(|hop| server.page(&place(case, hop)));
        assert_eq!(reply.moved_to, moved, "{codes:?} {end}");
        let arrives = (!codes.is_empty()).then(|| server.page(end));
        assert_eq!(reply.arrives_at, arrives, "{codes:?} {end}");
        assert_eq!(reply.answer, if end == "/gone" { Dead } else { Alive }, "{codes:?} {end}");
    }
}

#[test]
fn a_front_page_may_move_to_another() {
    let server = Server::start(|request| match request.path.as_str() {
        "/" => redirect(PERMANENT, "/en/"),
        _ => page("there"),
    });
    assert_eq!(ask_one(&options(), &server.page("/")).moved_to, Some(server.page("/en/")));
}

#[test]
fn each_hop_is_paced_by_its_own_host() {
    let server = Server::start(|request| {
        let (host, path) = (&request.headers["host"], &request.path);
        if host.starts_with("old.") {
            return redirect(PERMANENT, &format!("http://{}{path}", host.replace("old.", "new.")));
        }
        page("there")
    });
    let options =
        with_hosts(WebOptions { requests_per_second: 20, ..options() }, &["old.school.org", "new.school.org"]);
    let pages: Vec<String> = (0..20).map(|number| server.page_at("old.school.org", &format!("/{number}"))).collect();
    let start = super::server::now();
    let replies = ask(&options, &pages);
    // One after the other on one host they would take two seconds.
    assert!(start.elapsed().as_secs_f64() < 1.9, "took {:?}", start.elapsed());
    for (address, reply) in replies {
        assert_eq!(reply.moved_to, Some(address.replace("old.", "new.")));
    }
}

#[test]
fn ways_without_end_are_unsure() {
    let server = Server::start(|request| match request.path.as_str() {
        "/self" => redirect(FOUND, "/self"),
        "/part" => redirect(PERMANENT, "/part#here"),
        "/there" => redirect(PERMANENT, "/back"),
        "/back" => redirect(PERMANENT, "/there"),
        "/nowhere" => status(PERMANENT),
        "/no-address" => redirect(FOUND, "http://[nowhere/"),
        path => redirect(FOUND, &format!("{path}1")),
    });
    for (path, words) in [
        ("/self", "it leads in circles"),
        ("/part", "it leads in circles"),
        ("/there", "it leads in circles"),
        ("/on", "it leads on more than 10 times"),
        ("/nowhere", "it leads nowhere"),
        ("/no-address", "it leads nowhere"),
    ] {
        let reply = ask_one(&options(), &server.page(path));
        assert_eq!((reply.answer, reply.reason.as_deref(), reply.moved_to), (Unsure, Some(words), None), "{path}");
    }
    assert_eq!(server.requests().iter().filter(|request| request.path.starts_with("/on")).count(), 11);
}

#[test]
fn a_wall_of_cookies_lets_through() {
    let server = Server::start(|request| match request.headers.get("cookie").map(String::as_str) {
        Some("seen=1; wall=a%20b") => page("there"),
        Some("seen=1") => answer(FOUND, "Location: /\r\nSet-Cookie: wall=a%20b; Path=/; Secure; HttpOnly\r\n", ""),
        _ => answer(FOUND, "Location: /\r\nSet-Cookie: seen=1; Max-Age=60\r\n", ""),
    });
    let reply = ask_one(&options(), &server.page("/"));
    assert_eq!((reply.answer, reply.arrives_at), (Alive, None));
}

#[test]
fn cookies_stay_with_their_host_and_address() {
    let server = Server::start(|request| match request.path.as_str() {
        "/start" => {
            let elsewhere = request.headers["host"].replace("one.", "two.");
            answer(FOUND, &format!("Location: http://{elsewhere}/end\r\nSet-Cookie: secret=1\r\n"), "")
        }
        _ => page("there"),
    });
    let options = with_hosts(options(), &["one.school.org", "two.school.org"]);
    let pages = ["/start", "/other"].map(|path| server.page_at("one.school.org", path));
    ask(&options, &pages);
    assert!(server.requests().iter().all(|request| !request.headers.contains_key("cookie")));
}

#[test]
fn a_cookie_goes_back_to_its_port_only() {
    let end = Server::start(|_| page("there"));
    let target = end.page("/end");
    let start = Server::start(move |_| answer(FOUND, &format!("Location: {target}\r\nSet-Cookie: secret=1\r\n"), ""));
    assert_eq!(ask_one(&options(), &start.page("/")).answer, Alive);
    assert_eq!(end.requests()[0].headers.get("cookie"), None);
}

#[test]
fn a_cookie_that_came_over_encryption_stays_there() {
    let authority = Authority::new("known");
    let end = Server::start(|_| page("there"));
    let target = end.page_at("school.org", "/end");
    let identity = authority.vouch("school.org", 2020, 2090);
    let start = TlsServer::redirect(identity, &target, "Set-Cookie: secret=1\r\n");
    let options = with_hosts(WebOptions { certificates: vec![authority.pem()], ..options() }, &["school.org"]);
    assert_eq!(ask_one(&options, &start.page_at("school.org", "/")).answer, Alive);
    assert_eq!(end.requests()[0].headers.get("cookie"), None);
}

#[test]
fn a_secure_cookie_needs_encryption() {
    let server = Server::start(|request| match request.headers.get("cookie").map(String::as_str) {
        Some(_) => page("there"),
        None => answer(FOUND, "Location: /\r\nSet-Cookie: a=1; Secure\r\nSet-Cookie: b=2; Path=/\r\n", ""),
    });
    let options = with_hosts(options(), &["one.school.org"]);
    assert_eq!(ask_one(&options, &server.page_at("one.school.org", "/")).answer, Alive);
    assert_eq!(server.requests()[1].headers["cookie"], "b=2");
}

#[test]
fn a_way_out_of_the_web_is_dead() {
    let server = Server::start(|request| redirect(FOUND, &format!("{}://files.school.org/", &request.path[1..])));
    for scheme in ["ftp", "file", "javascript", "app"] {
        let reply = ask_one(&options(), &server.page(&format!("/{scheme}")));
        let words = format!("it leads to {scheme}:");
        assert_eq!((reply.answer, reply.reason), (Dead, Some(words)));
    }
}

#[test]
fn a_link_local_address_is_never_asked() {
    let server = Server::start(|request| match request.path.as_str() {
        "/four" => redirect(PERMANENT, "http://169.254.169.254/latest/meta-data/"),
        "/six" => redirect(PERMANENT, "http://[fe80::1]/"),
        "/mapped" => redirect(PERMANENT, "http://[::ffff:169.254.169.254]/"),
        _ => redirect(PERMANENT, "http://cloud.school.org/"),
    });
    let mut options = options();
    options.hosts.insert("cloud.school.org".to_owned(), vec![[169, 254, 169, 254].into()]);
    let pages = ["/four", "/six", "/mapped", "/named"].map(|path| server.page(path));
    for address in pages.iter().chain([&"http://cloud.school.org/".to_owned()]) {
        let reply = ask_one(&options, address);
        let words = Some("it leads to a private address");
        assert_eq!((reply.answer, reply.reason.as_deref(), reply.moved_to), (Unsure, words, None), "{address}");
    }
    assert!(ask(&options, &["http://169.254.169.254/".to_owned(), "http://[fe80::1]/".to_owned()]).is_empty());
}

#[test]
fn a_way_to_a_private_address_is_not_followed() {
    let server = Server::start(|request| match request.path.as_str() {
        "/literal" => redirect(PERMANENT, &format!("http://127.0.0.1:{}/inside", port(request))),
        "/number" => redirect(PERMANENT, &format!("http://2130706433:{}/inside", port(request))),
        "/mapped" => redirect(PERMANENT, &format!("http://[::ffff:127.0.0.1]:{}/inside", port(request))),
        "/cloud" => redirect(PERMANENT, "http://169.254.169.254/latest/meta-data/"),
        "/name" => redirect(PERMANENT, "http://localhost/inside"),
        "/looked-up" => redirect(PERMANENT, &format!("http://inside.school.org:{}/inside", port(request))),
        _ => page("there"),
    });
    let strict = WebOptions { allow_private_addresses: false, ..options() };
    let mut options = with_hosts(strict, &["campus.school.org", "inside.school.org"]);
    options.private_hosts.insert("campus.school.org".to_owned());
    for path in ["/literal", "/number", "/mapped", "/cloud", "/name", "/looked-up"] {
        let reply = ask_one(&options, &server.page_at("campus.school.org", path));
        let words = Some("it leads to a private address");
        assert_eq!((reply.answer, reply.reason.as_deref(), reply.moved_to), (Unsure, words, None), "{path}");
    }
    assert!(server.requests().iter().all(|request| request.path != "/inside"));
}

fn port(request: &super::server::Request) -> &str {
    request.headers["host"].rsplit(':').next().unwrap()
}
