//! A small course as a site: the list of its files, and one page.

use crate::made::{body, course, of, site_of, text, with};
use crate::sound::examine;
use coursenotes_exporter::html::HtmlConfig;
use coursenotes_tests::folder;

const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\nNotes of the class.\n\n- [Trees](week-1/trees.md)\n- [Heaps](week-1/heaps.md)\n"),
    (
        "week-1/trees.md",
        "# Trees & roots\n\n[Back to Home](../README.md)\n\nA tree[^1] has `n` nodes, see [heaps](heaps#limits) and \
         [none](none.md).\n\n## Roots\n\n![A tree](../images/tree.png)\n\n## Leaves\n\n```sh\nls -l\n```\n\n[^1]: A graph.\n",
    ),
    ("week-1/heaps.md", "# Heaps\n\n## Limits\n\nAs [trees](trees.md#roots).\n"),
    ("images/tree.png", "stands for a picture"),
    ("images/unused.png", "stands for another"),
];

#[test]
fn a_course_as_a_site() {
    let site = site_of(FILES);
    examine(&site);
    let files: Vec<&str> = site.bundle.files().map(|(path, _)| path).collect();
    insta::assert_snapshot!("files", files.join("\n"));
    insta::assert_snapshot!("page", text(&site, "week-1/trees.html"));
    insta::assert_snapshot!("print", text(&site, "all.html"));
}

#[test]
fn the_same_course_gives_the_same_bytes() {
    let folder = folder(FILES);
    let course = course(folder.path());
    assert_eq!(of(&course), of(&course));
}

#[test]
fn a_course_without_a_home_page_gets_one() {
    let site = site_of(&[("a.md", "# A\n"), ("b/c.md", "# C\n")]);
    examine(&site);
    assert!(text(&site, "index.html").contains("<a href=\"b/c.html\">C</a>"));
}

#[test]
fn names_that_meet_are_told_apart() {
    let site = site_of(&[
        ("README.md", "# Home\n\n[a](A.md) [b](a.markdown) [c](contents.md) [d](404.md) [e](index.html)\n"),
        ("A.md", "# A\n"),
        ("a.markdown", "# B\n"),
        ("contents.md", "# C\n"),
        ("404.md", "# D\n"),
        ("index.html", "<p>theirs</p>"),
    ]);
    examine(&site);
    let pages: Vec<&str> = site.sources.keys().map(String::as_str).collect();
    assert_eq!(pages, ["404-2.html", "A.html", "a-2.html", "contents-2.html", "index.html"]);
}

#[test]
fn what_the_program_knows_is_told() {
    let folder = folder(&[
        ("README.md", "# Course\n\nThis is the text of the course, and that is it.\n"),
        ("a.md", "---\naliases: [/old/a/, b.html, Another name]\nlang: de\n---\n# A\n\nEin Satz & noch einer.\n"),
        ("coursenotes.toml", "repository = \"ada/course\"\n[html]\nbase-url = \"https://example.org/course\"\n"),
    ]);
    let changes = [("a.md".to_owned(), "2024-03-05".to_owned())].into();
    let book = Some(("course.epub".to_owned(), b"book".to_vec()));
    let config = HtmlConfig { changes, book, ..HtmlConfig::default() };
    let site = with(&course(folder.path()), &config).expect("a site");
    examine(&site);
    let page = text(&site, "a.html");
    for wanted in [
        "<time datetime=\"2024-03-05\">",
        "<a href=\"https://github.com/ada/course/blob/HEAD/a.md\">",
        "<link rel=\"canonical\" href=\"https://example.org/course/a.html\"/>",
        "<meta property=\"og:title\" content=\"A\"/>",
        "<main id=\"page.text\" lang=\"de\" dir=\"ltr\">",
        "content=\"Ein Satz &amp; noch einer.\"",
    ] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
    assert!(text(&site, "index.html").contains("<a href=\"course.epub\" download=\"\">"));
    assert!(text(&site, "old/a/index.html").contains("url=../../a.html"));
    assert!(text(&site, "b.html").contains("url=a.html"));
    assert!(text(&site, "404.html").contains("href=\"/course/coursenotes/site.css\""));
    insta::assert_snapshot!(text(&site, "sitemap.xml"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://example.org/course/</loc></url>
    <url><loc>https://example.org/course/a.html</loc><lastmod>2024-03-05</lastmod></url>
    </urlset>
    "#);
}

#[test]
fn a_course_from_right_to_left_has_a_frame_from_right_to_left() {
    let site = site_of(&[
        ("README.md", "# مقدمة\n\nهذه ملاحظات الدورة.\n"),
        ("a.md", "# English\n\nThe text of the note is in English and that is it.\n"),
    ]);
    assert!(text(&site, "index.html").contains("<html lang=\"ar\" dir=\"rtl\""));
    assert!(text(&site, "a.html").contains("<main id=\"page.text\" lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn a_note_begins_with_one_heading() {
    let site = site_of(&[
        ("README.md", "# Home\n"),
        ("a.md", "## Small\n\nText\n"),
        ("b.md", "Text only\n"),
        ("c.md", "---\ntitle: From above\n---\n## Other\n"),
        ("d.md", "# [Home](README.md)\n\nText\n"),
        ("e.md", "# [Back to Home](README.md)\n\n# Trees\n"),
        ("f.md", "[Back to Home](README.md)\n\n# Graphs\n\n## Edges\n\n## Nodes\n"),
    ]);
    let heading = |page: &str| {
        let page = text(&site, page);
        let start = page.find("<h1").expect("a heading");
        assert_eq!(page.matches("<h1").count(), 1);
        page[start..page.find("</h1>").expect("its end")].to_owned()
    };
    assert_eq!(heading("a.html"), "<h1 id=\"small\">Small");
    assert_eq!(heading("b.html"), "<h1>B");
    assert_eq!(heading("c.html"), "<h1>From above");
    // A heading that leads home is a line of the page.
    assert_eq!(heading("d.html"), "<h1>D");
    assert_eq!(heading("e.html"), "<h1 id=\"trees\">Trees");
    assert!(text(&site, "d.html").contains("<h1>D</h1><p id=\"home\"><a href=\"index.html\">Home</a></p>"));
    // So is one in a paragraph above the title, which is not a part of its own outline.
    let page = text(&site, "f.html");
    let words = page[page.find("<h1").expect("a heading")..].replace('\n', "");
    assert!(
        words.starts_with("<h1 id=\"graphs\">Graphs</h1><p><a href=\"index.html\">Back to Home</a></p>"),
        "{words}"
    );
    assert!(!page.contains("href=\"#graphs\""), "{page}");
}

#[test]
fn a_title_that_something_else_holds_stays_in_it() {
    let home = "[Back to Home](README.md)";
    let notes = [
        format!("> {home}\n>\n> # Trees\n>\n> words\n"),
        format!("- {home}\n\n  # Trees\n\n  words\n"),
        format!("<div align=\"center\">\n\n{home}\n\n# Trees\n\n</div>\n"),
        format!("---\ntitle: Second\n---\n{home}\n\n# First\n\n# Second\n"),
        format!("{home}\n\n# ![A tree](https://example.org/tree.png)\n\n# Trees\n"),
    ];
    for note in notes {
        let site = site_of(&[("README.md", "# Home\n"), ("a.md", &note)]);
        examine(&site);
        let page = text(&site, "a.html");
        let head =
            &page[page.find("<div class=\"head\"").expect("a head")..page.find("<div class=\"text\"").expect("a text")];
        let heading = head.find("<h1").map_or("", |at| &head[at..]);
        assert!(!heading.contains("First") && !heading.contains("Back to Home"), "{note}{head}");
    }
}

#[test]
fn titles_say_their_language_wherever_they_stand() {
    let site = site_of(&[
        ("README.md", "# Home\n\nThe notes of the course, and of this term.\n\n- [Bäume](a.md)\n- [Heaps](b.md)\n"),
        ("a.md", "---\nlang: de\n---\n# Bäume\n\n## Eins\n\n<h2 lang=\"fr\">Deux</h2>\n\n[H](b.md)\n"),
        ("b.md", "# Heaps\n\nThe heap is a tree with the least of all at the top.\n\n## One\n\n## Two\n"),
    ]);
    let heaps = text(&site, "b.html");
    for part in [
        "<li><a href=\"a.html\" lang=\"de\">Bäume</a></li>",
        "<span>Previous</span> <bdi lang=\"de\">Bäume</bdi></a>",
        "<nav aria-label=\"On this page\">\n<p class=\"label\" aria-hidden=\"true\">On this page</p>\n<ul>\n<li><a href=\"#one\">One</a></li>",
    ] {
        assert!(heaps.contains(part), "{part}\n{heaps}");
    }
    assert_eq!(
        heaps.matches("<a href=\"a.html\" lang=\"de\">").count(),
        2,
        "at the side and among those that lead here"
    );
    let trees = text(&site, "a.html");
    for part in [
        "<nav aria-label=\"On this page\" lang=\"en\">",
        "<ul lang=\"de\">\n<li><a href=\"#eins\">Eins</a></li>\n<li><a href=\"#deux\" lang=\"fr\">Deux</a></li>",
        "<span>Next</span> Heaps</a>",
    ] {
        assert!(trees.contains(part), "{part}\n{trees}");
    }
    // Beside the contents, the page of all notes has them at its side.
    for (list, count) in [("contents.html", 2), ("all.html", 1)] {
        assert_eq!(text(&site, list).matches(" lang=\"de\">Bäume</a></li>").count(), count, "{list}");
    }
}

#[test]
fn a_picture_has_its_size_and_its_caption() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\"/>";
    let note = "# Home\n\n![A tree](tree.svg \"Three *rows*\")\n\nIn a line ![A tree](tree.svg \"none\").\n\n![](tree.svg \"Bare\")\n";
    let site = site_of(&[("README.md", note), ("tree.svg", drawing)]);
    let size = "width=\"400\" height=\"300\" loading=\"lazy\"/>";
    let wanted = format!(
        "<figure><img src=\"tree.svg\" alt=\"A tree\" {size}<figcaption>Three *rows*</figcaption></figure>\n\
         <p>In a line <img src=\"tree.svg\" alt=\"A tree\" title=\"none\" {size}.</p>\n\
         <figure><img src=\"tree.svg\" title=\"Bare\" {size}<figcaption>Bare</figcaption></figure>"
    );
    assert_eq!(body(&site, "index.html"), wanted);
}

#[test]
fn notes_in_a_language_that_the_site_does_not_speak_say_so() {
    let site = site_of(&[
        ("coursenotes.toml", "[html]\nlanguage = \"pl\"\n"),
        ("README.md", "# Kurs\n\n[Drzewa](a.md)\n"),
        ("a.md", "# Drzewa\n"),
        ("b.md", "---\nlang: de\n---\n# B\n"),
    ]);
    let page = text(&site, "a.html");
    for wanted in [
        "<html lang=\"en\"",
        "<main id=\"page.text\" lang=\"pl\"",
        "lang=\"pl\" aria-current=\"page\">Drzewa</a>",
        "lang=\"de\">B</a>",
    ] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
}
