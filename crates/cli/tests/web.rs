//! `check --web` and `links`, as a person meets them, against a server on this machine.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use coursenotes_course::Salvage;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use support::{course, git, read, run, write};

/// A server that answers each path with a status and headers of its own, and counts.
struct Server {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let count = Arc::clone(&count);
                std::thread::spawn(move || serve(stream, &count));
            }
        });
        Self { port, asked }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn serve(stream: TcpStream, asked: &AtomicUsize) {
    let mut lines = BufReader::new(stream.try_clone().expect("a second handle")).lines().map_while(Result::ok);
    let mut stream = stream;
    while let Some(first) = lines.next() {
        let head: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        asked.fetch_add(1, Ordering::SeqCst);
        let path = first.split(' ').nth(1).unwrap_or_default();
        let kind = path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
        let (status, headers) = match kind {
            "wall" => ("403 Forbidden", String::new()),
            "old" => ("301 Moved Permanently", "Location: /new\r\n".to_owned()),
            "hang" => {
                std::thread::sleep(Duration::from_secs(15));
                ("200 OK", String::new())
            }
            "slow" => {
                std::thread::sleep(Duration::from_millis(300));
                ("200 OK", String::new())
            }
            "secret" if head.iter().any(|line| line.eq_ignore_ascii_case("authorization: Bearer s3cret")) => {
                ("200 OK", String::new())
            }
            "gone" | "secret" => ("404 Not Found", String::new()),
            _ => ("200 OK", String::new()),
        };
        let body = "<!doctype html><title>A page</title><h1 id=\"top\">Here</h1>";
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        );
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

const PRIVATE: &str = "--allow-private-addresses";

/// Notes with a link to each of `paths`.
fn notes(server: &Server, paths: &[&str]) -> tempfile::TempDir {
    let links: Vec<String> = paths.iter().map(|path| format!("- [about {path}]({})\n", server.address(path))).collect();
    course(&[("README.md", &format!("# Notes\n\n{}", links.concat()))])
}

fn rules(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let (code, out, _) = run(folder, &[&["check", "--format", "json", PRIVATE], arguments].concat());
    let report: serde_json::Value = serde_json::from_str(&out).unwrap_or_default();
    let found = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let name = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    (code, found.iter().map(|one| format!("{} {}", name(one, "severity"), name(one, "rule"))).collect())
}

/// How many addresses the record knows; half a record fails.
fn known(folder: &Path) -> usize {
    let Salvage { record, trouble } = coursenotes_course::read_record(folder);
    assert_eq!(trouble, None, "half a record");
    record.len()
}

#[test]
fn check_alone_asks_nobody_and_the_record_answers_later() {
    let server = Server::start();
    let folder = notes(&server, &["page", "gone", "wall", "old", "page#top", "page#nowhere"]);
    assert_eq!(rules(folder.path(), &[]), (Some(0), vec![]));
    assert_eq!(server.asked(), 0);
    let found = ["warning dead-link", "warning unsure-link", "warning moved-link", "warning missing-remote-anchor"];
    assert_eq!(rules(folder.path(), &["--web"]), (Some(0), found.map(str::to_owned).to_vec()));
    // `page` once for three links, and `old` leads on.
    assert_eq!(server.asked(), 5);
    assert_eq!(rules(folder.path(), &[]), (Some(0), found.map(str::to_owned).to_vec()));
    assert_eq!(rules(folder.path(), &["--web"]).1.len(), 4);
    assert_eq!(server.asked(), 5, "asked today already");
    let (code, found) = rules(folder.path(), &["--strict"]);
    assert_eq!((code, found[0].as_str()), (Some(1), "error dead-link"));
}

#[test]
fn a_link_that_is_dead_twice_over_a_day_fails_the_check() {
    let server = Server::start();
    let folder = notes(&server, &["gone"]);
    assert_eq!(rules(folder.path(), &["--web"]).0, Some(0));
    let record = read(folder.path(), "links.lock");
    let (before, rest) = record.split_once("\"asked\": \"").expect("a time");
    let earlier = format!("{before}\"asked\": \"2026-01-01T00:00:00Z{}", &rest[20..]);
    let since = "\"dead-since\":\"";
    let (before, rest) = earlier.split_once(since).expect("a dead link");
    write(folder.path(), "links.lock", &format!("{before}{since}2026-01-01T00:00:00Z{}", &rest[20..]));
    assert_eq!(rules(folder.path(), &["--web"]), (Some(1), vec!["error dead-link".to_owned()]));
}

#[test]
fn what_was_asked_is_told_in_a_line() {
    let server = Server::start();
    let folder = notes(&server, &["page", "gone", "wall"]);
    let (_, _, said) = run(folder.path(), &["check", "--web", PRIVATE]);
    let (start, end) = said.trim_end().split_once(" s: ").expect("how long it took");
    assert!(start.starts_with("3 of 3 web addresses asked in "), "{start}");
    assert_eq!(end, "1 alive, 1 dead (none for sure yet), 1 unsure");
    let (_, _, said) = run(folder.path(), &["check", "--web", PRIVATE]);
    insta::assert_snapshot!(said, @"3 web addresses, asked less than a day ago: 1 alive, 1 dead (none for sure yet), 1 unsure");
}

#[test]
fn addresses_of_this_machine_are_left_alone_unless_allowed() {
    let server = Server::start();
    let folder = notes(&server, &["gone"]);
    let (code, _, said) = run(folder.path(), &["links"]);
    insta::assert_snapshot!(said, @r"
    1 private address not asked; --allow-private-addresses asks them too
    these notes: no web address that may be asked
    ");
    assert_eq!((code, server.asked()), (Some(0), 0));
}

#[test]
fn links_asks_everything_again_and_forgets_what_no_note_names() {
    let server = Server::start();
    let folder = notes(&server, &["page", "gone"]);
    assert_eq!(run(folder.path(), &["links", PRIVATE]).0, Some(0));
    write(folder.path(), "README.md", &format!("# Notes\n\n[a page]({})\n", server.address("page")));
    assert_eq!(run(folder.path(), &["links", PRIVATE]).0, Some(0));
    assert_eq!(server.asked(), 3);
    assert!(!read(folder.path(), "links.lock").contains("/gone"));
}

#[test]
fn jobs_share_the_hosts_and_their_records_are_joined() {
    let servers: Vec<Server> = (0..3).map(|_| Server::start()).collect();
    // Ports don't tell hosts apart: each server has an address of its own.
    let links: Vec<String> = servers
        .iter()
        .zip(["127.0.0.1", "localhost"])
        .map(|(server, host)| format!("- [page](http://{host}:{}/page)\n", server.port))
        .collect();
    let folder = course(&[("README.md", &format!("# Notes\n\n{}", links.concat()))]);
    let mut parts = Vec::new();
    for job in ["1/2", "2/2"] {
        let (code, _, said) = run(folder.path(), &["links", PRIVATE, "--shard", job]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.starts_with("1 of 1 web address"), "{said}");
        let name = format!("part-{}.lock", &job[..1]);
        std::fs::rename(folder.path().join("links.lock"), folder.path().join(&name)).expect("keep the part");
        parts.push(name);
    }
    let (code, _, said) = run(folder.path(), &["links", "merge", &parts[0], &parts[1]]);
    insta::assert_snapshot!(said, @"links.lock knows 2 web addresses now, from 2 files");
    assert_eq!(code, Some(0));
    let (code, _, said) = run(folder.path(), &["links", "--shard", "3/2"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("write it as 2/5: the second of five"), "{said}");
}

#[test]
fn a_damaged_record_is_set_aside_and_begun_anew() {
    let server = Server::start();
    let folder = notes(&server, &["page"]);
    write(folder.path(), "links.lock", "{\n  \"version\": 1,\n  \"asked\"");
    let (code, _, said) = run(folder.path(), &["check", "--web", PRIVATE]);
    assert_eq!(code, Some(0));
    let said = said.lines().filter(|line| line.starts_with("warning")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(said, @"warning: links.lock is damaged: its end is missing; it is kept as links.lock.damaged, and what could be read of it goes on");
    assert!(read(folder.path(), "links.lock").contains("/page"));
    assert!(folder.path().join("links.lock.damaged").exists());
}

#[test]
fn a_change_is_asked_about_what_it_adds_and_fails_for_nothing_else() {
    let server = Server::start();
    let folder = notes(&server, &["gone/old"]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Begin"]);
    let (code, found) = rules(folder.path(), &["--web", "--strict", "--since", "HEAD"]);
    assert_eq!((code, found, server.asked()), (Some(0), vec![], 0));
    let text = read(folder.path(), "README.md");
    write(folder.path(), "README.md", &format!("{text}- [about more]({})\n", server.address("gone/new")));
    let (code, found) = rules(folder.path(), &["--web", "--strict", "--since", "HEAD"]);
    assert_eq!((code, found, server.asked()), (Some(1), vec!["error dead-link".to_owned()], 1));
}

#[test]
fn a_moved_link_is_repaired_with_its_place_on_the_page() {
    let server = Server::start();
    let folder = notes(&server, &["old#top"]);
    run(folder.path(), &["check", "--web", PRIVATE]);
    assert_eq!(run(folder.path(), &["fix"]).0, Some(0));
    assert!(read(folder.path(), "README.md").contains(&format!("]({}#top)", server.address("new"))));
}

#[test]
fn a_token_comes_from_the_environment_and_is_shown_nowhere() {
    let server = Server::start();
    let folder = notes(&server, &["secret"]);
    write(folder.path(), "coursenotes.toml", "[web.tokens]\n\"127.0.0.1\" = \"COURSENOTES_TEST_TOKEN\"\n");
    let program = env!("CARGO_BIN_EXE_coursenotes");
    let output = Command::new(program)
        .args(["links", PRIVATE, "--all"])
        .env("COURSENOTES_TEST_TOKEN", "s3cret")
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("1 alive"), "{said}");
    let shown = [said, String::from_utf8_lossy(&output.stdout).into_owned(), read(folder.path(), "links.lock")];
    assert!(shown.iter().all(|text| !text.contains("s3cret")));
    let (code, _, said) = run(folder.path(), &["links", PRIVATE, "--header", "Authorization: Bearer s3cret"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: the header `Authorization` holds a secret: put the name of a variable of the environment under [web.tokens] in coursenotes.toml instead");
}

#[test]
fn mistakes_get_a_clear_answer() {
    let server = Server::start();
    let folder = notes(&server, &["page"]);
    let said = |arguments: &[&str]| {
        let (code, _, said) = run(folder.path(), arguments);
        assert_eq!(code, Some(2), "{said}");
        said
    };
    insta::assert_snapshot!(said(&["links", PRIVATE, "--header", "Accept"]), @"error: --header wants `Name: value`, and there is no colon in what it was given");
    insta::assert_snapshot!(said(&["links", PRIVATE, "--certificate", "none.pem"]), @"error: there is no certificate `none.pem`");
    insta::assert_snapshot!(said(&["links", "merge", "none.lock"]), @"error: there is no file `none.lock`");
    insta::assert_snapshot!(said(&["links", "--exclude", ""]), @"error: an empty pattern of web addresses fits nothing; write a host, or an address with `*` in it");
    insta::assert_snapshot!(said(&["links", PRIVATE, "--output", "none/report"]), @"error: there is no folder `none` to write none/report into");
    insta::assert_snapshot!(said(&["links", PRIVATE, "--output", "README.md"]), @"error: README.md is a note of this course; name another file");
    write(
        folder.path(),
        "coursenotes.toml",
        "[web.tokens]\n\"127.0.0.1\" = \"ghp_16C7e42F292c6912E7710c838347Ae178B4a\"\n",
    );
    insta::assert_snapshot!(said(&["links", PRIVATE]), @"error: [web.tokens] wants the name of a variable of the environment for 127.0.0.1, never the token itself");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_a_whole_record() {
    let server = Server::start();
    let paths: Vec<String> = (0..60).map(|number| format!("page/{number}")).collect();
    let folder = notes(&server, &paths.iter().map(String::as_str).collect::<Vec<_>>());
    write(folder.path(), "coursenotes.toml", "[web]\nrequests-per-second = 1000\n");
    assert_eq!(run(folder.path(), &["links", PRIVATE]).0, Some(0));
    assert_eq!(known(folder.path()), 60);
    let program = env!("CARGO_BIN_EXE_coursenotes");
    let mut random = fastrand::Rng::with_seed(26);
    for _ in 0..50 {
        let mut child = Command::new(program)
            .args(["links", PRIVATE])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_micros(random.u64(0..200_000)));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        assert_eq!(known(folder.path()), 60, "no address is lost");
    }
}

#[cfg(unix)]
#[test]
fn a_long_wait_keeps_no_answer_from_the_disk() {
    let server = Server::start();
    let folder = notes(&server, &["page/1", "page/2", "hang"]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_coursenotes"))
        .args(["links", PRIVATE])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(Duration::from_millis(3500));
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    assert_eq!(known(folder.path()), 2);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_way_is_not_followed() {
    let server = Server::start();
    let folder = notes(&server, &["page"]);
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    write(elsewhere.path(), "precious", "text");
    let precious = elsewhere.path().join("precious");
    std::os::unix::fs::symlink(&precious, folder.path().join("links.lock.new")).expect("make a link");
    assert_eq!(run(folder.path(), &["links", PRIVATE]).0, Some(0));
    assert_eq!(read(elsewhere.path(), "precious"), "text");
    assert!(!folder.path().join("links.lock").is_symlink());
}

#[test]
fn a_protected_record_stops_links_and_not_the_check() {
    let server = Server::start();
    let folder = notes(&server, &["gone"]);
    std::fs::create_dir(folder.path().join("links.lock")).expect("make a folder in its place");
    assert_eq!(run(folder.path(), &["links", PRIVATE]).0, Some(2));
    let (code, found) = rules(folder.path(), &["--web", "--strict"]);
    assert_eq!((code, found), (Some(1), vec!["error dead-link".to_owned()]));
}

#[test]
fn an_empty_report_is_a_report() {
    let folder = course(&[("README.md", "# Notes\n\nNo links here.\n")]);
    let (code, out, _) = run(folder.path(), &["links", "--format", "json"]);
    assert_eq!(code, Some(0));
    assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{out}");
}

#[test]
fn a_baseline_knows_dead_links_and_needs_no_repair_when_they_live_again() {
    let server = Server::start();
    let folder = notes(&server, &["wall"]);
    run(folder.path(), &["links", PRIVATE]);
    assert_eq!(run(folder.path(), &["check", "--baseline", "known.json", "--write-baseline"]).0, Some(0));
    let record = read(folder.path(), "links.lock").replace("unsure", "alive");
    write(folder.path(), "links.lock", &record);
    assert_eq!(run(folder.path(), &["check", "--baseline", "known.json"]).0, Some(0));
}

#[cfg(unix)]
#[test]
fn ctrl_c_saves_what_is_known() {
    let server = Server::start();
    let paths: Vec<String> = (0..40).map(|number| format!("slow/{number}")).collect();
    let folder = notes(&server, &paths.iter().map(String::as_str).collect::<Vec<_>>());
    let mut child = Command::new(env!("CARGO_BIN_EXE_coursenotes"))
        .args(["links", PRIVATE])
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(Duration::from_millis(1500));
    let pid = child.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status().expect("kill is there");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(2));
    assert!((1..40).contains(&known(folder.path())));
}

#[test]
fn two_runs_at_once_lose_nothing() {
    let server = Server::start();
    let paths: Vec<String> = (0..30).map(|number| format!("slow/{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let folder = notes(&server, &paths);
    let program = env!("CARGO_BIN_EXE_coursenotes");
    let start = |pattern: String| {
        Command::new(program)
            .args(["links", PRIVATE, "--exclude", &pattern])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts")
    };
    let mut runs = [start("*/slow/1*".to_owned()), start("*/slow/2*".to_owned())];
    for run in &mut runs {
        assert!(run.wait().expect("it ends").success());
    }
    assert_eq!(known(folder.path()), 30);
}
