//! `coursenotes export epub` as a person meets it.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::path::Path;
use support::{course, git, run, write};

const FILES: &[(&str, &str)] = &[
    ("coursenotes.toml", "title = \"Trees\"\n"),
    ("README.md", "# Trees\n\n- [Heaps](heaps.md)\n- ![far away](https://example.org/a.png)\n"),
    ("heaps.md", "# Heaps\n\n<form>Name</form>\n"),
];

fn bytes(folder: &Path, path: &str) -> Vec<u8> {
    std::fs::read(folder.join(path)).expect("the book is there")
}

#[test]
fn a_summary_says_what_is_in_the_book_and_what_is_not() {
    let folder = course(FILES);
    let (code, out, err) = run(folder.path(), &["export", "epub", "-o", "trees.epub"]);
    assert_eq!(code, Some(0), "{err}");
    let (first, rest) = out.split_once('\n').expect("two lines");
    assert!(first.starts_with("trees.epub: 2 chapters, 0 pictures, ") && first.ends_with(" kB"), "{first}");
    assert_eq!(rest, "1 of 1 picture is not in this book: add --fetch-images\n");
    assert!(err.starts_with("heaps.md:3:1: `<form>` is left out"), "{err}");
    let (code, ..) = run(folder.path(), &["export", "epub", "-o", "trees.epub", "--strict"]);
    assert_eq!(code, Some(1));
}

#[test]
fn the_same_commit_gives_the_same_bytes() {
    let folder = course(FILES);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "x"]);
    assert_eq!(run(folder.path(), &["export", "epub", "-o", "one.epub"]).0, Some(0));
    assert_eq!(run(folder.path(), &["export", "epub", "-o", "two.epub"]).0, Some(0));
    assert_eq!(bytes(folder.path(), "one.epub"), bytes(folder.path(), "two.epub"));
}

#[test]
fn a_book_that_services_refuse_for_its_size_is_told() {
    // One grey dot, with a remark of 51 MB that doesn't pack.
    let mut picture = b"GIF89a\x01\0\x01\0\x80\0\0\x80\x80\x80\0\0\0\x21\xfe".to_vec();
    let mut chance = fastrand::Rng::with_seed(1);
    for _ in 0..200_000 {
        picture.push(255);
        picture.extend(std::iter::repeat_with(|| chance.u8(..)).take(255));
    }
    picture.extend(b"\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b");
    let folder = course(&[("README.md", "# Dots\n\n![a grey dot](dot.gif)\n")]);
    std::fs::write(folder.path().join("dot.gif"), picture).expect("write the picture");
    let (code, out, err) = run(folder.path(), &["export", "epub", "-o", "dots.epub"]);
    assert_eq!(code, Some(0), "{err}");
    let (first, rest) = out.split_once('\n').expect("two lines");
    assert!(first.starts_with("dots.epub: 1 chapter, 1 picture, 51.") && first.ends_with(" MB"), "{first}");
    assert!(rest.starts_with("over 50 MB: mail and Send to Kindle refuse such a file"), "{rest}");
}

#[test]
fn a_run_that_fails_leaves_the_old_book_as_it_was() {
    let folder = course(FILES);
    write(folder.path(), "trees.epub", "the old book");
    write(folder.path(), "coursenotes.toml", "[epub]\ncover = \"heaps.md\"\n");
    let (code, _, err) = run(folder.path(), &["export", "epub", "-o", "trees.epub"]);
    assert_eq!(code, Some(2));
    assert_eq!(err, "error: the cover `heaps.md` that coursenotes.toml names can't be used: its file is no picture\n");
    assert_eq!(bytes(folder.path(), "trees.epub"), b"the old book");
    let (code, _, err) = run(folder.path(), &["export", "epub", "-o", "heaps.md"]);
    assert_eq!((code, err.contains("is a note of this course")), (Some(2), true), "{err}");
}

#[test]
fn a_folder_inside_a_course_gives_its_part() {
    let folder = course(FILES);
    write(folder.path(), "unit/graph.md", "# Graph\n\n[Heaps](../heaps.md)\n");
    let (code, out, err) = run(folder.path(), &["export", "epub", "unit", "-o", "unit.epub"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.starts_with("unit.epub: 1 chapter, "), "{out}");
}
