//! What every table shares: reading its rows, and comparing the answers with the list of intended differences.

use coursenotes_tests::shared;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::{Debug, Write};
use std::path::PathBuf;

/// Rows that we answer differently on purpose, and one line why. `name` stands for `name in <some test>` too.
pub(super) type OnPurpose = (&'static str, &'static str);

/// The answers to one table, row by row.
#[derive(Debug, Default)]
pub(super) struct Answers {
    answers: Vec<Answer>,
    names: BTreeSet<String>,
}

#[derive(Debug)]
struct Answer {
    row: String,
    expected: String,
    ours: String,
    details: String,
}

impl Answers {
    /// Notes what the table says of a row, what we say, and what helps to judge a difference.
    ///
    /// A second row of the same name is called `name (2)`.
    pub(super) fn add<T: Debug>(&mut self, row: &str, expected: &T, ours: &T, details: impl Into<String>) {
        let (expected, ours) = (format!("{expected:?}"), format!("{ours:?}"));
        let numbered = (2..).map(|number| format!("{row} ({number})"));
        let row = std::iter::once(row.to_owned()).chain(numbered).find(|name| !self.names.contains(name));
        let row = row.expect("numbers have no end");
        self.names.insert(row.clone());
        self.answers.push(Answer { row, expected, ours, details: details.into() });
    }

    /// Fails with every row at once that differs without a reason, and with every reason without a difference.
    pub(super) fn assert_agree(&self, on_purpose: &[OnPurpose]) {
        let (differ, agree): (Vec<&Answer>, Vec<&Answer>) =
            self.answers.iter().partition(|one| one.expected != one.ours);
        let has_reason = |one: &&Answer| on_purpose.iter().any(|(reason, _)| one.is_meant_by(reason));
        let mut problems = String::new();
        for Answer { row, expected, ours, details } in differ.iter().filter(|one| !has_reason(one)) {
            let [expected, ours, details] = [expected, ours, details].map(|text| clip(text));
            writeln!(problems, "{row}: they say {expected}, we say {ours}\n    {details}").expect("memory");
        }
        for (reason, _) in on_purpose {
            let is_stale = !differ.iter().any(|one| one.is_meant_by(reason));
            if is_stale || agree.iter().any(|one| one.is_meant_by(reason)) {
                writeln!(problems, "{reason}: is listed as different, but agrees or is no row").expect("memory");
            }
        }
        assert!(problems.is_empty(), "{} of {} rows agree\n{problems}", agree.len(), self.answers.len());
    }
}

impl Answer {
    fn is_meant_by(&self, reason: &str) -> bool {
        self.row.strip_prefix(reason).is_some_and(|rest| rest.is_empty() || rest.starts_with(" in "))
    }
}

/// The rows of a table with one JSON object a line; nothing, having said so, where the table is not here.
pub(super) fn rows<T: DeserializeOwned>(table: &str, count: usize) -> Option<Vec<T>> {
    let text = std::fs::read_to_string(case(table)?).expect("the table can be read");
    let rows: Vec<T> = text.lines().map(|line| serde_json::from_str(line).expect("a row has its fields")).collect();
    assert_eq!(rows.len(), count, "rows in {table}");
    Some(rows)
}

/// A table or a folder of its files; nothing, having said so, where it is not here.
pub(super) fn case(path: &str) -> Option<PathBuf> {
    shared(&format!("cases/{path}"))
}

/// Long texts from tables of letters fill a screen each.
fn clip(text: &str) -> String {
    let clipped: String = text.chars().take(900).collect();
    if clipped.len() < text.len() { format!("{clipped}…") } else { clipped }
}
