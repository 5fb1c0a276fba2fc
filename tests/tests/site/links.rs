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
        ("files/plan.excalidraw.md", "---\nexcalidraw-plugin: parsed\n---\n# Excalidraw Data\n"),
        ("files/heap.md", "---\nexcalidraw-plugin: parsed\n---\n# Excalidraw Data\n"),
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
        ("[t](//example.org/a)", "<a href=\"https://example.org/a\">t</a>"),
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
        ("![t](data:text/html,abc)", "<span class=\"absent-picture\" title=\"this address is no picture\">t</span>"),
        (
            "![t](../../files/saved.png)",
            "<span class=\"absent-picture\" title=\"This file is a web page, not a picture\">t</span>",
        ),
    ];
    for (markdown, wanted) in table {
        assert_eq!(link(markdown), wanted, "{markdown}");
    }
}

#[test]
fn a_drawing_that_is_text_is_a_link() {
    for file in ["plan.excalidraw.md", "heap.md"] {
        let link = link(&format!("![t](../../files/{file})"));
        let start = format!("<a class=\"absent-picture\" href=\"../../files/{file}\"");
        assert!(link.starts_with(&start) && link.ends_with("\">t</a>"), "{link}");
    }
}

#[test]
fn a_frame_is_a_link_to_its_page() {
    let table = [
        (
            "<iframe src=\"https://example.org/a?b&amp;c\" title=\"The <talk>\">none</iframe>",
            "<p><a href=\"https://example.org/a?b&amp;c\">The &lt;talk&gt;</a></p>",
        ),
        (
            "<iframe src=\"//example.org/a\">\n\nWords\n",
            "<p><a href=\"https://example.org/a\">https://example.org/a</a></p>\n<p>Words</p>",
        ),
        ("<iframe src=\"b.md\" title=\" \"/>\nWords\n", "<p><a href=\"b.html\">b.html</a></p>\nWords"),
        ("<div>\n<iframe src=\"b.md\"></iframe>\n</div>", "<div>\n<a href=\"b.html\">b.html</a>\n</div>"),
        ("In <iframe src=\"b.md\"></iframe> a line", "<p>In <a href=\"b.html\">b.html</a> a line</p>"),
        (
            "[In <iframe src=\"b.md\"></iframe> a link](b.md)",
            "<p><a href=\"b.html\">In &lt;iframe src=\"b.md\"&gt; a link</a></p>",
        ),
        ("<iframe src=\"javascript:a()\"></iframe>", "&lt;iframe src=\"javascript:a()\"&gt;&lt;/iframe&gt;"),
        ("<iframe src=\"gone.md\"></iframe>", "&lt;iframe src=\"gone.md\"&gt;&lt;/iframe&gt;"),
        ("<iframe>x", "&lt;iframe&gt;x"),
        (
            "<iframe src=\"b.md\"/>\nWords\n<iframe id=\"two\" src=\"b.md\"></iframe>",
            "<p><a href=\"b.html\">b.html</a></p>\nWords\n<p><a href=\"b.html\" id=\"two\">b.html</a></p>",
        ),
    ];
    for (markdown, wanted) in table {
        let site = site_of(&[("README.md", &format!("# Home\n\n{markdown}\n")), ("b.md", "# B\n")]);
        examine(&site);
        assert_eq!(body(&site, "index.html").trim(), wanted, "{markdown}");
        assert!(
            site.problems.iter().any(|problem| problem.message.starts_with("`<iframe>` is shown as ")),
            "{markdown}"
        );
    }
}

#[test]
fn what_can_not_be_shown_is_told() {
    let table = [
        ("![A tree](gone.png)", "this picture is not on the site: there is no such file in the course"),
        (
            "<img src=\"saved.png\" alt=\"A tree\">",
            "this picture is not on the site: this file is a web page, not a picture",
        ),
        ("![A tree](data:text/html,abc)", "this picture is not on the site: this address is no picture"),
        ("<video id=\"film\" src=\"gone.mp4\"></video>", "`<video>` is shown as its name: there is no file gone.mp4"),
        ("<audio src=\"https://example.org/a.mp3\"></audio>", "`<audio>` is shown as a link"),
        ("```Mermaid\ngraph TD\n```", "this drawing in `Mermaid` is shown as its source"),
    ];
    for (markdown, wanted) in table {
        let note = format!("# Home\n\n{markdown}\n");
        let site = site_of(&[("README.md", &note), ("saved.png", "<!DOCTYPE html><p>x</p>")]);
        let said: Vec<&str> = site.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(said, [wanted]);
    }
}

#[test]
fn what_stands_in_a_frame_is_told() {
    let note = "# Home\n\n<iframe src=\"b.md\"><p>Frames are off</p></iframe>\n";
    let site = site_of(&[("README.md", note), ("b.md", "# B\n")]);
    let said: Vec<&str> = site.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(said, ["`<iframe>` is shown as a link", "what stands in `<iframe>` is left out"]);
}

#[test]
fn a_film_that_can_not_be_played_is_named() {
    let gone = "<span class=\"dead-link\" title=\"There is no file gone.mp4\">gone.mp4</span>";
    let link = "<a href=\"https://example.org/a.mp4\" id=\"film\">https://example.org/a.mp4</a>";
    let table = [
        ("<video src=\"gone.mp4\" controls></video>", gone),
        ("<video src=\"gone.mp4\" id=\"film\"></video>", &gone.replace(">g", " id=\"film\">g")),
        ("<video src=\"https://example.org/a.mp4\" id=\"film\"></video>", link),
        ("<audio controls><source src=\"gone.mp4\"></audio>", &format!("<span>{gone}</span>")),
    ];
    for (markdown, wanted) in table {
        let site = site_of(&[("README.md", &format!("# Home\n\nx {markdown} x\n"))]);
        examine(&site);
        assert_eq!(body(&site, "index.html"), format!("<p>x {wanted} x</p>"));
    }
}
