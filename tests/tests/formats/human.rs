//! The report of a first run: short, equal findings once, and nothing hidden without a number.

use crate::{Checked, checked, written};
use coursenotes_diagnostics::write::{Colour, Length, Look, human, width};
use coursenotes_diagnostics::{Diagnostic, Severity};
use coursenotes_tests::{shared, skip};
use std::fmt::Write;
use std::time::Duration;

fn report(course: &Checked, width: usize, length: Length) -> String {
    let look = Look {
        colour: Colour::Off,
        width,
        length,
        is_shown: &|one| one.severity == Severity::Error,
        first: &["missing-file", "missing-extension", "missing-anchor"],
        command: "coursenotes check",
        elapsed: Duration::ZERO,
    };
    // What other rules say of such small notes is no matter here.
    let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
    let errors: Vec<Diagnostic> = course.diagnostics.iter().filter(is_error).cloned().collect();
    written(&course.course, &errors, |out, report| human(out, report, &look))
}

/// The lines of a terminal that a report takes.
fn lines(report: &str, columns: usize) -> usize {
    report.lines().map(|line| width(line).div_ceil(columns).max(1)).sum()
}

#[test]
fn few_errors_are_shown_with_their_repairs() {
    let course = checked(&[("README.md", "# Home\n\n[one](one)\n"), ("one.md", "# One\n\n[home](home.md)\n")]);
    insta::assert_snapshot!(report(&course, 80, Length::Short));
}

#[test]
fn a_repair_that_only_adds_a_blank_line_is_told_in_words() {
    let course = checked(&[("README.md", "# Home\n\nThe steps are these:\n2. take one\n3. take two\n4. take three\n")]);
    let look = Look {
        colour: Colour::Off,
        width: 80,
        length: Length::Full,
        is_shown: &|_| true,
        first: &[],
        command: "coursenotes check",
        elapsed: Duration::ZERO,
    };
    let shown = written(&course.course, &course.diagnostics, |out, report| human(out, report, &look));
    assert!(shown.contains("= help: leave a line blank above the list"), "{shown}");
    assert!(!shown.contains("4 - 2. take one"), "{shown}");
}

#[test]
fn equal_errors_are_shown_once_with_their_places() {
    let notes: Vec<(String, String)> =
        (10..30).map(|n| (format!("week/class-{n}.md"), format!("# Class {n}\n\n[home](README.md)\n"))).collect();
    let mut files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("README.md", "# Home\n\n[week](week/)\n"));
    let course = checked(&files);
    insta::assert_snapshot!(report(&course, 80, Length::Short));
    let full = report(&course, 80, Length::Full);
    assert_eq!(full.matches("error: no file at `README.md`").count(), 20, "{full}");
}

#[test]
fn many_errors_of_one_kind_leave_room_for_the_others() {
    let notes: Vec<(String, String)> =
        (100..210).map(|n| (format!("class-{n}.md"), format!("# Class {n}\n"))).collect();
    let mut files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut home = "# Home\n\n".to_owned();
    for n in 100..210 {
        writeln!(home, "- [Class {n}](class-{n})").expect("write to a string");
    }
    home.push_str("\n[gone](gone.md) [up](#hom) [^1]\n");
    files.push(("README.md", &home));
    insta::assert_snapshot!(report(&checked(&files), 80, Length::Short));
}

#[test]
fn an_address_as_long_as_a_note_does_not_fill_the_screen() {
    let long = "long/".repeat(1_000);
    let mut home = "# Home\n\n".to_owned();
    for n in 0..20 {
        writeln!(home, "[x]({long}{n}.md) [y]({n}) [z](#{long}{n})").expect("write to a string");
    }
    let report = report(&checked(&[("README.md", &home)]), 80, Length::Short);
    assert!(lines(&report, 80) < 40, "{report}");
}

#[test]
fn a_first_run_on_real_notes_is_under_40_lines() {
    let Some(corpus) = shared("corpus") else { return };
    let mut seen = 0;
    for entry in corpus.read_dir().expect("the corpus is a folder") {
        let path = entry.expect("an entry").path();
        if !path.is_dir() {
            continue;
        }
        let folder = coursenotes_tests::copy(&path);
        let course = coursenotes_tests::open(folder.path());
        let diagnostics = coursenotes_tests::diagnose(&course);
        let course = Checked { _folder: folder, course, diagnostics };
        for width in [60, 80, 120] {
            let report = report(&course, width, Length::Short);
            let lines = lines(&report, width);
            assert!(lines < 40, "{lines} lines in {width} columns: {}\n{report}", path.display());
        }
        seen += 1;
    }
    if seen == 0 {
        skip("the corpus is empty");
    }
}
