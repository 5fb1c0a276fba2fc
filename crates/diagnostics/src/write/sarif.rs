//! The report as SARIF 2.1.0, which GitHub's code scanning and editors read.
//!
//! All findings, advice included; a viewer filters by level. Paths are addresses from the top of the repository.

use super::fingerprint::Fingerprints;
use super::sarif_log as log;
use super::{Report, ShowPath};
use crate::source::LastLines;
use crate::{Diagnostic, Fix, Severity, Span};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Where the specification's authors keep its schema.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The top of the repository, by the name that GitHub uses.
const TOP: &str = "%SRCROOT%";
/// The name of our fingerprint. Its number rises when the same finding gets another one.
const FINGERPRINT: &str = "coursenotes/v1";
/// What needs no escape in a path (RFC 3986, 2.3 and 3.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What made the report.
#[derive(Clone, Copy, Debug)]
pub struct Tool<'a> {
    /// The program's name.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Where to read about it.
    pub address: &'a str,
    /// Every rule that it knows.
    pub rules: &'a [RuleFacts<'a>],
}

/// A rule, as far as a report tells of it.
#[derive(Clone, Copy, Debug)]
pub struct RuleFacts<'a> {
    /// In kebab-case.
    pub name: &'a str,
    /// Of its findings, where they don't say otherwise.
    pub severity: Severity,
    /// One sentence.
    pub summary: &'a str,
    /// In Markdown.
    pub page: &'a str,
}

/// Writes the whole report as one run of `tool`. Paths are shown from the top of the repository.
pub fn sarif(out: &mut dyn Write, report: &Report, tool: &Tool) -> io::Result<()> {
    let results = Results::new(report, tool);
    let run = log::Run {
        tool: log::Tool { driver: driver(tool) },
        original_uri_base_ids: BTreeMap::from([(
            TOP,
            log::Base { description: log::Text { text: "The top of the repository.".into() } },
        )]),
        column_kind: "unicodeCodePoints",
        newline_sequences: ["\r\n", "\n", "\r"],
        results,
    };
    serde_json::to_writer(&mut *out, &log::Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

fn driver<'a>(tool: &Tool<'a>) -> log::Driver<'a> {
    let rules = tool.rules.iter().map(|rule| log::Rule {
        id: rule.name,
        short_description: text(rule.summary),
        full_description: text(rule.summary),
        help: log::Help { text: braces(rule.page), markdown: braces(rule.page) },
        default_configuration: log::Configuration { level: level(rule.severity) },
    });
    log::Driver { name: tool.name, version: tool.version, information_uri: tool.address, rules: rules.collect() }
}

/// Findings are written one by one, so that a long report needs no second copy in memory.
struct Results<'a> {
    report: &'a Report<'a>,
    rules: BTreeMap<&'a str, usize>,
    places: Places<'a>,
    fingerprints: RefCell<Fingerprints>,
}

impl<'a> Results<'a> {
    fn new(report: &'a Report<'a>, tool: &Tool<'a>) -> Self {
        let rules = tool.rules.iter().enumerate().map(|(index, rule)| (rule.name, index)).collect();
        let places = Places { lines: LastLines::new(report.sources), show: report.show };
        Self { report, rules, places, fingerprints: RefCell::default() }
    }

    fn finding(&self, diagnostic: &'a Diagnostic) -> log::Finding<'a> {
        let path = self.places.path(diagnostic.span);
        let fingerprint = self.fingerprints.borrow_mut().next(diagnostic, &path, self.report.sources);
        let physical_location = log::PhysicalLocation {
            artifact_location: self.places.artifact(diagnostic.span),
            region: self.places.region(diagnostic.span),
        };
        log::Finding {
            rule_id: diagnostic.rule,
            rule_index: self.rules.get(diagnostic.rule).copied(),
            level: level(diagnostic.severity),
            message: message(diagnostic),
            locations: [log::Location { physical_location }],
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
            fixes: diagnostic.fix.iter().map(|fix| self.places.fix(fix)).collect(),
        }
    }
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.report.diagnostics.len()))?;
        for diagnostic in self.report.diagnostics {
            list.serialize_element(&self.finding(diagnostic))?;
        }
        list.end()
    }
}

/// Spans in SARIF's words.
struct Places<'a> {
    lines: LastLines<'a>,
    show: ShowPath<'a>,
}

impl Places<'_> {
    fn path(&self, span: Span) -> String {
        (self.show)(self.lines.sources.path(span.file))
    }

    fn artifact(&self, span: Span) -> log::ArtifactLocation {
        let uri = utf8_percent_encode(&self.path(span), ESCAPED).to_string();
        log::ArtifactLocation { uri, uri_base_id: TOP }
    }

    fn region(&self, span: Span) -> log::Region {
        let lines = self.lines.of(span.file);
        let (start, end) = (lines.position(span.start as usize), lines.position(span.end as usize));
        log::Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: start.byte,
            byte_length: span.len(),
        }
    }

    /// The repair, its edits by file.
    fn fix<'b>(&self, fix: &'b Fix) -> log::Fix<'b> {
        let changes = fix.edits.chunk_by(|one, next| one.span.file == next.span.file).map(|edits| {
            let replacements = edits.iter().map(|edit| log::Replacement {
                deleted_region: self.region(edit.span),
                inserted_content: log::Content { text: &edit.replacement },
            });
            log::ArtifactChange {
                artifact_location: self.artifact(edits[0].span),
                replacements: replacements.collect(),
            }
        });
        log::Fix {
            description: text(&fix.message),
            artifact_changes: changes.collect(),
            properties: log::FixProperties { applicability: fix.applicability },
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn message(diagnostic: &Diagnostic) -> log::Text<'static> {
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    log::Text { text: text(&format!("{}{help}", diagnostic.message)).text.into_owned().into() }
}

/// Plain text as SARIF wants it: quotes for code, which viewers of plain text show as they stand.
///
/// `[x](y)` would be read as a link (3.11.6), so brackets are escaped where they could be one.
fn text(message: &str) -> log::Text<'_> {
    let mut text = braces(message);
    if text.contains("](") {
        text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]").into();
    }
    if text.contains('`') {
        text = text.replace('`', "\"").into();
    }
    log::Text { text }
}

/// Braces that are no placeholder are doubled (3.11.5).
fn braces(text: &str) -> Cow<'_, str> {
    if text.contains(['{', '}']) { text.replace('{', "{{").replace('}', "}}").into() } else { text.into() }
}
