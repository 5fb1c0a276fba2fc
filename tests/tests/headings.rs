//! Repairs of headings: what the rules about them make of a note together, safely and with every repair.

use coursenotes_checker::fix;
use coursenotes_course::{Course, RuleLevels};
use coursenotes_diagnostics::{Applicability, Diagnostic};
use coursenotes_tests::{answers, findings, open, write};
use std::convert::Infallible;

const SENTENCE: &str = "This is a sentence of the text that somebody has set in large letters, and it is long.";

/// The note after the repairs; no repair may be refused, and a second run changes nothing.
fn repaired(note: &str, is_wanted: &dyn Fn(&Diagnostic) -> bool) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "class-01.md", note.as_bytes());
    let course = open(folder.path());
    let ask = |course: &Course| Ok::<_, Infallible>(answers(course));
    let run = |course: &Course| {
        let Ok(repaired) = fix(course, &RuleLevels::default(), &ask, is_wanted);
        repaired
    };
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

/// What `no-title` says of the note `path` in a course with other notes.
fn missing_titles(path: &str, note: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "README.md", b"# Home\n\nWords.\n");
    write(folder.path(), "program/package.json", b"{}\n");
    write(folder.path(), path, note.as_bytes());
    let found = findings(folder.path()).into_iter().filter(|one| one.rule == "no-title");
    found.map(|one| format!("{}; {}", one.message, one.help.unwrap_or_default())).collect()
}

/// So much text needs a title.
const TEXT: &str = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n";

#[test]
fn a_title_in_another_form_is_one() {
    let cases = [
        ("line_below", "Binary trees\n---\n\n"),
        ("html_heading", "<h2 align=\"center\">Binary trees</h2>\n\n"),
        ("heading_inside_html", "<div align=\"center\">\n  <h3>Binary trees</h3>\n</div>\n\n"),
        ("centred_words", "<p align=\"center\"><b>Binary trees</b></p>\n\n"),
        ("centred_logo", "<p align=\"center\"><img src=\"https://example.org/a.png\" alt=\"Trees\"></p>\n\n"),
        ("logo", "![Binary trees](https://example.org/a.png)\n\n"),
        ("quoted_heading", "> ## Binary trees\n\n"),
        ("frame", "| Binary trees | |\n| --- | --- |\n| by | me |\n\n"),
        ("without_space", "##Binary trees\n\n"),
        ("toml", "+++\ntitle = \"Binary trees\"\n+++\n\n"),
        ("front_matter_without_first_line", "title: Binary trees\ndate: 2024-01-01\n---\n\n"),
        ("front_matter_with_a_mistake", "---\ntitle: Trees: binary\n---\n\n"),
        ("first_page", "## Welcome to GitHub Pages\n\n"),
    ];
    for (name, opening) in cases {
        assert_eq!(missing_titles("class-01.md", &format!("{opening}{TEXT}")), [""; 0], "{name}");
    }
}

#[test]
fn the_words_of_a_title_are_marked() {
    for (note, marked) in [
        ("# T\n\n# U\n", "# U"),
        ("# T\n\nU\n===\n", "U"),
        ("# T\n\n=====\nAdded U\n=====\n", "Added U"),
        ("# T\n\n=====\r\n\u{2014}\r\n  Added U  \r\n=====\r\n", "Added U"),
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), "class-01.md", note.as_bytes());
        let found: Vec<_> = findings(folder.path()).into_iter().filter(|one| one.rule == "several-titles").collect();
        assert_eq!(found.iter().map(|one| one.marked.as_str()).collect::<Vec<_>>(), [marked], "{note:?}");
    }
}

#[test]
fn what_is_no_page_of_its_own_needs_no_title() {
    let long = format!("Words.\n\n{TEXT}");
    let cases = [
        ("_sidebar.md", long.as_str()),
        ("_includes/part.md", &long),
        (".github/ISSUE_TEMPLATE.md", &long),
        ("docs/pull_request_template.md", &long),
        ("program/docs/environment.md", &long),
        ("class-01.md", "See the [book](https://example.org).\n"),
        ("class-01.md", "- queues\n- stacks\n"),
        ("class-01.md", "<!-- to be written -->\n"),
    ];
    for (path, note) in cases {
        assert_eq!(missing_titles(path, note), [""; 0], "{path}: {note:?}");
    }
}

#[test]
fn how_a_note_gets_its_title_depends_on_what_it_begins_with() {
    let at_level_2 = "this note has no title: its first heading is of level 2";
    let cases = [
        ("alone", "## Trees\n\n", format!("{at_level_2}; if it names the whole note, make it the title, with one `#`")),
        (
            "above_all",
            "## Trees\n\n### Height\n\n",
            format!(
                "{at_level_2}; if it names the whole note, make it the title, with one `#`, and raise what is below it"
            ),
        ),
        (
            "one_of_several",
            "[Home](README.md)\n\n## Trees\n\n## Height\n\n",
            format!(
                "{at_level_2}; write a line such as `# Binary trees` above it; or make it level 1, if it names the whole note"
            ),
        ),
        (
            "bold",
            "**Binary trees:**\n\n",
            "this note has no title: its first line is bold, and no heading; make it the title: `# Binary trees`"
                .to_owned(),
        ),
        ("text", "", "this note has no title; begin it with a line such as `# Binary trees`".to_owned()),
        (
            "table",
            "| a | b |\n| - | - |\n| c | d |\n\n",
            "this note has no title; begin it with a line such as `# Binary trees`".to_owned(),
        ),
    ];
    for (name, opening, expected) in cases {
        assert_eq!(missing_titles("class-01.md", &format!("{opening}{TEXT}")), [expected], "{name}");
    }
}

#[test]
fn a_folder_may_do_without_titles() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 1..6 {
        write(folder.path(), &format!("untitled/class-{number}.md"), format!("## {number}\n\nWords.\n").as_bytes());
    }
    for number in 1..9 {
        write(folder.path(), &format!("titled/class-{number}.md"), format!("# {number}\n\nWords.\n").as_bytes());
    }
    write(folder.path(), "titled/class-9.md", b"## 9\n\nWords.\n");
    let found = findings(folder.path()).into_iter().filter(|one| one.rule == "no-title");
    assert_eq!(found.map(|one| one.path).collect::<Vec<_>>(), ["titled/class-9.md"]);
}
