//! `coursenotes mv` as a person meets it.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::path::Path;
use support::{course, git, read, run, write};

const FILES: &[(&str, &str)] = &[
    (
        "README.md",
        "# Algorithms\n\n- [Trees](102/trees.md#roots)\n- [Again](102/trees)\n- [Root](/102/trees.md)\n- [Folder](102/)\n\n[d]: 102/trees.md \"Trees\"\n\nAnd [d].\n",
    ),
    (
        "102/trees.md",
        "# Trees\r\n\r\n## Roots\r\n\r\n[Home](../README.md) ![tree](./tree.png) <img src=\"tree.png\" alt=\"A tree\">\r\n[below](#roots) [heaps](heaps.md?plain=1#top) [none](none.md)",
    ),
    ("102/heaps.md", "# Heaps\n\n[Trees](trees.md)\n"),
    ("102/tree.png", "stands for a picture"),
];

/// Exit code and everything that is said.
fn mv(folder: &Path, old: &str, new: &str) -> (Option<i32>, String) {
    let (code, out, err) = run(folder, &["mv", old, new]);
    (code, out + &err)
}

#[test]
fn every_link_to_a_note_and_from_it_follows() {
    let folder = course(FILES);
    let (code, out) = mv(folder.path(), "102/trees.md", "201/big trees.md");
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(out, @r"
    1 file moved, 9 links rewritten in 3 notes
      102/trees.md -> 201/big trees.md
    ");
    insta::assert_snapshot!(read(folder.path(), "README.md"), @r#"
    # Algorithms

    - [Trees](201/big%20trees.md#roots)
    - [Again](201/big%20trees)
    - [Root](/201/big%20trees.md)
    - [Folder](102/)

    [d]: 201/big%20trees.md "Trees"

    And [d].
    "#);
    assert_eq!(
        read(folder.path(), "201/big trees.md"),
        "# Trees\r\n\r\n## Roots\r\n\r\n[Home](../README.md) ![tree](../102/tree.png) <img src=\"../102/tree.png\" alt=\"A tree\">\r\n[below](#roots) [heaps](../102/heaps.md?plain=1#top) [none](../102/none.md)"
    );
    assert_eq!(read(folder.path(), "102/heaps.md"), "# Heaps\n\n[Trees](../201/big%20trees.md)\n");
}

#[test]
fn a_folder_moves_whole_and_there_and_back_changes_nothing() {
    let folder = course(FILES);
    let (code, out) = mv(folder.path(), "102", "archive/2020/");
    assert_eq!(code, Some(0), "{out}");
    assert!(read(folder.path(), "archive/2020/102/trees.md").contains("[Home](../../../README.md)"));
    assert!(read(folder.path(), "README.md").contains("[Folder](archive/2020/102/)"));
    assert!(!folder.path().join("102").exists());
    assert_eq!(mv(folder.path(), "archive/2020/102", ".").0, Some(0));
    for (path, text) in FILES {
        assert_eq!(read(folder.path(), path), *text, "{path}");
    }
    assert!(!folder.path().join("archive").exists(), "empty folders go");
}

#[test]
fn a_picture_moves_from_a_folder_without_notes() {
    let folder = course(&[
        ("README.md", "# Home\n\nA tree: ![A tree](img/tree.png)\n"),
        ("img/tree.png", "stands for a picture"),
    ]);
    let (code, said) = mv(folder.path(), "img/tree.png", "pictures/tree.png");
    assert_eq!(code, Some(0), "{said}");
    assert!(read(folder.path(), "README.md").contains("(pictures/tree.png)"), "{said}");
}

#[test]
fn what_the_course_does_not_know_is_not_written_over() {
    let folder = course(FILES);
    write(folder.path(), ".gitignore", "private.md\n");
    write(folder.path(), "private.md", "the only copy\n");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    let (code, said) = mv(folder.path(), "102/heaps.md", "private.md");
    assert_eq!((code, said.as_str()), (Some(2), "error: `private.md` is there already\n"));
    assert_eq!(read(folder.path(), "private.md"), "the only copy\n");
    assert_eq!(read(folder.path(), "102/heaps.md"), FILES[2].1);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_moved_and_not_what_it_leads_to() {
    let folder = course(FILES);
    std::os::unix::fs::symlink("102/heaps.md", folder.path().join("link.md")).expect("make a symbolic link");
    let (code, said) = mv(folder.path(), "link.md", "other.md");
    assert_eq!((code, read(folder.path(), "102/heaps.md").as_str()), (Some(0), FILES[2].1), "{said}");
    assert!(folder.path().join("other.md").is_symlink() && !folder.path().join("link.md").exists(), "{said}");
}

#[test]
fn what_cannot_be_moved_is_said_in_one_sentence() {
    let folder = course(FILES);
    let mut all = String::new();
    for (old, new) in [
        ("none.md", "a.md"),
        ("102/trees.md", "102/heaps.md"),
        ("102/trees.md", "trees"),
        ("102", "102/deeper/"),
        ("102/trees.md", "../elsewhere.md"),
        (".", "../elsewhere"),
    ] {
        let (code, text) = mv(folder.path(), old, new);
        assert_eq!(code, Some(2), "{old} {new}");
        all.extend([old, " ", new, "\n  ", &text]);
    }
    insta::assert_snapshot!(all, @r"
    none.md a.md
      error: there is no `none.md`
    102/trees.md 102/heaps.md
      error: `102/heaps.md` is there already
    102/trees.md trees
      error: `trees` would be no note any more: give it the extension .md, or a slash at its end if it is a folder
    102 102/deeper/
      error: `102` can't be moved into itself
    102/trees.md ../elsewhere.md
      error: ABOVE/elsewhere.md lies outside the course in FOLDER
    . ../elsewhere
      error: FOLDER holds the course or the place where you stand; move it with the system's own mv
    ");
    assert_eq!(read(folder.path(), "102/trees.md"), FILES[1].1, "nothing is written");
}

#[test]
fn what_is_no_part_of_the_course_moves_with_its_folder() {
    let folder = course(FILES);
    write(folder.path(), ".gitignore", "private.md\nbuild/\n");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    for path in ["102/private.md", "102/build/one.html", "102/build/deep/two.html", "102/.hidden"] {
        write(folder.path(), path, "the only copy\n");
    }
    std::fs::create_dir(folder.path().join("102/empty")).expect("make a folder");
    let (code, said) = mv(folder.path(), "102", "201");
    assert_eq!(code, Some(0), "{said}");
    insta::assert_snapshot!(said, @r"
    4 files moved, 5 links rewritten in 1 note
      102/.hidden -> 201/.hidden
      102/heaps.md -> 201/heaps.md
      102/tree.png -> 201/tree.png
      102/trees.md -> 201/trees.md
    moved with them, although no part of the course:
      102/build -> 201/build
      102/empty -> 201/empty
      102/private.md -> 201/private.md
    ");
    assert!(!folder.path().join("102").exists(), "nothing is left");
    for path in ["201/private.md", "201/build/one.html", "201/build/deep/two.html", "201/.hidden"] {
        assert_eq!(read(folder.path(), path), "the only copy\n", "{path}");
    }
    assert!(folder.path().join("201/empty").is_dir());
}

#[test]
fn what_is_no_part_of_the_course_is_not_written_over() {
    let folder = course(FILES);
    write(folder.path(), "102/.hidden", "one\n");
    write(folder.path(), "201/102/.hidden", "other\n");
    let (code, said) = mv(folder.path(), "102", "201/");
    assert_eq!((code, said.as_str()), (Some(2), "error: `201/102/.hidden` is there already\n"));
    assert_eq!(read(folder.path(), "102/trees.md"), FILES[1].1, "nothing is moved");
}

#[test]
fn a_home_page_that_moves_is_told() {
    let home = ("README.md", "# Home\n\n[Lists](lists.md)\n");
    let lists = ("lists.md", "# Lists\n\n[Home](README.md)\n");
    let index = ("index.md", "# Index\n\nWords.\n");
    let config = ("coursenotes.toml", "home = \"README.md\"\n");
    let last = |files: &[(&str, &str)], new: &str| {
        let folder = course(files);
        let (code, said) = mv(folder.path(), "README.md", new);
        assert_eq!(code, Some(0), "{said}");
        said.lines().filter(|line| line.contains("home page")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        last(&[home, lists], "start/intro.md"),
        "`README.md` was the home page, and the course has none now; \
         `home = \"start/intro.md\"` in coursenotes.toml would keep it"
    );
    assert_eq!(
        last(&[home, lists, index], "intro.md"),
        "`README.md` was the home page, and `index.md` is it now; \
         `home = \"intro.md\"` in coursenotes.toml would keep it"
    );
    assert_eq!(
        last(&[home, lists, config], "intro.md"),
        "`README.md` was the home page, and coursenotes.toml still says so: write `home = \"intro.md\"` there"
    );
    assert_eq!(last(&[home, lists], "index.md"), "");
}
