//! The 78 headings of github-slugger, whose anchors its authors took from github.com itself.

use super::table::{Answers, OnPurpose, case};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Slugger, parse};
use coursenotes_tests::{folder, link_findings};
use serde::Deserialize;

/// A heading of one long document; the order of the rows counts.
#[derive(Deserialize)]
struct Row {
    name: String,
    input: String,
    expected: String,
}

const ROWS: usize = 78;

const ON_PURPOSE: &[OnPurpose] = &[];

fn rows() -> Option<Vec<Row>> {
    let text = std::fs::read_to_string(case("github-slugger-fixtures.json")?).expect("the table can be read");
    let rows: Vec<Row> = serde_json::from_str(&text).expect("the table is a list of rows");
    assert_eq!(rows.len(), ROWS, "rows in the table");
    Some(rows)
}

fn all_headings() -> Option<String> {
    let path = case("github-slugger-all-headings.md")?;
    Some(std::fs::read_to_string(path).expect("the note can be read"))
}

#[test]
fn every_row_of_github_slugger_agrees() {
    let Some(rows) = rows() else { return };
    let mut slugger = Slugger::default();
    let mut answers = Answers::default();
    for row in &rows {
        answers.add(&row.name, &row.expected, &slugger.next(&row.input), &row.input);
    }
    answers.assert_agree(ON_PURPOSE);
}

#[test]
fn every_heading_of_github_slugger_has_its_anchor_when_parsed() {
    let (Some(rows), Some(text)) = (rows(), all_headings()) else { return };
    let note = parse(FileId(0), text);
    assert_eq!(note.headings.len(), ROWS, "headings in the note");
    let mut answers = Answers::default();
    for (row, heading) in rows.iter().zip(&note.headings) {
        answers.add(&row.name, &row.expected, &heading.anchor.to_string(), note.slice(heading.span));
    }
    answers.assert_agree(ON_PURPOSE);
}

#[test]
fn every_link_of_github_slugger_finds_its_heading() {
    let Some(text) = all_headings() else { return };
    let folder = folder(&[("README.md", &text)]);
    let missing: Vec<usize> = link_findings(folder.path()).iter().map(|one| one.line).collect();
    assert!(missing.is_empty(), "lines {missing:?}");
}
