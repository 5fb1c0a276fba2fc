//! Where links lead in a book.

use super::support::{book_of, config, files, files_of};
use coursenotes_exporter::epub::{Revision, book};
use coursenotes_tests::{folder, git, open, write};

/// The addresses of the links in a page, in their order.
fn addresses(page: &str) -> Vec<&str> {
    let links = page.match_indices("<a ").map(|(at, _)| &page[at..]);
    links.filter_map(|link| link.split('>').next()?.split_once("href=\"")?.1.split('"').next()).collect()
}

#[test]
fn links_lead_to_chapters_or_the_web_or_are_text() {
    let files = files_of(&[
        (
            "README.md",
            "# Home\n\n[a](A.md) [b](a.md#Part-One) [c](a#part-one) [d](unit/) [e](unit) [f](gone.md) [g](code.py) \
             [h](https://example.org/a b) [i](#home) [j](javascript:x) [k](a.md#nowhere) [l](mailto:a@b.org) \
             [m](www.example.org) [n](http://) [o](vscode://x)\n",
        ),
        ("a.md", "# A\n\n## Part One\n"),
        ("unit/README.md", "# Unit\n"),
        ("code.py", "print()\n"),
    ]);
    let page = &files["EPUB/text/readme.xhtml"];
    assert_eq!(
        addresses(page),
        [
            "a.xhtml",
            "a.xhtml#part-one",
            "a.xhtml#part-one",
            "unit--readme.xhtml",
            "unit--readme.xhtml",
            // The blank makes it no link of ours; GitHub links the address inside.
            "https://example.org/a",
            "#home",
            "a.xhtml",
            "mailto:a@b.org",
            "https://www.example.org/",
        ],
        "{page}"
    );
    assert_eq!(page.matches("class=\"dead-link\"").count(), 3, "{page}");
    assert_eq!(page.matches("class=\"absent-link\"").count(), 2, "{page}");
}

#[test]
fn what_no_computer_can_be_called_is_text_and_told_with_its_line() {
    let folder = folder(&[(
        "README.md",
        "# Home\n\n{% embed url=\"https://example.org\"}\n\n<https://a.org\"b> [x](https://c.org\"d)\n\n\
         [y](https://e.org%22/) [z](https://{host}/) <a href='https://f.org\"'>f</a> \
         ![p](https://h.org%22/x.png) <img src='https://i.org\"/x.png' alt='A picture'> \
         [w](https://example.org/\"}) [v](https://a_b.example.org) [u](http://)\n",
    )]);
    let course = open(folder.path());
    let book = book_of(&course);
    let files = files(&book.bytes);
    let page = String::from_utf8_lossy(&files["EPUB/text/readme.xhtml"]);
    assert_eq!(addresses(&page), ["https://example.org/%22%7D", "https://a_b.example.org/"], "{page}");
    assert!(page.contains(r#"title="this is no address">https://example.org"}</span>"#), "{page}");
    let told = book.problems.iter().filter(|problem| problem.message.ends_with(": this is no address"));
    let text = course.entries()[0].note.text();
    let lines: Vec<usize> = told.map(|one| text[..one.span.start as usize].split('\n').count()).collect();
    assert_eq!(lines, [3, 5, 5, 7, 7, 7, 7], "{:#?}", book.problems);
}

#[test]
fn a_heading_is_found_by_its_words_where_the_course_finds_it_so() {
    let files = files_of(&[
        (".obsidian/app.json", "{}"),
        ("README.md", "# Home\n\n[[trees#The Root]] [[#Home|up]] [[trees#Árboles y más]]\n"),
        ("trees.md", "# Trees\n\n## The Root\n\n## Árboles y más\n"),
    ]);
    let page = &files["EPUB/text/readme.xhtml"];
    assert_eq!(addresses(page), ["trees.xhtml#the-root", "#home", "trees.xhtml#%C3%A1rboles-y-m%C3%A1s"], "{page}");
}

#[test]
fn files_outside_of_the_book_are_on_the_web_at_the_commit() {
    let folder = folder(&[
        ("README.md", "# Home\n\n[code](src/a%20b.py) [folder](src) [new](new.txt) ![not a picture](src/a%20b.py)\n"),
        ("src/a b.py", "print()\n"),
    ]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["remote", "add", "origin", "https://github.com/ada/trees.git"]);
    git(folder.path(), &["add", "."]);
    write(folder.path(), "new.txt", b"not tracked");
    let course = open(folder.path());
    let mut config = config();
    config.revision = Some(Revision { commit: "c0ffee".to_owned(), is_changed: true });
    let book = book(&course, &config, &super::support::Disk(course.root.clone())).unwrap();
    let files = files(&book.bytes);
    let page = String::from_utf8_lossy(&files["EPUB/text/readme.xhtml"]);
    let at = "https://github.com/ada/trees";
    assert_eq!(
        addresses(&page),
        [
            format!("{at}/blob/c0ffee/src/a%20b.py"),
            format!("{at}/tree/c0ffee/src"),
            format!("{at}/raw/c0ffee/src/a%20b.py"),
            format!("{at}/blob/c0ffee/README.md"),
        ],
        "{page}"
    );
    assert!(page.contains("absent-link"), "{page}");
    let colophon = String::from_utf8_lossy(&files["EPUB/colophon.xhtml"]);
    assert!(colophon.contains("c0ffee") && colophon.contains("changes that are not in it"), "{colophon}");
}
