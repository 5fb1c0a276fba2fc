//! Fences that were typed and are none: the place to mend, where it isn't the fence that nothing ends.

use super::marks;
use crate::context::{Finding, finding};
use crate::mark::first_line;
use coursenotes_diagnostics::Span;
use coursenotes_parser::{Fence, Note};

/// What was meant to end, or to begin, the code that `fence` opens.
pub(super) fn end(note: &Note, fence: &Fence) -> Option<Finding> {
    let marks = marks(note, fence);
    let ends = [short(note, fence, marks), behind_words(note, fence)];
    let first = ends.into_iter().flatten().min_by_key(|(at, _)| *at).map(|(_, finding)| finding);
    first.or_else(|| opener_behind_words(note, fence, marks)).or_else(|| nested(note, fence, marks))
}

/// The lines of the code below the fence, each with the place where it begins.
fn lines<'n>(note: &'n Note, fence: &Fence) -> impl Iterator<Item = (usize, &'n str)> {
    let mut at = fence.span.range().start;
    let lines = note.slice(fence.span).split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end())
    });
    lines.skip(1)
}

/// The number of the line that holds `at`.
pub(super) fn number(note: &Note, at: usize) -> usize {
    note.text()[..at].matches('\n').count() + 1
}

fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

/// A line of nothing but a sign or two too few.
fn short(note: &Note, fence: &Fence, marks: &str) -> Option<(usize, Finding)> {
    let mark = &marks[..1];
    let is_short = |line: &str| {
        let words = bare(line);
        (2..marks.len()).contains(&words.len()) && words.trim_start_matches(mark).is_empty()
    };
    let (start, line) = lines(note, fence).find(|(_, line)| is_short(line))?;
    let from = start + line.len() - bare(line).len();
    let span = Span::new(note.file, from..start + line.len());
    let first = number(note, fence.span.range().start);
    let message = format!("this ends no code: the code from line {first} on begins with {marks}");
    Some((start, finding(span, message).help(format!("write {marks} here too"))))
}

/// ``print(x)``` ``: signs behind the last words of the code.
fn behind_words(note: &Note, fence: &Fence) -> Option<(usize, Finding)> {
    let opening = note.slice(first_line(note, fence.span)).trim_start();
    let mark = opening.chars().next().unwrap_or('`');
    let ends = |line: &str| {
        let words = line.trim_end_matches(mark);
        line.len() - words.len() >= 3 && !bare(words).is_empty() && !words.contains(mark)
    };
    let (start, line) = lines(note, fence).find(|(_, line)| ends(line))?;
    let span = Span::new(note.file, start + line.trim_end_matches(mark).len()..start + line.len());
    let first = number(note, fence.span.range().start);
    let marks = marks(note, fence);
    let it = if span.len() < marks.len() { format!("write {marks}") } else { "set it".to_owned() };
    let help = if has_code(note.slice(fence.info)) {
        format!("{it} on a line of its own, and the code in line {first} below its fence")
    } else {
        format!("{it} on a line of its own")
    };
    let message = format!("this ends no code, because words stand before it: the code from line {first} on goes on");
    Some((start, finding(span, message).help(help)))
}

/// ``- ```F = {A -> B}``: a line of code behind the fence, and nothing below it.
pub(super) fn in_one_line(note: &Note, fence: &Fence) -> Option<Finding> {
    let info = note.slice(fence.info).trim();
    let is_code = !info.starts_with('{') && (has_code(info) || info.contains(" = ") || info.contains("-> "));
    if !is_code || lines(note, fence).any(|(_, line)| !bare(line).is_empty()) {
        return None;
    }
    let message = "this begins a block of code, but nothing ends it in its line";
    Some(finding(first_line(note, fence.span), message).help("write code in a line between single backticks"))
}

/// Whether what stands behind the opening fence is a line of the code.
fn has_code(info: &str) -> bool {
    let is_line = info.split_whitespace().count() > 2 && !info.contains(['=', ',', ':']);
    !info.starts_with('{') && (is_line || info.contains(['<', '(', ';']))
}

/// So many lines above, an opening fence behind words belongs to this closing one.
const MOST_LINES: usize = 40;

/// ``text: ```python`` above: the fence that nothing ends was meant to close it.
fn opener_behind_words(note: &Note, fence: &Fence, marks: &str) -> Option<Finding> {
    let is_closing = note.slice(fence.info).trim().is_empty();
    let start = fence.span.range().start;
    let above = note.text()[..start].lines().rev().skip(1).take(MOST_LINES).filter(|_| is_closing);
    for line in above.take_while(|line| !bare(line).starts_with(marks)) {
        let Some((words, language)) = line.split_once(marks) else { continue };
        let is_language = language.trim().chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c));
        if is_language && !bare(words).is_empty() && !words.contains(&marks[..1]) {
            let offset = line.as_ptr() as usize - note.text().as_ptr() as usize + words.len();
            let span = Span::new(note.file, offset..offset + line.trim_end().len() - words.len());
            let message = "this begins no code, because words stand before it";
            return Some(finding(span, message).help("set it on a line of its own"));
        }
    }
    None
}

/// A block of Markdown above that shows a block of code: the end of the inner one ends it.
fn nested(note: &Note, fence: &Fence, marks: &str) -> Option<Finding> {
    let is_before = |one: &&Fence| one.closed && one.span.end <= fence.span.start;
    let is_markdown = |one: &&Fence| {
        matches!(note.slice(one.info).trim().to_ascii_lowercase().as_str(), "markdown" | "md" | "mdx" | "rmarkdown")
    };
    let opens = |line: &str| {
        let language = bare(line).strip_prefix(marks).unwrap_or_default();
        language.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let mut outer = note.fences.iter().filter(is_before).filter(is_markdown);
    let outer = outer.find(|one| super::marks(note, one) == marks && lines(note, one).any(|(_, line)| opens(line)))?;
    let span = first_line(note, outer.span);
    let last = number(note, fence.span.range().start);
    let message = format!("the block inside ends this one too, so that line {last} opens code that nothing ends");
    let more = &marks[..1];
    Some(finding(span, message).help(format!("begin and end the outer block with {marks}{more}")))
}
