//! The summary for a change or a job.

use crate::{OneNote, checked, finding, written};
use coursenotes_diagnostics::write::{MARKDOWN_LIMIT, markdown};
use coursenotes_diagnostics::{Diagnostic, Severity};

#[test]
fn errors_are_a_table_and_the_rest_is_folded_or_counted() {
    let course = checked(&[
        ("README.md", "# Algorithms\n\n- [Lists](class-01)\n- [Bäume](101/trees.md#rots) and [nothing]()\n"),
        ("class-01.md", "# Lists\n\n> [Home](home.md)\n\n[unused]: https://example.org\n"),
        ("101/trees.md", "# Trees\n\n## Roots\n\n> [Home](home.md)\n"),
    ]);
    insta::assert_snapshot!(course.written(|out, report| markdown(out, report, &["missing-file"])));
}

#[test]
fn nothing_found_is_one_line() {
    let course = checked(&[("README.md", "# Algorithms\n")]);
    assert_eq!(course.written(|out, report| markdown(out, report, &[])), "### No errors in 3 notes with 5 links\n");
}

/// What a destination may hold, and what must not come of it.
const HOSTILE: &[&str] = &[
    "no file at `a|b.md`",
    "no file at `a\\|b.md`",
    "no file at `a`b.md`",
    "no file at ``",
    "no file at ` a `",
    "@ada and #12 and GH-12, ada/notes#12",
    "<script>alert(1)</script> & <img src=x>",
    "**bold** _it_ ~~no~~ [link](https://example.org) ![p](p.png) $x$",
    "https://example.org www.example.org ada@example.org",
    "a\nb\r\n| c | d |",
    "`</code>|@ada` and `*x*|`",
];

#[test]
fn nothing_in_a_message_becomes_markup() {
    let note = OneNote { path: "a|b`c<i>.md", text: "x\n".repeat(HOSTILE.len()) };
    let found: Vec<Diagnostic> = HOSTILE
        .iter()
        .enumerate()
        .map(|(index, message)| finding(&note, Severity::Error, "a-rule", index + 1, message))
        .collect();
    let report = written(&note, &found, |out, report| markdown(out, report, &[]));
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.math_dollars = true;
    options.render.r#unsafe = true;
    let html = comrak::markdown_to_html(&report, &options);
    assert_eq!(html.matches("<tr>").count(), 1 + HOSTILE.len(), "{html}");
    assert_eq!(html.matches("<td>").count(), 3 * HOSTILE.len(), "{html}");
    for tag in ["<a ", "<img", "<script", "<strong", "<em", "<del", "<i>", "<span", "<br"] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
    // GitHub looks for people and issues outside code only.
    let words: String =
        html.split("<code>").map(|part| part.split_once("</code>").map_or(part, |(_, rest)| rest)).collect();
    for call in ["@ada", "#12", "GH-12"] {
        assert!(!words.contains(call), "{call} in {words}");
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_long_report_says_what_it_leaves_out() {
    let note = OneNote { path: "long.md", text: "x\n".repeat(2_000) };
    let message = |index: usize| format!("no file at `{index}-{}.md`", "ж".repeat(200));
    let error = (0..1_000).map(|index| finding(&note, Severity::Error, "missing-file", index + 1, &message(index)));
    let warning = (1_000..2_000).map(|index| finding(&note, Severity::Warning, "b-rule", index + 1, &message(index)));
    let found: Vec<Diagnostic> = error.chain(warning).collect();
    let report = written(&note, &found, |out, report| markdown(out, report, &[]));
    let size = report.chars().count();
    assert!(size <= MARKDOWN_LIMIT && size > MARKDOWN_LIMIT * 9 / 10, "{size} characters");
    insta::assert_snapshot!(report.lines().last().expect("it has lines"), @"Left out to keep this short: 776 errors and 1000 warnings. `coursenotes check --all` shows them.");
}
