//! The line that leads home reaches every kind of note, and only where it stays a line of its own.

use coursenotes_course::Course;
use coursenotes_tests::{diagnose, open, write};

/// Three notes that lead home by `line`, and a fourth; what the fix makes of the fourth.
fn mended(habit: &str, note: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    write(root, "README.md", b"# Home\n\nWords.\n");
    for number in 1..4 {
        write(root, &format!("notes/class-{number}.md"), habit.replace("NUMBER", &number.to_string()).as_bytes());
    }
    write(root, "notes/class-4.md", note.as_bytes());
    let course = open(root);
    let mut text = note.to_owned();
    let found = diagnose(&course);
    let finding = found.iter().find(|one| one.rule == "no-way-home").expect("the fourth note has no way home");
    let edit = finding.fix.as_ref()?.edits.first()?;
    text.replace_range(edit.span.range(), &edit.replacement);
    write(root, "notes/class-4.md", text.as_bytes());
    assert_eq!(homeless(&open(root)), 0, "{text}");
    Some(text)
}

fn homeless(course: &Course) -> usize {
    diagnose(course).iter().filter(|one| one.rule == "no-way-home").count()
}

const BOTTOM: &str = "# Class NUMBER\n\nWords of NUMBER.\n\n[Back to home](../README.md)\n";

#[test]
fn the_line_is_added_at_the_end() {
    let cases = [
        ("# Four\n\nWords.\n", "# Four\n\nWords.\n\n[Back to home](../README.md)\n"),
        ("# Four\n\nWords.", "# Four\n\nWords.\n\n[Back to home](../README.md)"),
        ("# Four\n\nWords.\n\n\n", "# Four\n\nWords.\n\n\n[Back to home](../README.md)\n"),
        ("# Four\r\n\r\nWords.\r\n", "# Four\r\n\r\nWords.\r\n\r\n[Back to home](../README.md)\r\n"),
        ("# Four\n\nWords.  ", "# Four\n\nWords.  \n\n[Back to home](../README.md)"),
        ("# Four\n\nWords.\n  ", "# Four\n\nWords.\n  \n[Back to home](../README.md)"),
        ("# Four\n\n- a\n  - b", "# Four\n\n- a\n  - b\n\n[Back to home](../README.md)"),
        ("# Four\n\n> a\n", "# Four\n\n> a\n\n[Back to home](../README.md)\n"),
        ("# Four\n\n<div>\nx\n</div>\n", "# Four\n\n<div>\nx\n</div>\n\n[Back to home](../README.md)\n"),
        ("# Four\n\n| a |\n| - |\n| b |\n", "# Four\n\n| a |\n| - |\n| b |\n\n[Back to home](../README.md)\n"),
    ];
    for (note, expected) in cases {
        assert_eq!(mended(BOTTOM, note).as_deref(), Some(expected), "{note:?}");
    }
}

#[test]
fn nothing_that_is_open_takes_the_line_in() {
    for note in
        ["# Four\n\n```\ncode\n", "# Four\n\n<!-- words\n", "# Four\n\n<script>\nx\n", "# Four\n\n<details>\n\nx\n"]
    {
        assert_eq!(mended(BOTTOM, note), None, "{note:?}");
    }
}

#[test]
fn the_line_is_added_where_its_neighbours_have_it() {
    let top = "[Home](../README.md)\n\n# Class NUMBER\n\nWords of NUMBER.\n";
    let below = "# Class NUMBER\n\n[Home](../README.md)\n\nWords of NUMBER.\n";
    let quote = "# Class NUMBER\n\nWords of NUMBER.\n\n> [Home](/README.md)\n";
    let heading = "# Class NUMBER\n\nWords of NUMBER.\n\n## [Home](../README.md)";
    let html = "# Class NUMBER\n\nWords of NUMBER.\n\n<a href=\"../README.md\">Home</a>\n";
    let cases = [
        (top, "# Four\n\nWords.\n", "[Home](../README.md)\n\n# Four\n\nWords.\n"),
        (top, "\u{feff}# Four\n\nWords.\n", "\u{feff}[Home](../README.md)\n\n# Four\n\nWords.\n"),
        (top, "---\na: b\n---\n# Four\n", "---\na: b\n---\n\n[Home](../README.md)\n\n# Four\n"),
        (top, "Four\n====\n", "[Home](../README.md)\n\nFour\n====\n"),
        (below, "# Four\n\nWords.\n", "# Four\n\n[Home](../README.md)\n\nWords.\n"),
        (below, "# Four\nWords.\n", "# Four\n\n[Home](../README.md)\n\nWords.\n"),
        (quote, "# Four\n\nWords.\n", "# Four\n\nWords.\n\n> [Home](/README.md)\n"),
        (quote, "# Four\n\n> Words.\n", "# Four\n\n> Words.\n\n[Home](/README.md)\n"),
        (heading, "# Four\n\nWords.\n", "# Four\n\nWords.\n\n[Home](../README.md)\n"),
        (html, "# Four\n\nWords.\n", "# Four\n\nWords.\n\n<a href=\"../README.md\">Home</a>\n"),
    ];
    for (habit, note, expected) in cases {
        assert_eq!(mended(habit, note).as_deref(), Some(expected), "{note:?}");
    }
}
