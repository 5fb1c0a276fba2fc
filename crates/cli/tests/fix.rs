//! `coursenotes fix` as a person meets it: what it writes, what it refuses, how it ends.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use support::{course, git, read, run, write};

/// One safe repair for an error, with line ends of Windows, a byte order mark and no line end at the end.
const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Lists](class-01)\n- [Trees](101/Trees.md)\n"),
    ("class-01.md", "\u{feff}# Lists\r\n\r\n[Back to Home](readme.md)\r\n\r\nEnd"),
    ("101/trees.md", "# Trees\n\n[Back to Home](README.md)\n"),
];

#[test]
fn repairs_are_written_and_nothing_else_changes() {
    let folder = course(FILES);
    insta::assert_snapshot!(run(folder.path(), &["fix", "--check"]).1, @r"
    4 findings would be repaired in 3 notes: 2 wrong-case, 1 missing-extension, 1 missing-file
      101/trees.md
      README.md
      class-01.md
    ");
    let (code, out, err) = run(folder.path(), &["fix", "--unsafe-fixes"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(out, @r"
    4 findings repaired in 3 notes: 2 wrong-case, 1 missing-extension, 1 missing-file
      101/trees.md
      README.md
      class-01.md
    ");
    assert_eq!(read(folder.path(), "class-01.md"), "\u{feff}# Lists\r\n\r\n[Back to Home](README.md)\r\n\r\nEnd");
    assert_eq!(read(folder.path(), "101/trees.md"), "# Trees\n\n[Back to Home](../README.md)\n");
    assert_eq!(run(folder.path(), &["fix", "--unsafe-fixes"]).1, "Nothing to repair\n");
    assert_eq!(run(folder.path(), &["check"]).0, Some(0));
}

#[test]
fn a_picture_that_works_beats_its_description() {
    for (words, rule) in [("screenshot", "placeholder-alt"), (" ", "image-without-alt"), ("", "image-without-alt")] {
        let note = format!("# Home\n\nLook: ![{words}](a b.png)\n");
        let folder = course(&[("README.md", &note), ("a b.png", "stands for a picture")]);
        let (_, said, _) = run(folder.path(), &["check"]);
        assert!(said.contains("coursenotes fix has a repair for 1 of"), "{said}");
        assert!(run(folder.path(), &["check", "--advice"]).1.contains(&format!("[{rule}]")), "it is said before");
        let (_, said, _) = run(folder.path(), &["fix"]);
        assert!(said.starts_with("1 finding repaired in 1 note: 1 unparsed-link\n"), "{said}");
        assert!(read(folder.path(), "README.md").contains(&format!("![{words}](a%20b.png)")));
        assert!(run(folder.path(), &["check", "--advice"]).1.contains(&format!("[{rule}]")), "and after");
    }
}

#[test]
fn what_is_in_the_way_of_a_repair_is_named() {
    let folder = course(&[
        ("README.md", "# Home\n\nRead this: [lists](my lists.md#gone)\n"),
        ("my lists.md", "# Lists\n\n[Back to Home](README.md)\n"),
    ]);
    let (_, said, _) = run(folder.path(), &["fix"]);
    assert!(said.contains("lose words:\n  1 unparsed-link: would bring up missing-anchor\n"), "{said}");
    assert!(read(folder.path(), "README.md").contains("(my lists.md#gone)"), "nothing is repaired");
}

#[test]
fn vague_words_are_in_no_repairs_way() {
    let folder = course(&[
        ("README.md", "# Home\n\nRead this: [click here](my lists.md)\n"),
        ("my lists.md", "# Lists\n\n[Back to Home](README.md)\n"),
    ]);
    assert!(run(folder.path(), &["check", "--advice"]).1.contains("[vague-link-text]"), "it is said before");
    let (_, said, _) = run(folder.path(), &["fix"]);
    assert!(said.starts_with("1 finding repaired in 1 note: 1 unparsed-link\n"), "{said}");
    assert!(run(folder.path(), &["check", "--advice"]).1.contains("[vague-link-text]"), "and after");
}

#[test]
fn a_dry_run_prints_a_difference_that_git_applies() {
    let folder = course(FILES);
    let (code, out, _) = run(folder.path(), &["fix", "--unsafe-fixes", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("--- a/README.md\n+++ b/README.md\n"), "{out}");
    assert_eq!(read(folder.path(), "README.md"), FILES[0].1, "nothing is written");
    std::fs::write(folder.path().join("fix.patch"), out).expect("write the patch");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["apply", "fix.patch"]);
    assert_eq!(run(folder.path(), &["fix", "--unsafe-fixes", "--check"]).0, Some(0), "the patch is the repair");
}

#[test]
fn for_ci_it_fails_where_a_repair_is_left_to_make() {
    let folder = course(FILES);
    let (code, out, _) = run(folder.path(), &["fix", "--check", "--unsafe-fixes"]);
    assert_eq!(code, Some(1));
    assert!(out.starts_with("4 findings would be repaired in 3 notes"), "{out}");
    assert_eq!(read(folder.path(), "README.md"), FILES[0].1);
}

#[test]
fn what_is_not_committed_is_not_written_over() {
    let folder = course(FILES);
    git(folder.path(), &["init", "--quiet"]);
    let (code, _, err) = run(folder.path(), &["fix"]);
    assert_eq!(code, Some(2), "untracked notes could not be brought back");
    insta::assert_snapshot!(err, @"error: `101/trees.md` has changes that are not committed; commit them, so that the repairs can be looked at and taken back, or add --allow-dirty");
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Notes"]);
    std::fs::write(folder.path().join("README.md"), format!("{}More.\n", FILES[0].1)).expect("change a note");
    assert_eq!(run(folder.path(), &["fix"]).0, Some(2));
    assert_eq!(run(folder.path(), &["fix", "--allow-dirty"]).0, Some(0));
    assert!(read(folder.path(), "README.md").ends_with("(101/trees.md)\nMore.\n"));
}

#[test]
fn changes_beside_the_repairs_do_not_matter() {
    let folder = course(FILES);
    let folder = folder.path();
    write(folder, ".gitignore", "build/\n");
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "Notes"]);
    assert_eq!(run(folder, &["init"]).0, Some(0), "it adds to .gitignore and writes a baseline");
    assert_eq!(run(folder, &["fix", "--rule", "missing-extension"]).0, Some(0));
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "The first repair"]);
    write(folder, ".gitignore", "other/\n");
    write(folder, "README.md", &format!("{}More.\n", read(folder, "README.md")));
    let (code, said, err) = run(folder, &["fix", "101", "--unsafe-fixes"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "the note that is being written is not repaired");
    assert!(said.contains("coursenotes-baseline.json: 1 mended finding taken out"), "{said}");
    let (code, _, err) = run(folder, &["fix", "--unsafe-fixes"]);
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: `README.md` has changes that are not committed"), "{err}");
    git(folder, &["commit", "--quiet", "--message", "More", "README.md"]);
    assert_eq!(run(folder, &["fix", "--unsafe-fixes"]).0, Some(0), "although the baseline has changed");
    assert_eq!(run(folder, &["check", "--baseline", "coursenotes-baseline.json"]).0, Some(0));
}

#[test]
fn a_note_of_a_submodule_with_changes_is_not_written_over() {
    let (inner, outer) =
        (course(&[("README.md", "# Lists\n")]), course(&[("README.md", "# Home\n\n[Lists](lists)\n")]));
    for folder in [inner.path(), outer.path()] {
        git(folder, &["init", "--quiet"]);
        git(folder, &["add", "."]);
        git(folder, &["commit", "--quiet", "--message", "Notes"]);
    }
    let folder = outer.path();
    git(folder, &["submodule", "--quiet", "add", &inner.path().to_string_lossy(), "lists"]);
    git(folder, &["commit", "--quiet", "--message", "Lists"]);
    write(folder, "lists/README.md", "# Lists\n\n[Home](../readme.md)\n");
    let (code, _, err) = run(folder, &["fix"]);
    assert_eq!(code, Some(2));
    assert!(err.starts_with("error: `lists` has changes that are not committed"), "{err}");
}

#[test]
fn a_part_of_a_course_and_a_rule_narrow_what_is_repaired() {
    let folder = course(FILES);
    assert_eq!(run(folder.path(), &["fix", "101", "--unsafe-fixes"]).0, Some(0));
    assert_eq!(read(folder.path(), "README.md"), FILES[0].1);
    assert_eq!(run(folder.path(), &["fix", "class-01.md"]).0, Some(0));
    assert!(read(folder.path(), "class-01.md").contains("(README.md)"));
    assert_eq!(read(folder.path(), "README.md"), FILES[0].1);
    assert_eq!(run(folder.path(), &["fix", "--rule", "missing-extension"]).0, Some(0));
    assert_eq!(read(folder.path(), "README.md"), "# Algorithms\n\n- [Lists](class-01.md)\n- [Trees](101/Trees.md)\n");
}

#[cfg(unix)]
#[test]
fn a_protected_note_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let folder = course(FILES);
    let path = folder.path().join("README.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("set rights");
    let (code, _, err) = run(folder.path(), &["fix"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("README.md: it is write-protected"), "{err}");
    for (path, text) in FILES {
        assert_eq!(read(folder.path(), path), *text, "nothing is written");
    }
}
