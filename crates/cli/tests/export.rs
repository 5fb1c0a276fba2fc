//! `coursenotes export html` as a person meets it: what it writes, what it leaves alone, and what it says.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::fs;
use std::path::Path;
use support::{course, git, read, run, write};

const FILES: &[(&str, &str)] = &[
    ("README.md", "# Algorithms\n\n- [Trees](trees.md)\n- [Heaps](heaps.md)\n"),
    ("trees.md", "# Trees\n\n![A tree](tree.png)\n"),
    ("heaps.md", "# Heaps\n\nText.\n"),
    ("tree.png", "stands for a picture"),
];

/// Exit code and everything that is said.
fn export(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let (code, out, err) = run(folder, &[&["export", "html"], more].concat());
    (code, out + &err)
}

fn modified(folder: &Path, path: &str) -> std::time::SystemTime {
    folder.join(path).metadata().and_then(|metadata| metadata.modified()).expect("it is there")
}

#[test]
fn a_site_lies_beside_the_notes() {
    let folder = course(FILES);
    let (code, said) = export(folder.path(), &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("3 pages in _site: 16 files, "), "{said}");
    assert!(read(folder.path(), "_site/trees.html").contains("src=\"tree.png\""));
    assert_eq!(read(folder.path(), "_site/tree.png"), "stands for a picture");
    // The site is no part of the course.
    let (_, list, _) = run(folder.path(), &["list", "--format", "json"]);
    assert!(!list.contains("_site"), "{list}");
}

#[test]
fn what_many_notes_have_is_said_once() {
    let picture =
        |name: &str| format!("# {name}\n\n<img src=\"tree.png\" alt=\"A tree\" ondragstart=\"return false\">\n");
    let (trees, heaps) = (picture("Trees"), picture("Heaps"));
    let folder = course(&[FILES[0], FILES[3], ("trees.md", &trees), ("heaps.md", &heaps)]);
    let (_, said) = export(folder.path(), &[]);
    let once = "heaps.md:3:1: `ondragstart` is left out: it runs a program (and at 1 other place)\n";
    assert!(said.contains(once), "{said}");
    let (_, all) = export(folder.path(), &["--warnings"]);
    assert_eq!(all.matches("`ondragstart` is left out").count(), 2, "{all}");
    let (_, _, said) = run(folder.path(), &["export", "epub"]);
    assert!(said.contains("it runs a program (and at 1 other place)"), "{said}");
}

#[test]
fn only_what_changed_is_written() {
    let folder = course(FILES);
    export(folder.path(), &["-o", "out"]);
    let before = (modified(folder.path(), "out/trees.html"), modified(folder.path(), "out/tree.png"));
    std::thread::sleep(std::time::Duration::from_millis(20));
    let (_, said) = export(folder.path(), &["-o", "out"]);
    assert!(said.contains("; 0 of them new or changed"), "{said}");
    write(folder.path(), "heaps.md", "# Heaps\n\nOther text.\n");
    let (_, said) = export(folder.path(), &["-o", "out"]);
    // The note's page, the page for the printer, and two shards of the search.
    assert!(said.contains("; 4 of them new or changed"), "{said}");
    assert_eq!(before, (modified(folder.path(), "out/trees.html"), modified(folder.path(), "out/tree.png")));
    fs::remove_file(folder.path().join("trees.md")).expect("remove a note");
    let (_, said) = export(folder.path(), &["-o", "out"]);
    assert!(said.contains(", 2 gone"), "{said}");
    assert!(!folder.path().join("out/trees.html").exists() && !folder.path().join("out/tree.png").exists());
}

#[test]
fn foreign_files_stay() {
    let folder = course(FILES);
    export(folder.path(), &["-o", "out"]);
    write(folder.path(), "out/CNAME", "example.org\n");
    write(folder.path(), "out/more/own.txt", "mine\n");
    write(folder.path(), "out/trees.html", "changed by hand\n");
    fs::remove_file(folder.path().join("trees.md")).expect("remove a note");
    export(folder.path(), &["-o", "out"]);
    assert_eq!(read(folder.path(), "out/CNAME"), "example.org\n");
    assert_eq!(read(folder.path(), "out/more/own.txt"), "mine\n");
    assert_eq!(read(folder.path(), "out/trees.html"), "changed by hand\n");
    assert!(folder.path().join("out/heaps.html").exists());
}

#[test]
fn pictures_that_are_gone_are_told_once_by_both_exports() {
    let folder = course(&[FILES[0], ("trees.md", "# Trees\n\n![A](a.png) ![B](b.png)\n"), ("heaps.md", "# Heaps\n")]);
    for (export, place) in [("html", "on the site"), ("epub", "in the book")] {
        let (_, _, said) = run(folder.path(), &["export", export]);
        let first = "trees.md:3:1: this picture is not";
        let told = format!("{first} {place}: there is no such file in the course (and at 1 other place)\n");
        assert!(said.starts_with(&told), "{said}");
        let (_, _, said) = run(folder.path(), &["export", export, "--warnings"]);
        assert_eq!(said.matches(&format!("this picture is not {place}")).count(), 2, "{said}");
    }
}

#[test]
fn a_folder_of_others_is_refused() {
    let folder = course(FILES);
    write(folder.path(), "other/thesis.txt", "mine\n");
    let (code, said) = export(folder.path(), &["-o", "other"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: other holds files that coursenotes didn't write, such as thesis.txt; name another folder, or add the site to them with --force");
    let (code, _) = export(folder.path(), &["-o", "other", "--force"]);
    assert_eq!(code, Some(0));
    assert_eq!(read(folder.path(), "other/thesis.txt"), "mine\n");
    let (code, said) = export(folder.path(), &["-o", "."]);
    assert_eq!(code, Some(2), "{said}");
    assert!(folder.path().join("trees.md").exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_folder_is_called_what_it_is() {
    let folder = course(FILES);
    std::os::unix::fs::symlink("gone", folder.path().join("link")).expect("make a symbolic link");
    for (output, expected) in [
        ("link", "link is a link that leads nowhere; name a folder for the site"),
        ("link/site", "link is a link that leads nowhere, so link/site can't lie in it; name another place"),
        ("/dev/null", "/dev/null is no folder; name a folder for the site"),
        ("/dev/null/site", "/dev/null is no folder, so /dev/null/site can't lie in it; name another place"),
    ] {
        assert_eq!(export(folder.path(), &["-o", output]), (Some(2), format!("error: {expected}\n")));
    }
    // What leads to a folder is one.
    fs::create_dir(folder.path().join("gone")).expect("make a folder");
    assert_eq!(export(folder.path(), &["-o", "link"]).0, Some(0));
    assert!(folder.path().join("gone/index.html").exists());
}

#[test]
fn a_foreign_file_is_never_replaced() {
    let folder = course(FILES);
    for (path, text) in [("index.html", "mine\n"), ("tree.png", "other"), ("coursenotes", "mine\n"), (".nojekyll", "")]
    {
        write(folder.path(), &format!("other/{path}"), text);
    }
    let (code, said) = export(folder.path(), &["-o", "other", "--force"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: nothing was written, since the site would replace files in other that coursenotes didn't write: coursenotes, index.html and tree.png; name another folder, or move them away");
    assert_eq!(read(folder.path(), "other/index.html"), "mine\n");
    assert!(!folder.path().join("other/heaps.html").exists());
    // A file that comes later stays too.
    export(folder.path(), &["-o", "out"]);
    write(folder.path(), "out/lists.html", "mine\n");
    write(folder.path(), "out/graphs.html/own.txt", "mine\n");
    write(folder.path(), "lists.md", "# Lists\n");
    write(folder.path(), "graphs.md", "# Graphs\n");
    let (code, said) = export(folder.path(), &["-o", "out"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: nothing was written, since the site would replace files in out that coursenotes didn't write: graphs.html and lists.html; name another folder, or move them away");
    assert_eq!(read(folder.path(), "out/lists.html"), "mine\n");
    // What holds the same is in nobody's way.
    fs::remove_file(folder.path().join("out/lists.html")).expect("remove a page");
    fs::remove_file(folder.path().join("graphs.md")).expect("remove a note");
    write(folder.path(), "out/more.txt", "the same\n");
    write(folder.path(), "more.txt", "the same\n");
    write(folder.path(), "lists.md", "# Lists\n\n![More](more.txt)\n");
    let (code, said) = export(folder.path(), &["-o", "out"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_swap_that_was_cut_short_is_completed() {
    let folder = course(FILES);
    export(folder.path(), &["-o", "out"]);
    write(folder.path(), "out/CNAME", "example.org\n");
    let place = |name: &str| folder.path().join(name);
    // Cut short between the two renames.
    fs::rename(place("out"), place(".out.coursenotes-old")).expect("rename");
    let (code, said) = export(folder.path(), &["-o", "out"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(read(folder.path(), "out/CNAME"), "example.org\n");
    // Cut short before the old folder was cleared.
    fs::create_dir(place(".out.coursenotes-old")).expect("a folder");
    write(folder.path(), ".out.coursenotes-old/late.txt", "mine\n");
    export(folder.path(), &["-o", "out"]);
    assert_eq!(read(folder.path(), "out/late.txt"), "mine\n");
    // Cut short while the new folder was written.
    write(folder.path(), ".out.coursenotes-new/half.html", "half");
    export(folder.path(), &["-o", "out"]);
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("coursenotes-")), "{left:?}");
}

#[test]
fn git_tells_source_and_day() {
    let folder = course(FILES);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "Notes", "--date", "2024-03-05T12:00:00Z"]);
    git(folder.path(), &["remote", "add", "origin", "git@github.com:ada/course.git"]);
    export(folder.path(), &[]);
    let page = read(folder.path(), "_site/trees.html");
    assert!(page.contains("https://github.com/ada/course/blob/main/trees.md"), "{page}");
    assert!(page.contains("<time datetime=\""), "{page}");
}

#[test]
fn a_part_of_a_course_is_a_site_of_its_own() {
    let folder = course(&[
        ("README.md", "# Home\n\n[a](week-1/a.md) [b](b.md)\n"),
        ("week-1/a.md", "# A\n\n[b](../b.md)\n"),
        ("b.md", "# B\n"),
    ]);
    write(folder.path(), "coursenotes.toml", "");
    let (code, said) = export(folder.path(), &["week-1", "-o", "out"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("1 page in out"), "{said}");
    assert!(!folder.path().join("out/b.html").exists());
    assert!(read(folder.path(), "out/week-1/a.html").contains("class=\"absent-link\""));
}

#[test]
fn mistakes_in_the_configuration_name_their_line() {
    let folder = course(FILES);
    write(folder.path(), "coursenotes.toml", "\n[html]\ncss = \"gone.css\"\n");
    let (code, said) = export(folder.path(), &[]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error: coursenotes.toml:3: html.css: there is no `gone.css`"), "{said}");
    write(folder.path(), "coursenotes.toml", "[html]\naccent = \"blue\"\n");
    let (_, said) = export(folder.path(), &[]);
    insta::assert_snapshot!(said, @r##"error: coursenotes.toml:2: `blue` is no colour (write it as "#0b5688")"##);
}
