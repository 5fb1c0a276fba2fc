//! The same notes give the same bytes, and a new note moves nothing of the others.

use super::support::{book_of, config, files_in, files_of};
use coursenotes_exporter::epub::{Moment, book};
use coursenotes_tests::{folder, open, write};

const NOTES: &[(&str, &str)] = &[
    ("README.md", "# Trees\n\n- [One](week-1.md)\n- [Two](week 2.md#heaps)\n"),
    ("week-1.md", "# One\n\n## Roots\n\nSee [two](week%202.md). A note[^1].\n\n[^1]: Small.\n"),
    ("week 2.md", "# Two\n\n## Heaps\n\n### Order\n"),
    ("unit/README.md", "# Unit\n"),
    ("unit/Graph.md", "# Graph\n\n[Home](../README.md)\n"),
];

#[test]
fn twice_the_same_bytes() {
    let (one, other) = (folder(NOTES), folder(NOTES));
    // The folders have other names; the title comes from the home page.
    assert_eq!(book_of(&open(one.path())).bytes, book_of(&open(other.path())).bytes);
}

#[test]
fn a_later_moment_changes_the_stamp_and_not_the_identifier() {
    let folder = folder(NOTES);
    let course = open(folder.path());
    let disk = super::support::Disk(course.root.clone());
    let mut later = config();
    later.modified = Moment(later.modified.0 + 86_400);
    let package = |config| {
        let book = book(&course, &config, &disk).expect("there is a book");
        String::from_utf8(super::support::files(&book.bytes)["EPUB/package.opf"].clone()).expect("text")
    };
    let (one, other) = (package(config()), package(later));
    let identifier = |package: &str| package.lines().find(|line| line.contains("dc:identifier")).map(str::to_owned);
    assert_ne!(one, other);
    assert_eq!(identifier(&one), identifier(&other));
}

#[test]
fn an_inserted_note_moves_no_other() {
    let place = folder(NOTES);
    let before = files_in(place.path());
    for (path, text) in [
        ("week-1a.md", "# Between\n"),
        ("Week 2.md", "# A name like another\n"),
        ("week-2.md", "# And another\n"),
        ("aaa.md", "# First of all\n"),
        ("unit/readme.md", "# A second page\n"),
    ] {
        write(place.path(), path, text.as_bytes());
        let after = files_in(place.path());
        for (path, page) in before.iter().filter(|(path, _)| path.starts_with("EPUB/text/")) {
            assert_eq!(after.get(path), Some(page), "{path}");
        }
    }
}

#[test]
fn long_notes_are_several_pages_with_working_links() {
    let section = |number: usize| {
        format!("## Part {number}\n\n{}[^{number}]\n\n[^{number}]: Note {number}.\n\n", "word ".repeat(9_000))
    };
    let sections: String = (0..12).map(section).collect();
    let long = format!("# Long\n\n[to the end](#part-11)\n\n{sections}");
    let files = files_of(&[("README.md", "# Home\n\n[far](long.md#part-11) [top](long.md)\n"), ("long.md", &long)]);
    let pages: Vec<&String> = files.keys().filter(|path| path.starts_with("EPUB/text/long")).collect();
    assert!(pages.len() > 1, "{pages:?}");
    let last = pages.iter().find(|path| files[**path].contains("id=\"part-11\"")).expect("it is on some page");
    let name = last.trim_start_matches("EPUB/text/");
    assert_ne!(name, "long.xhtml");
    for page in ["readme", "long"] {
        assert!(files[&format!("EPUB/text/{page}.xhtml")].contains(&format!("href=\"{name}#part-11\"")), "{page}");
    }
    assert!(files["EPUB/nav.xhtml"].contains(&format!("text/{name}#part-11")));
}
