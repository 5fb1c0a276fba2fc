//! What a page holds beside its note doesn't grow with the course.

use crate::made::{site_of, text};
use crate::sound::examine;

#[test]
fn a_large_course_has_a_small_sidebar() {
    let mut files = vec![("README.md".to_owned(), "# Home\n".to_owned())];
    for number in 0..200 {
        files.push((format!("note-{number}.md"), format!("# Note {number}\n")));
        files.push((format!("part-{}/deep/note-{number}.md", number / 5), format!("# Deep {number}\n")));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = site_of(&files);
    examine(&site);
    let entries = |page: &str| {
        let page = text(&site, page);
        let side = &page[page.find("<nav class=\"contents\"").expect("contents")..page.find("<main").expect("a text")];
        assert!(side.contains("aria-current=\"page\""), "the note is marked");
        side.matches("<a ").count()
    };
    for page in ["index.html", "note-0.html", "note-100.html", "note-199.html", "part-20/deep/note-100.html"] {
        assert!((10..=60).contains(&entries(page)), "{page}: {}", entries(page));
    }
    let middle = text(&site, "note-100.html");
    for wanted in [">Home<", "note-80.html", "note-120.html", "80 earlier", "79 more", "27 more folders"] {
        assert!(middle.contains(wanted), "{wanted}");
    }
    assert!(!middle.contains("note-79.html") && !middle.contains("note-121.html"));
}

#[test]
fn a_small_course_is_shown_whole() {
    let site = site_of(&[
        ("README.md", "# Home\n"),
        ("a/x.md", "# X\n"),
        ("b/notes/y.md", "# Y\n"),
        ("c/notes/z.md", "# Z\n"),
    ]);
    let page = text(&site, "a/x.html");
    for wanted in ["../b/notes/y.html", "../c/notes/z.html", ">B: Notes<", ">C: Notes<"] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
}

#[test]
fn a_book_of_mdbook_has_the_contents_of_its_summary() {
    let summary =
        "# Summary\n\n- [Background](math.md)\n- [Trees and more](trees/trees.md)\n  - [Heaps](trees/heaps.md)\n";
    let site = site_of(&[
        ("book.toml", ""),
        ("README.md", "# How to build this\n"),
        ("src/SUMMARY.md", summary),
        ("src/math.md", "# Outline\n"),
        ("src/trees/trees.md", "# Outline\n"),
        ("src/trees/heaps.md", "# Outline\n"),
    ]);
    examine(&site);
    let page = text(&site, "src/trees/heaps.html");
    let side = &page[page.find("<nav class=\"contents\"").expect("contents")..page.find("<main").expect("a text")];
    let words = side.split("<a ").skip(1).filter_map(|link| link.split_once('>')?.1.split('<').next());
    assert_eq!(words.collect::<Vec<_>>(), ["Home", "Background", "Trees and more", "Heaps", "All notes"]);
}
