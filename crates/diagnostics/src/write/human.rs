//! The report for a person at a terminal: the answer first, then each finding with its line, then the rest in numbers.

use super::summary::count;
use super::{ShowPath, Summary};
use crate::source::LastLines;
use crate::{Diagnostic, Fix, Lines, Severity, Sources, Span};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

/// Whether the report is coloured. Colour supports; it never carries meaning alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With terminal colours.
    On,
    /// Plain text.
    Off,
}

/// How the report looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// With or without colours.
    pub colour: Colour,
    /// The terminal's width in columns.
    pub width: usize,
    /// How long the run took.
    pub elapsed: Duration,
}

/// Writes the report.
///
/// `diagnostics` are all findings, in report order. Those that `is_shown` are printed in full, errors first; the others
/// are counted in a line at the end.
pub fn human(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    is_shown: &dyn Fn(&Diagnostic) -> bool,
    sources: &dyn Sources,
    show: ShowPath,
    summary: &Summary,
    look: Look,
) -> io::Result<()> {
    writeln!(out, "{}", headline(summary, look.elapsed))?;
    let renderer = match look.colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    let renderer = renderer.term_width(look.width).decor_style(DecorStyle::Ascii);
    let (mut shown, hidden): (Vec<&Diagnostic>, Vec<&Diagnostic>) = diagnostics.iter().partition(|one| is_shown(one));
    shown.sort_by_key(|diagnostic| diagnostic.severity);
    let lines = LastLines::new(sources);
    for diagnostic in &shown {
        writeln!(out, "\n{}", finding(&renderer, diagnostic, &lines, show))?;
    }
    rest(out, &hidden)?;
    explain(out, &shown)
}

/// The first line answers the question.
fn headline(summary: &Summary, elapsed: Duration) -> String {
    let errors = match summary.errors {
        0 => "No errors".to_owned(),
        errors => count(errors, "error"),
    };
    let (notes, links) = (count(summary.notes, "note"), count(summary.links, "link"));
    format!("{errors} in {notes} with {links} ({:.2} s)", elapsed.as_secs_f64())
}

fn finding(renderer: &Renderer, diagnostic: &Diagnostic, lines: &LastLines, show: ShowPath) -> String {
    let path = show(lines.sources.path(diagnostic.span.file));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let lines = lines.of(diagnostic.span.file);
    let window = Window::around(&lines, diagnostic.span);
    let annotation = AnnotationKind::Primary.span(window.local(diagnostic.span));
    let mut snippet = Snippet::source(window.text).line_start(window.line).annotation(annotation);
    let title = format!("{} [{}]", diagnostic.message, diagnostic.rule);
    let place = lines.position(diagnostic.span.start as usize);
    let mut elements: Vec<Element> = Vec::new();
    if window.start == lines.start(place.line) {
        snippet = snippet.path(path);
    } else {
        // A line that is cut at its front would be counted from the cut.
        elements.push(Origin::path(path).line(place.line).char_column(place.column).into());
    }
    elements.push(snippet.into());
    let mut primary = level.primary_title(title).elements(elements);
    let patch = diagnostic.fix.as_ref().and_then(|fix| patch(fix, &window.narrow(fix)));
    if let (Some(help), true) = (&diagnostic.help, patch.is_none()) {
        primary = primary.element(Level::HELP.message(help.as_str()));
    }
    let mut groups: Vec<Group> = vec![primary];
    if let (Some(fix), Some(patch)) = (&diagnostic.fix, patch) {
        let message = diagnostic.help.as_deref().unwrap_or(&fix.message);
        groups.push(Level::HELP.secondary_title(message).element(patch));
    }
    renderer.render(&groups)
}

/// The repair drawn on the same lines; a repair elsewhere is told in words only.
fn patch<'a>(fix: &'a Fix, window: &Window<'a>) -> Option<Snippet<'a, Patch<'a>>> {
    let patches: Option<Vec<_>> = fix
        .edits
        .iter()
        .map(|edit| {
            let inside =
                window.start <= edit.span.start as usize && edit.span.end as usize <= window.start + window.text.len();
            inside.then(|| Patch::new(window.local(edit.span), edit.replacement.as_str()))
        })
        .collect();
    Some(Snippet::source(window.text).line_start(window.line).patches(patches?))
}

/// The lines that a finding touches, cut out so that a note of 50 MB costs no more than its line.
struct Window<'a> {
    text: &'a str,
    start: usize,
    line: usize,
}

/// A finding that spans a whole section is shown by its first lines.
const MOST_LINES: usize = 4;
/// A line of minified data is cut around the place.
const MOST_BYTES: usize = 2_000;

/// Lines up to here are shown whole where a repair is drawn.
const LONG_LINE: usize = 120;
/// What is shown of a longer one before and behind the repair.
const AROUND: usize = 40;

impl<'a> Window<'a> {
    fn around(lines: &Lines<'a>, span: Span) -> Self {
        let text = lines.text;
        let first = lines.position(span.start as usize).line;
        let last = lines.position(span.end as usize).line.min(first + MOST_LINES - 1);
        let start = lines.start(first).max(text.floor_char_boundary((span.start as usize).saturating_sub(MOST_BYTES)));
        let end =
            lines.end(last).max(span.start as usize).min(text.floor_char_boundary(span.start as usize + MOST_BYTES));
        Self { text: &text[start..end], start, line: first }
    }

    /// The part around a repair: a repaired line is not cut to the terminal's width as the first one is.
    fn narrow(&self, fix: &Fix) -> Self {
        let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { return Self { ..*self } };
        if self.text.len() <= LONG_LINE || self.text.contains('\n') {
            return Self { ..*self };
        }
        let near = |at: u32| (at as usize).saturating_sub(self.start);
        let start = self.text.floor_char_boundary(near(first.span.start).saturating_sub(AROUND));
        let end = self.text.ceil_char_boundary((near(last.span.end) + AROUND).min(self.text.len()));
        Self { text: &self.text[start.min(end)..end], start: self.start + start.min(end), line: self.line }
    }

    fn local(&self, span: Span) -> std::ops::Range<usize> {
        let clamp = |at: u32| (at as usize - self.start).min(self.text.len());
        clamp(span.start)..clamp(span.end)
    }
}

/// What was found but not shown: a line for warnings, a line for advice, each with the way to see them.
fn rest(out: &mut dyn Write, hidden: &[&Diagnostic]) -> io::Result<()> {
    if !hidden.is_empty() {
        writeln!(out)?;
    }
    for (severity, option) in [(Severity::Warning, "--warnings"), (Severity::Advice, "--advice")] {
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in hidden.iter().filter(|one| one.severity == severity) {
            *rules.entry(diagnostic.rule).or_default() += 1;
        }
        let total: usize = rules.values().sum();
        if total > 0 {
            writeln!(out, "{} not shown ({}); {option} shows more", count(total, severity.name()), most(&rules))?;
        }
    }
    Ok(())
}

/// The rules with the most findings: "58 empty-destination, 3 unreachable-note, …".
fn most(rules: &BTreeMap<&str, usize>) -> String {
    let mut sorted: Vec<_> = rules.iter().collect();
    sorted.sort_by_key(|(_, number)| std::cmp::Reverse(**number));
    let named = sorted.iter().take(MOST_RULES).map(|(rule, number)| format!("{number} {rule}"));
    let more = if sorted.len() > MOST_RULES { ", …" } else { "" };
    format!("{}{more}", named.collect::<Vec<_>>().join(", "))
}

/// Rules that are named in a line.
const MOST_RULES: usize = 3;

/// How to learn more about the first finding.
fn explain(out: &mut dyn Write, shown: &[&Diagnostic]) -> io::Result<()> {
    match shown.first() {
        Some(diagnostic) => writeln!(out, "\nWhat a rule means: coursenotes explain {}", diagnostic.rule),
        None => Ok(()),
    }
}
