//! Whatever the notes are, there is a whole book or a clear refusal, in bounded time and memory.

use super::support::{config, files, files_in, files_of};
use coursenotes_course::{Config, load};
use coursenotes_exporter::epub::book;
use coursenotes_tests::{cases, write};
use proptest::prelude::*;

/// Every page is XML and every name is safe.
fn whole(notes: &[(&str, &[u8])]) -> std::collections::BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in notes {
        write(folder.path(), path, bytes);
    }
    let files = files_in(folder.path());
    for (path, text) in &files {
        let is_safe = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        assert!(path.chars().all(is_safe) && !path.contains("..") && path.len() < 150, "{path}");
        if [".xhtml", ".opf", ".ncx", ".xml", ".svg"].iter().any(|extension| path.ends_with(extension)) {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let parsed = roxmltree::Document::parse_with_options(text, options);
            assert!(parsed.is_ok(), "{path}: {parsed:?}\n{text}");
        }
    }
    files
}

#[test]
fn names_are_safe_in_the_archive() {
    let names = [
        "Read:05.md",
        "a b.md",
        "a?b.md",
        "a*b.md",
        "con.md",
        "NUL.md",
        "ünïcode 图.md",
        "-x.md",
        "..md",
        "a'b.md",
        "a\"b.md",
        "a\\b.md",
        "a<b>.md",
        "a|b.md",
        "trailing..md",
        "deep/er/and/deeper/note.md",
        "emoji-🚀.md",
        "ZWJ-\u{200d}.md",
    ];
    let long = format!("{}.md", "l".repeat(240));
    let notes: Vec<(&str, &[u8])> =
        names.iter().copied().chain([long.as_str()]).map(|name| (name, &b"# T\n"[..])).collect();
    let files = whole(&notes);
    assert_eq!(files.keys().filter(|path| path.starts_with("EPUB/text/")).count(), notes.len());
}

#[test]
fn hostile_texts_give_whole_books() {
    for text in [
        "<script>alert(1)</script><p onclick=x>a",
        "# <T>\n\nList<String> and `<T>` and <b>x",
        "<!-- a -- b --> text <!---> more <!-- open",
        "<table><td><div><p></table></div> *a <b>x* y</b>",
        "<svg><script>x</script></svg> <math><mi>x</math> <iframe src=x> <form><input name=a></form>",
        "&nbsp; &copy; &#0; &#xD800; &bogus; &amp &",
        "\u{0}\u{1}\u{b}\u{fffe}\u{ffff} control",
        "[^a]\n\n[^a]: x\n\n[^a]: y\n\n[^b]: unused [^a]",
        "# \n\n## \n\n###\n",
        "<h1 id='chapter.top'>a</h1><p id='heading.1'>b</p><a name='x y'>c</a><a name='1:2'>d</a>",
        "![](data:image/png;base64,AAAA) ![a](data:text/html,x) ![b](javascript:x) ![c](//example.org/x.png)",
        "]]> <![CDATA[ x ]]> <?php echo 1 ?> <!DOCTYPE html [<!ENTITY a \"b\">]> &a;",
        "<p>\n\n<details>\n\n# heading\n\n</p>\n\ntext\n\n</details>",
        "---\ntitle: \"</title><script>\"\nlang: xx\n---\n\ntext",
        "<a href='x'>a <a href='y'>b</a> [c](d)</a>",
        "<img src=x alt><img alt='a'><picture><source srcset='a 1x, b 2x'><img src=c></picture><video src=v></video>",
    ] {
        whole(&[("a.md", text.as_bytes()), ("b.md", b"# B\n")]);
    }
}

#[test]
fn large_and_deep_notes_stay_in_bounds() {
    let footnotes: String = (0..20_000).map(|n| format!("[^{n}]\n\n[^{n}]: {n}\n\n")).collect();
    let nested: String = (0..1_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let quotes = format!("{} x\n", ">".repeat(1_000));
    let tags = format!("{}x", "<div>".repeat(5_000));
    let spans = format!("{}x{}", "<b><i>".repeat(2_000), "</b></i>".repeat(2_000));
    for text in [footnotes, nested, quotes, tags, spans] {
        whole(&[("a.md", text.as_bytes())]);
    }
}

#[test]
fn a_course_of_no_notes_is_refused_in_a_sentence() {
    let folder = coursenotes_tests::folder(&[("README.md", "# A\n")]);
    let course = coursenotes_tests::open(folder.path());
    let mut config = config();
    config.notes = Some(std::collections::BTreeSet::new());
    let refusal = book(&course, &config, &super::support::Disk(course.root.clone())).unwrap_err();
    assert_eq!(refusal.to_string(), "a book needs a note, and none was chosen");
    let cover =
        coursenotes_tests::folder(&[("README.md", "# A\n"), ("coursenotes.toml", "[epub]\ncover = \"gone.png\"\n")]);
    let course = coursenotes_tests::open(cover.path());
    let refusal = book(&course, &super::support::config(), &super::support::Disk(course.root.clone())).unwrap_err();
    assert!(
        refusal.to_string().starts_with("the cover `gone.png` that coursenotes.toml names can't be used:"),
        "{refusal}"
    );
}

#[test]
fn titles_of_any_letters_have_a_cover() {
    for title in ["图论", "مقدمة", "🚀", "Trees", "Ünïcode Ωμέγα Привет", &"long ".repeat(200), &"x".repeat(500)]
    {
        let files = files_of(&[("README.md", &format!("# {title}\n"))]);
        assert!(files.contains_key("EPUB/cover.png"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(48), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_whole_book(one: Vec<u8>, other in "[ -~\n]{0,400}", markup in "([<>&\"'/!#*`\\[\\](){}|a-c1 \n$~_=:-]|<[a-z]{1,6}>|</[a-z]{1,6}>){0,200}") {
        whole(&[("a.md", &one), ("b.md", other.as_bytes()), ("c.md", markup.as_bytes())]);
    }

    #[test]
    fn any_bytes_as_a_picture_do_no_harm(bytes: Vec<u8>, kind in 0..5_usize) {
        let heads: [&[u8]; 5] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"<svg "];
        let picture = [heads[kind], &bytes].concat();
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "README.md", b"# A\n\n![a](p.png)\n");
        write(folder.path(), "p.png", &picture);
        let root = folder.path().canonicalize().unwrap();
        let course = load(&root, Config::default()).unwrap();
        let book = book(&course, &config(), &super::support::Disk(root)).unwrap();
        prop_assert!(book.errors.is_empty());
        prop_assert!(files(&book.bytes).len() > 5);
    }
}
