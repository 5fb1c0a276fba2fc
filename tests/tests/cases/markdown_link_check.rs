//! The links in the fixtures of markdown-link-check, each with or without an error.

use super::links::{Links, Verdict};
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_tests::{copy, skip};
use serde::Deserialize;

/// A link in a fixture.
#[derive(Deserialize)]
struct Row {
    file: String,
    link: String,
    expect: Verdict,
}

const ROWS: usize = 41;

/// Rows about other sites, which only the network or the test's own server can answer.
const NETWORK: usize = 4;

const ON_PURPOSE: &[OnPurpose] = &[];

#[test]
fn every_link_of_markdown_link_check_has_its_verdict() {
    let (table, files) = ("markdown-link-check.jsonl", "markdown-link-check/files");
    let (Some(rows), Some(files)) = (rows::<Row>(table, ROWS), case(files)) else { return };
    let (network, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.link.starts_with("https:"));
    assert_eq!(network.len(), NETWORK, "rows that need the network");
    skip(&format!("{NETWORK} of {ROWS} rows of markdown-link-check need the network"));
    let folder = copy(&files);
    let links = Links::of(folder.path());
    let mut answers = Answers::default();
    for row in &rows {
        let (verdict, messages) = links.verdict(Some(&row.file), &row.link);
        answers.add(&format!("{} {}", row.file, row.link), &Some(row.expect), &verdict, messages);
    }
    answers.assert_agree(ON_PURPOSE);
}
