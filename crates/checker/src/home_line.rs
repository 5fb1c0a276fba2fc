//! The line of a note that leads home, and how another note gets the same.

use coursenotes_course::{Course, Entry, Form, Fragment, Target, Via, path};
use coursenotes_diagnostics::{FileId, Fix, Span};
use coursenotes_parser::{HtmlElement, Link, LinkKind, NodeKind, Note, parse_with};
use std::ops::Range;

/// A line that holds one link home and little else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HomeLine {
    place: Place,
    /// Whether it stands in a quote.
    in_quote: bool,
    /// The line without marks of headings, lists and quotes.
    pub(crate) words: String,
}

/// Where in a note it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Top,
    BelowTitle,
    Bottom,
}

/// A line with more beside its address says more than "home".
const MOST_BYTES: usize = 80;

impl HomeLine {
    /// Reads the line of `link`, which leads (or is meant to lead) to `page`.
    pub(crate) fn read(course: &Course, entry: &Entry, link: &Link, target: &Target, page: FileId) -> Option<Self> {
        let note = &entry.note;
        let destination = link.destination.span.range();
        let line = line_at(note.text(), destination.start);
        let holds = |span: Span| line.start <= span.range().start && span.range().end <= line.end;
        let is_plain = matches!(link.kind, LinkKind::Inline | LinkKind::Html(HtmlElement::Anchor));
        if !is_plain || !holds(link.destination.span) || note.links.iter().filter(|link| holds(link.span)).count() > 1 {
            return None;
        }
        let place = place(note, &line)?;
        let source = note.text()[line.clone()].trim_end();
        let bare = without_marks(source);
        let in_quote = source.trim_start().starts_with('>');
        let start = line.start + source.len() - bare.len();
        let before = note.text().get(start..destination.start)?;
        let after = note.text().get(destination.end..line.start + source.len())?;
        if before.len() + after.len() > MOST_BYTES || bare.starts_with('|') {
            return None;
        }
        let written = written(course, entry, &note.text()[destination], target, page);
        Some(Self { place, in_quote, words: format!("{before}{written}{after}") })
    }

    /// Adds the line to a note of the same folder, in the same place; nothing where it would become part of something
    /// else.
    pub(crate) fn added_to(&self, course: &Course, entry: &Entry) -> Option<Fix> {
        let note = &entry.note;
        if note.fences.iter().any(|fence| !fence.closed) || note.text().contains("<details") {
            return None;
        }
        let line_end = if note.text().contains("\r\n") { "\r\n" } else { "\n" };
        let (at, before, after) = match self.place {
            Place::Top => top(note)?,
            Place::BelowTitle => below_title(note)?,
            Place::Bottom => bottom(note),
        };
        let mark = if self.in_quote && !touches_quote(note, at) { "> " } else { "" };
        let added = [before, mark, &self.words, after].concat().replace('\n', line_end);
        if !stays_alone(course, note, at, &added) {
            return None;
        }
        let span = Span::new(note.file, at..at);
        Some(Fix::safe("add the line that leads home", span, added))
    }
}

/// The address as the neighbour writes it, where it is right; both lie in one folder.
fn written(course: &Course, entry: &Entry, source: &str, target: &Target, page: FileId) -> String {
    match target {
        Target::File { form: Form::Exact, via: Via::Path | Via::RootPath, fragment: Fragment::None, .. } => {
            source.to_owned()
        }
        _ => path::encode(&path::relative(course.folder(entry.file), course.path(page))),
    }
}

/// A line without the marks of quotes, headings and lists before it.
fn without_marks(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(next) = rest.strip_prefix('>').or_else(|| {
        let marks = rest.trim_start_matches('#');
        let item = rest.strip_prefix(['-', '*', '+']).unwrap_or(rest);
        let shorter = if marks.len() < rest.len() { marks } else { item };
        (shorter.len() < rest.len() && shorter.starts_with(' ')).then_some(shorter)
    }) {
        rest = next.trim_start();
    }
    rest
}

/// The line around `at`, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    start..end
}

/// Where the text of a note begins, behind its byte order mark and its front matter.
fn body(note: &Note) -> usize {
    let mark = if note.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    note.front_matter.as_ref().map_or(mark, |front| front.span.range().end)
}

/// In which of the usual places a line of its own stands.
fn place(note: &Note, line: &Range<usize>) -> Option<Place> {
    let before = note.text().get(body(note)..line.start)?;
    let after = &note.text()[line.end..];
    let is_alone = |next: Option<&str>| next.is_none_or(|next| next.trim().is_empty() || next.starts_with(['#', '-']));
    if !is_alone(before.lines().next_back()) || !is_alone(after.lines().nth(1)) {
        return None;
    }
    if before.trim().is_empty() {
        return Some(Place::Top);
    }
    if after.trim().is_empty() {
        return Some(Place::Bottom);
    }
    let title = note.headings.first().filter(|heading| note.slice(heading.span).trim() == before.trim());
    title.map(|_| Place::BelowTitle)
}

/// Offset, what stands before the line there, and what after it; `\n` for every end of a line.
type Gap = (usize, &'static str, &'static str);

fn top(note: &Note) -> Option<Gap> {
    let at = body(note);
    let rest = &note.text()[at..];
    let has_front = note.front_matter.is_some();
    // A block of front matter that ends the file has no line behind it.
    let ends_line = !has_front || note.text()[..at].ends_with('\n');
    let before = if has_front { "\n" } else { "" };
    ends_line.then_some((at, before, if rest.starts_with(['\n', '\r']) { "\n" } else { "\n\n" }))
}

fn below_title(note: &Note) -> Option<Gap> {
    let title = note.headings.first().filter(|heading| !heading.is_html)?;
    let span = title.span.range();
    let before = note.text().get(body(note)..span.start)?;
    let end = line_at(note.text(), span.end.checked_sub(1)?.max(span.start)).end;
    let is_first = before.trim().is_empty() && note.text().is_char_boundary(end);
    let rest = note.text()[end..].strip_prefix("\r\n").or_else(|| note.text()[end..].strip_prefix('\n'));
    match rest {
        _ if !is_first => None,
        None => Some((end, "\n\n", "")),
        Some(rest) => {
            let next_is_blank = rest.lines().next().is_none_or(|line| line.trim().is_empty());
            Some((note.text().len() - rest.len(), "\n", if next_is_blank { "\n" } else { "\n\n" }))
        }
    }
}

fn bottom(note: &Note) -> Gap {
    let text = note.text();
    let bare = text.trim_end_matches([' ', '\t']);
    let ends = text[bare.trim_end().len()..].matches('\n').count();
    match (bare.len() == text.len() && text.ends_with('\n'), ends) {
        (true, 1) => (text.len(), "\n", "\n"),
        (true, _) => (text.len(), "", "\n"),
        // Its last line is blank but for blanks.
        (false, 1..) if bare.ends_with('\n') => (text.len(), "\n", ""),
        (false, _) => (text.len(), "\n\n", ""),
    }
}

/// Whether the block beside `at` is a quote: two of them beside each other look like one that was cut.
fn touches_quote(note: &Note, at: usize) -> bool {
    let quotes = note.nodes.iter().filter(|node| matches!(node.kind, NodeKind::BlockQuote | NodeKind::Alert(_)));
    let blank = |range: Range<usize>| note.text().get(range).is_some_and(|text| text.trim().is_empty());
    let mut quotes = quotes.map(|node| node.start as usize..node.end as usize);
    quotes.any(|quote| if quote.end <= at { blank(quote.end..at) } else { at <= quote.start && blank(at..quote.start) })
}

/// Whether the note stays what it was, with one link more: read again, since a list, a comment or a formula that is still
/// open would take the line in.
fn stays_alone(course: &Course, note: &Note, at: usize, added: &str) -> bool {
    let mut text = note.text().to_owned();
    text.insert_str(at, added);
    let new = parse_with(note.file, text, course.dialect);
    let counts = |note: &Note| {
        let lists = [note.headings.len(), note.fences.len(), note.tables.len(), note.definitions.len()];
        (lists, note.stray_brackets.len(), note.undefined_references.len(), note.ids.len())
    };
    new.links.len() == note.links.len() + 1
        && counts(&new) == counts(note)
        && new.links.iter().any(|link| (at..at + added.len()).contains(&link.destination.span.range().start))
}
