//! `check` with `--baseline`, `--since` and `--accessibility`, as a person meets them.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run the program")]

mod support;

use std::path::Path;
use support::{course, git, read, run, write};

const HOME: &str = "# Algorithms\n\n- [Lists](class-01.md)\n- [Trees](class-02.md#roots)\n- [Later](class-03.md)\n";
const LISTS: &str = "# Lists\n\nA list is a row of things; [rows of rows](none.md).\n\n[Back to Home](README.md)\n";
const TREES: &str = "# Trees\n\n## Roots\n\nA tree has one root.\n\n[Back to Home](README.md)\n";

const FILES: &[(&str, &str)] = &[("README.md", HOME), ("class-01.md", LISTS), ("class-02.md", TREES)];

/// Exit code, the places and rules of what is found, and what is said beside the report.
fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<String>, String) {
    let (code, out, said) = run(folder, &[&["check", "--format", "json"], arguments].concat());
    let report: serde_json::Value = serde_json::from_str(&out).unwrap_or_default();
    let found = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let place = |one: &serde_json::Value| {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        format!("{}:{} {}", text("path"), one["start"]["line"], text("rule"))
    };
    (code, found.iter().map(place).collect(), said)
}

#[test]
fn a_baseline_lets_old_findings_pass_and_new_ones_fail() {
    let folder = course(FILES);
    let (code, _, said) = check(folder.path(), &["--baseline", "known.json"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: there is no baseline `known.json`; --baseline known.json --write-baseline makes it");
    let (code, _, said) = check(folder.path(), &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(said, @"known.json holds 2 findings now; check --baseline leaves them out");
    insta::assert_snapshot!(read(folder.path(), "known.json"), @r#"
    {
      "version": 1,
      "findings": {
        "README.md": {
          "missing-file": {
            "class-03.md": 1
          }
        },
        "class-01.md": {
          "missing-file": {
            "none.md": 1
          }
        }
      }
    }
    "#);
    assert_eq!(check(folder.path(), &["--baseline", "known.json"]).0, Some(0));
    // Moved lines stay known, and a second link of the same kind is new.
    write(
        folder.path(),
        "class-01.md",
        &format!("{}\nAgain [rows of rows](none.md).\n", LISTS.replace("A list", "\n\nA list")),
    );
    let (code, found, _) = check(folder.path(), &["--baseline", "known.json"]);
    assert_eq!((code, found), (Some(1), vec!["class-01.md:9 missing-file".to_owned()]));
}

#[test]
fn what_is_mended_cannot_come_back() {
    let folder = course(FILES);
    check(folder.path(), &["--baseline", "known.json", "--write-baseline"]);
    write(folder.path(), "class-01.md", &LISTS.replace("none.md", "class-02.md"));
    let (code, found, said) = check(folder.path(), &["--baseline", "known.json"]);
    assert_eq!((code, found.len()), (Some(1), 0));
    insta::assert_snapshot!(said, @r"
    1 known finding of known.json left out
    1 finding of known.json is mended, and this check fails until known.json says so: coursenotes check --baseline known.json --write-baseline
    ");
    check(folder.path(), &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!(check(folder.path(), &["--baseline", "known.json"]).0, Some(0));
    write(folder.path(), "class-01.md", LISTS);
    assert_eq!(check(folder.path(), &["--baseline", "known.json"]).1, ["class-01.md:3 missing-file"]);
}

#[test]
fn after_repairs_the_check_of_init_is_as_green_as_before() {
    let home =
        "# Algorithms\n\n- [Lists](class-01)\n- [Trees](class-02.md)\n- [Heaps](class-03.md)\n- [Later](none.md)\n";
    let folder = course(&[
        ("README.md", home),
        ("class-01.md", "# Lists\n"),
        ("class-02.md", "# Trees\n"),
        ("class-03.md", "# Heaps\n"),
        // Nothing leads here; the repair of the tag changes the title, by which that is known.
        ("class-04.md", "# What List<String> is\n"),
    ]);
    assert_eq!(run(folder.path(), &["init"]).0, Some(0));
    let (code, out, _) = run(folder.path(), &["fix"]);
    assert_eq!(code, Some(0));
    assert!(out.ends_with("coursenotes-baseline.json: 2 mended findings taken out\n"), "{out}");
    assert!(read(folder.path(), "class-04.md").contains("`List<String>`"));
    let known = ["--baseline", "coursenotes-baseline.json"];
    let (code, found, _) = check(folder.path(), &known);
    assert_eq!(code, Some(0), "{found:?}");
    assert!(read(folder.path(), "coursenotes-baseline.json").contains("`List<String>`"));
    // What was not known before the repairs is not known after them.
    write(folder.path(), "README.md", &format!("{home}- [Lost](lost.md)\n"));
    assert_eq!(run(folder.path(), &["fix"]).0, Some(0));
    let (code, found, _) = check(folder.path(), &[&known[..], &["--rule", "missing-file"]].concat());
    assert_eq!((code, found), (Some(1), vec!["README.md:7 missing-file".to_owned()]));
}

#[test]
fn after_a_move_the_check_of_init_is_as_green_as_before() {
    let files = [
        ("README.md", "# Notes\n\n- [Lists](class-01.md#none), [a](class-01.md#gone)\n- [Trees](class-02.md)\n"),
        ("class-01.md", "# Lists\n\n[lost](none.md), [trees](class-02.md#none)\n"),
        ("class-02.md", "# Trees\n\n[lists](class-01.md#none)\n"),
    ];
    let known = ["--baseline", "coursenotes-baseline.json"];
    for (old, new) in [("class-01.md", "sorting.md"), ("class-01.md", "deep/er/sorting.md"), ("class-02.md", "b/a.md")]
    {
        let folder = course(&files);
        assert_eq!(run(folder.path(), &["init"]).0, Some(0));
        let before = read(folder.path(), "coursenotes-baseline.json");
        let (_, _, said) = run(folder.path(), &["mv", old, new, "--dry-run"]);
        assert!(said.contains("coursenotes-baseline.json: known findings would follow the move\n"), "{said}");
        assert_eq!(read(folder.path(), "coursenotes-baseline.json"), before, "a trial writes nothing");
        let (_, said, _) = run(folder.path(), &["mv", old, new]);
        assert!(said.contains("coursenotes-baseline.json: known findings follow the move\n"), "{said}");
        let (code, found, said) = check(folder.path(), &known);
        assert_eq!((code, found), (Some(0), vec![]), "{old} {new}: {said}");
        // Back again, all is as it was; and nothing that is new is known.
        assert_eq!(run(folder.path(), &["mv", new, old]).0, Some(0));
        assert_eq!(read(folder.path(), "coursenotes-baseline.json"), before);
        write(folder.path(), "class-02.md", &format!("{}[new](lost.md)\n", files[2].1));
        assert_eq!(run(folder.path(), &["mv", old, new]).0, Some(0));
        assert_eq!(check(folder.path(), &known).1.len(), 1, "{old} {new}");
    }
    let folder = course(&FILES[2..]);
    let (_, said, _) = run(folder.path(), &["mv", "class-02.md", "trees.md"]);
    assert!(!said.contains("baseline"), "{said}");
}

#[test]
fn no_report_is_written_over_a_note() {
    let folder = course(FILES);
    for arguments in [&["--output", "README.md"][..], &["--baseline", "class-01.md", "--write-baseline"]] {
        let (code, _, said) = check(folder.path(), arguments);
        assert_eq!(code, Some(2), "{said}");
    }
    assert_eq!((read(folder.path(), "README.md"), read(folder.path(), "class-01.md")), (HOME.into(), LISTS.into()));
}

#[test]
fn a_broken_baseline_is_told_in_one_sentence() {
    let folder = course(FILES);
    for (text, start) in [
        ("{", "error: read known.json: it is no baseline"),
        ("{\"version\":7,\"findings\":{}}", "error: read known.json: version 7"),
    ] {
        write(folder.path(), "known.json", text);
        let (code, _, said) = check(folder.path(), &["--baseline", "known.json"]);
        assert_eq!(code, Some(2));
        assert!(said.starts_with(start), "{said}");
    }
    for more in [&[][..], &["--write-baseline"]] {
        let (code, _, said) = check(folder.path(), &[&["--baseline", "."], more].concat());
        assert_eq!((code, said.as_str()), (Some(2), "error: --baseline . is a folder; name a file\n"));
    }
}

#[test]
fn a_change_answers_for_what_it_broke_elsewhere_and_for_nothing_older() {
    let folder = course(FILES);
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Notes"]);
    assert_eq!(check(folder.path(), &["--since", "main"]).1, [""; 0]);
    let (_, said, _) = run(folder.path(), &["check", "--since", "main"]);
    assert!(said.starts_with("No new errors in 3 notes"), "{said}");
    // A heading gets another name in one note: the link to it stands in another.
    write(folder.path(), "class-02.md", &TREES.replace("## Roots", "## The root"));
    assert_eq!(check(folder.path(), &["--since", "main"]).1, ["README.md:4 missing-anchor"]);
    // So it is for a note that is moved, committed or not, and for one that is taken away.
    git(folder.path(), &["checkout", "--quiet", "--", "."]);
    git(folder.path(), &["mv", "class-02.md", "class-04.md"]);
    assert_eq!(check(folder.path(), &["--since", "HEAD"]).1, ["README.md:4 missing-file"]);
    git(folder.path(), &["commit", "--quiet", "--message", "Move"]);
    assert_eq!(check(folder.path(), &["--since", "HEAD"]).1, [""; 0]);
    assert_eq!(check(folder.path(), &["--since", "HEAD~1"]).1.len(), 1);
    // A new note with an old mistake in it is new.
    write(folder.path(), "class-05.md", "# Heaps\n\nA heap is a tree; see [none](none.md).\n");
    assert!(check(folder.path(), &["--since", "HEAD"]).1.contains(&"class-05.md:3 missing-file".to_owned()));
}

#[test]
fn what_was_broken_before_a_move_is_not_new_after_it() {
    // Enough words that git sees the same note in the one that was moved.
    let lists =
        format!("# Lists\n\n[rows](none.md) of [trees](class-02.md#none)\n\n{}", "A list is a row.\n".repeat(20));
    let files = [
        ("README.md", "# Notes\n\n- [Lists](class-01.md#none)\n- [Trees](class-02.md)\n"),
        ("class-01.md", lists.as_str()),
        ("class-02.md", "# Trees\n\n[lists](class-01.md#none)\n"),
    ];
    let folder = course(&files);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Notes"]);
    assert_eq!(run(folder.path(), &["mv", "class-01.md", "deep/sorting.md"]).0, Some(0));
    assert_eq!(check(folder.path(), &["--since", "HEAD"]).1, [""; 0]);
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "Move"]);
    assert_eq!(check(folder.path(), &["--since", "HEAD~1"]).1, [""; 0]);
    // A second link of the same kind is new, and so is one that did not follow.
    write(folder.path(), "class-02.md", "# Trees\n\n[lists](deep/sorting.md#none)\n\n[again](deep/sorting.md#none)\n");
    assert_eq!(check(folder.path(), &["--since", "HEAD~1"]).1, ["class-02.md:5 missing-anchor"]);
    write(folder.path(), "class-02.md", files[2].1);
    assert_eq!(check(folder.path(), &["--since", "HEAD~1"]).1, ["class-02.md:3 missing-file"]);
}

#[test]
fn marks_on_changed_lines_come_first() {
    let folder = course(FILES);
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Notes"]);
    write(folder.path(), "class-02.md", &TREES.replace("## Roots", "## Kinds\n\nSee [this list](gone.md)."));
    let (_, marks, _) = run(folder.path(), &["check", "--format", "github", "--since", "main"]);
    let files: Vec<&str> = marks.lines().filter_map(|line| line.split("file=").nth(1)?.split(',').next()).collect();
    assert_eq!(files, ["class-02.md", "README.md"], "{marks}");
}

#[test]
fn a_revision_that_is_not_there_is_told_with_the_way_to_it() {
    let folder = course(FILES);
    let (code, _, said) = check(folder.path(), &["--since", "main"]);
    assert_eq!((code, said.as_str()), (Some(2), "error: --since asks git, and this folder is in no git repository\n"));
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Notes"]);
    git(folder.path(), &["commit", "--quiet", "--allow-empty", "--message", "More"]);
    let (code, _, said) = check(folder.path(), &["--since", "nowhere"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: git knows no revision `nowhere`; branches of the server are called like `origin/main`");
    let shallow = tempfile::tempdir().expect("a temporary folder");
    let from = format!("file://{}", folder.path().display());
    git(shallow.path(), &["clone", "--quiet", "--depth=1", &from, "."]);
    let (code, _, said) = check(shallow.path(), &["--since", "HEAD~1"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(said, @"error: this clone has no history that reaches `HEAD~1`; fetch it: git fetch --unshallow origin (in GitHub Actions: `fetch-depth: 0` under actions/checkout)");
}

#[test]
fn a_baseline_of_accessibility_lets_its_findings_pass() {
    let folder = course(FILES);
    write(folder.path(), "class-01.md", &LISTS.replace("[rows of rows](none.md)", "[click here](class-02.md)"));
    let flags = ["--accessibility", "--baseline", "known.json"];
    assert_eq!(check(folder.path(), &[&flags[..], &["--write-baseline"]].concat()).0, Some(0));
    assert_eq!(check(folder.path(), &flags).0, Some(0));
    assert_eq!(check(folder.path(), &["--accessibility"]).1, ["class-01.md:3 vague-link-text"]);
    assert_eq!(check(folder.path(), &["--baseline", "known.json"]).0, Some(0), "it knows what else there is");
}

#[test]
fn the_report_on_accessibility_can_be_handed_on() {
    let folder = course(FILES);
    write(
        folder.path(),
        "class-02.md",
        "# Trees\n\n### Roots\n\n![](tree.png) ![A tree](tree.png) [click here](class-01.md)\n\n[Back to Home](README.md)\n",
    );
    write(folder.path(), "tree.png", "stands for a picture");
    assert_eq!(run(folder.path(), &["check", "--accessibility", "--output", "report.md"]).0, Some(1));
    insta::assert_snapshot!(read(folder.path(), "report.md"), @r#"
    # Accessibility of Algorithms

    3 problems in 3 notes, by the criteria of WCAG 2.2 (levels A and AA) that apply to the text of notes.
    Checked by coursenotes 0.1.0.

    | Criterion | Level | Problems |
    | --- | --- | ---: |
    | 1.1.1 Non-text Content | A | 1 |
    | 1.3.1 Info and Relationships | A | 1 |
    | 2.4.2 Page Titled | A | 0 |
    | 2.4.4 Link Purpose (In Context) | A | 1 |
    | 2.4.6 Headings and Labels | AA | 0 |

    ## 1.1.1 Non-text Content

    - `class-02.md:5`: this picture says nothing to those who can't see it: it has no description [image-without-alt]

    ## 1.3.1 Info and Relationships

    - `class-02.md:3`: this heading is of level 3, but the one before it of level 1 [skipped-heading-level]

    ## 2.4.4 Link Purpose (In Context)

    - `class-02.md:5`: `click here` doesn't say where this link leads [vague-link-text]

    ## What only a person can judge

    - [ ] 1.1.1, 1 described picture: Does its description say what a reader needs to know of the picture?
    - [ ] 1.4.5, 2 pictures: Is it a picture of text that could be text?
    - [ ] 2.4.4, 7 links: Do its words, with their sentence, say where it leads?
    - [ ] 2.4.6, 4 headings: Does it say what follows?
    - [ ] 1.3.3, 3 notes: Is everything understood without seeing shape, place or colour ("the red box on the right")?
    - [ ] 3.1.2, 3 notes: Are passages in another language marked as such?
    "#);
}

#[test]
fn no_words_of_a_note_become_markup_in_the_report_on_accessibility() {
    let folder = course(FILES);
    write(folder.path(), "coursenotes.toml", "title = \"<b>*Sets*</b> of @ada [here](x)\"\n");
    write(folder.path(), "class_of_*.md", "# Stars\n\n[click here](class-01.md)\n");
    let arguments = ["check", "--accessibility", "--format", "markdown"];
    let (_, page, _) = run(folder.path(), &arguments);
    let title = "&#60;b&#62;&#42;Sets&#42;&#60;/b&#62; of @&#8203;ada &#91;here&#93;(x)";
    assert!(page.starts_with(&format!("# Accessibility of {title}\n")), "{page}");
    assert!(page.contains("- `class_of_*.md:3`: `click here` doesn't say"), "{page}");
    let (_, text, _) = run(folder.path(), &arguments[..2]);
    assert!(text.contains("- class_of_*.md:3: `click here` doesn't say"), "{text}");
}
