//! Titles and headings.

use crate::{GITHUB, OBSIDIAN, check, marked};
use coursenotes_tests::{diagnose, folder, open};

#[test]
fn the_name_of_a_first_part_is_no_title() {
    let both = |settings: &str, text: &str| {
        let other = format!("{text}\nmore\n");
        marked("duplicate-title", &[("coursenotes.toml", settings), ("a.md", text), ("b.md", &other)])
    };
    assert_eq!(both(GITHUB, "# Trees\n\nwords\n"), ["# Trees"]);
    assert_eq!(both(OBSIDIAN, "# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "# Introduction\n\nwords\n\n# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "# #说明\n\nwords\n\n# Trees\n\nwords\n"), [""; 0]);
    assert_eq!(both(GITHUB, "---\ntitle: Trees\n---\n\n# Heaps\n\nwords\n"), ["title: Trees"]);
    let (home, start) = ("# Trees\n\nhome\n", "# Trees\n\nstart\n");
    let first = |path| marked("duplicate-title", &[("README.md", home), (path, start)]).len();
    assert_eq!((first("INTRODUCTION.md"), first("trees.md")), (0, 1));
}

#[test]
fn headings_that_say_of_what_kind_a_part_is_may_come_again() {
    check(
        "duplicate-heading",
        "[rules]\nduplicate-heading = \"advice\"\n",
        &[
            ("# A\n\n## Trees\n\nwords\n\n## Trees\n\nmore\n", &["## Trees"]),
            ("# A\n\n## Trees\n\n## Heaps\n\nwords\n\n## Trees\n\nmore\n", &["## Trees"]),
            ("# A\n\nwords\n\n# make it\n# run it\n\nwords\n\n# make it\n# run it\n\nwords\n", &["# run it"]),
            (
                "# A\n\n### Example code:\n\na\n\n### Important note\n\na\n\n### Example code:\n\nb\n\n### Important note\n\nb\n",
                &[],
            ),
            ("# A\n\n## Break\n\n---\n\n## B\n\nb\n\n---\n\n## Break\n\n---\n\n## C\n\nc\n", &[]),
            ("# A\n\nP3\n## Trees\n\na\n\nP4\n## Trees\n\nb\n", &[]),
            ("# A\n\n## Give an example.\n\nwords\n\n## Give an example.\n\nmore\n", &[]),
        ],
    );
}

#[test]
fn headings_that_come_again_are_told_where_somebody_asks() {
    check("duplicate-heading", GITHUB, &[("# A\n\n## Trees\n\nwords\n\n## Trees\n\nmore\n", &[])]);
}

#[test]
fn labels_sentences_and_subtitles_are_no_headings() {
    check(
        "bold-as-heading",
        GITHUB,
        &[
            ("# A\n\n**Linked lists**\n\nwords\n", &["**Linked lists**"]),
            ("# A\n\n**一个例子**\n\nwords\n\n**证明：**\n\nwords\n\n**答案**\n\nwords\n", &[]),
            ("# A\n\n**Loss over full dataset is average of each loss**\n\nwords\n", &[]),
            ("# A\n\n**What a tree is**\n\nwords\n", &["**What a tree is**"]),
            ("# A\n\n**现在完成时 = haben + 过去分词**\n\nwords\n", &[]),
            ("# A\n\n## BGP\n\n**Border Gateway Protocol**\n\nwords\n", &[]),
            ("# A\n\n**Important rules:**\n\n- one\n\n**The point**:\n\nwords\n\n**三种类型：**\n\n词\n", &[]),
            (
                "# A\n\n## B\n\n**First part**\n\nwords\n\n**Second part**\n\nwords\n",
                &["**First part**", "**Second part**"],
            ),
        ],
    );
}

#[test]
fn titles_quotations_and_messages_are_no_paragraphs() {
    let title = "Article 1: Acme Workers Protest in the Streets of the Capital with Drums and Flags, as Prices Rise Over the Whole Country Again";
    let text = "The article says that workers of Acme have been in the streets of the capital with drums and flags, because prices rise again";
    let names = "Architecture: introduction, functional view, information view, deployment view, operational view, views for managers, relevant other views";
    let message = "[acme] !!! Fatal: the file that you gave to the program is not one of those which it can read, and it has no other to read";
    let quote = "\"You keep using that word. I do not think it means what you think it means.\"";
    let about = "Acme - a library that reads the files of your course and writes a site of them, with all its pages and pictures.";
    let setext = "title: trees\ndescription: binary, balanced, unbalanced, weighted, coloured\nduration: 1800 seconds at least, 3600 seconds most";
    let heading = |words: &str| format!("# A\n\n## {words}\n\nwords\n");
    check(
        "paragraph-as-heading",
        GITHUB,
        &[
            (&heading(text), &[&format!("## {text}")]),
            (&heading(title), &[]),
            (&heading(names), &[]),
            (&heading(message), &[]),
            (&heading(quote), &[]),
            (&heading(&format!("Q3. {text}")), &[]),
            (&heading(about), &[&format!("## {about}")]),
            (&format!("## {about}\n\nwords\n"), &[]),
            (&format!("# A\n\n{setext}\n---\n\nwords\n"), &["title: trees"]),
        ],
    );
}

#[test]
fn levels_are_compared_with_what_is_written() {
    check(
        "skipped-heading-level",
        GITHUB,
        &[
            ("# T\n\n### A\n\n##### B\n\n### C\n", &["### A"]),
            ("# T\n\n### A\n\n## B\n\n#### C\n", &["### A", "#### C"]),
            (
                "# T\n\n### A\n\n  riscv64     RISC-V 64      new\n  -----------------------------\n\n#### B\n",
                &["### A"],
            ),
        ],
    );
}

#[test]
fn a_part_without_its_heading_keeps_its_levels() {
    let repair = |text: &str| {
        let folder = folder(&[("a.md", text)]);
        let found = diagnose(&open(folder.path()));
        let one = found.into_iter().find(|one| one.rule == "skipped-heading-level").expect("it is found");
        (one.fix.map(|fix| fix.edits.len()), one.help.unwrap_or_default())
    };
    let lacking = (None, "write a heading of level 2 above it, or make it one itself".to_owned());
    assert_eq!(repair("# T\n\n### A\n\n### B\n\n#### C\n\n## D\n\n### E\n"), lacking);
    assert_eq!(repair("# T\n\n#### A\n\n## D\n\n#### E\n"), lacking);
    assert_eq!(repair("# T\n\n### A\n\n## D\n").0, Some(1));
    assert_eq!(repair("# T\n\n### A\n\n### B\n\n# U\n\n## D\n\n### E\n").0, Some(2));
    assert_eq!(repair("# T\n\n## D\n\n#### A\n\n## E\n").0, Some(1));
}

#[test]
fn a_line_that_was_meant_stays_a_line() {
    let cases = [("a\n\n### ---\n\nb\n", Some("")), ("a\n\n## ***\n\nb\n", Some("")), ("a\n### ---\n\nb\n", None)];
    for (text, expected) in cases {
        let folder = folder(&[("a.md", &format!("# A\n\n{text}"))]);
        let found = diagnose(&open(folder.path()));
        let one = found.iter().find(|one| one.rule == "empty-heading").expect("it is found");
        let fix = one.fix.as_ref().map(|fix| (fix.edits[0].replacement.as_str(), fix.edits[0].span.len() < 6));
        assert_eq!(fix, expected.map(|replacement| (replacement, true)), "{text}");
    }
}

#[test]
fn a_note_of_obsidian_may_have_several_headings_with_one_mark() {
    let text = "# A\n\nwords\n\n# B\n\nwords\n";
    check("several-titles", OBSIDIAN, &[(text, &[])]);
    check("several-titles", GITHUB, &[(text, &["# B"])]);
}
