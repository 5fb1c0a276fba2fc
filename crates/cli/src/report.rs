//! The report of a check in the chosen format, to the terminal or to a file.

use crate::args::{CheckArgs, Format};
use crate::commands::from_here;
use crate::{output, terminal};
use anyhow::Result;
use coursenotes_checker::RULES;
use coursenotes_course::Course;
use coursenotes_diagnostics::write::{self, Colour, Length, Look, Report, RuleFacts, Summary, Tool};
use coursenotes_diagnostics::{Diagnostic, Severity};
use std::io::{self, Write};
use std::time::Duration;

/// Rules about links that lead nowhere: what a first run is for. Their findings come first in a short report.
pub(crate) const BROKEN_LINKS: &[&str] = &[
    "missing-file",
    "wrong-case",
    "missing-extension",
    "missing-anchor",
    "missing-scheme",
    "backslash-path",
    "html-link-to-note",
    "link-leaves-course",
    "own-site-address",
    "undefined-reference",
];

/// What a check found, ready to be written.
pub(crate) struct Found<'a> {
    pub(crate) course: &'a Course,
    /// In report order.
    pub(crate) diagnostics: &'a [Diagnostic],
    pub(crate) summary: &'a Summary,
    /// What an error is called.
    pub(crate) noun: &'static str,
    /// Whether a finding lies on a line that the change in question touches.
    pub(crate) is_changed: &'a dyn Fn(&Diagnostic) -> bool,
    pub(crate) elapsed: Duration,
}

/// Writes the report to the terminal. With `--output` the chosen format goes to the file, and the terminal gets the
/// report for a person.
pub(crate) fn write(found: &Found, arguments: &CheckArgs) -> Result<()> {
    let format = match &arguments.output {
        Some(path) => {
            let mut text = Vec::new();
            found.write(&mut text, arguments, arguments.format, Colour::Off)?;
            output::replace(path, &text)?;
            Format::Human
        }
        None => arguments.format,
    };
    let mut out = terminal::stdout();
    found.write(&mut out, arguments, format, terminal::colour(arguments.color))?;
    Ok(out.flush()?)
}

impl Found<'_> {
    fn write(&self, out: &mut dyn Write, arguments: &CheckArgs, format: Format, colour: Colour) -> io::Result<()> {
        // Advice that was not asked for is for programs, not for people.
        let marked = |one: &&Diagnostic| match format {
            Format::Github => one.severity < Severity::Advice || is_shown(one, arguments),
            _ => true,
        };
        let diagnostics: Vec<&Diagnostic> = self.diagnostics.iter().filter(marked).collect();
        let from_top = |path: &str| self.repository_path(path);
        let from_here = from_here(&self.course.root);
        let show: write::ShowPath = if format == Format::Human { &from_here } else { &from_top };
        let (summary, noun) = (self.summary, self.noun);
        let report = Report { diagnostics: &diagnostics, sources: self.course, show, summary, noun };
        match format {
            Format::Human => self.human(out, &report, arguments, colour),
            Format::Json => write::json(out, &report),
            Format::Github => write::github(out, &report, self.is_changed),
            Format::Sarif => write::sarif(out, &report, &tool(&facts())),
            Format::Markdown => write::markdown(out, &report, BROKEN_LINKS),
        }
    }

    fn human(&self, out: &mut dyn Write, report: &Report, arguments: &CheckArgs, colour: Colour) -> io::Result<()> {
        let asked = arguments.all || arguments.warnings || arguments.advice || !arguments.rules.is_empty();
        let look = Look {
            colour,
            width: terminal::width(),
            length: if asked { Length::Full } else { Length::Short },
            is_shown: &|one| is_shown(one, arguments),
            first: BROKEN_LINKS,
            command: &command(arguments),
            elapsed: self.elapsed,
        };
        write::human(out, report, &look)
    }

    /// GitHub reads paths from the top of the repository.
    fn repository_path(&self, path: &str) -> String {
        let prefix = &self.course.identity.prefix;
        if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") }
    }
}

/// The command as it was typed, without options.
fn command(arguments: &CheckArgs) -> String {
    let path = arguments.path.as_ref().map(|path| path.to_string_lossy());
    match path {
        None => "coursenotes check".to_owned(),
        Some(path) if path.contains(char::is_whitespace) => format!("coursenotes check \"{path}\""),
        Some(path) => format!("coursenotes check {path}"),
    }
}

fn is_shown(diagnostic: &Diagnostic, arguments: &CheckArgs) -> bool {
    arguments.all
        || !arguments.rules.is_empty()
        || match diagnostic.severity {
            Severity::Error => true,
            // Whoever asks for the lesser expects the greater too.
            Severity::Warning => arguments.warnings || arguments.advice,
            Severity::Advice => arguments.advice,
        }
}

fn facts() -> Vec<RuleFacts<'static>> {
    let rules = RULES.iter();
    rules
        .map(|rule| RuleFacts { name: rule.name, severity: rule.severity, summary: rule.summary(), page: rule.page })
        .collect()
}

fn tool<'a>(rules: &'a [RuleFacts<'a>]) -> Tool<'a> {
    let (version, address) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
    Tool { name: "coursenotes", version, address, rules }
}

#[cfg(test)]
mod tests {
    use super::BROKEN_LINKS;

    #[test]
    fn broken_links_are_found_by_rules() {
        for name in BROKEN_LINKS {
            assert!(coursenotes_checker::rule(name).is_some(), "there is no rule {name}");
        }
    }
}
