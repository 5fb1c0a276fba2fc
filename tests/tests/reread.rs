//! A course whose saved notes are read anew is the one that loading gives.

#![expect(clippy::disallowed_methods, reason = "tests save notes")]

use coursenotes_course::{Config, Course, load};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    ("README.md", "# Trees\n\n- [One](one.md)\n- [Two](two.md#below)\n"),
    ("one.md", "# One\n\n[Back to Home](README.md)\n"),
    ("two.md", "# Two\n\n## Below\n\n![A tree](tree.png)\n"),
    ("tree.txt", "line\nline\n"),
    ("photo", "GIF89a\x01\0\x01\0\0\0\0"),
];

/// What a note becomes, by what that touches.
const SAVES: &[(&str, &str, &str)] = &[
    ("its words", "one.md", "# One\n\nOther words. [Back to Home](README.md)\n"),
    ("its title", "one.md", "# Won\n\n[Back to Home](README.md)\n"),
    ("an anchor that others name", "two.md", "# Two\n\n## Above\n"),
    ("a link to nothing", "one.md", "# One\n\n[a](gone.md)\n"),
    ("the first link to a line of a file", "one.md", "# One\n\n[a](tree.txt#L2) [b](tree.txt#L9)\n"),
    ("the first picture of a file that no name tells", "one.md", "# One\n\n![A point](photo)\n"),
    ("the order", "README.md", "# Trees\n\n- [Two](two.md)\n- [One](one.md)\n"),
    ("its bytes", "one.md", "\u{feff}# One\r\n"),
    ("its being a note", "one.md", "---\nexcalidraw-plugin: parsed\n---\n# Drawing\n"),
    ("nothing at all", "one.md", ""),
];

fn course(root: &Path) -> Course {
    for (path, text) in FILES {
        fs::write(root.join(path), text).expect("write a file");
    }
    load(root, Config::default()).expect("a course")
}

/// All that others see of a course; what it remembers for itself may differ.
fn seen(course: &Course) -> String {
    format!("{:#?}{:#?}{:?}{:?}", course.files, course.entries(), course.order, course.sections)
}

#[test]
fn reading_saved_notes_is_loading() {
    for (what, path, text) in SAVES {
        let folder = tempfile::tempdir().expect("a folder");
        let before = course(folder.path());
        fs::write(folder.path().join(path), text).expect("save");
        let reread = before.reread(&BTreeSet::from([(*path).to_owned()])).expect("only a note changed");
        let loaded = load(folder.path(), Config::default()).expect("a course");
        assert!(seen(&reread) == seen(&loaded), "{what}");
        assert!(what.starts_with("nothing") || seen(&reread) != seen(&before), "{what} changes nothing");
    }
}

#[test]
fn what_is_no_saved_note_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let course = course(folder.path());
    let is_refused = |path: &str| course.reread(&BTreeSet::from([path.to_owned()])).is_none();
    fs::write(folder.path().join("new.md"), "# New\n").expect("a new note");
    assert!(is_refused("new.md"));
    assert!(is_refused("tree.txt"));
    fs::remove_file(folder.path().join("one.md")).expect("a note goes");
    assert!(is_refused("one.md"));
}
