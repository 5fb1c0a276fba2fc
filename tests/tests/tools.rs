//! Folders that are kept for another tool: which of their files are notes, in which order and under which names.

use coursenotes_course::Target;
use coursenotes_tests::folders::{check, order, rules};
use coursenotes_tests::{folder, open, write};

#[test]
fn a_summary_wins_over_the_readme() {
    let files = [
        ("README.md", "[a](a.md) [b](b.md)\n"),
        ("SUMMARY.md", "- [B](b.md)\n- [A](a.md)\n"),
        ("a.md", "#\n"),
        ("b.md", "#\n"),
    ];
    assert_eq!(order(&files), ["README.md", "b.md", "a.md", "SUMMARY.md"]);
}

#[test]
fn a_book_is_what_its_summary_lists_under_the_names_it_gives() {
    let folder = folder(&[
        ("book.toml", ""),
        ("README.md", "# How to build this book\n"),
        ("TODO.md", "# Later\n\n[gone](gone.md)\n"),
        ("src/SUMMARY.md", "# Summary\n\n[Welcome](README.md)\n\n- [Math](math.md)\n  - [The *norm*](more/norm.md)\n"),
        ("src/README.md", "# Hello\n"),
        ("src/math.md", "# Outline\n"),
        ("src/more/norm.md", "# Outline\n"),
        ("src/unlisted.md", "# Spare\n"),
    ]);
    let course = open(folder.path());
    let listed = course.order.iter().map(|file| (course.path(*file), course.name(*file)));
    let expected = [
        ("src/SUMMARY.md", "Summary"),
        ("src/README.md", "Welcome"),
        ("src/math.md", "Math"),
        ("src/more/norm.md", "The norm"),
        ("src/unlisted.md", "Spare"),
    ];
    assert_eq!(listed.collect::<Vec<_>>(), expected);
    // What lies beside the book is checked all the same.
    let found = rules(folder.path());
    let found: Vec<_> = found.iter().map(|(path, rule, _)| (path.as_str(), *rule)).collect();
    assert_eq!(found, [("TODO.md", "missing-file"), ("src/unlisted.md", "unreachable-note")]);
    write(folder.path(), "coursenotes.toml", b"home = \"README.md\"\n");
    let course = open(folder.path());
    assert_eq!(course.order.first().map(|file| course.path(*file)), Some("README.md"));
}

#[test]
fn each_space_of_gitbook_has_the_order_of_its_summary() {
    let files = [
        ("README.md", "# Notes\n"),
        ("trees/.gitbook/assets/oak.png", ""),
        ("trees/README.md", "# Trees\n\nSee [heaps](heaps.md).\n"),
        ("trees/SUMMARY.md", "# Table of contents\n\n* [Trees](README.md)\n* [Roots](roots.md)\n* [Heaps](heaps.md)\n"),
        ("trees/heaps.md", "# Heaps\n"),
        ("trees/roots.md", "# Roots\n"),
        ("trees/spare.md", "# Spare\n"),
        ("graphs/README.md", "# Graphs\n"),
        ("graphs/SUMMARY.md", "* [Graphs](README.md)\n* [Walks](walks.md)\n* [Edges](edges.md)\n"),
        ("graphs/edges.md", "# Edges\n"),
        ("graphs/walks.md", "# Walks\n"),
    ];
    let expected = [
        "README.md",
        "graphs/README.md",
        "graphs/walks.md",
        "graphs/edges.md",
        "trees/README.md",
        "trees/roots.md",
        "trees/heaps.md",
        "trees/spare.md",
    ];
    assert_eq!(order(&files), expected);
    let folder = folder(&files);
    let course = open(folder.path());
    assert_eq!(course.dialect.name, "gitbook");
    // The lists are checked all the same.
    write(folder.path(), "graphs/SUMMARY.md", b"* [Gone](gone.md)\n");
    let found = rules(folder.path());
    assert_eq!(found, [("graphs/SUMMARY.md".to_owned(), "missing-file", "gone.md".to_owned())]);
}

#[test]
fn a_space_comes_whole_where_a_page_leads_into_it() {
    let space = [
        ("trees/README.md", "# Trees\n\n[Heaps](heaps.md)\n"),
        ("trees/SUMMARY.md", "* [Trees](README.md)\n* [Roots](roots.md)\n* [Heaps](heaps.md)\n"),
        ("trees/heaps.md", "# Heaps\n"),
        ("trees/roots.md", "# Roots\n"),
        ("about.md", "# About\n"),
        (".gitbook.yaml", ""),
    ];
    for link in ["trees/README.md", "trees/SUMMARY.md", "trees/heaps.md"] {
        let home = format!("# Notes\n\n[Trees]({link}), [about](about.md)\n");
        let files: Vec<_> = space.iter().copied().chain([("README.md", home.as_str())]).collect();
        let found = order(&files);
        let trees: Vec<_> = found.iter().filter(|path| path.starts_with("trees")).collect();
        assert_eq!(trees, ["trees/README.md", "trees/roots.md", "trees/heaps.md"], "{link}");
        assert_eq!((found[0].as_str(), found.len()), ("README.md", 5), "{link}");
    }
}

#[test]
fn a_folder_of_gitbook_left_in_another_course_changes_nothing() {
    for (config, list) in [("", "old/summary.md"), ("exclude = [\"old\"]\n", "old/SUMMARY.md")] {
        let files = [
            ("README.md", "# A\n"),
            ("coursenotes.toml", config),
            (list, "* [A](../README.md)\n"),
            ("old/.gitbook/a.png", ""),
        ];
        let folder = folder(&files);
        assert_eq!(open(folder.path()).dialect.name, "github", "{list}");
    }
}

#[test]
fn a_summary_of_folders_gives_their_notes_their_places() {
    let files = [
        ("README.md", "# Course\n"),
        ("SUMMARY.md", "- [Two](two/README.md)\n- [One](one/README.md)\n"),
        ("one/README.md", "[b](b.md) [a](a.md)\n"),
        ("one/a.md", "#\n"),
        ("one/b.md", "#\n"),
        ("two/README.md", "[c](c.md)\n"),
        ("two/c.md", "#\n"),
    ];
    let expected = ["README.md", "two/README.md", "two/c.md", "one/README.md", "one/b.md", "one/a.md", "SUMMARY.md"];
    assert_eq!(order(&files), expected);
}

#[test]
fn a_summary_that_is_the_only_page_above_is_the_home_page() {
    let files = [
        (".gitbook.yaml", "root: ./\n"),
        ("SUMMARY.md", "* [B](b.md)\n* [A](a.md)\n"),
        ("a.md", "# A\n"),
        ("b.md", "# B\n"),
    ];
    assert_eq!(order(&files), ["SUMMARY.md", "b.md", "a.md"]);
}

#[test]
fn tags_of_gitbook_lead_to_files() {
    let text =
        "# A\n\n{% file src=\".gitbook/assets/one.pdf\" %}\nSlides\n{% endfile %}\n\n{% file src=\"two.pdf\" %}\n";
    let files = [("a.md", text), (".gitbook/assets/one.pdf", "")];
    assert_eq!(check(&files), [("missing-file", "two.pdf".to_owned())]);
    let folder = folder(&files);
    let course = open(folder.path());
    let target = course.entries()[0].targets[0].clone();
    assert_eq!(Target::file(&target).map(|file| course.path(file)), Some(".gitbook/assets/one.pdf"));
}

#[test]
fn in_obsidian_a_note_is_called_as_its_file_is() {
    let folder = folder(&[
        (".obsidian/app.json", "{}"),
        ("index.md", "# Índice\n"),
        ("Data/Entity-Relation.md", "Words.\n\n## A model\n"),
        ("Data/Trees.md", "# Roots\n\n# Leaves\n"),
        ("Data/heaps.md", "# All about heaps\n\n## Use\n"),
        ("Data/index.md", "## Lists\n"),
    ]);
    let course = open(folder.path());
    let titles = course.entries().iter().map(|entry| entry.title.as_str());
    assert_eq!(titles.collect::<Vec<_>>(), ["Entity-Relation", "Trees", "All about heaps", "Data", "Índice"]);
}

#[test]
fn wiki_links_are_links_in_obsidian_only() {
    let files = [
        ("a.md", "[[B note]] [[B note#Part]] ![[pic.png]] [[1,2]] [[None]]\n"),
        ("sub/B note.md", "# Part\n"),
        ("pic.png", ""),
    ];
    assert_eq!(check(&files), []);
    let vault = [&files[..], &[(".obsidian/app.json", "{}")]].concat();
    let found = check(&vault);
    assert_eq!(found, [("missing-file", "1,2".to_owned()), ("missing-file", "None".to_owned())]);
}

#[test]
fn heading_attributes_are_anchors_where_the_tool_reads_them() {
    let files = [("a.md", "# H {#here}\n\n[x](#here) [y](#h)\n")];
    assert_eq!(check(&files), [("missing-anchor", "#here".to_owned()), ("missing-anchor", "#h".to_owned())]);
    let book = [&files[..], &[("book.toml", "")]].concat();
    assert_eq!(check(&book), []);
}
