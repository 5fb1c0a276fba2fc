//! The links in the books of mdbook-linkcheck's tests, each with or without an error.
//!
//! A book is checked as mdBook sees it: its folder `src` is the course, and the dialect is that of mdBook.

use super::links::{Links, Verdict};
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_tests::{copy, skip, write};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    for row in &rows {
        let links = books.entry(&row.book).or_insert_with(|| {
            let folder = copy(&files.join(&row.book).join("src"));
            write(folder.path(), "coursenotes.toml", b"dialect = \"mdbook\"\n");
            Links::of(folder.path())
        });
        let (verdict, messages) = links.verdict(None, &row.href);
        answers.add(&format!("{} {}", row.book, row.href), &Some(row.expect), &verdict, messages);
    }
    answers.assert_agree(ON_PURPOSE);
}
