//! `--fetch-images`: pictures of other servers in a site and in a book, as a person meets them.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use support::{course, read};

/// A picture of one pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0x0, 0x0, 0x0, 0xd, 0x49, 0x48, 0x44, 0x52, 0x0, 0x0, 0x0, 0x1, 0x0,
    0x0, 0x0, 0x1, 0x8, 0x2, 0x0, 0x0, 0x0, 0x90, 0x77, 0x53, 0xde, 0x0, 0x0, 0x0, 0xc, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0x60, 0x64, 0x62, 0x6, 0x0, 0x0, 0xe, 0x0, 0x7, 0xd7, 0x6f, 0xe4, 0x78, 0x0, 0x0, 0x0, 0x0, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" onload=\"x()\"><script>x()</script>\
    <image href=\"https://spy.example/a.png\"/><path d=\"M0 0h9\"/></svg>";

/// A server that counts, and that can be gone.
struct Server {
    port: u16,
    asked: Arc<AtomicUsize>,
    is_down: Arc<AtomicBool>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (asked, is_down) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, down) = (Arc::clone(&asked), Arc::clone(&is_down));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                count.fetch_add(1, Ordering::SeqCst);
                if !down.load(Ordering::SeqCst) {
                    std::thread::spawn(move || serve(stream));
                }
            }
        });
        Self { port, asked, is_down }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// One answer for each connection.
fn serve(mut stream: TcpStream) {
    let lines = BufReader::new(stream.try_clone().expect("a second handle")).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default();
    // It says that it has 65,536 by 65,536 pixels, and its checksum is right.
    let bomb = [&PNG[..16], &[0, 1, 0, 0, 0, 1, 0, 0], &PNG[24..29], &[0xe3, 0xe6, 0xa7, 0xb4], &PNG[33..]].concat();
    let (status, kind, body): (&str, &str, &[u8]) = match path {
        "/a.png" | "/%C3%BC.png" => ("200 OK", "image/png", PNG),
        "/lying" => ("200 OK", "text/plain", PNG),
        "/page.png" => ("200 OK", "image/png", b"<!doctype html><html><p>Not logged in</p></html>"),
        "/drawing" => ("200 OK", "image/svg+xml", SVG.as_bytes()),
        "/bomb.png" => ("200 OK", "image/png", &bomb),
        _ => ("404 Not Found", "text/html", b"gone"),
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// Runs an export with a folder of its own for what was fetched.
fn export(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let program = env!("CARGO_BIN_EXE_coursenotes");
    let mut command = Command::new(program);
    command.arg("export").args(arguments).current_dir(folder).env("XDG_CACHE_HOME", folder.join(".cache"));
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const FETCH: [&str; 2] = ["--fetch-images", "--allow-private-addresses"];

fn notes(server: &Server, paths: &[&str]) -> tempfile::TempDir {
    let pictures: Vec<String> =
        paths.iter().map(|path| format!("![about {path}]({})\n\n", server.address(path))).collect();
    course(&[
        ("README.md", &format!("# Notes\n\n[more](more.md)\n\n{}", pictures.concat())),
        ("more.md", &format!("# More\n\n![again]({})\n", server.address("a.png"))),
    ])
}

fn source(page: &str, words: &str) -> String {
    let tag =
        page.split("<img ").find(|tag| tag.contains(&format!("alt=\"{words}\""))).unwrap_or_else(|| panic!("{page}"));
    tag.split('"').nth(1).expect("a source").to_owned()
}

#[test]
fn without_the_option_nobody_is_asked_and_pictures_are_links() {
    let server = Server::start();
    let folder = notes(&server, &["a.png"]);
    let (code, out, _) = export(folder.path(), &["html", "-o", "out"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("2 of 2 pictures are on the web, and links on the site: add --fetch-images"), "{out}");
    let page = read(folder.path(), "out/index.html");
    assert!(page.contains("<a class=\"absent-picture\" href=\"http://127.0.0.1") && !page.contains("<img"), "{page}");
    assert!(page.contains("img-src 'self' data:;"), "{page}");
    let (_, out, _) = export(folder.path(), &["epub", "-o", "book.epub"]);
    assert!(out.contains("2 of 2 pictures are not in this book: add --fetch-images"), "{out}");
    assert_eq!(server.asked(), 0);
}

#[test]
fn pictures_come_once_and_serve_without_a_network() {
    let server = Server::start();
    let folder = notes(&server, &["a.png", "lying", "ü.png", "drawing"]);
    let (code, out, err) = export(folder.path(), &[&["html", "-o", "out"][..], &FETCH].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert_eq!(server.asked(), 4);
    let page = read(folder.path(), "out/index.html");
    // The same bytes are one file.
    assert_eq!(source(&page, "about a.png"), source(&page, "about lying"));
    let picture = source(&page, "about a.png");
    assert!(picture.starts_with("coursenotes/pictures/") && picture.rsplit('.').next() == Some("png"), "{picture}");
    assert_eq!(std::fs::read(folder.path().join("out").join(&picture)).expect("the picture"), PNG);
    let drawing = read(&folder.path().join("out"), &source(&page, "about drawing"));
    assert!(drawing.contains("<path") && !drawing.contains("script") && !drawing.contains("spy"), "{drawing}");
    assert!(page.contains("width=\"1\" height=\"1\""), "{page}");

    server.is_down.store(true, Ordering::SeqCst);
    let (code, out, err) = export(folder.path(), &[&["html", "-o", "out"][..], &FETCH].concat());
    assert_eq!((code, err.as_str(), out.contains("; 0 of them new or changed")), (Some(0), "", true), "{out}");
    let (code, out, err) = export(folder.path(), &[&["epub", "-o", "one.epub"][..], &FETCH].concat());
    assert_eq!((code, err.as_str(), out.contains("5 pictures")), (Some(0), "", true), "{out}");
    export(folder.path(), &[&["epub", "-o", "two.epub"][..], &FETCH].concat());
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).expect("a book");
    assert_eq!(bytes("one.epub"), bytes("two.epub"));
    assert_eq!(server.asked(), 4);
}

#[test]
fn what_does_not_come_is_told_at_its_line_and_stays_a_link() {
    let server = Server::start();
    let folder = notes(&server, &["gone.png", "page.png", "bomb.png"]);
    let (code, out, err) = export(folder.path(), &[&["html", "-o", "out", "--warnings"][..], &FETCH].concat());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("3 of 4 pictures are on the web, and links on the site\n"), "{out}");
    let said = |line: usize, name: &str, why: &str| {
        let address = server.address(name);
        assert!(err.contains(&format!("README.md:{line}:1: the picture {address} stays on the web: {why}\n")), "{err}");
    };
    said(5, "gone.png", "404 Not Found");
    said(7, "page.png", "its file is a web page");
    said(9, "bomb.png", "it has 65536 by 65536 pixels");
    let (code, out, err) = export(folder.path(), &[&["epub", "-o", "book.epub"][..], &FETCH].concat());
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("1 picture, ") && out.contains("3 of 4 pictures are not in this book, but on the web"),
        "{out}"
    );
    assert!(err.contains("README.md:5:1: the picture ") && err.contains("stays on the web: 404 Not Found"), "{err}");
    // What is no picture is asked again, and nothing else.
    assert_eq!(server.asked(), 4 + 3);
}

#[test]
fn addresses_of_this_machine_are_not_asked_unasked() {
    let server = Server::start();
    let folder = notes(&server, &["a.png"]);
    let (code, _, err) = export(folder.path(), &["html", "-o", "out", "--fetch-images"]);
    assert_eq!(code, Some(0));
    assert!(err.contains("a private address; --allow-private-addresses asks it"), "{err}");
    assert_eq!(server.asked(), 0);
}

#[test]
fn a_picture_of_a_draft_is_not_asked_for() {
    let server = Server::start();
    let folder = notes(&server, &[]);
    support::write(folder.path(), "draft.md", &format!("---\ndraft: true\n---\n\n![d]({})\n", server.address("lying")));
    export(folder.path(), &[&["html", "-o", "out"][..], &FETCH].concat());
    assert_eq!(server.asked(), 1);
}

#[test]
fn pictures_in_the_note_itself_become_files() {
    let data =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='3' height='4'/%3E".replace(' ', "%20");
    let folder = course(&[("README.md", &format!("# A\n\n![d]({data})\n\n![e]({data})\n"))]);
    let (code, out, _) = export(folder.path(), &["html", "-o", "out"]);
    assert_eq!(code, Some(0), "{out}");
    let page = read(folder.path(), "out/index.html");
    assert!(source(&page, "d").starts_with("coursenotes/pictures/"), "{page}");
    assert_eq!(source(&page, "d"), source(&page, "e"));
}
