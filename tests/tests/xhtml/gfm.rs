//! The examples of GFM 0.29 that no suite beside pulldown-cmark has: bare addresses (6.9) and tags that do not pass (6.11).
//! The situations are those of its examples, by their numbers; the words are ours.

use crate::page::{SITE, TRUSTED, written};
use crate::suites::Example;

/// Number, Markdown, HTML.
const ADDRESSES: &[(u16, &str, &str)] = &[
    (621, "www.example.org", "<p><a href=\"http://www.example.org\">www.example.org</a></p>"),
    (
        622,
        "Read www.example.org/help for more.",
        "<p>Read <a href=\"http://www.example.org/help\">www.example.org/help</a> for more.</p>",
    ),
    (
        623,
        "Read www.example.org.\n\nRead www.example.org/a.b.",
        "<p>Read <a href=\"http://www.example.org\">www.example.org</a>.</p>\n\
         <p>Read <a href=\"http://www.example.org/a.b\">www.example.org/a.b</a>.</p>",
    ),
    (
        624,
        "www.example.org/find?q=Heap+(data)\n\nwww.example.org/find?q=Heap+(data)))\n\n(www.example.org/find?q=Heap+(data))\n\n\
         (www.example.org/find?q=Heap+(data)",
        "<p><a href=\"http://www.example.org/find?q=Heap+(data)\">www.example.org/find?q=Heap+(data)</a></p>\n\
         <p><a href=\"http://www.example.org/find?q=Heap+(data)\">www.example.org/find?q=Heap+(data)</a>))</p>\n\
         <p>(<a href=\"http://www.example.org/find?q=Heap+(data)\">www.example.org/find?q=Heap+(data)</a>)</p>\n\
         <p>(<a href=\"http://www.example.org/find?q=Heap+(data)\">www.example.org/find?q=Heap+(data)</a></p>",
    ),
    (
        625,
        "www.example.org/find?q=(heap))+ok",
        "<p><a href=\"http://www.example.org/find?q=(heap))+ok\">www.example.org/find?q=(heap))+ok</a></p>",
    ),
    (
        626,
        "www.example.org/find?q=heap&hl=en\n\nwww.example.org/find?q=heap&hl;",
        "<p><a href=\"http://www.example.org/find?q=heap&amp;hl=en\">www.example.org/find?q=heap&amp;hl=en</a></p>\n\
         <p><a href=\"http://www.example.org/find?q=heap\">www.example.org/find?q=heap</a>&amp;hl;</p>",
    ),
    (627, "www.example.org/he<ap", "<p><a href=\"http://www.example.org/he\">www.example.org/he</a>&lt;ap</p>"),
    (
        628,
        "http://example.org\n\n(Read https://notes.example.org/find?q=Heap+(data))\n\nFiles are at ftp://a.example.org.",
        "<p><a href=\"http://example.org\">http://example.org</a></p>\n\
         <p>(Read <a href=\"https://notes.example.org/find?q=Heap+(data)\">https://notes.example.org/find?q=Heap+(data)</a>)</p>\n\
         <p>Files are at <a href=\"ftp://a.example.org\">ftp://a.example.org</a>.</p>",
    ),
    (629, "ada@example.org", "<p><a href=\"mailto:ada@example.org\">ada@example.org</a></p>"),
    (
        630,
        "ada@mail+xyz.example is no address, and ada+xyz@mail.example is one.",
        "<p>ada@mail+xyz.example is no address, and <a href=\"mailto:ada+xyz@mail.example\">ada+xyz@mail.example</a> is one.</p>",
    ),
    (
        631,
        "a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_",
        "<p><a href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a></p>\n<p><a href=\"mailto:a.b-c_d@a.b\">a.b-c_d@a.b</a>.</p>\n\
         <p>a.b-c_d@a.b-</p>\n<p>a.b-c_d@a.b_</p>",
    ),
];

/// The examples of bare addresses.
pub(crate) fn addresses() -> Vec<Example> {
    let example = |(number, markdown, html): &(u16, &str, &str)| Example {
        name: format!("gfm {number}"),
        markdown: (*markdown).to_owned(),
        html: (*html).to_owned(),
    };
    ADDRESSES.iter().map(example).collect()
}

/// Tags after which a browser reads no Markdown as such (GFM 6.11, example 653).
const DISALLOWED: &[&str] =
    &["title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"];

#[test]
fn tags_that_github_disallows_are_no_elements() {
    for name in DISALLOWED {
        for name in [(*name).to_owned(), name.to_uppercase()] {
            for text in [
                format!("<strong> <{name}> <em>\n"),
                format!("<blockquote>\n  <{name}> is disallowed.\n</blockquote>\n"),
                format!("<{name}>\n\nWords.\n"),
            ] {
                let body = written(&text, &SITE).body.to_lowercase();
                assert!(!body.contains(&format!("<{}", name.to_lowercase())), "{text}\n{body}");
                // Whose HTML is trusted may write them: that is what the setting is for.
                let trusted = written(&text, &TRUSTED).body.to_lowercase();
                assert!(trusted.contains(&format!("<{}", name.to_lowercase())), "{text}\n{trusted}");
            }
        }
    }
}
