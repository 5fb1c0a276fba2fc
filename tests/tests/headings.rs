//! Repairs of headings: what the rules about them make of a note together, safely and with every repair.

use coursenotes_checker::fix;
use coursenotes_course::{Answers, Course, RuleLevels};
use coursenotes_diagnostics::{Applicability, Diagnostic};
use coursenotes_tests::{open, write};

const SENTENCE: &str = "This is a sentence of the text that somebody has set in large letters, and it is long.";

/// The note after the repairs; no repair may be refused, and a second run changes nothing.
fn repaired(note: &str, is_wanted: &dyn Fn(&Diagnostic) -> bool) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "class-01.md", note.as_bytes());
    let course = open(folder.path());
    let ask = |course: &Course| coursenotes_probe::disk(course).map(|disk| Answers { disk });
    let run = |course: &Course| fix(course, &RuleLevels::default(), &ask, is_wanted).expect("the root can be read");
    let repaired = run(&course);
    assert!(repaired.refused.is_empty(), "{note:?}: {:?}", repaired.refused);
    let Some(text) = repaired.texts.values().next().cloned() else { return note.to_owned() };
    write(folder.path(), "class-01.md", text.as_bytes());
    assert!(run(&open(folder.path())).texts.is_empty(), "{text:?} changes again");
    text
}

#[test]
fn every_repair_together() {
    let cases = [
        ("siblings_stay_siblings", "# T\n\n#### A\n\n### B\n\n## C\n", "# T\n\n## A\n\n## B\n\n## C\n"),
        ("what_is_below_stays_below", "# T\n\n### A\n\n##### B\n\n### C\n", "# T\n\n## A\n\n### B\n\n## C\n"),
        ("title_and_levels", "### T\n\n##### A\n\n##### B\n", "# T\n\n## A\n\n## B\n"),
        ("html", "# T\n\n<h3>A</h3>\n\n#### B\n", "# T\n\n<h2>A</h2>\n\n### B\n"),
        ("space_and_levels", "# T\n\n#### A\n\n####B\n", "# T\n\n## A\n\n## B\n"),
        ("bold_below_settled", "# T\n\n### A\n\na\n\n**Bold line**\n\nb\n", "# T\n\n## A\n\na\n\n### Bold line\n\nb\n"),
        ("first_heading_may_be_deep", "### A\n\nText.\n\n### B\n\nText.\n", "### A\n\nText.\n\n### B\n\nText.\n"),
        ("front_matter_is_a_title", "---\ntitle: T\n---\n\n## A\n", "---\ntitle: T\n---\n\n## A\n"),
    ];
    for (name, note, expected) in cases {
        assert_eq!(repaired(note, &|_| true), expected, "{name}");
    }
}

#[test]
fn safe_repairs_alone() {
    let cases = [
        ("blank_lines_where_text_would_join", "# T\n\nAbove\n### S\nbelow\n", "# T\n\nAbove\n\nS\n\nbelow\n"),
        ("one_blank_line_between_two", "# T\n\n### S\n### Also S\n", "# T\n\nS\n\nAlso S\n"),
        ("line_ends_stay", "# T\r\n\r\n## S ##\r\n- a\r\n", "# T\r\n\r\nS\r\n\r\n- a\r\n"),
        ("line_below_a_paragraph", "# T\n\nS\n---\n\nText\n", "# T\n\nS\n\n---\n\nText\n"),
        ("linked_to", "# T\n\n[x](#LINK)\n\n## S\n", "# T\n\n[x](#LINK)\n\n## S\n"),
        ("numbers_would_make_a_list", "# T\n\n## 1. S\n", "# T\n\n## 1. S\n"),
        ("empty_between_texts", "# T\n\na\n##\nb\n", "# T\n\na\n\nb\n"),
        ("empty_between_blank_lines", "# T\n\na\n\n##\n\n##\n\nb\n", "# T\n\na\n\nb\n"),
        ("empty_between_lists", "# T\n\n- a\n##\n- b\n", "# T\n\n- a\n##\n- b\n"),
        ("space_with_fewer_marks", "# T\n\n####A\n\ntext\n\n####B\n", "# T\n\n## A\n\ntext\n\n## B\n"),
        ("tag", "# T\n\n#tag #other\n", "# T\n\n#tag #other\n"),
        ("code", "# T\n\n```c\n##define\n```\n", "# T\n\n```c\n##define\n```\n"),
        ("question", "# T\n\n## Q\n", "# T\n\n## Q\n"),
        ("task", "# T\n\n## Explain how S\n", "# T\n\n## Explain how S\n"),
    ];
    let is_safe = |one: &Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    let anchor = coursenotes_parser::slug(SENTENCE);
    let question = SENTENCE.replace("long.", "long?");
    let fill = |text: &str| {
        let text = text.replace("LINK", &anchor);
        let words = text.split_inclusive([' ', '\r', '\n']).map(|word| match word.trim_end() {
            "S" => word.replace('S', SENTENCE),
            "Q" => word.replace('Q', &question),
            _ => word.to_owned(),
        });
        words.collect::<String>()
    };
    for (name, note, expected) in cases {
        assert_eq!(repaired(&fill(note), &is_safe), fill(expected), "{name}");
    }
}
