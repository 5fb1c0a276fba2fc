//! Headings and their anchors from rumdl, which imitates GitHub and agrees with github-slugger.

use super::table::{Answers, rows};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::parse;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    heading: String,
    expect_slug: String,
}

const ROWS: usize = 88;

#[test]
fn every_heading_of_rumdl_has_its_anchor() {
    let Some(rows) = rows::<Row>("rumdl-github-slug.jsonl", ROWS) else { return };
    let mut answers = Answers::default();
    for Row { heading, expect_slug } in &rows {
        let note = parse(FileId(0), format!("# {heading}\n"));
        let ours = note.headings.first().map(|heading| heading.anchor.to_string());
        answers.add(heading, &Some(expect_slug.clone()), &ours, "");
    }
    answers.assert_agree(&[]);
}
