//! A note that GitHub shows differently from the tool that the course is written for.

mod marks;
mod words;

use crate::context::{Finding, finding};
use crate::mark::first_line;
use crate::rule::Run;
use crate::witness::{self, Difference, Kind, Seen};
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{Dialect, Note};

pub(super) const RULE: Rule = Rule {
    name: "differs-on-github",
    severity: Severity::Advice,
    page: include_str!("differs-on-github.md"),
    run: Run::Note(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let dialect = context.course.dialect;
    let note = &entry.note;
    let parted = witness::may_differ(note, dialect).then(|| witness::first_difference(note)).flatten();
    let parted = parted.filter(is_visible).map(|one| from_difference(note, dialect, &one));
    let unread =
        marks::first(note, dialect).map(|(span, mark)| (span, words::unread(span, note.slice(span), mark, dialect)));
    let first = [parted, unread].into_iter().flatten().min_by_key(|(span, _)| *span);
    if let Some((_, finding)) = first {
        context.report(entry, finding);
    }
}

/// Whether a reader sees it. The words of a list's item look the same in a paragraph of their own, and an address the
/// same however much of it is a link.
fn is_visible(one: &Difference) -> bool {
    let is_paragraph = |seen: &Seen| *seen == Seen::Opens(Kind::Paragraph);
    !is_paragraph(&one.ours) && !is_paragraph(&one.theirs) && !words::is_same(one)
}

fn from_difference(note: &Note, dialect: &Dialect, one: &Difference) -> (Span, Finding) {
    let span = place(note, one);
    let at = one.span.range().start;
    let start = note.text()[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = note.text()[start..].lines().next().unwrap_or_default();
    let (message, help) = words::parted(note.slice(span), line, one, dialect);
    (span, finding(span, message).help(help))
}

/// The place as a person would mark it.
fn place(note: &Note, one: &Difference) -> Span {
    if let (Seen::Closes, Seen::Words(theirs)) = (&one.ours, &one.theirs) {
        // What only GitHub shows stands at the end of what closes; below it may be the line of a heading.
        let shown = theirs.trim().lines().next().unwrap_or_default();
        let end = one.span.range().end;
        let from = note.text().floor_char_boundary(end.saturating_sub(shown.len() + 500));
        if let Some(start) = note.text()[from..end].rfind(shown).filter(|_| !shown.is_empty()) {
            return Span::new(note.file, from + start..from + start + shown.len());
        }
    }
    if one.span.is_empty() { line_before(note, one.span) } else { first_line(note, one.span) }
}

/// The last line of text before a place that has no extent.
fn line_before(note: &Note, span: Span) -> Span {
    let before = note.text()[..span.range().end].trim_end();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    Span::new(note.file, start..before.len())
}
