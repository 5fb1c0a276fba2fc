//! One page with everything, to be read by eye.

use crate::page::{BOOK, SITE, entry};
use coursenotes_course::Target;
use coursenotes_exporter::xhtml::{Href, Links, Page, Pictures, Shown, Written, escape_address, write};
use coursenotes_parser::Dialect;
use std::fmt::Write;

/// A course where some files are missing.
struct WithGaps;

impl Links for WithGaps {
    fn href(&self, _target: &Target, destination: &str) -> Href {
        match destination {
            "gone.md" => Href::Dead("there is no file gone.md".into()),
            "book.pdf" => Href::Text("book.pdf is not in this book".into()),
            _ => Href::Inside(escape_address(&destination.replace(".md", ".html"))),
        }
    }
}

impl Pictures for WithGaps {
    fn picture(&self, _target: &Target, destination: &str) -> Shown {
        match destination {
            "gone.png" => Shown::Absent("there is no file gone.png".into()),
            _ => Shown::Picture { source: escape_address(destination), pixels: Some((640, 480)) },
        }
    }
}

#[test]
fn a_page_with_everything() {
    let text = include_str!("everything.md");
    let site = Page { links: &WithGaps, pictures: &WithGaps, scrolling: true, ..SITE };
    insta::assert_snapshot!("site", shown(text, &site));
    let book = Page { links: &WithGaps, pictures: &WithGaps, ..BOOK };
    insta::assert_snapshot!("book", shown(text, &book));
}

#[test]
fn only_long_code_in_a_cell_may_break() {
    let long = "`json|github|sarif|markdown`";
    let text = format!("{long}\n\n| a | b |\n| - | - |\n| {} | `--dry-run` |\n", long.replace('|', "\\|"));
    let body = write(&entry(&text, &Dialect::GITHUB), &SITE).body;
    assert!(body.contains("<p><code>json|github|sarif|markdown</code></p>"), "{body}");
    assert!(body.contains("<td><code class=\"long\">json|github|sarif|markdown</code></td>"), "{body}");
    assert!(body.contains("<td><code>--dry-run</code></td>"), "{body}");
}

fn shown(text: &str, page: &Page) -> String {
    let entry = entry(text, &Dialect::GITHUB);
    let Written { mut body, problems, undescribed, has_math } = write(&entry, page);
    writeln!(body, "\n=== formulas: {has_math}").expect("a string");
    for problem in problems {
        let source = entry.note.slice(problem.span).lines().next().unwrap_or_default();
        writeln!(body, "=== {} ({source})", problem.message).expect("a string");
    }
    for span in undescribed {
        writeln!(body, "=== no description: {}", entry.note.slice(span)).expect("a string");
    }
    body
}
