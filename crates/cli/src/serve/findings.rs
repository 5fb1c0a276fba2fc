//! What the rules find in the notes, for the panel on their pages: errors and warnings. Advice waits for `check`.

use super::opened::Opened;
use super::question::Question;
use coursenotes_checker::Report;
use coursenotes_course::Course;
use coursenotes_diagnostics::{Lines, Severity, Sources};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// The findings of each note that has some, by its path, as JSON.
pub(super) type Findings = BTreeMap<String, Arc<str>>;

/// A note without any.
pub(super) const NONE: &str = "[]";

/// One of them, as the panel shows it.
#[derive(Serialize)]
struct Finding<'a> {
    severity: &'static str,
    line: usize,
    rule: &'a str,
    message: &'a str,
    help: Option<&'a str>,
}

/// Applies the rules in a thread of their own: pages are shown meanwhile. Then tells, for which edition.
pub(super) fn find(opened: Arc<Opened>, edition: u64, questions: Sender<Question>) {
    std::thread::spawn(move || {
        // Where the disk can't be asked beside the notes, the next save may find it mended.
        let findings = opened.loaded.report().map(|report| by_note(&opened.loaded.course, &report));
        drop(questions.send(Question::Found(edition, findings.unwrap_or_default())));
    });
}

fn by_note(course: &Course, report: &Report) -> Findings {
    let mut notes: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
    // What is broken for everybody comes first.
    let of = |severity: Severity| report.diagnostics.iter().filter(move |one| one.severity == severity);
    for one in of(Severity::Error).chain(of(Severity::Warning)) {
        let line = Lines::new(course.text(one.span.file)).position(one.span.start as usize).line;
        let severity = one.severity.name();
        let finding = Finding { severity, line, rule: one.rule, message: &one.message, help: one.help.as_deref() };
        notes.entry(course.path(one.span.file)).or_default().push(finding);
    }
    let json = |findings: &[Finding]| serde_json::to_string(findings).unwrap_or_else(|_| NONE.to_owned());
    notes.iter().map(|(note, findings)| ((*note).to_owned(), json(findings).into())).collect()
}
