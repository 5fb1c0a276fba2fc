//! The report as JSON, for programs. Documented in the handbook and versioned.

use super::{Report, Summary};
use crate::source::LastLines;
use crate::{Diagnostic, Edit, Fix, Position, Span};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// The version of the form below; it rises when a field changes its meaning or goes away.
pub const JSON_VERSION: u32 = 1;

/// Writes the whole report, advice included, as one JSON object and a line end.
///
/// `path` is relative to the root of the course, with `/`; lines and columns count from 1, bytes from 0.
pub fn json(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let places = LastLines::new(report.sources);
    let diagnostics = Findings { diagnostics: report.diagnostics, places: &places };
    serde_json::to_writer(&mut *out, &Root { version: JSON_VERSION, diagnostics, summary: report.summary })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    diagnostics: Findings<'a>,
    summary: &'a Summary,
}

/// Findings are written one by one, so that a long report needs no second copy in memory.
struct Findings<'a> {
    diagnostics: &'a [&'a Diagnostic],
    places: &'a LastLines<'a>,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.diagnostics.len()))?;
        for diagnostic in self.diagnostics {
            list.serialize_element(&Finding::new(diagnostic, self.places))?;
        }
        list.end()
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: crate::Severity,
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<Repair<'a>>,
}

#[derive(Serialize)]
struct Repair<'a> {
    applicability: crate::Applicability,
    message: &'a str,
    edits: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    #[serde(rename = "replacement")]
    text: &'a str,
}

impl<'a> Finding<'a> {
    fn new(diagnostic: &'a Diagnostic, places: &LastLines<'a>) -> Self {
        let (start, end) = positions(diagnostic.span, places);
        Self {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            path: places.sources.path(diagnostic.span.file),
            start,
            end,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            fix: diagnostic.fix.as_ref().map(|fix| Repair::new(fix, places)),
        }
    }
}

impl<'a> Repair<'a> {
    fn new(fix: &'a Fix, places: &LastLines<'a>) -> Self {
        let edits = fix.edits.iter().map(|edit| Replacement::new(edit, places)).collect();
        Self { applicability: fix.applicability, message: &fix.message, edits }
    }
}

impl<'a> Replacement<'a> {
    fn new(edit: &'a Edit, places: &LastLines<'a>) -> Self {
        let (start, end) = positions(edit.span, places);
        Self { path: places.sources.path(edit.span.file), start, end, text: &edit.replacement }
    }
}

/// Both ends of a span as positions.
fn positions(span: Span, places: &LastLines) -> (Position, Position) {
    let lines = places.of(span.file);
    (lines.position(span.start as usize), lines.position(span.end as usize))
}
