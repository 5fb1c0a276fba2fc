//! The messages in the tests of remark-validate-links, by test, file and line.
//!
//! A line without a row must be without a finding too, in the files that the test names. Two texts stand in the tests
//! themselves and not in a file; they are written here again from their rows.

use super::links::Verdict;
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_diagnostics::Severity;
use coursenotes_tests::{Finding, copy, findings, write};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A message of a test.
#[derive(Deserialize)]
struct Row {
    test: String,
    options: Vec<String>,
    inputs: Vec<String>,
    file: Option<String>,
    line: usize,
    message: String,
}

const ROWS: usize = 178;

/// Ours that say that a link leads to nothing.
const RULES: &[&str] =
    &["missing-anchor", "missing-file", "wrong-case", "missing-extension", "link-leaves-course", "own-site-address"];

/// Notes that a test passes as text.
const TEXTS: &[(&str, &str)] = &[("stdin.md", "# Hello\n\n[link](#not-exist)\n"), ("text.md", "a [b](#c)\n")];

const BRANCH: &str = "the other branch `foo-bar` may have what is missing here";
const OTHER_SITE: &str = "the address is another site: only GitHub's are read";
const BITBUCKET_ANCHOR: &str = "the anchors are GitHub's, not Bitbucket's";
const ONE_FILE: &str = "the test gives remark only one file to look into";
const ROOT: &str = "`/` is the root of the repository on GitHub";
const BOX: &str = "GitHub's box around a note has the id `readme`";
const ABOVE: &str = "the file lies above the course, and readers don't have it";

const ON_PURPOSE: &[OnPurpose] = &[
    ("github.md:25", BRANCH),
    ("github.md:47", BRANCH),
    ("github.md:55", BRANCH),
    ("examples/github.md:17", BRANCH),
    ("examples/github.md:33", BRANCH),
    ("examples/github.md:39", BRANCH),
    ("github.md:19", ABOVE),
    ("gitlab.md:19", ABOVE),
    ("bitbucket.md:19", ABOVE),
    ("github.md:11", ROOT),
    ("github.md:23 in should work with `repository:false`", ROOT),
    ("github.md:71 in should work with `repository:false`", BOX),
    ("github.md:41 in should work on the API", ONE_FILE),
    ("github.md:43 in should work on the API", ONE_FILE),
    ("gitlab.md:21", OTHER_SITE),
    ("gitlab.md:23", OTHER_SITE),
    ("gitlab.md:43", OTHER_SITE),
    ("gitlab.md:45", OTHER_SITE),
    ("gitlab.md:51", OTHER_SITE),
    ("gitlab.md:53", OTHER_SITE),
    ("self-hosted.md:5", OTHER_SITE),
    ("bitbucket.md:21", OTHER_SITE),
    ("bitbucket.md:23", OTHER_SITE),
    ("bitbucket.md:43", OTHER_SITE),
    ("bitbucket.md:45", OTHER_SITE),
    ("bitbucket.md:51", OTHER_SITE),
    ("bitbucket.md:53", OTHER_SITE),
    ("bitbucket.md:3", BITBUCKET_ANCHOR),
    ("bitbucket.md:7", BITBUCKET_ANCHOR),
    ("bitbucket.md:31", BITBUCKET_ANCHOR),
    ("bitbucket.md:33", BITBUCKET_ANCHOR),
    ("definitions.md:1", "remark says line 1 in this test and line 10 in another: the definition stands in line 10"),
    ("definitions.md:10 in should ignore unfound files (#2)", "remark says line 1 in this test"),
    ("folder.md:23", "GitHub opens the folder, and one without a README has no places to look up"),
];

/// Files of tests without a message.
const CLEAN: &[&str] = &["empty.md", "external.md", "image-alts.md"];

#[test]
fn every_message_of_remark_validate_links_is_found() {
    let table = "remark-validate-links.jsonl";
    let (Some(rows), Some(files)) = (rows::<Row>(table, ROWS), case("remark-validate-links/files")) else { return };
    let mut found: BTreeMap<bool, Vec<Finding>> = BTreeMap::new();
    let mut answers = Answers::default();
    let tests: BTreeSet<&str> = rows.iter().map(|row| row.test.as_str()).collect();
    for test in tests {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.test == test).collect();
        let knows_repository = rows[0].knows_repository();
        let found = found.entry(knows_repository).or_insert_with(|| check(&files, knows_repository));
        compare(&mut answers, &rows, found);
    }
    answers.assert_agree(ON_PURPOSE);
}

#[test]
fn files_without_a_message_of_remark_validate_links_are_clean() {
    let Some(files) = case("remark-validate-links/files") else { return };
    let mut found = check(&files, false);
    found.retain(|one| CLEAN.contains(&one.path.as_str()));
    assert_eq!(found, []);
}

/// Every row of one test, then every finding on a line without a row.
fn compare(answers: &mut Answers, rows: &[&Row], found: &[Finding]) {
    let test = &rows[0].test;
    for row in rows {
        let ours = found.iter().any(|one| one.path == row.path() && one.line == row.line);
        let ours = if ours { Verdict::Error } else { Verdict::Ok };
        answers.add(&format!("{}:{} in {test}", row.path(), row.line), &Verdict::Error, &ours, &row.message);
    }
    let inputs: BTreeSet<&str> =
        rows.iter().flat_map(|row| row.inputs.iter().map(String::as_str).chain([row.path()])).collect();
    let known: BTreeSet<(&str, usize)> = rows.iter().map(|row| (row.path(), row.line)).collect();
    let further =
        |one: &&Finding| inputs.contains(one.path.as_str()) && !known.contains(&(one.path.as_str(), one.line));
    for one in found.iter().filter(further) {
        answers.add(&format!("{}:{} in {test}", one.path, one.line), &Verdict::Ok, &Verdict::Error, &one.message);
    }
}

/// Checks the folder, with or without a repository's name, as the tests do.
fn check(files: &Path, knows_repository: bool) -> Vec<Finding> {
    let folder = copy(files);
    for (path, text) in TEXTS {
        write(folder.path(), path, text.as_bytes());
    }
    if knows_repository {
        write(folder.path(), "coursenotes.toml", b"repository = \"wooorm/test\"\n");
    }
    let mut found = findings(folder.path());
    found.retain(|one| RULES.contains(&one.rule) && one.severity == Severity::Error);
    found
}

impl Row {
    fn path(&self) -> &str {
        match self.file.as_deref() {
            None => "text.md",
            Some("<stdin>") => "stdin.md",
            Some(path) => path,
        }
    }

    /// Whether the test names the repository `wooorm/test` on GitHub, in an option or as git's remote.
    fn knows_repository(&self) -> bool {
        let named = |option: &String| option.contains("\"wooorm/test\\");
        self.options.iter().any(named) || self.test == "should work when with Git directory"
    }
}
