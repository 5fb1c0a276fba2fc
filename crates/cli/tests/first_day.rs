//! Four courses as people have them, from the first check to a website and a book, untouched by hand.
//!
//! They lie in `courses`: notes beside each other that link by their site's addresses; folders whose notes have moved; a
//! folder for each lecture; and a book of another tool. What is said on the way is in the snapshots.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::fmt::Write;
use std::path::Path;
use support::{copy, git, run};

/// A copy of a course in a git tree of its own, with everything committed.
fn cloned(name: &str, repository: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses").join(name), folder.path());
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"]);
    git(folder.path(), &["remote", "add", "origin", &format!("https://github.com/{repository}.git")]);
    commit(folder.path());
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "As it is"]);
}

/// Runs a command, adds what it says to the transcript, and gives its exit code.
fn step(transcript: &mut String, folder: &Path, arguments: &[&str]) -> Option<i32> {
    let (code, out, err) = run(folder, arguments);
    let said = [out.trim_end(), err.trim_end()].join("\n");
    write!(transcript, "$ coursenotes {}\n{}\n\n", arguments.join(" "), steady(said.trim())).expect("a text takes all");
    code
}

/// `(0.01 s)` is another time on another day, and `70 kB` another size after the next change of colour.
fn steady(text: &str) -> String {
    let line = |line: &str| match line.rfind([' ', ',']).and_then(|at| line[..at].rfind([' ', ','])) {
        Some(at) if line.ends_with(" s)") || line.ends_with(" kB") => line[..at].trim_end_matches(',').to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn first_day(name: &str, repository: &str) -> String {
    let folder = cloned(name, repository);
    let folder = folder.path();
    let mut said = String::new();
    step(&mut said, folder, &["check"]);
    assert_eq!(step(&mut said, folder, &["init"]), Some(0));
    let code = step(&mut said, folder, &["check", "--baseline", "coursenotes-baseline.json"]);
    assert_eq!(code, Some(0), "the first check in CI is green");
    assert_eq!(step(&mut said, folder, &["fix"]), Some(0), "the files of init are not committed, and not in the way");
    let (code, ..) = run(folder, &["check", "--baseline", "coursenotes-baseline.json"]);
    assert_eq!(code, Some(0), "and so it is after the repairs");
    step(&mut said, folder, &["check"]);
    assert_eq!(step(&mut said, folder, &["export", "html"]), Some(0));
    assert_eq!(step(&mut said, folder, &["export", "epub", "--output", "book.epub"]), Some(0));
    assert!(folder.join("_site/index.html").is_file() && folder.join("book.epub").is_file());
    said
}

#[test]
fn notes_that_link_by_the_addresses_of_their_site() {
    insta::assert_snapshot!(first_day("flat", "sam-codes/reading-notes"));
}

#[test]
fn folders_whose_notes_have_moved() {
    insta::assert_snapshot!(first_day("folders", "kim/code-school"));
}

#[test]
fn a_folder_for_each_lecture() {
    insta::assert_snapshot!(first_day("lectures", "uni/algorithms"));
}

#[test]
fn a_book_of_another_tool() {
    insta::assert_snapshot!(first_day("book", "club/rust-together"));
}
