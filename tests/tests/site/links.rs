//! Where links and pictures lead on a site.

use crate::made::{body, site_of, text};
use crate::sound::examine;

const CONFIG: (&str, &str) = ("coursenotes.toml", "repository = \"ada/course\"\n");

/// The markup of one link in a note two folders deep.
fn link(markdown: &str) -> String {
    let note = format!("# Note\n\n## A place\n\nx {markdown} x\n");
    let site = site_of(&[
        CONFIG,
        ("README.md", "# Home\n"),
        ("week 1/a/note.md", &note),
        ("week 1/a/other.md", "# Other\n\n## Limits\n"),
        ("week 1/README.md", "# Week\n"),
        ("bare/x.md", "# X\n"),
        ("files/data.csv", "a,b\n"),
        ("files/x.py", "pass\n"),
        ("files/page.html", "<p>x</p>"),
        ("files/saved.png", "<!DOCTYPE html><p>x</p>"),
        ("empty/x.txt", "x\n"),
        ("LICENSE.md", "# Licence\n"),
    ]);
    examine(&site);
    let body = body(&site, "week 1/a/note.html");
    let start = body.find("<p>x ").expect("the paragraph") + "<p>x ".len();
    body[start..body.find(" x</p>").expect("its end")].to_owned()
}

#[test]
fn links_lead_to_pages() {
    let table = [
        ("[t](other.md)", "<a href=\"other.html\">t</a>"),
        ("[t](other)", "<a href=\"other.html\">t</a>"),
        ("[t](other.md#limits)", "<a href=\"other.html#limits\">t</a>"),
        ("[t](other.md#Limits)", "<a href=\"other.html#limits\">t</a>"),
        ("[t](other.md#gone)", "<a href=\"other.html\">t</a>"),
        ("[t](#a-place)", "<a href=\"#a-place\">t</a>"),
        ("[t](#)", "<a href=\"#top\">t</a>"),
        ("[t](../../README.md)", "<a href=\"../../index.html\">t</a>"),
        ("[t](/)", "<a href=\"../../index.html\">t</a>"),
        ("[t](..)", "<a href=\"../index.html\">t</a>"),
        ("[t](/bare/)", "<a href=\"../../contents.html#part-4\">t</a>"),
        ("[t](https://ada.github.io/course/week%201/a/other#limits)", "<a href=\"other.html#limits\">t</a>"),
        ("[t](https://github.com/ada/course/blob/main/week%201/a/other.md)", "<a href=\"other.html\">t</a>"),
        ("[t](https://example.org/ä?b=c&d)", "<a href=\"https://example.org/%C3%A4?b=c&amp;d\">t</a>"),
        ("[t](mailto:ada@example.org)", "<a href=\"mailto:ada@example.org\">t</a>"),
    ];
    for (markdown, wanted) in table {
        assert_eq!(link(markdown), wanted, "{markdown}");
    }
}

#[test]
fn other_files_are_copied_or_shown_in_the_repository() {
    let repository = "https://github.com/ada/course";
    let table = [
        ("[t](../../files/data.csv)", "<a href=\"../../files/data.csv\">t</a>".to_owned()),
        ("[t](../../files/x.py#L1)", format!("<a href=\"{repository}/blob/HEAD/files/x.py#L1\">t</a>")),
        ("[t](../../files/page.html)", format!("<a href=\"{repository}/blob/HEAD/files/page.html\">t</a>")),
        ("[t](../../empty)", format!("<a href=\"{repository}/tree/HEAD/empty\">t</a>")),
        ("[t](../../LICENSE.md)", format!("<a href=\"{repository}/blob/HEAD/LICENSE.md\">t</a>")),
    ];
    for (markdown, wanted) in table {
        assert_eq!(link(markdown), wanted, "{markdown}");
    }
}

#[test]
fn a_licence_has_a_page_where_only_the_site_can_show_it() {
    let files = [
        ("README.md", "# Trees\n\n- [One](one.md)\n- [Licence](LICENSE.md)\n"),
        ("one.md", "# One\n\n[Back to Home](README.md)\n"),
        ("LICENSE.md", "# Licence\n\nShare it.\n"),
        ("CONTRIBUTING.md", "# Nobody links to this\n"),
    ];
    let site = site_of(&files);
    examine(&site);
    assert!(body(&site, "index.html").contains("<a href=\"LICENSE.html\">Licence</a>"));
    assert!(body(&site, "LICENSE.html").contains("<p>Share it.</p>"));
    assert!(site.bundle.get("CONTRIBUTING.html").is_none());
    // It comes after the notes.
    assert!(text(&site, "one.html").contains("<a class=\"next\" rel=\"next\" href=\"LICENSE.html\">"));
    let site = site_of(&[&files[..], &[CONFIG]].concat());
    assert!(body(&site, "index.html").contains("href=\"https://github.com/ada/course/blob/HEAD/LICENSE.md\""));
    assert!(site.bundle.get("LICENSE.html").is_none());
}

#[test]
fn what_is_missing_is_no_link() {
    let table = [
        ("[t](gone.md)", "<span class=\"dead-link\" title=\"There is no file week 1/a/gone.md\">t</span>"),
        ("[t](#gone)", "<span class=\"dead-link\" title=\"There is no such place on this page\">t</span>"),
        ("[t]()", "<span class=\"dead-link\" title=\"This link has no address\">t</span>"),
        ("[t](javascript:alert(1))", "<span class=\"dead-link\" title=\"This address runs a program\">t</span>"),
        ("[t](../../../x.md)", "<span class=\"absent-link\" title=\"This lies outside the course\">t</span>"),
        ("![t](gone.png)", "<span class=\"absent-picture\" title=\"There is no file week 1/a/gone.png\">t</span>"),
        (
            "![t](../../files/saved.png)",
            "<span class=\"absent-picture\" title=\"This file is a web page, not a picture\">t</span>",
        ),
    ];
    for (markdown, wanted) in table {
        assert_eq!(link(markdown), wanted, "{markdown}");
    }
}
