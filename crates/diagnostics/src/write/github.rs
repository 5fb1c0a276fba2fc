//! Workflow commands: GitHub shows each finding beside the line of the change.
//!
//! The form is that of GitHub's manual, "Workflow commands for GitHub Actions", section "Setting an error message".

use super::Report;
use crate::source::LastLines;
use crate::{Diagnostic, Lines, Severity};
use std::io::{self, Write};

/// Writes one `::error` or `::warning` command per finding; advice becomes `::notice`.
///
/// GitHub shows ten of each per step, so the order decides what is seen: errors first, and of these the ones on lines that
/// the change touches, as `is_changed` says.
pub fn github(out: &mut dyn Write, report: &Report, is_changed: &dyn Fn(&Diagnostic) -> bool) -> io::Result<()> {
    let mut sorted = report.diagnostics.to_vec();
    sorted.sort_by_cached_key(|diagnostic| (diagnostic.severity, !is_changed(diagnostic)));
    let lines = LastLines::new(report.sources);
    for diagnostic in sorted {
        let file = diagnostic.span.file;
        command(out, diagnostic, &lines.of(file), &(report.show)(report.sources.path(file)))?;
    }
    Ok(())
}

fn command(out: &mut dyn Write, diagnostic: &Diagnostic, lines: &Lines, path: &str) -> io::Result<()> {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let start = lines.position(diagnostic.span.start as usize);
    let end = lines.position(diagnostic.span.end as usize);
    write!(out, "::{name} file={},line={},endLine={}", property(path), start.line, end.line)?;
    // GitHub reads columns only where both lie on one line.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    writeln!(out, ",title={}::{}", property(diagnostic.rule), data(&format!("{}{help}", diagnostic.message)))
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, where `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
