//! A footnote mark without its footnote.

use crate::context::finding;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::Entry;
use coursenotes_diagnostics::{Severity, Span};
use coursenotes_parser::{FootnoteReference, Note};

pub(super) const RULE: Rule = Rule {
    name: "undefined-footnote",
    severity: Severity::Error,
    page: include_str!("undefined-footnote.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for mark in entry.note.footnote_references.iter().filter(|mark| mark.number.is_none()) {
        if is_pattern(&entry.note, mark.span) {
            continue;
        }
        let label = entry.note.slice(mark.label);
        let is_certain = is_certain(&entry.note, mark);
        if !is_certain && is_class(&entry.note, mark.span, label) {
            continue;
        }
        let message = format!("there is no footnote `[^{label}]`, so readers see its brackets");
        let help = format!("write the footnote on a line of its own: `[^{label}]: …`");
        let severity = if is_certain { Severity::Error } else { Severity::Warning };
        context.report(entry, finding(mark.span, message).severity(severity).help(help));
    }
}

/// Whether a footnote was meant beyond doubt: the note has footnotes, or the mark is a number or follows a word directly.
/// Otherwise `[^abc]` may speak of a search pattern.
fn is_certain(note: &Note, mark: &FootnoteReference) -> bool {
    let is_number = note.slice(mark.label).bytes().all(|byte| byte.is_ascii_digit());
    let follows = note.text()[..mark.span.start as usize].chars().next_back().is_some_and(|c| !c.is_whitespace());
    is_number || follows || !note.footnotes.is_empty()
}

/// Whether `[^abc]` by itself is a class of characters: one letter, the next ones of the alphabet, or all of a cell.
fn is_class(note: &Note, span: Span, label: &str) -> bool {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let is_run = letters.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let before = note.text()[..span.start as usize].trim_end_matches(' ');
    let after = note.text()[span.end as usize..].trim_start_matches(' ');
    is_run || label.eq_ignore_ascii_case("aeiou") || before.ends_with('|') && after.starts_with('|')
}

/// Whether `[^a-z]` is part of a search pattern rather than a footnote mark: a range inside, or pattern signs around it.
fn is_pattern(note: &Note, span: Span) -> bool {
    let inside = note.slice(span);
    let after = note.text()[span.end as usize..].chars().next();
    let before = note.text()[..span.start as usize].chars().next_back();
    let is_range =
        inside.chars().any(|c| matches!(c, '\\' | '/' | '"' | '\'' | '<' | '>' | '&' | ',')) || has_range(inside);
    is_range
        || matches!(after, Some('*' | '+' | '{' | '?' | '$'))
        || matches!(before, Some('[' | '/' | '^' | '(' | '\\'))
}

/// `a-z`: one character, a hyphen, one character.
fn has_range(text: &str) -> bool {
    let characters: Vec<char> = text.trim_matches(['[', ']', '^']).chars().collect();
    characters.len() == 3 && characters[1] == '-'
        || characters.len() > 5 && characters.ends_with(&['-', 'Z'])
        || text.contains("a-z")
        || text.contains("0-9")
}
