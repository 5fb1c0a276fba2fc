//! A reference whose label nothing defines.

use crate::context::{Finding, did_you_mean, finding};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Entry, Repair, label_like};
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{Note, ReferenceForm, UndefinedReference};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "undefined-reference",
    severity: Severity::Error,
    page: include_str!("undefined-reference.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    let note = &entry.note;
    let mut marks = None;
    for reference in &note.undefined_references {
        let mut is_mark =
            || marks.get_or_insert_with(|| marks_in_rows(note.text())).contains(note.slice(reference.label));
        if let Some(finding) = look(note, reference)
            && !is_mark()
        {
            context.report(entry, finding);
        }
    }
}

fn look(note: &Note, reference: &UndefinedReference) -> Option<Finding> {
    // `[word]` alone is how people write brackets.
    if reference.form == ReferenceForm::Shortcut || !is_meant(note, reference) {
        return None;
    }
    let label = note.slice(reference.label);
    let span = match reference.form {
        ReferenceForm::Full => {
            Span { start: reference.label.start - 1, end: reference.label.end + 1, ..reference.label }
        }
        _ => reference.span,
    };
    let message = format!("nothing defines `[{label}]`, so readers see the brackets");
    Some(finding(span, message).help(help(note, label)))
}

/// The way out: a label with nearly the same letters, else how a definition is written.
fn help(note: &Note, label: &str) -> String {
    match label_like(note, label) {
        Repair::Sure(known) | Repair::Likely(known) => did_you_mean([format!("[{known}]")]),
        Repair::Several(known) => did_you_mean(known.iter().map(|known| format!("[{known}]"))),
        Repair::None => format!("write the address on a line of its own: `[{label}]: https://…`"),
    }
}

/// The words of a reference.
const MOST_BYTES: usize = 1_000;

/// Whether the brackets were meant as a reference: not an index `a[i][j]`, an interval, a citation, a wiki link.
fn is_meant(note: &Note, reference: &UndefinedReference) -> bool {
    let source = note.slice(reference.span);
    let (before, after) = (&note.text()[..reference.span.start as usize], &note.text()[reference.span.end as usize..]);
    let text = source.strip_prefix('!').unwrap_or(source);
    let text = text.strip_prefix('[').unwrap_or(text);
    // Nobody writes a reference around a page of text.
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let text = text.split(']').next().unwrap_or_default();
    let label = note.slice(reference.label);
    // Chinese and its kind write words without blanks, so only Latin letters join.
    let joined =
        before.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || is_math(c) || "]_)\\}".contains(c));
    let inside = before.ends_with('[') && !source.starts_with('!');
    let continued = after.starts_with(['[', '(', '_', '^', '=', '+']) && !source.starts_with('!');
    let picture = text.starts_with("![");
    let odd = |part: &str| part.starts_with(['@', '!', '^', '[', '-']);
    let formula = source.contains(is_math);
    let listed = before.ends_with('\n') && after.starts_with(['\n', '\r']) && is_selector(before);
    if formula || listed || joined || inside || continued || odd(label) || odd(text) && !picture {
        return false;
    }
    match reference.form {
        ReferenceForm::Full => is_word(label) && !text.trim().is_empty() && !is_index(text, label),
        // `list[]` and `[x] []` are code and boxes.
        _ => is_word(label) && label.chars().count() > 1,
    }
}

/// Whether the line above is one pair of brackets, as in a list of selectors: `[name=value]`, and below it `[a][b]`.
fn is_selector(before: &str) -> bool {
    let above = before.trim_end().rsplit('\n').next().unwrap_or_default();
    above.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|one| !one.contains(['[', ']']))
}

/// What stands second or third where three pairs of brackets follow each other, `[Title][Meeting][Company]`: marks of a
/// list, which may stand in pairs too.
fn marks_in_rows(text: &str) -> BTreeSet<&str> {
    let mut marks = BTreeSet::new();
    let mut last = None;
    for (at, _) in text.match_indices("][") {
        let middle = last.map(|last| &text[last..at]).filter(|middle| !middle.contains(['[', ']', '\n']));
        if let Some(middle) = middle
            && let Some((third, _)) = text[at + 2..].split_once(']')
        {
            marks.extend([middle, third]);
        }
        last = Some(at + 2);
    }
    marks
}

/// Letters and signs that stand in formulas only.
fn is_math(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}' | '\u{2200}'..='\u{22ff}' | '×' | '÷')
}

/// A label is a word or a number, not `0,1`, `i+1` or `1:3`.
fn is_word(label: &str) -> bool {
    let wordy = |c: char| c.is_alphanumeric() || c.is_whitespace() || "-_.'’/&!?#".contains(c);
    label.chars().all(wordy) && label.chars().any(char::is_alphanumeric)
}

/// `[i][j]`, `[0][1]`, `[pdf:1][pdf:2]`, `[0-9][0-9]`: both parts are one letter, numbers, keys or ranges.
fn is_index(text: &str, label: &str) -> bool {
    let is_range = |part: &str| part.len() == 3 && part.as_bytes()[1] == b'-';
    if is_range(text) && is_range(label) {
        return true;
    }
    let short = |part: &str| part.chars().count() <= 1 || part.bytes().all(|byte| byte.is_ascii_digit());
    short(text) && short(label) || text.contains(':') && label.contains(':')
}
