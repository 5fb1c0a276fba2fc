//! `coursenotes new` and `completions` as a person meets them.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use support::{course, git, read, run, write};

/// A note as courses have them: a title with a number, a way home above and below, two headings that all share.
fn note(number: u32, subject: &str) -> String {
    format!(
        "# Class {number:02}: {subject}\n\n---\n\n> [Back to Home](../README.md)\n\n---\n\nThe words of class {number}.\n\n\
         ## Things I learned\n\nMuch.\n\n## Of {subject}\n\nMore.\n\n## Questions\n\nNone.\n\n---\n\n> [Back to Home](../README.md)\n"
    )
}

const HOME: &str = "# Web development\n\n## Classes\n\n- [Class 01: HTML](notes/class-01.md)\n- [Class 02: CSS](notes/class-02.md)\n\nThat is all.\n";

fn classes() -> tempfile::TempDir {
    course(&[("README.md", HOME), ("notes/class-01.md", &note(1, "HTML")), ("notes/class-02.md", &note(2, "CSS"))])
}

#[test]
fn the_next_note_is_made_as_its_neighbours_are_and_listed() {
    let folder = classes();
    let (code, out, err) = run(folder.path(), &["new", "Class 03: forms & [inputs]"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(out, @r"
    wrote notes/class-03.md, made as notes/class-02.md is
    added to README.md:7: - [Class 03: forms & \[inputs\]](notes/class-03.md)
    ");
    insta::assert_snapshot!(read(folder.path(), "notes/class-03.md"), @r"
    # Class 03: forms & [inputs]

    ---

    > [Back to Home](../README.md)

    ---

    ## Things I learned

    ## Questions

    ---

    > [Back to Home](../README.md)
    ");
    let (code, ..) = run(folder.path(), &["check"]);
    assert_eq!(code, Some(0), "the course is as sound as before");
    assert!(read(folder.path(), "README.md").ends_with("class-03.md)\n\nThat is all.\n"));
}

#[test]
fn a_title_without_a_number_goes_on_counting() {
    let folder = classes();
    let (code, out, _) = run(folder.path(), &["new", "Forms", "--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("+++ b/notes/class-03.md") && out.contains("+# Class 03: Forms"), "{out}");
    assert!(!folder.path().join("notes/class-03.md").exists(), "a trial writes nothing");
}

#[test]
fn a_number_in_a_title_is_as_wide_as_that_of_the_note_before() {
    for (before, next, title) in [("09", "10", "Class 10: Graphs"), ("08", "09", "Class 09: Graphs")] {
        let line = format!("- [Class {before}: CSS](class-{before}.md)");
        let folder = course(&[
            ("README.md", &format!("# Course\n\n- [Class 07: HTML](class-07.md)\n{line}\n")),
            ("class-07.md", "# Class 07: HTML\n"),
            (&format!("class-{before}.md"), &format!("# Class {before}: CSS\n")),
        ]);
        let (code, out, err) = run(folder.path(), &["new", "Graphs"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.ends_with(&format!("- [{title}](class-{next}.md)\n")), "{out}");
        assert!(read(folder.path(), &format!("class-{next}.md")).starts_with(&format!("# {title}\n")));
    }
}

#[test]
fn a_note_that_is_there_is_never_written_over() {
    let folder = classes();
    let (code, _, err) = run(folder.path(), &["new", "Class 2: again"]);
    assert_eq!(
        (code, err.as_str()),
        (Some(2), "error: `notes/class-02.md` is there already; the next free name is `notes/class-03.md`\n")
    );
    write(folder.path(), ".gitignore", "notes/class-03.md\n");
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "notes/class-03.md", "mine");
    let (code, _, err) = run(folder.path(), &["new", "Class 3: forms"]);
    assert_eq!(code, Some(2), "{err}");
    assert_eq!(read(folder.path(), "notes/class-03.md"), "mine");
}

#[test]
fn lists_are_gone_on_with_in_their_own_form() {
    // The line that lists class 2, and the one that class 3 gets.
    let forms = [
        ("* [Class 02](class-02)", "* [Class 03](class-03)"),
        ("2. [CSS](class-02.md) and more", "3. [Class 03: Forms](class-03.md)"),
        ("| 02 | [CSS](class-02.md) | 12 May |", "| 03 | [Class 03: Forms](class-03.md) | |"),
        ("[Class 02](https://ada.github.io/notes/class-02)  ", "[Class 03](https://ada.github.io/notes/class-03)  "),
        ("| Day 2 | class-02 |[ read 02 ](./class-02.md)|", "| Day 3 | class-03 |[ read 03 ](./class-03.md) |"),
        ("- [Reading class-02](class-02.md)", "- [Reading class-03](class-03.md)"),
        ("- Week 02: [slides](<class-02.md>)", "- Week 03: [Class 03: Forms](class-03.md)"),
    ];
    for (line, expected) in forms {
        let home = format!("# Course\n\n{line}\n");
        let (one, two) = ("# Class 01: HTML\n", "# Class 02: CSS\n");
        let folder = course(&[("README.md", &home), ("class-01.md", one), ("class-02.md", two)]);
        git(folder.path(), &["init", "--quiet"]);
        git(folder.path(), &["remote", "add", "origin", "https://github.com/ada/notes.git"]);
        write(folder.path(), "_config.yml", "title: Notes\n");
        let (code, out, err) = run(folder.path(), &["new", "Class 03: Forms"]);
        assert_eq!(code, Some(0), "{line}: {err}");
        let home = read(folder.path(), "README.md");
        assert_eq!(home.lines().nth(3), Some(expected), "{line}\n{out}");
    }
}

#[test]
fn names_are_counted_in_every_form() {
    // Two notes, and the third that follows from a title.
    let rows = [
        (["read01.md", "read02.md"], "Read 03: trees", "read03.md"),
        (["01-sets.md", "02-maps.md"], "3: graph search", "03-graph-search.md"),
        (["Lecture_1_sets.md", "Lecture_2_maps.md"], "Lecture 3: graph search", "Lecture_3_graph_search.md"),
        (["week-1/README.md", "week-2/README.md"], "Week 3: trees", "week-3/README.md"),
        (["a/class-09.md", "a/class-10.md"], "Trees", "a/class-11.md"),
        (["trees.md", "heaps.md"], "Graph search", "graph-search.md"),
    ];
    for ([one, two], title, expected) in rows {
        let folder = course(&[("README.md", "# Course\n"), (one, "# One\n"), (two, "# Two\n")]);
        let (code, out, err) = run(folder.path(), &["new", title]);
        assert_eq!(code, Some(0), "{title}: {err}");
        assert!(folder.path().join(expected).is_file(), "{title}: {out}");
    }
}

#[test]
fn a_note_is_made_in_the_part_where_one_stands() {
    // Where one stands, a title, and what is made.
    let rows = [
        ("sql", "Sharding", "sql/sharding.md"),
        ("sql", "Class 9: sharding", "sql/class-9-sharding.md"),
        ("101", "Trees", "101/class-03.md"),
        ("201", "Class 3: trees", "201/class-03.md"),
        ("week-1", "Week 3: trees", "week-3/README.md"),
    ];
    for (folder, title, expected) in rows {
        let course = course(&[
            ("README.md", "# Course\n\n[a](week-1/README.md) [b](sql/joins.md)\n"),
            ("101/class-01.md", "# One\n"),
            ("101/class-02.md", "# Two\n"),
            ("201/class-01.md", "# One\n"),
            ("201/class-02.md", "# Two\n"),
            ("week-1/README.md", "# One\n"),
            ("week-2/README.md", "# Two\n"),
            ("sql/joins.md", "# Joins\n"),
            ("sql/keys.md", "# Keys\n"),
            ("coursenotes.toml", ""),
        ]);
        let (code, out, err) = run(&course.path().join(folder), &["new", title]);
        assert_eq!(code, Some(0), "{folder} {title}: {err}");
        assert!(course.path().join(expected).is_file(), "{folder} {title}: {out}");
    }
}

#[test]
fn a_note_for_one_week_is_not_the_next_week() {
    let files = [
        ("README.md", "# Probability\n\n- [Week 1](week-1/README.md)\n- [Week 2](week-2/README.md)\n"),
        ("week-1/README.md", "# Week 1: Chance\n"),
        ("week-2/README.md", "# Week 2: Odds\n\n1. [Lecture](lecture.md)\n\nThat is all.\n"),
        ("week-2/lecture.md", "# Lecture 5\n"),
        ("coursenotes.toml", ""),
    ];
    for (place, arguments) in [("", &["new", "Lab: dice", "week-2"][..]), ("week-2", &["new", "Lab: dice"])] {
        let folder = course(&files);
        let (code, out, err) = run(&folder.path().join(place), arguments);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.ends_with("README.md:4: 2. [Lab: dice](lab-dice.md)\n"), "{out}");
        assert!(read(folder.path(), "week-2/lab-dice.md").starts_with("# Lab: dice\n"));
        let page = read(folder.path(), "week-2/README.md");
        assert!(page.ends_with("(lecture.md)\n2. [Lab: dice](lab-dice.md)\n\nThat is all.\n"));
    }
    // From above, and with a number, the course goes on.
    for (place, title) in [("", "Lab: dice"), ("week-2", "Week 3: Lab")] {
        let folder = course(&files);
        let (code, out, _) = run(&folder.path().join(place), &["new", title]);
        assert!(code == Some(0) && folder.path().join("week-3/README.md").is_file(), "{out}");
    }
}

#[test]
fn a_title_without_words_is_refused() {
    let (code, _, err) = run(classes().path(), &["new", " # "]);
    assert_eq!((code, err.as_str()), (Some(2), "error: `` has no word to name a note after\n"));
}

#[test]
fn a_course_begins_in_an_empty_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("graph-theory");
    std::fs::create_dir(&root).expect("make a folder");
    let (code, out, _) = run(&root, &[]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(out, @r#"
    no notes in this folder: a note is a file that ends in .md or .markdown

      coursenotes new "Class 1: the first one"   begins a course here
      coursenotes check FOLDER                   checks the notes of another folder
    "#);
    let (_, trial, _) = run(&root, &["new", "Class 1: trees", "--dry-run"]);
    assert!(trial.contains("+++ b/README.md") && trial.contains("+++ b/class-01.md"), "{trial}");
    for (title, said) in [
        ("Class 1: trees", "wrote class-01.md\nwrote README.md\n"),
        ("Heaps", "wrote class-02.md, made as class-01.md is\nadded to README.md:4: - [Class 2: Heaps](class-02.md)\n"),
    ] {
        assert_eq!(run(&root, &["new", title]), (Some(0), said.to_owned(), String::new()));
    }
    assert_eq!(
        read(&root, "README.md"),
        "# Graph theory\n\n- [Class 1: trees](class-01.md)\n- [Class 2: Heaps](class-02.md)\n"
    );
    assert_eq!(read(&root, "class-02.md"), "# Class 2: Heaps\n\n[Back to Home](README.md)\n");
    let (code, said, _) = run(&root, &["check"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = run(classes().path(), &["completions", shell]);
        assert!(code == Some(0) && out.contains("unsafe-fixes"), "{shell}");
    }
}
