//! Small notes from rumdl's tests, with the number of findings that its rules MD051, MD052 and MD053 give.

use super::table::{Answers, OnPurpose, rows};
use coursenotes_diagnostics::Severity;
use coursenotes_tests::{Finding, findings, folder};
use serde::Deserialize;

/// A note as the test of that name has it.
#[derive(Deserialize)]
struct Row {
    test: String,
    markdown: String,
    expect_count: usize,
}

/// A rule of rumdl and ours.
struct Table {
    file: &'static str,
    rows: usize,
    rules: &'static [&'static str],
    on_purpose: &'static [OnPurpose],
}

const FILE: &str = "`file.#section` and `file@name#section` name files; rumdl reads anchors of this note";
const BRACES: &str = "GitHub shows `{#id}` as text";

const MD051: Table = Table {
    file: "rumdl-md051.jsonl",
    rows: 45,
    rules: &["missing-anchor"],
    on_purpose: &[
        ("test_edge_case_file_extensions", FILE),
        ("test_cross_file_detection_edge_cases", FILE),
        ("test_unicode_and_special_characters", FILE),
        ("test_custom_header_id_formats", BRACES),
        ("test_custom_header_id_edge_cases", BRACES),
        ("test_extended_attr_list_support", BRACES),
        ("test_jekyll_kramdown_next_line_attr_list", BRACES),
        ("test_mixed_inline_and_next_line_attr_list", BRACES),
        ("test_mixed_markdown_and_html_anchors", BRACES),
        (
            "test_case_insensitivity_html_anchors_default_ignore_case",
            "GitHub tries a fragment as it is and in lower case, and `#camelcase` is neither for `id=\"CamelCase\"`",
        ),
    ],
};

const EACH_PLACE: &str = "rumdl names a label once; we mark each place that shows brackets";

const MD052: Table = Table {
    file: "rumdl-md052.jsonl",
    rows: 71,
    rules: &["undefined-reference"],
    on_purpose: &[
        ("test_multiple_references_same_undefined", EACH_PLACE),
        ("test_multiple_references_to_same_undefined", EACH_PLACE),
    ],
};

const MD053: Table = Table {
    file: "rumdl-md053.jsonl",
    rows: 93,
    rules: &["unused-definition", "duplicate-definition"],
    on_purpose: &[
        ("test_reference_with_escaped_brackets", "`[link]\\[id\\]` shows its brackets and uses nothing"),
        ("test_reference_in_html_comment", "nobody sees a comment, so it uses nothing"),
        (
            "test_reference_with_backslash_in_definition",
            "labels are compared as written: `[slash-id]` is not `[slash\\-id]`",
        ),
        ("test_escaped_reference", "labels are compared as written: `[example\\-ref]` is not `[example-ref]`"),
    ],
};

#[test]
fn every_missing_anchor_of_rumdl_is_found() {
    MD051.run();
}

#[test]
fn every_undefined_reference_of_rumdl_is_found() {
    MD052.run();
}

#[test]
fn every_unused_definition_of_rumdl_is_found() {
    MD053.run();
}

impl Table {
    fn run(&self) {
        let Some(rows) = rows::<Row>(self.file, self.rows) else { return };
        let mut answers = Answers::default();
        for row in &rows {
            let found = self.found(&row.markdown);
            let messages: Vec<&String> = found.iter().map(|one| &one.message).collect();
            answers.add(&row.test, &row.expect_count, &found.len(), format!("{:?}\n    {messages:?}", row.markdown));
        }
        answers.assert_agree(self.on_purpose);
    }

    fn found(&self, markdown: &str) -> Vec<Finding> {
        // No test links to a note of this name: the files that they name are not there.
        let folder = folder(&[("note.md", markdown)]);
        let mut found = findings(folder.path());
        // A warning says that only capital letters differ, which rumdl allows by default.
        found.retain(|one| self.rules.contains(&one.rule) && one.severity != Severity::Warning);
        found
    }
}
