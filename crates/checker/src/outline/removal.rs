//! How a heading becomes a paragraph, so that it joins no text around it and turns into nothing else.

use super::{is_atx, marks};
use coursenotes_diagnostics::{Edit, Span};
use coursenotes_parser::{Heading, Note};
use std::ops::Range;

/// The edits that take the marks off `note.headings[number]`; none where its words alone could be read as a list, a
/// quote or another block.
pub(crate) fn to_paragraph(note: &Note, number: usize) -> Option<Vec<Edit>> {
    let heading = &note.headings[number];
    let text = note.text();
    if !is_atx(note, heading) {
        return above_line(note, heading);
    }
    let marks = marks(text, heading.span.range().start);
    let line = line(text, marks.start);
    let words = words(text, marks.end..line.end);
    if !is_plain(&text[words.clone()]) || next_line(text, line.end).starts_with('{') {
        return None;
    }
    let mut edits = vec![edit(note, line.start..words.start, blank_before(note, number, line.start))];
    let closing = words.end..words.end + text[words.end..line.end].trim_end().len();
    if !closing.is_empty() {
        edits.push(edit(note, closing, ""));
    }
    if !next_line(text, line.end).trim().is_empty() {
        edits.push(edit(note, line.end..line.end, newline(text, line.end)));
    }
    edits.retain(|edit| !edit.span.is_empty() || !edit.replacement.is_empty());
    Some(edits)
}

/// A blank line between a paragraph and the line of `-` that makes it a heading: then it is a line across the page, as
/// was meant.
fn above_line(note: &Note, heading: &Heading) -> Option<Vec<Edit>> {
    let text = note.text();
    let end = heading.span.range().start + note.slice(heading.span).trim_end().len();
    let line = line(text, end);
    let dashes = text[line.start..end].trim();
    let is_line = !heading.is_html && dashes.len() >= 3 && dashes.bytes().all(|byte| byte == b'-');
    let at = line.start..line.start;
    is_line.then(|| vec![edit(note, at, newline(text, previous_line(text, line.start).end))])
}

/// A blank line, where the text above would go on; above are words, and no heading.
fn blank_before(note: &Note, number: usize, start: usize) -> &str {
    let text = note.text();
    let above = previous_line(text, start);
    let ends_there = |heading: &Heading| {
        let end = heading.span.range().start + note.slice(heading.span).trim_end().len();
        !heading.is_html && end == above.start + text[above.clone()].trim_end().len()
    };
    let is_heading = number.checked_sub(1).is_some_and(|before| ends_there(&note.headings[before]));
    if text[above.clone()].trim().is_empty() || is_heading { "" } else { newline(text, above.end) }
}

/// Whether a paragraph can begin with these words: most marks of other blocks are no letters, and numbers make lists.
pub(crate) fn is_plain(words: &str) -> bool {
    let begins = words.starts_with(|c: char| c.is_alphabetic() || "“‘「『《（(\"'".contains(c)) || is_emphasis(words);
    begins && !words.contains("]:")
}

fn is_emphasis(words: &str) -> bool {
    let inner = words.trim_start_matches(['*', '_']);
    let marks = words.len() - inner.len();
    (1..=3).contains(&marks) && inner.starts_with(char::is_alphanumeric)
}

/// The words of a heading: without the blanks around them and the marks that may close it.
fn words(text: &str, range: Range<usize>) -> Range<usize> {
    let source = &text[range.clone()];
    let start = range.start + (source.len() - source.trim_start().len());
    let bare = source.trim_end();
    let open = bare.trim_end_matches('#');
    let end = if open.ends_with([' ', '\t']) { open.trim_end() } else { bare };
    start..(range.start + end.len()).max(start)
}

fn edit(note: &Note, range: Range<usize>, replacement: &str) -> Edit {
    Edit { span: Span::new(note.file, range), replacement: replacement.to_owned() }
}

/// The line around `at`, without its end, and without a mark of the encoding.
pub(crate) fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    let start = if text[start..at].starts_with('\u{feff}') { start + '\u{feff}'.len_utf8() } else { start };
    start..end
}

/// The line that ends before `start`.
pub(crate) fn previous_line(text: &str, start: usize) -> Range<usize> {
    let end = start - newline_before(text, start);
    if end == start { start..start } else { line(text, end) }
}

/// The words of the line behind the one that ends at `end`.
pub(crate) fn next_line(text: &str, end: usize) -> &str {
    let start = end + newline(text, end).len();
    &text[line(text, start).start.max(start)..line(text, start).end]
}

/// How a line ends at `at`: as the file does it.
pub(crate) fn newline(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    ["\r\n", "\n", "\r"].into_iter().find(|end| rest.starts_with(end)).unwrap_or_default()
}

fn newline_before(text: &str, at: usize) -> usize {
    let head = &text[..at];
    ["\r\n", "\n", "\r"].into_iter().find(|end| head.ends_with(end)).map_or(0, str::len)
}
