//! Tags in every wrong place: the book is valid, and no word is lost.

use super::content_model::faults;
use super::support::{book_of, files};
use coursenotes_tests::{SOUP_PICTURE, folder, open, tag_soup, write};
use std::collections::BTreeSet;

#[test]
fn tag_soup_becomes_a_valid_book_with_every_word() {
    let notes = tag_soup();
    let borrowed: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (&**path, &**text)).collect();
    let place = folder(&borrowed);
    write(place.path(), "picture.png", SOUP_PICTURE);
    let book = book_of(&open(place.path()));
    let pages: Vec<(String, String)> = files(&book.bytes)
        .into_iter()
        .filter(|(path, _)| path.starts_with("EPUB/text/"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are UTF-8")))
        .collect();
    let mut found = BTreeSet::new();
    let mut problems = Vec::new();
    for (path, page) in &pages {
        problems.extend(faults(page).into_iter().map(|fault| format!("{path}: {fault}")));
        found.extend(words(page));
    }
    assert!(problems.is_empty(), "{} places:\n{}", problems.len(), problems[..problems.len().min(30)].join("\n"));
    for (path, text) in &notes {
        let lost: Vec<&str> = words(text).filter(|word| !found.contains(word)).collect();
        assert!(lost.is_empty(), "{path}: {lost:?}");
    }
    let typed = book.problems.iter().filter(|problem| problem.message.contains("as it was typed"));
    assert_eq!(typed.count(), 0);
}

/// The words by which a case is known: `w` and a number.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.len() > 1 && word.starts_with('w') && word[1..].bytes().all(|byte| byte.is_ascii_digit()))
}
