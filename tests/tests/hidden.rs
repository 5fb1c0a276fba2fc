//! Findings that an author hides, by comment, front matter and configuration, and those that hide nothing.

use coursenotes_tests::{diagnose, folder, open};

/// Rule and line of each finding in `class-01.md` or in the configuration.
fn found(config: &str, note: &str) -> Vec<String> {
    let home = "# Home\n\nEverything is in [class 1](class-01.md).\n";
    let folder = folder(&[("README.md", home), ("class-01.md", note), ("coursenotes.toml", config)]);
    let course = open(folder.path());
    let found = diagnose(&course);
    let lines = found.iter().map(|one| {
        let text = coursenotes_diagnostics::Sources::text(&course, one.span.file);
        let line = coursenotes_diagnostics::Lines::new(text).position(one.span.start as usize).line;
        let file = if course.path(one.span.file) == "coursenotes.toml" { "toml" } else { "" };
        format!("{}{file}:{line} {}", one.rule, one.severity.name())
    });
    lines.collect()
}

#[test]
fn a_comment_hides_what_is_found_in_the_next_block_and_no_further() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("nothing is hidden", "# A\n\nSee [x](no.md).\n", &["missing-file:3 error"]),
        ("next block", "# A\n\n<!-- coursenotes-ignore missing-file: later -->\n\nSee [x](no.md).\n", &[]),
        ("without a blank line", "# A\n\n<!-- coursenotes-ignore missing-file: later -->\nSee [x](no.md).\n", &[]),
        ("a colon behind the word", "# A\n\n<!-- coursenotes-ignore: missing-file -->\n\nSee [x](no.md).\n", &[]),
        ("a whole list", "# A\n\n<!-- coursenotes-ignore missing-file -->\n\n- [x](no.md)\n- [y](no.md)\n", &[]),
        (
            "the block after the next",
            "# A\n\n<!-- coursenotes-ignore missing-file: later -->\n\nSee [x](no.md).\n\nAnd [y](no.md).\n",
            &["missing-file:7 error"],
        ),
        ("its own paragraph", "# A\n\nSee [x](no.md). <!-- coursenotes-ignore missing-file: later -->\n", &[]),
        (
            "two names",
            "# A\n\n<!-- coursenotes-ignore missing-file, empty-destination: later -->\n\nSee [x](no.md) and [y]().\n",
            &[],
        ),
        (
            "two comments",
            "# A\n\n<!-- coursenotes-ignore missing-file: a -->\n\n<!-- coursenotes-ignore empty-destination: b -->\n\nSee [x](no.md) and [y]().\n",
            &[],
        ),
        ("in an item", "# A\n\n- one\n\n  <!-- coursenotes-ignore missing-file: a -->\n\n  [x](no.md)\n", &[]),
        ("in code", "# A\n\nWrite `<!-- coursenotes-ignore missing-file -->` first.\n", &[]),
        ("in a quote", "# A\n\n> <!-- coursenotes-ignore missing-file: a -->\n>\n> [x](no.md)\n", &[]),
        (
            "nothing to hide",
            "# A\n\n<!-- coursenotes-ignore missing-file: a -->\n\nWords.\n",
            &["unused-ignore:3 warning"],
        ),
        ("no such rule", "# A\n\n<!-- coursenotes-ignore mising-file: a -->\n\nWords.\n", &["unused-ignore:3 warning"]),
        ("at the end", "# A\n\nWords.\n\n<!-- coursenotes-ignore missing-file: a -->\n", &["unused-ignore:5 warning"]),
    ];
    for (name, note, expected) in rows {
        assert_eq!(found("", note), *expected, "{name}");
    }
}

#[test]
fn front_matter_hides_in_the_whole_note() {
    for form in ["missing-file", "[missing-file]", "\n  - missing-file", "\n  missing-file: not written yet"] {
        let note = |body: &str| format!("---\ntitle: A\ncoursenotes-ignore: {form}\n---\n\n{body}\n");
        assert_eq!(found("", &note("See [x](no.md).\n\nAnd [y](no.md).")), [""; 0], "{form}");
        let unused = found("", &note("Words."));
        assert_eq!(unused.len(), 1, "{form}: {unused:?}");
        assert!(unused[0].starts_with("unused-ignore:"), "{form}: {unused:?}");
    }
}

#[test]
fn the_configuration_sets_severities_for_the_course_and_for_a_part() {
    let note = "# A\n\nSee [x](no.md).\n";
    let rows: &[(&str, &[&str])] = &[
        ("[rules]\nmissing-file = \"warning\"\n", &["missing-file:3 warning"]),
        ("[rules]\nmissing-file = \"off\"\n", &[]),
        ("[[paths]]\nmatch = \"class-*.md\"\nrules = { missing-file = \"advice\" }\n", &["missing-file:3 advice"]),
        ("[[paths]]\nmatch = \"class-*.md\"\nrules = { missing-file = \"off\" }\n", &[]),
        (
            "[[paths]]\nmatch = \"old/\"\nrules = { missing-file = \"off\" }\n",
            &["missing-file:3 error", "unused-ignoretoml:3 warning"],
        ),
        (
            "[rules]\nmissing-file = \"off\"\n\n[[paths]]\nmatch = \"class-*.md\"\nrules = { missing-file = \"error\" }\n",
            &["missing-file:3 error"],
        ),
        (
            "[[paths]]\nmatch = \"*.md\"\nrules = { missing-file = \"warning\" }\n\n[[paths]]\nmatch = \"class-01.md\"\nrules = { missing-file = \"error\" }\n",
            &["missing-file:3 error"],
        ),
        (
            "[rules]\nunused-ignore = \"off\"\n\n[[paths]]\nmatch = \"old/\"\nrules = { missing-file = \"off\" }\n",
            &["missing-file:3 error"],
        ),
    ];
    for (config, expected) in rows {
        assert_eq!(found(config, note), *expected, "{config}");
    }
}
