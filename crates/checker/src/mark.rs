//! Which bytes of something large are marked: a person looks at a line, not at a page.

use coursenotes_course::Entry;
use coursenotes_diagnostics::Span;
use coursenotes_parser::Note;

/// The first line of `span`, blanks at its end left out.
pub(crate) fn first_line(note: &Note, span: Span) -> Span {
    let line = note.slice(span).lines().next().unwrap_or_default();
    Span { end: span.start + u32::try_from(line.trim_end().len()).expect("inside the span"), ..span }
}

/// The first line of a heading with a letter or a digit: a line of `=` may stand above a title as well as below it.
pub(crate) fn line_with_words(note: &Note, heading: Span) -> Span {
    let lines = note.slice(heading).split_inclusive('\n');
    let above: usize = lines.clone().take_while(|line| !says_something(line)).map(str::len).sum();
    let Some(line) = lines.clone().find(|line| says_something(line)).filter(|_| above > 0) else {
        return first_line(note, heading);
    };
    let start = heading.range().start + above + line.len() - line.trim_start().len();
    Span::new(note.file, start..start + line.trim().len())
}

fn says_something(line: &str) -> bool {
    line.contains(char::is_alphanumeric)
}

/// What stands for a whole note: its first heading, or its first line.
pub(crate) fn title_line(entry: &Entry) -> Span {
    let note = &entry.note;
    let span = note.headings.first().map_or(Span::new(note.file, 0..note.text().len()), |heading| heading.span);
    let source = note.slice(span);
    let line = source.trim_start().lines().next().unwrap_or_default().trim_end();
    let start = span.range().start + source.find(line).unwrap_or(0);
    Span::new(note.file, start..start + line.len())
}
