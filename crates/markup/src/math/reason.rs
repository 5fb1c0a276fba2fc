//! What the converter says of a formula, in words of ours, and whether the formula is to blame.

use super::arguments::command_end;
use super::tables::{is_known_elsewhere, is_known_environment};
use super::{MathError, Refusal};
use std::ops::Range;

/// What is wrong with `formula`, of which `range` was refused with `message`.
pub(super) fn explain(message: &str, formula: &str, range: Range<usize>) -> MathError {
    let part = &formula[range.clone()];
    let (range, words) = match quoted(message) {
        _ if message.starts_with("Unknown command") => return unknown_command(formula, range, message),
        Some(name) if message.starts_with("Unknown environment") => {
            (range, Some(format!("there is no environment `{name}`")).filter(|_| !is_known_environment(name)))
        }
        Some(mark) if message.starts_with("Expected closing token") => return unclosed(mark, formula),
        Some(mark) if message.starts_with("Unmatched closing token") => match mark.strip_suffix("{...}") {
            Some(end) => (range, Some(format!("no `\\begin` belongs to this `{end}`"))),
            None if mark == "\\right" => (range, Some("no `\\left` belongs to this `\\right`".to_owned())),
            None if mark == "}" => (range, Some("this `}` closes nothing".to_owned())),
            None => (range, None),
        },
        _ if message.starts_with("Expected \"\\end") => {
            (range, Some("this `\\end` doesn't belong to the `\\begin` before it".to_owned()))
        }
        _ if message.starts_with("Expected argument") => (range, Some("something is missing here".to_owned())),
        Some("&") if message.starts_with("Found") => {
            (range, Some("`&` aligns columns, and there are none here".to_owned()))
        }
        _ if message.starts_with("There must be a parenthesis") && is_no_bracket(part) => {
            (range, Some(format!("`{part}` is no bracket that can grow")))
        }
        _ if message.starts_with("Duplicate") => {
            let mark = if part.starts_with('_') { "below" } else { "above" };
            (range, Some(format!("this has two things {mark} it: put braces around what belongs together")))
        }
        _ if message.starts_with("'^' or '_'") && !formula.contains('\'') => {
            (range, Some("two of `^` and `_` stand side by side".to_owned()))
        }
        _ if message.starts_with("Macro parameter") => (range, Some("`#` has no meaning here".to_owned())),
        _ if message.starts_with("Found more than one infix") => {
            (range, Some("two `\\over` or the like need braces between them".to_owned()))
        }
        _ => (range, None),
    };
    match words {
        Some(message) => MathError { range, message, refusal: Refusal::Broken },
        None => unsupported(range, message),
    }
}

fn unsupported(range: Range<usize>, message: &str) -> MathError {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    let message = first.into_iter().chain(letters).collect();
    MathError { range, message, refusal: Refusal::Unsupported }
}

fn unknown_command(formula: &str, range: Range<usize>, message: &str) -> MathError {
    let Some(name) = quoted(message).and_then(|name| name.strip_prefix('\\')) else {
        return unsupported(range, message);
    };
    let name = name.strip_suffix('*').unwrap_or(name);
    let is_word = !TEXT_SIGNS.contains(&name) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word || is_known_elsewhere(name) {
        return unsupported(range, message);
    }
    // A star behind it is no part of it.
    let at = range.start;
    let range = if formula[at..].starts_with('\\') { at..command_end(formula, at) } else { range };
    MathError { range, message: format!("there is no command `\\{name}`"), refusal: Refusal::Broken }
}

/// The words in the first quotes.
fn quoted(message: &str) -> Option<&str> {
    let rest = message.split_once('"')?.1;
    let end = rest.find("\".").or_else(|| rest.find("\",")).or_else(|| rest.rfind('"'))?;
    Some(&rest[..end])
}

/// Whether every reader refuses this behind `\left`; of other signs some readers know more than the converter.
fn is_no_bracket(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphanumeric() || "{}=+-,;".contains(c))
}

/// Something that is open at the end: the place of what opened it.
fn unclosed(mark: &str, formula: &str) -> MathError {
    let (range, message) = match mark {
        "}" => (last_open(formula, "{", "}"), "nothing closes this `{`"),
        "]" => (None, "a bracket is never closed"),
        "\\right" => (last_open(formula, "\\left", "\\right"), "no `\\right` belongs to this `\\left`"),
        _ => (last_open(formula, "\\begin", "\\end"), "no `\\end` belongs to this `\\begin`"),
    };
    // What nobody opened in the note itself stands in a macro.
    let range = range.unwrap_or(0..0);
    let (range, message) = comment(formula, range.start).unwrap_or((range, message));
    MathError { range, message: message.to_owned(), refusal: Refusal::Broken }
}

/// The same for a group that begins at `open`.
pub(super) fn unclosed_group(text: &str, open: usize) -> (Range<usize>, &'static str) {
    comment(text, open).unwrap_or((open..open + 1, "nothing closes this `{`"))
}

/// Where the last `open` stands that no `close` belongs to.
fn last_open(formula: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = formula[at..].find(['\\', '{', '}']) {
        let start = at + step;
        let end = if formula.as_bytes()[start] == b'\\' { command_end(formula, start) } else { start + 1 };
        let part = &formula[start..end];
        if part == open {
            found.push(start..end);
        } else if part == close {
            found.pop();
        }
        at = end;
    }
    found.pop()
}

/// A comment behind `from` that hides what would close it.
fn comment(text: &str, from: usize) -> Option<(Range<usize>, &'static str)> {
    let mut signs = text.match_indices('%').map(|(at, _)| at);
    let at = signs.find(|at| from <= *at && !text[..*at].ends_with('\\'))?;
    Some((at..at + 1, "`%` begins a comment here, so what follows in its line is lost"))
}

/// Letters with a meaning among words.
const TEXT_SIGNS: &[&str] = &["H", "L", "O", "P", "S", "b", "c", "d", "i", "j", "k", "l", "o", "r", "t", "u", "v"];
