//! The marks in the fixtures of markdownlint: lines with a finding of MD042, MD051, MD052 or MD053, and good ones.
//!
//! A line without a row must be without a finding too.

use super::links::Verdict;
use super::table::{Answers, OnPurpose, case, rows};
use coursenotes_diagnostics::Severity;
use coursenotes_tests::{Finding, copy, findings};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A line of a fixture, and whether the rule has a finding there.
#[derive(Deserialize)]
struct Row {
    file: String,
    line: usize,
    rule: String,
    expect: Verdict,
    text: String,
}

const ROWS: usize = 147;

/// A rule of markdownlint, and those of ours that say the same.
const RULES: &[(&str, &[&str])] = &[
    ("MD042", &["empty-destination"]),
    ("MD051", &["missing-anchor"]),
    ("MD052", &["undefined-reference", "undefined-footnote"]),
    ("MD053", &["unused-definition", "duplicate-definition", "unused-footnote", "duplicate-footnote"]),
];

const CASE: &str = "GitHub forgives capital letters, so we only warn";
const TOP_CASE: &str = "`#top` leads to the top in any case (HTML standard)";
const LINE: &str = "GitHub goes to the line in front and passes over a column that it cannot read";
const BRACES: &str = "GitHub shows `{#id}` as text";
const BRACKETS: &str = "one word in brackets is how people write brackets";
const TOP: &str = "`#` leads to the top of the page";
const CONFIGURED: &str = "the fixture's own configuration keeps markdownlint silent";

const ON_PURPOSE: &[OnPurpose] = &[
    ("link-fragments.md:226 MD051", "a `name` beside an `id` is a place of its own"),
    ("link-fragments.md:245 MD051", CASE),
    ("link-fragments.md:247 MD051", CASE),
    ("link-fragments.md:249 MD051", CASE),
    ("link-fragments.md:254 MD051", CASE),
    ("link-fragments.md:305 MD051", CASE),
    ("link-fragments.md:339 MD051", TOP_CASE),
    ("link-fragments-default-case.md:7 MD051", CASE),
    ("link-fragments-default-case.md:13 MD051", CASE),
    ("link-fragments-default-case.md:19 MD051", CASE),
    ("link-fragments.md:313 MD051", LINE),
    ("link-fragments.md:315 MD051", LINE),
    ("link-fragments.md:319 MD051", LINE),
    ("link-fragments.md:325 MD051", LINE),
    ("link-fragments.md:258 MD051", BRACES),
    ("link-fragments.md:262 MD051", BRACES),
    ("link-fragments.md:266 MD051", BRACES),
    ("link-fragments.md:268 MD051", BRACES),
    ("reference-links-and-images-shortcuts.md:9 MD052", BRACKETS),
    ("reference-links-and-images-shortcuts.md:31 MD052", BRACKETS),
    ("reference-links-and-images-shortcuts.md:33 MD052", BRACKETS),
    ("reference-links-and-images-shortcuts.md:67 MD052", BRACKETS),
    ("reference-links-and-images-shortcuts.md:69 MD052", BRACKETS),
    ("reference-links-and-images-ignored-labels.md:12 MD052", "`[x]` is the box of a task"),
    ("empty-links.md:15 MD042", TOP),
    ("empty-links.md:17 MD042", TOP),
    ("empty-links.md:19 MD042", TOP),
    ("empty-links.md:21 MD042", TOP),
    ("empty-links.md:23 MD042", TOP),
    ("empty-links.md:25 MD042", TOP),
    ("empty-links.md:27 MD042", TOP),
    ("empty-links.md:29 MD042", TOP),
    (
        "reference-links-and-images.md:145 MD052",
        "markdownlint leaves `[^2]` alone unless shortcuts are on; GitHub shows its brackets",
    ),
    ("link-fragments-ignored-pattern-present.md:7 MD051", CONFIGURED),
    ("reference-links-and-images-ignored-labels.md:3 MD052", CONFIGURED),
    ("reference-links-and-images-ignored-labels.md:5 MD052", CONFIGURED),
    ("reference-links-ignored-definitions.md:7 MD053", CONFIGURED),
    ("reference-links-ignored-definitions.md:8 MD053", CONFIGURED),
];

#[test]
fn every_marked_line_of_markdownlint_is_found() {
    let (table, files) = ("markdownlint.jsonl", "markdownlint/files");
    let (Some(rows), Some(files)) = (rows::<Row>(table, ROWS), case(files)) else { return };
    let folder = copy(&files);
    let mut found = findings(folder.path());
    found.retain(|one| rule_of(one).is_some());
    let mut answers = Answers::default();
    for row in &rows {
        let name = format!("{}:{} {}", row.file, row.line, row.rule);
        let ours = found.iter().any(|one| name == name_of(one));
        answers.add(&name, &row.expect, if ours { &Verdict::Error } else { &Verdict::Ok }, &row.text);
    }
    let known: BTreeSet<String> = rows.iter().map(|row| format!("{}:{} {}", row.file, row.line, row.rule)).collect();
    for one in found.iter().filter(|one| !known.contains(&name_of(one))) {
        answers.add(&name_of(one), &Verdict::Ok, &Verdict::Error, &one.message);
    }
    answers.assert_agree(ON_PURPOSE);
}

/// The rule of markdownlint that says what our finding says.
fn rule_of(finding: &Finding) -> Option<&'static str> {
    // Only capital letters differ, and GitHub forgives that.
    if finding.rule == "missing-anchor" && finding.severity == Severity::Warning {
        return None;
    }
    RULES.iter().find(|(_, ours)| ours.contains(&finding.rule)).map(|(theirs, _)| *theirs)
}

fn name_of(finding: &Finding) -> String {
    format!("{}:{} {}", finding.path, finding.line, rule_of(finding).unwrap_or_default())
}
