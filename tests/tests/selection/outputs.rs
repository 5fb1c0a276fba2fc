//! What is left out is in no file of a site or of a book, whatever the notes are; and what gets in is found.

use super::leaking;
use coursenotes_course::Course;
use coursenotes_exporter::Content;
use coursenotes_exporter::epub::{Assets, BookConfig, book};
use coursenotes_exporter::html::{HtmlConfig, site};
use coursenotes_exporter::selection::{
    Audience, Finished, Leak, Leaked, LeftOut, Only, Selected, Selection, Tally, Why, leaks, select,
};
use coursenotes_tests::{folder, open, write};
use proptest::prelude::*;
use std::io::{self, Cursor, Read, Write as _};
use std::path::PathBuf;

struct Disk(PathBuf);

impl Assets for Disk {
    fn file(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

/// Every file of the site and of the book.
fn outputs(selected: &Selected) -> Vec<(String, Vec<u8>)> {
    let Selected { course, notes, partial, .. } = selected;
    let mut course_config = HtmlConfig { without_source: partial.clone(), ..HtmlConfig::default() };
    course_config.changes.insert("README.md".to_owned(), "2024-03-05".to_owned());
    let made = site(course, notes.as_ref(), &course_config, &|| ()).expect("our templates are good");
    let read = |path: &str| std::fs::read(course.root.join(path)).expect("the file is there");
    let mut files: Vec<(String, Vec<u8>)> = made
        .bundle
        .files()
        .map(|(path, content)| match content {
            Content::Asset(file) => (path.to_owned(), read(course.path(*file))),
            content => (path.to_owned(), content.bytes().expect("it is in memory").into_owned()),
        })
        .collect();
    let config = BookConfig { notes: notes.clone(), ..BookConfig::default() };
    let book = book(course, &config, &Disk(course.root.clone())).expect("there is a note");
    files.extend(unpacked(&book.bytes));
    files.push(("course.epub".to_owned(), book.bytes));
    files
}

fn unpacked(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("it is a zip archive");
    let count = archive.len();
    let unpack = |number| {
        let mut file = archive.by_index(number).expect("it has its files");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("it can be unpacked");
        (file.name().expect("names are UTF-8").into_owned(), content)
    };
    (0..count).map(unpack).collect()
}

fn look(course: &Course, left_out: &LeftOut, files: &[(String, Vec<u8>)]) -> Vec<Leak> {
    let finished = files.iter().map(|(path, bytes)| Finished { path, bytes: bytes.into() });
    leaks(left_out, finished, &|path| std::fs::read(course.root.join(path)).ok())
}

/// Files whose names, titles, words and pictures begin with `zqx` where nobody may see them.
const COURSE: &[(&str, &str)] = &[
    (
        "README.md",
        "# Course\n\n[One](week-01.md), [two](zqxheaps.md#zqxtitle), ![](zqxheaps.md), <a href=\"zqxheaps.html\">too</a>, \
         [ref] and [more](zqx/notes.md).\n\n[ref]: zqxheaps.md\n\nWords for all of us here.\n",
    ),
    (
        "week-01.md",
        "# Week one\n\n![plot](plot.svg)\n\n<!-- instructor -->\n\n## zqxhints for them\n\nzqxone zqxtwo zqxthree \
         zqxfour zqxfive\n\n![k](zqxkey.svg)\n\n<!-- /instructor -->\n\n[here](#zqxhints-for-them)\n",
    ),
    (
        "zqxheaps.md",
        "---\ndraft: true\naliases: [/zqxold/]\n---\n\n# zqxtitle of it\n\nzqxa zqxb zqxc zqxd zqxe zqxf\n\n\
         ![k](zqxpicture.svg) ![p](plot.svg) [back](week-01.md)\n",
    ),
    ("zqx/notes.md", "---\ndraft: true\n---\n\n# zqxnotes\n"),
    ("plot.svg", SVG),
    ("zqxkey.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9\"/></svg>"),
    ("zqxpicture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"><path d=\"M0 0h8\"/></svg>"),
    ("coursenotes.toml", "repository = \"ada/course\"\n[html]\nbase-url = \"https://ada.example/\"\n"),
];

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"7\" height=\"9\"><path d=\"M0 0h7\"/></svg>";

/// Files that hold the letters that stand for secrets.
fn with_secrets(files: &[(String, Vec<u8>)]) -> Vec<&str> {
    let holds = |bytes: &[u8]| {
        std::str::from_utf8(bytes).is_ok() && bytes.windows(3).any(|letters| letters.eq_ignore_ascii_case(b"zqx"))
    };
    files.iter().filter(|(path, bytes)| holds(path.as_bytes()) || holds(bytes)).map(|(path, _)| path.as_str()).collect()
}

#[test]
fn no_file_holds_what_was_left_out() {
    let folder = folder(COURSE);
    let selected = select(open(folder.path()), &Selection::default());
    let files = outputs(&selected);
    assert_eq!(with_secrets(&files), <[&str; 0]>::default());
    assert_eq!(look(&selected.course, &selected.left_out, &files), []);
    assert_eq!(selected.left_out.tally, Tally { drafts: 2, parts: 1, others: 0 });
    let page = |path: &str| {
        String::from_utf8_lossy(&files.iter().find(|(one, _)| one == path).expect("a page").1).into_owned()
    };
    let home = page("index.html");
    assert!(home.contains("<span class=\"absent-link\" title=\"This is not part of the site\">two</span>"), "{home}");
    // The source on GitHub shows the part that the page doesn't.
    assert!(home.contains("/blob/") && !page("week-01.html").contains("/blob/"));
}

#[test]
fn everything_is_there_for_those_who_ask() {
    let folder = folder(COURSE);
    let selection = Selection { include_drafts: true, audience: Audience::Instructor, ..Selection::default() };
    let selected = select(open(folder.path()), &selection);
    assert!(selected.left_out.is_empty());
    assert!(with_secrets(&outputs(&selected)).len() > 10);
}

#[test]
fn a_link_to_a_note_that_nobody_asked_for_leads_to_the_repository() {
    let folder = folder(COURSE);
    let only = Only::new(["README.md"]).expect("it is a pattern");
    let selected = select(open(folder.path()), &Selection { only, ..Selection::default() });
    let files = outputs(&selected);
    assert_eq!(with_secrets(&files), <[&str; 0]>::default());
    assert_eq!(look(&selected.course, &selected.left_out, &files), []);
    assert_eq!(selected.left_out.tally.others, 1);
    let home = files.iter().find(|(path, _)| path == "index.html").map(|(_, page)| String::from_utf8_lossy(page));
    assert!(home.is_some_and(|home| home.contains("/blob/HEAD/week-01.md")));
}

/// A leak that was put there on purpose: what is found, and where it comes from.
fn planted(path: &str, bytes: &[u8]) -> Vec<(String, Leaked, String, usize, Why)> {
    let folder = folder(COURSE);
    let selected = select(open(folder.path()), &Selection::default());
    let files = [(path.to_owned(), bytes.to_vec())];
    let found = look(&selected.course, &selected.left_out, &files).into_iter();
    found.map(|leak| (leak.file, leak.what, leak.note, leak.line, leak.why)).collect()
}

fn zipped(path: &str, text: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(path, zip::write::SimpleFileOptions::default()).expect("a file");
    archive.write_all(text.as_bytes()).expect("its text");
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn each_kind_of_leak_is_found_with_its_place() {
    let picture = COURSE.iter().find(|(path, _)| *path == "zqxpicture.svg").expect("a picture").1.as_bytes();
    let words = "<p>so zqxB zqxc <b>zqxd</b> zqxe&#32;zqxf</p>";
    let heaps = |what: Leaked, line: usize| (what, "zqxheaps.md".to_owned(), line, Why::Draft);
    let archived = zipped("EPUB/text/a.xhtml", words);
    let cases: Vec<(&str, &str, &[u8], _)> = vec![
        ("words", "a.html", words.as_bytes(), heaps(Leaked::Words("zqxB zqxc zqxd zqxe zqxf".into()), 8)),
        ("a title", "a.html", b"<a>zqxtitle of it</a>", heaps(Leaked::Title("zqxtitle of it".into()), 6)),
        ("a name", "sitemap.xml", b"<loc>https://a/zqxheaps.html</loc>", heaps(Leaked::Note("zqxheaps.md".into()), 1)),
        (
            "a picture's name",
            "a.html",
            b"<img src=\"zqxpicture.png\"/>",
            heaps(Leaked::File("zqxpicture.svg".into()), 10),
        ),
        ("a picture", "p0.svg", picture, heaps(Leaked::Bytes("zqxpicture.svg".into()), 10)),
        (
            "a heading",
            "a.html",
            b"<h2>zqxhints for them</h2>",
            (Leaked::Title("zqxhints for them".into()), "week-01.md".to_owned(), 7, Why::ForTeachers),
        ),
    ];
    for (name, path, bytes, (what, note, line, why)) in cases {
        assert_eq!(planted(path, bytes), [(path.to_owned(), what, note, line, why)], "{name}");
    }
    let inside = planted("old.epub", &archived);
    assert_eq!(inside.len(), 1);
    assert_eq!(inside[0].0, "old.epub: EPUB/text/a.xhtml");
}

#[test]
fn notes_of_one_name_are_told_apart_by_their_folder() {
    let folder = folder(&[
        ("README.md", "# A\n\n[a](one/notes.md)\n"),
        ("one/notes.md", "# One\n"),
        ("two/notes.md", "---\ndraft: true\n---\n\n# Two and two\n"),
    ]);
    let selected = select(open(folder.path()), &Selection::default());
    let page = |href: &str| vec![("a.html".to_owned(), format!("<a href=\"{href}\">a</a>"))];
    assert_eq!(leaking(&selected.left_out, &[], &page("one/notes.html")), []);
    assert_eq!(leaking(&selected.left_out, &[], &page("../two/notes.html#a")).len(), 1);
}

/// A note in which a page says all that the program says itself.
const RICH: &str = "# Rich\n\n> [!NOTE]\n> a\n\n> [!TIP]\n> a\n\n> [!WARNING]\n> a\n\n> [!IMPORTANT]\n> a\n\n> [!CAUTION]\n> a\n\n\
    a[^1] a[^1]\n\n[^1]: b\n\n- [x] c\n- [ ] d\n\n| e | f |\n| - | - |\n| g | h |\n\n```rust\nfn i() {}\n```\n\n$$x^2$$\n\n\
    [j](gone.md) ![](gone.png) ![](https://example.org/k.png) [l](../m.md) [n]() [o](javascript:p) <details><summary>q</summary>r</details>\n\n\
    ## Second\n\n## Third\n";

#[test]
fn what_the_program_says_itself_is_no_leak() {
    let files = [("README.md", RICH), ("other.md", "# Other\n\n[Rich](README.md)\n")];
    let folder = folder(&files);
    let plain = outputs(&select(open(folder.path()), &Selection::default()));
    // Each word of any file is the title of a draft, and each short sentence between tags and quotes.
    let mut titles: Vec<String> = Vec::new();
    for (_, bytes) in &plain {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        titles.extend(text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
        let pieces = text.split(['<', '>', '"']).map(str::trim).filter(|piece| (1..80).contains(&piece.len()));
        let is_sentence =
            |piece: &&str| piece.contains(' ') && piece.chars().all(|c| c.is_alphabetic() || " ,'".contains(c));
        titles.extend(pieces.filter(is_sentence).map(str::to_owned));
    }
    titles.retain(|title| title.len() > 1);
    titles.sort();
    titles.dedup();
    assert!(titles.len() > 300, "{}", titles.len());
    for (number, title) in titles.iter().enumerate() {
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("---\ndraft: true\ntitle: \"{title}\"\n---\n");
        write(folder.path(), &format!("drafts/zqx-{number}.md"), text.as_bytes());
    }
    let selected = select(open(folder.path()), &Selection::default());
    assert!(selected.left_out.tally.drafts > 300);
    let files = outputs(&selected);
    assert_eq!(look(&selected.course, &selected.left_out, &files), []);
}

/// Pieces of notes; `{s}` is a secret, and what is marked by `secret` stands where nobody may see it.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n\nwords that all may read here",
        "\n\n[away](zqxdraft.md)",
        "\n\n[away](zqxdraft.md#zqxa \"words\")",
        "\n\n[away](./zqxdraft)",
        "\n\n<a href=\"zqxdraft.html\">away</a>",
        "\n\n![](zqxdraft.md)",
        "\n\n[r][r]\n\n[r]: zqxdraft.md",
        "\n\n[here](#zqxone-zqxtwo)",
        "\n\n<!-- instructor -->\n\n## zqxone zqxtwo\n\nzqxthree zqxfour zqxfive ![zqx](zqxkey.svg)\n\n<!-- /instructor -->",
        "\n\n- item <!-- instructor -->zqxsix zqxseven<!-- /instructor --> end",
        "\n\n> quote\n> <!-- instructor -->\n> zqxeight\n> <!-- /instructor -->\n> end",
        "\n\n| a | b |\n| - | - |\n| <!-- instructor -->zqxnine<!-- /instructor --> | c |",
        "\n\n```\ncode\n```",
        "\n\n![plot](plot.svg)",
        "\n\n[^1] note\n\n[^1]: foot <!-- instructor -->zqxfoot<!-- /instructor -->",
        "\n\n<div>\n<!-- instructor -->\n<p>zqxtag</p>\n<!-- /instructor -->\n</div>",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_notes_leak_nothing(notes in prop::collection::vec(prop::collection::vec(piece(), 0..8), 1..4)) {
        let text = |pieces: &[&str]| format!("# Note{}\n", pieces.concat());
        let mut files = vec![
            ("zqxdraft.md".to_owned(), "---\ndraft: true\n---\n\n# zqxtitle\n\nzqxa ![zqxb](zqxpicture.svg)\n".to_owned()),
            ("plot.svg".to_owned(), SVG.to_owned()),
            ("zqxkey.svg".to_owned(), SVG.replace('7', "5")),
            ("zqxpicture.svg".to_owned(), SVG.replace('7', "6")),
        ];
        files.extend(notes.iter().enumerate().map(|(number, pieces)| (format!("note-{number}.md"), text(pieces))));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let folder = folder(&files);
        let selected = select(open(folder.path()), &Selection::default());
        let files = outputs(&selected);
        prop_assert_eq!(with_secrets(&files), <[&str; 0]>::default());
        prop_assert_eq!(look(&selected.course, &selected.left_out, &files), vec![]);
    }
}
