//! Links that a person nearly wrote: what is said of them, and how they are mended.

use coursenotes_checker::fix;
use coursenotes_course::{Course, RuleLevels};
use coursenotes_diagnostics::{Applicability, Diagnostic, Sources};
use coursenotes_tests::{answers, findings, open, write};
use std::convert::Infallible;

/// The note `README.md` beside `files` after the safe repairs, and what was said of it before.
fn mended(files: &[&str], note: &str) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for path in files {
        write(folder.path(), path, format!("# {path}\n\nWords of {path}.\n").as_bytes());
    }
    write(folder.path(), "README.md", format!("# Home\n\n{note}\n").as_bytes());
    let rules = ["missing-file", "missing-anchor", "unparsed-link"];
    let found = findings(folder.path()).into_iter().filter(|one| one.path == "README.md" && rules.contains(&one.rule));
    let said = found.map(|one| format!("{}; {}", one.message, one.help.unwrap_or_default())).collect();
    let course = open(folder.path());
    let ask = |course: &Course| Ok::<_, Infallible>(answers(course));
    let is_safe = |one: &Diagnostic| one.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    let Ok(repaired) = fix(&course, &RuleLevels::default(), &ask, &is_safe);
    let home = course.find("README.md").expect("it is there");
    let text = repaired.texts.get(&home).map_or_else(|| course.text(home).to_owned(), Clone::clone);
    (text["# Home\n\n".len()..].trim_end().to_owned(), said)
}

#[test]
fn a_sign_in_the_name_of_a_file_is_written_as_a_number() {
    let files = ["C#-notes.md", "What now?.md", "deep/F#.md"];
    let cases = [
        ("[a](C#-notes.md)", "[a](C%23-notes.md)"),
        ("[a](./C#-notes.md)", "[a](C%23-notes.md)"),
        ("[a](/C#-notes.md)", "[a](/C%23-notes.md)"),
        ("[a](C#-notes.md#c-notesmd)", "[a](C%23-notes.md#c-notesmd)"),
        ("[a](<What now?.md>)", "[a](<What%20now%3F.md>)"),
        ("[a](What%20now?.md)", "[a](What%20now%3F.md)"),
        ("[a](deep/F#.md)", "[a](deep/F%23.md)"),
        ("[a][b]\n\n[b]: C#-notes.md", "[a][b]\n\n[b]: C%23-notes.md"),
    ];
    for (note, expected) in cases {
        assert_eq!(mended(&files, note).0, expected, "{note}");
    }
    let said = "`C#-notes.md` leads nowhere: the name of a file ends at `#` in an address; write `C%23-notes.md`";
    assert_eq!(mended(&files, "[a](C#-notes.md)").1, [said]);
}

#[test]
fn a_name_without_its_file_stays() {
    for note in ["[a](C#-none.md)", "[a](None?.md)", "[a](#none.md)"] {
        assert_eq!(mended(&["C#-notes.md"], note).0, note);
    }
}

#[test]
fn full_width_parentheses_become_narrow_ones() {
    let files = ["计划.md", "笔记（一）.md"];
    let cases = [
        ("[计划]（计划.md）", "[计划](计划.md)"),
        ("见[计划]（计划.md）。", "见[计划](计划.md)。"),
        ("[计划]（计划.md)", "[计划](计划.md)"),
        ("[一]（笔记（一）.md）", "[一](笔记（一）.md)"),
        ("[网]（https://example.org/a）", "[网](https://example.org/a)"),
        ("![二叉树]（https://example.org/a.png）", "![二叉树](https://example.org/a.png)"),
        ("- [计划]（计划.md）\n- [计划]（计划.md）", "- [计划](计划.md)\n- [计划](计划.md)"),
    ];
    for (note, expected) in cases {
        let (text, said) = mended(&files, note);
        assert_eq!(text, expected, "{note}");
        let first = "this is no link: its parentheses are full-width ones; write `(` and `)`";
        assert!(said.iter().all(|one| one == first), "{note}: {said:?}");
    }
}

#[test]
fn a_remark_between_full_width_parentheses_is_no_link() {
    let notes = [
        "[7]（tail 等于 7）",
        "[i]（我所知道的异形树）",
        "[0, 255]（0000 0000 ~ 1111 1111）",
        "[图]（见 计划.md）",
        "`[计划]（计划.md）`",
        "```text\n[计划]（计划.md）\n```",
    ];
    for note in notes {
        let (text, said) = mended(&["计划.md"], note);
        assert_eq!((text.as_str(), said.len()), (note, 0), "{said:?}");
    }
}
