//! The contents of a book have the folders of the course.

use super::support::files_of;

/// Each line of the contents with its depth.
fn lines(notes: &[(&str, &str)]) -> Vec<String> {
    let nav = files_of(notes)["EPUB/nav.xhtml"].clone();
    let toc = &nav[nav.find("<ol").expect("a list")..nav.find("</nav>").expect("its end")];
    let (mut depth, mut lines) = (0, Vec::new());
    for piece in toc.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').expect("a tag");
        match tag.split(' ').next().expect("a name") {
            "ol" => depth += 1,
            "/ol" => depth -= 1,
            "a" | "span" => lines.push(format!("{}{words}", "  ".repeat(depth - 1))),
            _ => {}
        }
    }
    lines
}

#[test]
fn folders_are_named_as_deep_as_they_tell_notes_apart() {
    let found = lines(&[
        ("README.md", "# Home\n"),
        ("module-1/css/notes.md", "# Selectors\n"),
        ("module-1/css/more.md", "# More\n"),
        ("module-1/dom/notes.md", "# Nodes\n"),
        ("module-2/sql/inner/joins.md", "# Joins\n"),
        ("module-2/sql/inner/keys.md", "# Keys\n"),
        ("years/one/README.md", "# Welcome\n"),
        ("years/one/first/README.md", "# Semester 1\n"),
        ("years/two/README.md", "# Welcome\n"),
    ]);
    let expected = [
        "Home",
        "Module 1",
        "  Css",
        "    More",
        "    Selectors",
        "  Nodes",
        "Module 2",
        "  Joins",
        "  Keys",
        "Years",
        "  One: Welcome",
        "    Semester 1",
        "  Two: Welcome",
    ];
    assert_eq!(found, expected);
}
