//! No text costs more than its length, or more stack than there is.

use crate::hostile::{harmless, well_formed};
use crate::page::{BOOK, SITE, TRUSTED, document, entry, written};
use coursenotes_exporter::xhtml::{Page, Written};
use coursenotes_parser::Dialect;
use std::time::{Duration, Instant};

/// Makes a text of about as many bytes as it is told.
type Grow = fn(usize) -> String;

/// Texts that grow with a number; each is tried at one length and at eight times that.
const GROWING: &[(&str, Grow)] = &[
    ("quotes in quotes", |n| ">".repeat(n) + " a\n"),
    ("lists in lists", |n| (0..(n / 40).min(600)).map(|depth| " ".repeat(2 * depth) + "- a\n").collect()),
    ("emphasis", |n| "*a **b ".repeat(n / 7)),
    ("open bold tags", |n| "<b>".repeat(n / 3)),
    ("open bold tags, each its own", |n| numbered(n / 14, |at| format!("<p><b id={at}>x\n\n"))),
    ("spans that end too late", |n| "<span><div></span></div>".repeat(n / 24)),
    ("tables in tables", |n| "<table><tr><td>".repeat(n / 15)),
    ("quotes and tags", |n| "> <b>a\n\n".repeat(n / 8)),
    ("quotes in quotes with a tag", |n| ">".repeat(n) + " <b>a\n"),
    ("items", |n| "- <i>a\n".repeat(n / 7)),
    ("footnotes", |n| numbered(n / 24, |at| format!("[^{at}]\n\n[^{at}]: a\n\n"))),
    ("marks of one footnote", |n| "[^1] ".repeat(n / 5) + "\n\n[^1]: a\n"),
    ("headings of one name", |n| "# a\n".repeat(n / 4)),
    ("ids", |n| "<a id=x></a>".repeat(n / 12)),
    ("formulas", |n| "$x^2$ ".repeat(n / 6)),
    ("pictures", |n| "![a](b.png)".repeat(n / 11)),
    ("open comments", |n| "a <!-- ".repeat(n / 7)),
    ("details", |n| "<details>\n\n".repeat(n / 11)),
    ("paragraphs of tags", |n| "<p align=center>\n\n".repeat(n / 18)),
    ("definition terms", |n| "<dl><dt><dd>".repeat(n / 12)),
    ("links in links", |n| "<a href=x>".repeat(n / 10)),
    ("lists of text", |n| format!("<ul>\n{}</ul>", "a <b>b</b>\n".repeat(n / 11))),
    ("wrong order", |n| "<b><i></b></i>".repeat(n / 14)),
    ("blocks in bold", |n| "<b><div>x</div></b>".repeat(n / 19)),
];

#[test]
fn cost_grows_linearly() {
    for (name, text) in GROWING {
        let small = text(50_000);
        let large = text(400_000);
        // A slow moment of the machine is no growth: the best of two counts.
        let best = |text: &str| (0..2).map(|_| cost(text, &SITE).0).min().expect("two");
        let (few, many) = (best(&small).max(Duration::from_millis(10)), best(&large));
        // Growth with the square of the length would be 64.
        assert!(many < few * 40, "{name}: {few:?} for an eighth of {many:?}");
        let (_, page) = cost(&large, &SITE);
        assert!(page.body.len() < 70 * large.len() + 1000, "{name}: {} bytes of {}", page.body.len(), large.len());
    }
}

fn cost(text: &str, page: &Page) -> (Duration, Written) {
    let entry = entry(text, &Dialect::GITHUB);
    let start = Instant::now();
    let page = coursenotes_exporter::xhtml::write(&entry, page);
    (start.elapsed(), page)
}

#[test]
fn depth_exhausts_no_stack() {
    let nested = [
        "> ".repeat(10_000) + "a",
        "<b>".repeat(350_000),
        "<div>\n".repeat(10_000),
        "<details>\n\n".repeat(10_000) + "words",
        "*a ".repeat(10_000) + &"b* ".repeat(10_000),
        "[".repeat(10_000) + "a" + &"](b)".repeat(10_000),
        "![".repeat(10_000) + "a" + &"](b)".repeat(10_000),
    ];
    for text in nested {
        for page in [SITE, BOOK, TRUSTED] {
            let page = written(&text, &page);
            assert!(!page.body.is_empty(), "{}", &text[..20]);
        }
        check_shallow(&text);
    }
}

fn check_shallow(text: &str) {
    let page = document(&written(text, &SITE).body);
    well_formed(&page).and_then(|()| harmless(&page)).unwrap_or_else(|error| panic!("{}: {error}", &text[..20]));
}

fn numbered(count: usize, one: fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().concat()
}
