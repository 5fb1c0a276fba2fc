//! The writers for machines and for GitHub, over small courses: SARIF is valid, Markdown is harmless and short, and the
//! order of GitHub's marks is the one that matters.

#![expect(clippy::disallowed_methods, reason = "tests read their material")]

#[path = "formats/github.rs"]
mod github;
#[path = "formats/human.rs"]
mod human;
#[path = "formats/markdown.rs"]
mod markdown;
#[path = "formats/sarif.rs"]
mod sarif;

use coursenotes_course::Course;
use coursenotes_diagnostics::write::{Report, Summary};
use coursenotes_diagnostics::{Diagnostic, FileId, Severity, Sources, Span};
use coursenotes_tests::{diagnose, folder, open};
use std::io;

/// A checked course.
struct Checked {
    _folder: tempfile::TempDir,
    course: Course,
    diagnostics: Vec<Diagnostic>,
}

fn checked(files: &[(&str, &str)]) -> Checked {
    let folder = folder(files);
    let course = open(folder.path());
    let diagnostics = diagnose(&course);
    Checked { _folder: folder, course, diagnostics }
}

impl Checked {
    /// What a writer makes of it; paths are shown from the root.
    fn written(&self, write: impl Fn(&mut dyn io::Write, &Report) -> io::Result<()>) -> String {
        written(&self.course, &self.diagnostics, write)
    }
}

fn written(
    sources: &dyn Sources,
    diagnostics: &[Diagnostic],
    write: impl Fn(&mut dyn io::Write, &Report) -> io::Result<()>,
) -> String {
    let all: Vec<&Diagnostic> = diagnostics.iter().collect();
    let summary = Summary::new(3, 5, diagnostics);
    let mut out = Vec::new();
    let report = Report { diagnostics: &all, sources, show: &str::to_owned, summary: &summary, noun: "error" };
    write(&mut out, &report).expect("memory can be written to");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// One note with any text, for findings that no rule makes.
struct OneNote {
    path: &'static str,
    text: String,
}

impl Sources for OneNote {
    fn path(&self, _: FileId) -> &str {
        self.path
    }

    fn text(&self, _: FileId) -> &str {
        &self.text
    }
}

/// A finding at the start of a line of that note.
fn finding(note: &OneNote, severity: Severity, rule: &'static str, line: usize, message: &str) -> Diagnostic {
    let start = note.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let span = Span::new(FileId(0), start..start + 1);
    Diagnostic { rule, severity, span, message: message.to_owned(), help: None, fix: None }
}
