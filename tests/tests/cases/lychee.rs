//! The links that lychee's test of fragments lists, each with or without an error.

use super::links::{Links, Verdict};
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_tests::{copy, skip, write};
use serde::Deserialize;

/// A link, from the folder above the files.
#[derive(Deserialize)]
struct Row {
    url: String,
    expect: Verdict,
}

const ROWS: usize = 42;

/// Rows about other sites, which only the network can answer.
const NETWORK: usize = 5;

const FOLDER: &str = "GitHub opens the folder, and one without a README has no places to look up";

const ON_PURPOSE: &[OnPurpose] = &[
    ("fragments/file2.md#custom-id", "GitHub shows `{#custom-id}` as text"),
    ("fragments/sub_dir#non-existing-fragment-1", FOLDER),
    ("fragments/sub_dir#non-existing-fragment-2", FOLDER),
    ("fragments/sub_dir#a-link-inside-index-html-inside-sub-dir", FOLDER),
    ("fragments/empty_dir#non-existing-fragment-3", FOLDER),
    ("fragments/empty_dir#non-existing-fragment-4", FOLDER),
];

#[test]
fn every_link_of_lychee_has_its_verdict() {
    let (table, files) = ("lychee-fragments.jsonl", "lychee-fragments/files");
    let (Some(rows), Some(files)) = (rows::<Row>(table, ROWS), case(files)) else { return };
    let (network, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.url.starts_with("https:"));
    assert_eq!(network.len(), NETWORK, "rows that need the network");
    skip(&format!("{NETWORK} of {ROWS} rows of lychee need the network"));
    let folder = copy(&files);
    let note: String = rows.iter().flat_map(|row| ["- [link](", &row.url, ")\n"]).collect();
    write(folder.path(), "every-row.md", note.as_bytes());
    let links = Links::of(folder.path());
    let mut answers = Answers::default();
    for row in &rows {
        let (verdict, messages) = links.verdict(Some("every-row.md"), &row.url);
        answers.add(&row.url, &Some(row.expect), &verdict, messages);
    }
    answers.assert_agree(ON_PURPOSE);
}
