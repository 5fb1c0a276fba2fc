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

/// The contents at the side of a page: each line as deep as its list, and its words.
fn side_of(page: &str) -> Vec<String> {
    let side = &page[page.find("<nav class=\"contents\"").expect("contents")..page.find("<main").expect("a text")];
    let (mut depth, mut lines) = (0, Vec::new());
    for piece in side.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').expect("a tag");
        match tag.split(' ').next().expect("a name") {
            "ul" => depth += 1,
            "/ul" => depth -= 1,
            "a" => lines.push(format!("{}{words}", "  ".repeat(depth - 1))),
            _ => {}
        }
    }
    lines
}

#[test]
fn folders_that_hold_only_folders_are_named() {
    let site = site_of(&[
        ("README.md", "# Home\n"),
        ("module-1/css/notes.md", "# Selectors\n"),
        ("module-1/dom/notes.md", "# Nodes\n"),
        ("module-2/sql/notes.md", "# Joins\n"),
        ("years/one/README.md", "# Welcome\n"),
        ("years/one/first/README.md", "# Semester 1\n"),
        ("years/two/README.md", "# Welcome\n"),
    ]);
    examine(&site);
    let page = text(&site, "module-1/dom/notes.html");
    let expected = [
        "Home",
        "Module 1",
        "  Css",
        "    Selectors",
        "  Dom",
        "    Nodes",
        "Module 2: Sql",
        "  Joins",
        "Years",
        "  One: Welcome",
        "    Semester 1",
        "  Two: Welcome",
        "All notes",
    ];
    assert_eq!(side_of(&page), expected);
    let crumbs = &page[page.find("class=\"trail\"").expect("a trail")..page.find("<h1").expect("a title")];
    assert!(crumbs.contains(">Module 1<") && crumbs.contains(">Dom<"), "{crumbs}");
    let whole = text(&site, "contents.html");
    for heading in
        ["<h2>Module 1</h2>", "<h3>Css</h3>", "<h4><a href=\"years/one/first/index.html\">Semester 1</a></h4>"]
    {
        assert!(whole.contains(heading), "{heading} in {whole}");
    }
}

#[test]
fn no_folder_is_shown_without_the_one_it_lies_in() {
    let mut files = vec![("README.md".to_owned(), "# Home\n".to_owned())];
    for module in 1..=9 {
        for week in 1..=9 {
            files.push((format!("module-{module}/week-{week}/a.md"), format!("# Note {module} {week}\n")));
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = site_of(&files);
    for page in ["module-1/week-1/a.html", "module-5/week-1/a.html", "module-5/week-9/a.html", "module-9/week-9/a.html"]
    {
        let lines = side_of(&text(&site, page));
        let weeks = lines.iter().filter(|line| line.contains("Week"));
        assert!(
            weeks.clone().count() > 6 && weeks.clone().all(|line| line.starts_with("  Week")),
            "{page}: {lines:#?}"
        );
    }
}

#[test]
fn a_note_in_many_folders_is_at_its_side() {
    let mut files = vec![("README.md".to_owned(), "# Home\n".to_owned())];
    for depth in 1..=40 {
        files.push((format!("{}note.md", "a/".repeat(depth)), format!("# Note {depth}\n")));
        files.push((format!("{}more.md", "a/".repeat(depth)), format!("# More {depth}\n")));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = site_of(&files);
    let lines = side_of(&text(&site, &format!("{}note.html", "a/".repeat(40))));
    assert!(lines.iter().any(|line| line.trim() == "Note 40") && lines.len() < 60, "{lines:#?}");
}
