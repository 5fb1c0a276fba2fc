//! `coursenotes serve` as a browser and an editor meet it.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

#[path = "support/preview.rs"]
mod preview;
mod support;

use preview::Preview;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use support::{course, git, run, write};

const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Trees](trees.md)\n- [Heaps](week-2/heaps.md)\n"),
    ("trees.md", "# Trees\n\nBefore.\n\n![A tree](tree.png)\n"),
    ("week-2/heaps.md", "# Heaps\n\n[Back to Home](../README.md)\n"),
    ("tree.png", "stands for a picture"),
];

/// A course that is its own root, wherever the folder for tests lies.
fn algorithms() -> tempfile::TempDir {
    let folder = course(FILES);
    write(folder.path(), "coursenotes.toml", "");
    folder
}

#[test]
fn pages_come_from_memory() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    assert!(preview.first_line.starts_with("Preview of 3 notes: http://127.0.0.1:"), "{}", preview.first_line);
    let page = preview.get("/trees.html");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.body.contains("<p>Before.</p>"), "{}", page.body);
    assert_eq!(preview.get("/").body.matches("<h1").count(), 1);
    assert_eq!(preview.get("/tree.png").body, "stands for a picture");
    assert!(preview.get("/coursenotes/site.css").head.contains("content-type: text/css"));
    assert!(preview.get("/coursenotes/search/index.js").body.starts_with("coursenotes.index("));
    assert!(preview.get("/contents.html").body.contains("week-2/heaps.html"));
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|one| one.expect("a file").file_name()).collect();
    assert_eq!(left.len(), FILES.len() + 1, "{left:?}");
}

#[test]
fn the_policy_of_the_page_holds_for_what_the_preview_adds() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let page = preview.get("/trees.html").body;
    assert!(page.contains("content=\"default-src 'none'; script-src 'self'; style-src 'self'; "), "{page}");
    assert!(page.contains(" connect-src 'self';"), "{page}");
    assert_eq!(page.matches("<script").count(), page.matches("<script src=\"").count());
    assert!(!page.contains("<style") && !page.contains(" style=\""));
    for path in ["/coursenotes/preview.js", "/coursenotes/preview.css"] {
        assert!(page.contains(&format!("=\"{path}\"")));
        assert_eq!(preview.get(path).status, 200);
    }
}

#[test]
fn what_an_address_means_is_found() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    for (address, way) in [
        ("/trees", "/trees.html"),
        ("/trees.md", "/trees.html"),
        ("/week-2/heaps.md?find=heap", "/week-2/heaps.html?find=heap"),
        ("/README.md", "/index.html"),
    ] {
        let reply = preview.get(address);
        assert_eq!(reply.status, 307, "{address}");
        assert!(reply.head.contains(&format!("location: {way}")), "{address}: {}", reply.head);
    }
    let missing = preview.get("/week-9/none.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("href=\"/coursenotes/site.css\""), "{}", missing.body);
}

#[test]
fn nothing_but_the_site_is_given_away() {
    let above = tempfile::tempdir().expect("a folder");
    write(above.path(), "secret.txt", "secret");
    let notes = above.path().join("notes");
    for (path, text) in FILES {
        write(&notes, path, text);
    }
    write(&notes, "coursenotes.toml", "title = \"secret\"\n");
    write(&notes, "unlinked.txt", "secret");
    let preview = Preview::of(&notes);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/week-2/../../secret.txt",
        "/week-2/%2E%2E%2F..%2fsecret.txt",
        "//secret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/unlinked.txt",
        "/coursenotes.toml",
    ] {
        let reply = preview.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.body.contains("<p>secret"), "{path}");
    }
}

#[test]
fn only_this_machine_is_answered_and_only_asked_for_pages() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""] {
        let reply = preview.ask("GET", "/trees.html", host);
        assert_eq!(reply.status, 421, "{host}");
        assert!(!reply.body.contains("Before."), "{host}");
    }
    assert_eq!(preview.ask("GET", "http://evil.example/trees.html", "127.0.0.1").status, 421);
    for host in ["localhost", "LOCALHOST:1", "[::1]:8000"] {
        assert_eq!(preview.ask("GET", "/trees.html", host).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(preview.ask(method, "/trees.html", "127.0.0.1").status, 405, "{method}");
    }
    let head = preview.ask("HEAD", "/trees.html", "127.0.0.1");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains("cross-origin-resource-policy: same-origin"), "{}", head.head);
}

/// How editors save a note.
type Save = fn(&Path, &str);

fn in_place(note: &Path, text: &str) {
    fs::write(note, text).expect("write in place");
}

fn renamed(note: &Path, text: &str) {
    let new = note.with_file_name(".trees.md.new");
    fs::write(&new, text).expect("write beside");
    fs::rename(new, note).expect("put in its place");
}

fn by_way_of_a_backup(note: &Path, text: &str) {
    let backup = note.with_extension("md~");
    fs::rename(note, &backup).expect("keep the old one");
    fs::write(note, text).expect("write the new one");
    fs::remove_file(backup).expect("drop the old one");
}

fn anew(note: &Path, text: &str) {
    fs::remove_file(note).expect("delete");
    fs::write(note, text).expect("write");
}

fn in_pieces(note: &Path, text: &str) {
    use std::io::Write;
    let mut file = fs::File::create(note).expect("empty it");
    for piece in text.as_bytes().chunks(3) {
        file.write_all(piece).expect("write a piece");
        file.flush().expect("flush");
    }
}

#[test]
fn a_note_shows_anew_however_it_is_saved() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let saves: [(&str, Save); 5] = [
        ("in place", in_place),
        ("renamed", renamed),
        ("by way of a backup", by_way_of_a_backup),
        ("anew", anew),
        ("in pieces", in_pieces),
    ];
    let mut open = preview.open("/trees.html");
    for (way, save) in saves {
        save(&folder.path().join("trees.md"), &format!("# Trees\n\nSaved {way}, to the end.\n"));
        open = open.until(|page| page.contains(&format!("<p>Saved {way}, to the end.</p>")));
    }
}

#[test]
fn what_does_not_touch_a_page_does_not_load_it() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let trees = preview.open("/trees.html");
    // The text of another note, an export, and a file that no note names: then what this page waits for.
    let heaps = preview.open("/week-2/heaps.html");
    write(folder.path(), "week-2/heaps.md", "# Heaps\n\nOther words.\n");
    heaps.wait("reload");
    assert_eq!(run(folder.path(), &["export", "html"]).0, Some(0));
    write(folder.path(), "unlinked.txt", "text");
    write(folder.path(), ".trees.md.swp", "text");
    write(folder.path(), "trees.md", "# Trees\n\nLast.\n");
    let look = trees.wait("reload");
    let last = preview.open("/trees.html");
    assert!(last.page.contains("<p>Last.</p>"), "it was told to load before");
    assert!(last.page.contains(&format!("?look={look}&amp;")), "it was told to load before");
}

#[test]
fn a_new_note_has_a_page() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let open = preview.open("/week-3/queues.html");
    write(folder.path(), "week-3/queues.md", "# Queues\n");
    let open = open.until(|page| page.contains("<h1 id=\"queues\">Queues</h1>"));
    // Its folder is watched as well.
    write(folder.path(), "week-3/queues.md", "# Queues\n\nMore.\n");
    open.until(|page| page.contains("<p>More.</p>"));
}

#[test]
fn a_folder_that_moves_takes_its_pages_along() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let (old, new) = (preview.open("/week-2/heaps.html"), preview.open("/part-2/heaps.html"));
    fs::rename(folder.path().join("week-2"), folder.path().join("part-2")).expect("move");
    old.until(|page| page.contains("This page is not here"));
    let new = new.until(|page| page.contains("<h1 id=\"heaps\">Heaps</h1>"));
    write(folder.path(), "part-2/heaps.md", "# Heaps\n\nMoved.\n");
    new.until(|page| page.contains("<p>Moved.</p>"));
}

#[test]
fn a_new_picture_loads_its_page_and_no_other() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let (trees, heaps) = (preview.open("/trees.html"), preview.open("/week-2/heaps.html"));
    write(folder.path(), "tree.png", "stands for another picture");
    trees.wait("reload");
    assert_eq!(preview.get("/tree.png").body, "stands for another picture");
    write(folder.path(), "week-2/heaps.md", "# Heaps\n\nOnly now.\n");
    let look = heaps.wait("reload");
    let page = preview.get("/week-2/heaps.html").body;
    assert!(page.contains("Only now.") && page.contains(&format!("?look={look}&amp;")), "it was told to load before");
}

#[test]
fn several_files_at_once_are_one_course() {
    let folder = algorithms();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "Notes"]);
    git(folder.path(), &["switch", "-q", "-c", "other"]);
    for number in 0..40 {
        write(folder.path(), &format!("more/note-{number}.md"), "# Note\n");
    }
    write(folder.path(), "trees.md", "# Trees\n\nOn the other branch.\n");
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "More"]);
    git(folder.path(), &["switch", "-q", "main"]);
    let preview = Preview::of(folder.path());
    let (trees, contents) = (preview.open("/trees.html"), preview.open("/contents.html"));
    git(folder.path(), &["switch", "-q", "other"]);
    trees.until(|page| page.contains("On the other branch."));
    contents.until(|page| (0..40).all(|number| page.contains(&format!("href=\"more/note-{number}.html\""))));
}

#[test]
fn a_finding_comes_and_goes() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let open = preview.open("/trees.html");
    assert_eq!(open.until_found(|_| true), "[]");
    write(folder.path(), "trees.md", "# Trees\n\nSee [heaps](heaps.md).\n");
    let found = open.until_found(|found| found != "[]");
    for part in ["\"severity\":\"error\"", "\"line\":3", "\"rule\":\"missing-file\"", "\"message\":\"", "\"help\":"] {
        assert!(found.contains(part), "{part}: {found}");
    }
    // That of another note is on its own page.
    assert_eq!(preview.open("/week-2/heaps.html").until_found(|_| true), "[]");
    write(folder.path(), "trees.md", "# Trees\n\nSee [heaps](week-2/heaps.md).\n");
    open.until_found(|found| found == "[]");
    // Another note can take the target away.
    fs::rename(folder.path().join("week-2/heaps.md"), folder.path().join("week-2/piles.md")).expect("rename");
    assert!(open.until_found(|found| found != "[]").contains("missing-file"));
}

#[test]
fn a_mistake_is_shown_with_its_line_until_it_is_mended() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let open = preview.open("/trees.html");
    write(folder.path(), "coursenotes.toml", "# Ours\n\ntitel = \"Algorithms\"\n");
    let open = open.until(|page| page.contains("There is nothing to show yet"));
    assert!(open.page.contains("<code>coursenotes.toml</code>, line 3:</p>"), "{}", open.page);
    assert!(open.page.contains("<strong>&gt;    3 | titel = &quot;Algorithms&quot;"), "{}", open.page);
    assert_eq!(preview.get("/trees.html").status, 500);
    assert!(preview.complaint().starts_with("error: coursenotes.toml:3: "));
    write(folder.path(), "coursenotes.toml", "title = \"Algorithms\"\n");
    let open = open.until(|page| page.contains("<p>Before.</p>"));
    assert_eq!(preview.complaint(), "mended: the preview is back");

    write(folder.path(), "coursenotes.toml", "[html]\ntemplates = \"look\"\n");
    let open = open.until(|page| page.contains("line 2:</p>"));
    write(
        folder.path(),
        "look/note.html",
        "{% extends \"base.html\" %}\n{% block frame %}{{ page.titel }}{% endblock %}\n",
    );
    let open = open.until(|page| page.contains("<code>look/note.html</code>, line 2:</p>"));
    write(
        folder.path(),
        "look/note.html",
        "{% extends \"base.html\" %}\n{% block frame %}Mine: {{ page.title }}{% endblock %}\n",
    );
    open.until(|page| page.contains("Mine: Trees") && page.contains("data-news="));
}

#[test]
fn a_folder_that_vanishes_is_waited_for() {
    let above = tempfile::tempdir().expect("a folder");
    let notes = above.path().join("notes");
    let fill = |text: &str| {
        write(&notes, "coursenotes.toml", "");
        write(&notes, "README.md", text);
    };
    fill("# One\n");
    let preview = Preview::with(above.path(), &["notes", "--port", "0"]);
    let open = preview.open("/");
    fs::remove_dir_all(&notes).expect("remove");
    let open = open.until(|page| page.contains("There is nothing to show yet"));
    assert!(open.page.contains("notes"), "{}", open.page);
    fill("# Two\n");
    let open = open.until(|page| page.contains("<h1 id=\"two\">Two</h1>"));
    fill("# Three\n");
    open.until(|page| page.contains("<h1 id=\"three\">Three</h1>"));
}

#[test]
fn a_course_may_begin_with_nothing() {
    let folder = course(&[("coursenotes.toml", "")]);
    let preview = Preview::of(folder.path());
    assert!(preview.first_line.starts_with("Preview, as soon as that is mended: "), "{}", preview.first_line);
    assert!(preview.complaint().starts_with("error: no notes in "));
    let open = preview.open("/");
    write(folder.path(), "README.md", "# First\n");
    open.until(|page| page.contains("<h1 id=\"first\">First</h1>"));
}

#[test]
fn a_part_of_a_course_is_shown_alone() {
    let folder = algorithms();
    let preview = Preview::with(folder.path(), &["week-2", "--port", "0"]);
    assert_eq!(preview.get("/week-2/heaps.html").status, 200);
    assert_eq!(preview.get("/trees.html").status, 404);
}

#[test]
fn a_port_that_is_taken_is_said() {
    let folder = algorithms();
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let (code, _, said) = run(folder.path(), &["serve", "--port", &port.to_string()]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with(&format!("error: port {port} is taken by another program")), "{said}");
    // The usual port may be taken already by somebody else; taken it is, in any case.
    let usual = TcpListener::bind(("127.0.0.1", 8000));
    let preview = Preview::with(folder.path(), &[]);
    assert!(preview.port > 8000 && preview.first_line.ends_with(" (port 8000 is taken)"), "{}", preview.first_line);
    drop(usual);
}

#[test]
fn there_must_be_a_folder() {
    let folder = algorithms();
    let (code, _, said) = run(folder.path(), &["serve", "nowhere"]);
    assert_eq!((code, said.as_str()), (Some(2), "error: there is no folder `nowhere`\n"));
    let (code, _, said) = run(folder.path(), &["serve", "trees.md"]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error: trees.md is a file"), "{said}");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to_although_a_page_is_open() {
    let folder = algorithms();
    let preview = Preview::of(folder.path());
    let port = preview.port;
    let page = preview.get("/trees.html").body;
    let news = page.split("data-news=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a line").to_owned();
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).expect("somebody listens");
    std::io::Write::write_all(&mut stream, format!("GET {news} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())
        .expect("ask");
    assert_eq!(preview.end(), Some(0));
    assert!(TcpListener::bind(("127.0.0.1", port)).is_ok(), "the port is free again");
}

const PARTS: &[(&str, &str)] = &[
    ("coursenotes.toml", ""),
    ("README.md", "# Algorithms\n\n- [Trees](trees.md)\n- [Later](heaps.md)\n"),
    (
        "trees.md",
        "# Trees\n\nAll of it.\n\n<!-- instructor -->\n\nGive one point for each tree.\n\n<!-- /instructor -->\n",
    ),
    ("heaps.md", "---\ndraft: true\n---\n\n# Heaps\n\nSeven have three levels.\n"),
];

#[test]
fn a_preview_shows_what_an_export_would_hold() {
    let folder = course(PARTS);
    let preview = Preview::of(folder.path());
    assert!(preview.first_line.starts_with("Preview of 2 notes: "), "{}", preview.first_line);
    assert!(preview.get("/").body.contains("title=\"This is not part of the site\">Later</span>"));
    assert!(!preview.get("/trees.html").body.contains("Give one point"));
    assert!(!preview.get("/all.html").body.contains("three levels"));
    for address in ["/heaps.html", "/heaps.md", "/heaps"] {
        let missing = preview.get(address);
        assert_eq!(missing.status, 404, "{address}");
        assert!(missing.body.contains("<code>heaps.md</code> is a draft; "), "{address}: {}", missing.body);
    }
    let preview = Preview::with(folder.path(), &["--port", "0", "--include-drafts", "--audience", "instructor"]);
    assert!(preview.get("/trees.html").body.contains("Give one point"));
    assert!(preview.get("/heaps.html").body.contains("three levels"));
    let preview = Preview::with(folder.path(), &["--port", "0", "--only", "tr*.md"]);
    assert!(preview.first_line.starts_with("Preview of 1 note: "), "{}", preview.first_line);
    assert_eq!(preview.get("/trees.html").status, 200);
    assert_eq!(preview.get("/heaps.html").status, 404);
}

/// The teacher's book beside the notes is not offered in a preview for students; once nothing of it is left out, it is.
#[test]
fn a_book_for_other_readers_is_not_offered() {
    let folder = course(PARTS);
    let name = format!("{}.epub", folder.path().file_name().expect("a name").to_string_lossy());
    let (code, _, err) = run(folder.path(), &["export", "epub", "--audience", "instructor"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let is_offered = |preview: &Preview| {
        let page = preview.get("/").body;
        let answer = preview.get(&format!("/{name}")).status;
        assert_eq!(page.contains(&format!("href=\"{name}\"")), answer == 200, "{answer}: {page}");
        answer == 200
    };
    assert!(is_offered(&Preview::with(folder.path(), &["--port", "0", "--audience", "instructor"])));
    let preview = Preview::of(folder.path());
    assert!(!is_offered(&preview));
    let home = preview.open("/");
    write(folder.path(), "trees.md", "# Trees\n\nAll of it.\n\nGive one point for each tree.\n");
    home.until(|page| page.contains(&name));
    assert!(is_offered(&preview));
}

#[test]
fn a_draft_that_is_finished_appears() {
    let folder = course(PARTS);
    let preview = Preview::of(folder.path());
    let (home, heaps) = (preview.open("/"), preview.open("/heaps.html"));
    write(folder.path(), "heaps.md", "# Heaps\n\nSeven have three levels.\n");
    heaps.until(|page| page.contains("<p>Seven have three levels.</p>"));
    let home = home.until(|page| page.contains("href=\"heaps.html\""));
    let trees = preview.open("/trees.html");
    write(folder.path(), "trees.md", "# Trees\n\n<!-- instructor -->\n\nSecret.\n\n<!-- /instructor -->\n\nPublic.\n");
    let trees = trees.until(|page| page.contains("<p>Public.</p>"));
    assert!(!trees.page.contains("Secret."), "{}", trees.page);
    write(folder.path(), "heaps.md", "---\ndraft: true\n---\n\n# Heaps\n");
    home.until(|page| !page.contains("href=\"heaps.html\""));
}

#[test]
fn a_slip_in_what_is_asked_for_ends_as_it_does_in_an_export() {
    let folder = course(PARTS);
    for arguments in [&["--only", "tres.md"][..], &["--only", "week-[0"], &["--only", "heaps.md"]] {
        let export = run(folder.path(), &[&["export", "html", "-o", "out"], arguments].concat());
        let serve = run(folder.path(), &[&["serve", "--port", "0"], arguments].concat());
        assert_eq!(serve.0, Some(2), "{arguments:?}");
        assert_eq!(serve, export, "{arguments:?}");
    }
}

#[test]
fn a_preview_waits_where_nothing_is_left_of_what_it_shows() {
    let folder = course(PARTS);
    let preview = Preview::with(folder.path(), &["--port", "0", "--only", "trees.md"]);
    let trees = preview.open("/trees.html");
    write(folder.path(), "trees.md", "---\ndraft: true\n---\n\n# Trees\n");
    let trees = trees.until(|page| page.contains("the one note that was asked for is a draft"));
    write(folder.path(), "trees.md", "# Trees\n\nReady.\n");
    trees.until(|page| page.contains("<p>Ready.</p>"));
}
