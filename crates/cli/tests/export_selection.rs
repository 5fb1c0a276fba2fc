//! `--only`, `--include-drafts` and `--audience`, as a person meets them.

#![expect(clippy::disallowed_methods, reason = "tests look at what was written")]

mod support;

use std::path::Path;
use support::{course, git, read, run, write};

const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Trees](trees.md)\n- [Later](heaps.md)\n"),
    (
        "trees.md",
        "# Trees\n\nAll of it.\n\n<!-- instructor -->\n\nGive one point for each tree.\n\n<!-- /instructor -->\n",
    ),
    ("heaps.md", "---\ndraft: true\n---\n\n# Heaps for the patient\n\nA heap of seven has three levels.\n"),
];

fn export(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    run(folder, &[&["export"], arguments].concat())
}

#[test]
fn a_summary_says_what_is_left_out() {
    let folder = course(FILES);
    for format in ["html", "epub"] {
        let (code, out, err) = export(folder.path(), &[format, "-o", &format!("out-{format}")]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains("1 draft and 1 part for teachers left out\n"), "{out}");
    }
    let (_, out, _) = export(folder.path(), &["html", "-o", "all", "--include-drafts", "--audience", "instructor"]);
    assert!(out.starts_with("3 pages in all") && !out.contains("left out"), "{out}");
    assert!(read(folder.path(), "all/trees.html").contains("Give one point"));
    let (_, out, _) = export(folder.path(), &["html", "-o", "some", "--only", "README.md"]);
    assert!(out.starts_with("1 page in some") && out.contains("1 other note left out"), "{out}");
}

#[test]
fn a_draft_that_speaks_as_our_own_files_do_stops_nothing() {
    let folder = course(&[
        ("README.md", "# Styles\n\nAll of it.\n"),
        (
            "dark.md",
            "---\ndraft: true\n---\n\n# Dark\n\nThis is a part of the page.\n\n```css\n\
             @media screen and (prefers-color-scheme: dark) { a { color: red; } }\n\
             h1, h2, h3, h4, h5, h6 { margin: 0; }\n```\n",
        ),
        ("coursenotes.toml", "[html]\naccent = \"#205080\"\n"),
    ]);
    for format in ["html", "epub"] {
        let (code, _, err) = export(folder.path(), &[format, "-o", &format!("out-{format}")]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
    }
}

#[test]
fn a_link_to_a_draft_is_text_with_a_mark() {
    let folder = course(FILES);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "Notes"]);
    git(folder.path(), &["remote", "add", "origin", "git@github.com:ada/course.git"]);
    export(folder.path(), &["html", "-o", "out"]);
    let page = read(folder.path(), "out/index.html");
    assert!(page.contains("title=\"This is not part of the site\">Later</span>"), "{page}");
    assert!(page.contains("/blob/main/README.md"), "{page}");
    // The repository shows the part that students don't see.
    assert!(!read(folder.path(), "out/trees.html").contains("/blob/main/trees.md"));
    assert!(!read(folder.path(), "out/.coursenotes.json").contains("heaps"));
}

#[test]
fn nothing_is_written_where_something_would_get_out() {
    let folder = course(FILES);
    export(folder.path(), &["html", "-o", "out"]);
    let before = read(folder.path(), "out/trees.html");
    // A link leads to the teacher's book, and a public file repeats a draft.
    export(folder.path(), &["epub", "-o", "all.epub", "--audience", "instructor"]);
    write(
        folder.path(),
        "trees.md",
        "# Woods\n\n[answers](answers.csv), [book](all.epub)\n\n<!-- instructor -->\n\nGive one point for each tree.\n\n<!-- /instructor -->\n",
    );
    write(folder.path(), "answers.csv", "question;answer\n1;a heap of seven has three levels\n");
    let (code, out, err) = export(folder.path(), &["html", "-o", "out"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(err, @r#"
    trees.md:7: all.epub: EPUB/text/trees.xhtml has "Give one point for each tree", which only a part for teachers says
    heaps.md:7: answers.csv has "a heap of seven has three levels", which only this draft says
    error: nothing was written, since 2 places would show what was left out: say it nowhere else, or take it in
    "#);
    assert_eq!(read(folder.path(), "out/trees.html"), before);
}

#[test]
fn a_book_for_other_readers_is_not_offered() {
    let trees = "# Trees\n\nEvery tree of this note has one root.\n\n\
                 <!-- instructor -->\n\nGive one point for each tree.\n\n<!-- /instructor -->\n";
    let folder = course(&[("README.md", "# Algorithms\n\n- [Trees](trees.md)\n"), ("trees.md", trees)]);
    let name = format!("{}.epub", folder.path().file_name().expect("a name").to_string_lossy());
    let home = || read(folder.path(), "out/index.html");
    let offered = format!("href=\"{name}\" download");
    export(folder.path(), &["epub"]);
    export(folder.path(), &["html", "-o", "out"]);
    assert!(home().contains(&offered) && folder.path().join("out").join(&name).exists());
    // The same book beside a part of the notes, and the teacher's beside those for students.
    for (book, site) in [(&[][..], &["--only", "README.md"][..]), (&["--audience", "instructor"], &[])] {
        export(folder.path(), &[&["epub"], book].concat());
        let (code, out, err) = export(folder.path(), &[&["html", "-o", "out"], site].concat());
        assert_eq!((code, err.as_str()), (Some(0), ""));
        let told =
            format!("{name} is not on the site: it shows what was left out; make it anew for the same readers\n");
        assert_eq!(out.matches(&told).count(), 1, "{out}");
        assert!(!home().contains(&name) && !folder.path().join("out").join(&name).exists());
    }
}

#[test]
fn a_book_with_a_leak_leaves_the_old_one() {
    let folder = course(FILES);
    write(folder.path(), "coursenotes.toml", "[epub]\ndescription = \"x\"\n");
    export(folder.path(), &["epub", "-o", "a.epub"]);
    let before = std::fs::read(folder.path().join("a.epub")).expect("a book");
    // What the author's own words in a note that stays say is no leak; an address that gives a draft away is one.
    write(folder.path(), "coursenotes.toml", "repository = \"ada/course\"\n");
    write(
        folder.path(),
        "README.md",
        "# Algorithms\n\n[Trees](trees.md), [x](https://github.com/ada/course/commits/main/heaps.md)\n",
    );
    let (code, _, err) = export(folder.path(), &["epub", "-o", "a.epub"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(err, @r"
    heaps.md:1: a.epub: EPUB/text/readme.xhtml names `heaps.md`: the file of this draft
    error: nothing was written, since 1 place would show what was left out: say it nowhere else, or take it in
    ");
    assert_eq!(std::fs::read(folder.path().join("a.epub")).expect("a book"), before);
}

#[test]
fn patterns_that_are_wrong_say_where() {
    let folder = course(FILES);
    let said = |arguments: &[&str]| export(folder.path(), &[&["html", "-o", "out"], arguments].concat());
    let (code, _, err) = said(&["--only", "tres.md"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(err, @"error: --only `tres.md` fits no note; did you mean `trees.md`?");
    insta::assert_snapshot!(said(&["--only", "week-[0"]).2, @"error: --only `week-[0`, character 6: this `[` has no `]`");
    insta::assert_snapshot!(said(&["--only", "heaps.md"]).2, @"error: the one note that was asked for is a draft; --include-drafts takes drafts in");
    insta::assert_snapshot!(said(&["--only", "zzz/*"]).2, @"error: --only `zzz/*` fits no note; paths count from the folder of the course: README.md, trees.md, heaps.md");
    assert!(!folder.path().join("out").exists());
}
