//! The two notes that this project started from: what is found in them, what the repairs make of them, and that both read
//! the same.

#![expect(clippy::disallowed_methods, reason = "tests read the material")]

use coursenotes_checker::fix;
use coursenotes_course::{Course, RuleLevels};
use coursenotes_diagnostics::Sources;
use coursenotes_tests::{answers, findings, open, shared, write};
use similar::TextDiff;
use std::convert::Infallible;
use std::fmt::Write;

#[test]
fn the_first_two_notes_are_mended_and_read_the_same() {
    let Some(seeds) = shared("seeds") else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["how-django-works-behind-the-scenes.md", "read-class-26-django.md"];
    for name in names {
        let bytes = std::fs::read(seeds.join(name)).expect("read a seed");
        write(folder.path(), &format!("class/{name}"), &bytes);
    }
    let links = names.map(|name| format!("- [{}](class/{name})\n", &name[..name.len() - 3]));
    write(folder.path(), "README.md", format!("# Reading notes\n\n{}", links.concat()).as_bytes());

    let course = open(folder.path());
    let ask = |course: &Course| Ok::<_, Infallible>(answers(course));
    let Ok(repaired) = fix(&course, &RuleLevels::default(), &ask, &|_| true);
    let mut all = String::new();
    for one in findings(folder.path()) {
        writeln!(all, "{}:{} {} [{}]", one.path, one.line, one.message, one.rule).expect("write to a string");
    }
    for (file, text) in &repaired.texts {
        let (path, before) = (course.path(*file), Sources::text(&course, *file));
        let difference = TextDiff::from_lines(before, text.as_str());
        let difference = difference.unified_diff().header("before", "after").to_string();
        write!(all, "\n==== {path}: before\n{before}\n==== difference\n{difference}\n==== after\n{text}\n")
            .expect("write to a string");
        let words = |text: &str| -> Vec<String> {
            let all = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
            all.map(str::to_owned).collect()
        };
        assert_eq!(words(before), words(text), "{path} reads the same");
    }
    assert!(repaired.report.diagnostics.is_empty(), "{:#?}", repaired.report.diagnostics);
    insta::assert_snapshot!(all);
}
