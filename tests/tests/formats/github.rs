//! Marks beside the lines of a change.

use crate::{OneNote, finding, written};
use coursenotes_diagnostics::write::github;
use coursenotes_diagnostics::{Diagnostic, Severity};

#[test]
fn errors_on_changed_lines_come_first() {
    let note = OneNote { path: "a.md", text: "x\n".repeat(5) };
    let found: Vec<Diagnostic> = [
        (Severity::Advice, "advice on line 1"),
        (Severity::Error, "error on line 2"),
        (Severity::Warning, "warning on line 3"),
        (Severity::Error, "error on line 4, which changed"),
        (Severity::Warning, "warning on line 5, which changed"),
    ]
    .iter()
    .enumerate()
    .map(|(index, (severity, message))| finding(&note, *severity, "a-rule", index + 1, message))
    .collect();
    let is_changed = |one: &Diagnostic| one.message.ends_with("changed");
    insta::assert_snapshot!(written(&note, &found, |out, report| github(out, report, &is_changed)), @r"
    ::error file=a.md,line=4,endLine=4,col=1,endColumn=2,title=a-rule::error on line 4, which changed
    ::error file=a.md,line=2,endLine=2,col=1,endColumn=2,title=a-rule::error on line 2
    ::warning file=a.md,line=5,endLine=5,col=1,endColumn=2,title=a-rule::warning on line 5, which changed
    ::warning file=a.md,line=3,endLine=3,col=1,endColumn=2,title=a-rule::warning on line 3
    ::notice file=a.md,line=1,endLine=1,col=1,endColumn=2,title=a-rule::advice on line 1
    ");
}
