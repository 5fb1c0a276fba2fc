//! Forty situations in one note of our own, each with what a reader of GitHub would find there.
//!
//! The table is the complete list of findings: one more than it holds fails as much as one less.

use super::table::case;
use coursenotes_diagnostics::Severity;
use coursenotes_diagnostics::Severity::{Advice, Error, Warning};
use coursenotes_tests::{copy, git, link_findings, write};
use std::path::Path;

/// A line of `index.md`, the findings in it (marked text, rule, severity), and why, where that is not obvious.
type Situation = (usize, &'static [Expected], &'static str);

/// Marked text, rule and severity.
type Expected = (&'static str, &'static str, Severity);

/// Situation 1 stands in this line, and each of the forty takes one.
const FIRST_LINE: usize = 3;

/// By the number of the situation.
const SITUATIONS: [Situation; 40] = [
    (1, &[("nope.md", "missing-file", Error)], ""),
    (2, &[("other.md#nope", "missing-anchor", Error)], ""),
    (3, &[("#nope", "missing-anchor", Error)], ""),
    (4, &[("Other.md", "wrong-case", Error)], ""),
    (5, &[], "`%20` is a space"),
    (6, &[], "angle brackets hold a space"),
    (7, &[], "letters beyond ASCII need no encoding"),
    (8, &[], "`/` is the root of the repository on GitHub"),
    (9, &[("/nope2.md", "missing-file", Error)], ""),
    (10, &[("../../../../../../../../etc/passwd", "link-leaves-course", Error)], ""),
    (11, &[], "GitHub shows the README of the folder"),
    (12, &[], "a folder without a README is a page on GitHub"),
    (13, &[("[undef1]", "undefined-reference", Error)], ""),
    (14, &[("[undefined collapsed][]", "undefined-reference", Error)], ""),
    (15, &[], "words in brackets alone are how people write brackets"),
    (16, &[("pic.png", "missing-file", Error)], ""),
    (
        17,
        &[
            ("rawpic.png", "image-without-alt", Warning),
            ("rawpic.png", "missing-file", Error),
            ("rawnope.html", "missing-file", Error),
        ],
        "the picture has no description either",
    ),
    (18, &[("s1.png", "missing-file", Error), ("s2.png", "missing-file", Error)], ""),
    (19, &[("[^undef]", "undefined-footnote", Error)], ""),
    (20, &[("other.md#custom", "missing-anchor", Error)], "GitHub shows `{#custom}` as text"),
    (21, &[], "`id`, and `name` of an `a`, are places"),
    (22, &[("other.md#dup-2", "missing-anchor", Error)], "a second heading gets `-1`, and there is no third"),
    (23, &[("code.rs#L999", "line-anchor", Warning)], "the file has two lines"),
    (24, &[], "`?plain=1` shows the file's source"),
    (
        25,
        &[("mailto:not-an-address", "invalid-mail-address", Warning), ("javascript:void(0)", "unsafe-html", Warning)],
        "a telephone number is for telephones to judge",
    ),
    (26, &[("()", "empty-destination", Warning)], ""),
    (27, &[("other.md.", "missing-file", Error)], ""),
    (28, &[], "wiki links are text on GitHub"),
    (29, &[("linkout.txt", "link-leaves-course", Error)], "the symbolic link leads out of the repository"),
    (30, &[], "`#:~:text=` highlights words"),
    (
        31,
        &[("other.md#Custom", "missing-anchor", Error), ("other.md#DUP", "missing-anchor", Warning)],
        "GitHub forgives capital letters, other sites don't; and `{#custom}` is text",
    ),
    (32, &[], "the first definition wins; the second has line 45"),
    (
        33,
        &[("#fn-1", "missing-anchor", Error)],
        "ids of footnotes carry a suffix of the page; `user-content-` is GitHub's",
    ),
    (34, &[("untracked.md", "untracked-target", Warning)], ""),
    (35, &[("ignored.md", "untracked-target", Warning)], ""),
    (36, &[("other.html", "html-link-to-note", Error)], ""),
    (37, &[], "code and escaped brackets are no links"),
    (38, &[], "the picture is in the address itself"),
    (39, &[("sub\\file.md", "backslash-path", Error)], ""),
    (40, &[("other", "missing-extension", Error)], ""),
];

/// By line: the definitions and footnotes below the situations.
const DEFINITIONS: &[Situation] = &[
    (45, &[("[dupdef]: nope-dup.md", "duplicate-definition", Advice)], "what has no effect needs no file"),
    (46, &[("[unused]: nope-unused.md", "unused-definition", Advice)], "what nobody sees needs no file"),
    (47, &[("nope-foot.md", "missing-file", Error)], "links in a footnote are links"),
    (48, &[("[^unusedfn]: never", "unused-footnote", Advice)], ""),
    (49, &[("[^1]: duplicate def", "duplicate-footnote", Advice)], ""),
];

/// In the other notes.
const ELSEWHERE: &[(&str, usize, Expected)] = &[("orphan.md", 1, ("# o", "unreachable-note", Warning))];

#[test]
fn forty_situations_are_found_as_a_reader_of_github_finds_them() {
    let Some(files) = case("probe40") else { return };
    let folder = copy(&files);
    complete(folder.path());
    let found: Vec<String> = link_findings(folder.path())
        .iter()
        .map(|one| describe(&one.path, one.line, (&one.marked, one.rule, one.severity), ""))
        .collect();
    let expected = expected();
    let without_reason = |line: &String| line.split(" // ").next().unwrap_or_default().to_owned();
    let bare: Vec<String> = expected.iter().map(without_reason).collect();
    let missed: Vec<&String> = expected.iter().filter(|line| !found.contains(&without_reason(line))).collect();
    let further: Vec<&String> = found.iter().filter(|line| !bare.contains(line)).collect();
    assert!(missed.is_empty() && further.is_empty(), "missed: {missed:#?}\nfurther: {further:#?}");
    assert_eq!(found, bare, "the order or a second finding");
}

/// What cannot lie in a folder of cases: a symbolic link, an ignored file, an index of git without one file.
fn complete(root: &Path) {
    git(root, &["init", "--quiet"]);
    write(root, "ignored.md", b"# i\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", root.join("linkout.txt")).expect("make a symbolic link");
    git(root, &["add", "--all", "--", ".", ":!untracked.md"]);
}

/// Every expected finding in a line of words, in the order of the text.
fn expected() -> Vec<String> {
    let numbered = SITUATIONS.iter().map(|(number, expected, why)| (number + FIRST_LINE - 1, expected, why));
    let below = DEFINITIONS.iter().map(|(line, expected, why)| (*line, expected, why));
    let index = numbered.chain(below);
    let index = index.flat_map(|(line, all, why)| all.iter().map(move |one| describe("index.md", line, *one, why)));
    let elsewhere = ELSEWHERE.iter().map(|(path, line, one)| describe(path, *line, *one, ""));
    index.chain(elsewhere).collect()
}

fn describe(path: &str, line: usize, (marked, rule, severity): (&str, &str, Severity), why: &str) -> String {
    let reason = if why.is_empty() { String::new() } else { format!(" // {why}") };
    format!("{path}:{line} {} {rule} `{marked}`{reason}", severity.name())
}
