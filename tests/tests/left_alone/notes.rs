//! Notes among the others of a course.

use crate::marked;

#[test]
fn notes_of_programs_and_of_code_alone_are_no_copies() {
    let words = "Words that stand in both of these notes, so that one is a copy of the other. ".repeat(4);
    let (note, code) = (format!("# A\n\n{words}\n"), format!("# A\n\n```dataviewjs\n{words}\n```\n"));
    let twice = |text: &str, file: &str| {
        marked("duplicate-note", &[("one/README.md", text), (file, ""), ("two/README.md", text)]).len()
    };
    assert_eq!(twice(&note, "two/notes.txt"), 1);
    for file in ["pom.xml", "build.gradle", "Cargo.toml", "requirements.txt", "Shop.csproj"] {
        assert_eq!(twice(&note, &format!("two/{file}")), 0, "{file}");
    }
    assert_eq!(twice(&code, "two/notes.txt"), 0);
    let drawing = format!("---\n\nexcalidraw-plugin: parsed\n---\n{note}");
    for (one, other, text) in [("1.excalidraw.md", "2.excalidraw.md", &note), ("1.md", "2.md", &drawing)] {
        assert_eq!(marked("duplicate-note", &[("a.md", "# A\n"), (one, text), (other, text)]), [""; 0], "{one}");
    }
}

#[test]
fn one_link_brings_back_what_hangs_on_a_note() {
    let home = "# Home\n\n[b](b.md) [c](c.md) [d](d.md) [e](old/e.md) [f](my notes/f.md)\n";
    let files = [
        ("README.md", home),
        ("b.md", "# B\n\nb\n"),
        ("c.md", "# C\n\nc\n"),
        ("d.md", "# D\n\nd\n"),
        ("new/e.md", "# E\n\ne\n"),
        ("my notes/f.md", "# F\n\nf\n"),
        ("g.md", "# G\n\n[h](h.md)\n"),
        ("h.md", "# H\n\nh\n"),
        ("archive/i.md", "# I\n\ni\n"),
        ("_sidebar.md", "# J\n\nj\n"),
    ];
    assert_eq!(marked("unreachable-note", &files), ["# G"]);
}

#[test]
fn a_note_is_missed_on_a_home_page_that_lists_most_notes() {
    let home = ("README.md", "# Home\n\n[b](b.md) [c](c.md) [d](d.md) [Late trees](gone/old-name.md)\n");
    let known = [home, ("b.md", "# B\n\nb\n"), ("c.md", "# C\n\nc\n"), ("d.md", "# D\n\nd\n")];
    let missed = |more: &[(&'static str, &'static str)]| marked("unreachable-note", &[&known[..], more].concat());
    assert_eq!(missed(&[("e.md", "# E\n\ne\n")]), ["# E"]);
    // One that a broken link names by its title, and a copy.
    assert_eq!(missed(&[("x/7.md", "# Late trees\n\ne\n"), ("copy.md", "# B\n\nb\n")]), [""; 0]);
    // What the broken links of a hidden note were meant for hangs on it.
    let list = ("e.md", "# E\n\n[one](e/one.md) [two](e/two.md)\n");
    assert_eq!(missed(&[list, ("one.md", "# One\n\n1\n"), ("two.md", "# Two\n\n2\n")]), ["# E"]);
    // More are left out than listed.
    let many = [("e.md", "# E\n"), ("f.md", "# F\n"), ("g.md", "# G\n"), ("h.md", "# H\n"), ("i.md", "# I\n")];
    assert_eq!(missed(&many), [""; 0]);
}

#[test]
fn a_note_is_missed_where_others_of_its_kind_are_listed() {
    let home = "# Home\n\n[1](a/class-1.md) [2](a/class-2.md) [a](a/README.md) [b](b/README.md) [c](c/heaps.md) \
                [d](c/lists.md) [e](c/trees.md)\n";
    let files = [
        ("README.md", home),
        ("a/README.md", "# A\n\na\n"),
        ("a/class-1.md", "# 1\n\na\n"),
        ("a/class-2.md", "# 2\n\na\n"),
        ("b/README.md", "# B\n\nb\n"),
        ("c/heaps.md", "# Heaps\n\nc\n"),
        ("c/lists.md", "# Lists\n\nc\n"),
        ("c/trees.md", "# Trees\n\nc\n"),
    ];
    let missed = |path, text| marked("unreachable-note", &[&files[..], &[(path, text)]].concat());
    assert_eq!(missed("a/class-3.md", "# 3\n\nd\n"), ["# 3"]);
    assert_eq!(missed("a/idea.md", "# Idea\n\nd\n"), [""; 0]);
    assert_eq!(missed("c/graphs.md", "# Graphs\n\nd\n"), ["# Graphs"]);
    assert_eq!(missed("d/tasks.md", "# Tasks\n\nd\n"), [""; 0]);
    let page = format!("# D\n\n{}\n", "This folder is about what comes later. ".repeat(8));
    assert_eq!(marked("unreachable-note", &[&files[..], &[("d/README.md", &*page)]].concat()), ["# D"]);
}

#[test]
fn a_title_that_any_note_may_have_names_none() {
    let home = "# Home\n\n[Notes 7](b-07.md) [Overview](one.md) [Trees of words](one.md)\n";
    let files = [
        ("README.md", home),
        ("b-07.md", "# Sorting\n"),
        ("a-07.md", "# Notes 7\n"),
        ("one.md", "# Structure\n"),
        ("two.md", "# Overview\n"),
        ("three.md", "# Trees of words\n"),
    ];
    assert_eq!(marked("index-title-differs", &files), ["Trees of words"]);
}
