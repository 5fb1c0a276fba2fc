//! Another judge of books, in each run of the tests: epubcheck-ts, which needs neither Java nor a browser.
//!
//! `cargo xtask test` installs it where npm is; without it these tests are skipped, and a line says so. The W3C's own judge
//! takes a minute and is asked by `cargo xtask conformance epub`.

use super::support::book_of;
use coursenotes_course::Course;
use coursenotes_tests::{SOUP_PICTURE, folder, open, skip, tag_soup, write};
use std::path::Path;
use std::process::Command;

/// The root of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the root")
}

fn judge(course: &Course) {
    let program = root().join("target/validators/node_modules/.bin/epubcheck-ts");
    if !program.exists() {
        return skip("epubcheck-ts is not here; `cargo xtask test` installs it where npm is");
    }
    let place = folder(&[]);
    let path = place.path().join("book.epub");
    std::fs::write(&path, book_of(course).bytes).expect("a temporary folder takes a book");
    let output = Command::new(program).arg(&path).output().expect("epubcheck-ts starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn another_judge_finds_nothing_in_the_notes_of_this_project() {
    judge(&open(&root().join("notes")));
}

#[test]
fn another_judge_finds_nothing_in_tag_soup() {
    let notes = tag_soup();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (&**path, &**text)).collect();
    let place = folder(&notes);
    write(place.path(), "picture.png", SOUP_PICTURE);
    judge(&open(place.path()));
}
