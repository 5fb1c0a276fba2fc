//! The links in the books of mdbook-linkcheck's tests, each with or without an error.
//!
//! A book is checked as mdBook sees it: its folder `src` is the course, and the dialect is that of mdBook. A link
//! without a row must be without an error too: among them is what only looks like a link in a formula.

use super::links::{Links, Verdict};
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_tests::{copy, skip, write};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A link somewhere in a book.
#[derive(Deserialize)]
struct Row {
    book: String,
    href: String,
    expect: Verdict,
}

const ROWS: usize = 37;

/// Rows about other sites, which only the network can answer.
const NETWORK: usize = 4;

const NO_PAGE: &str = "the `.html` page is there in the built book only; on GitHub the link leads nowhere";
const NOT_IN_SUMMARY: &str = "the note is missing in `SUMMARY.md` only; on GitHub the link opens it";

const ON_PURPOSE: &[OnPurpose] = &[
    ("all-green ./chapter_1.html", NO_PAGE),
    ("external-links ./chapter_1.html", NO_PAGE),
    ("broken-links sibling.md", NOT_IN_SUMMARY),
    ("latex-support-links sibling.md", NOT_IN_SUMMARY),
    ("latex-support-links latex_number", "`\\[` is no formula on GitHub nor in mdBook: what follows is a link"),
];

#[test]
fn every_link_of_mdbook_linkcheck_has_its_verdict() {
    let (table, files) = ("mdbook-linkcheck.jsonl", "mdbook-linkcheck/files");
    let (Some(rows), Some(files)) = (rows::<Row>(table, ROWS), case(files)) else { return };
    let (network, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.href.starts_with("http"));
    assert_eq!(network.len(), NETWORK, "rows that need the network");
    skip(&format!("{NETWORK} of {ROWS} rows of mdbook-linkcheck need the network"));
    let mut books: BTreeMap<&str, Links> = BTreeMap::new();
    let mut answers = Answers::default();
    for Row { book, href, expect } in &rows {
        let links = books.entry(book).or_insert_with(|| check(&files.join(book).join("src")));
        let (verdict, messages) = links.verdict(None, href);
        answers.add(&format!("{book} {href}"), &Some(*expect), &verdict, messages);
    }
    for (book, links) in &books {
        let known: BTreeSet<&str> = rows.iter().filter(|row| row.book == *book).map(|row| row.href.as_str()).collect();
        for href in links.broken().filter(|href| !known.contains(href)) {
            answers.add(&format!("{book} {href}"), &Verdict::Ok, &Verdict::Error, "no row");
        }
    }
    answers.assert_agree(ON_PURPOSE);
}

fn check(source: &Path) -> Links {
    let folder = copy(source);
    write(folder.path(), "coursenotes.toml", b"dialect = \"mdbook\"\n");
    Links::of(folder.path())
}
