//! The line of a new note on the page that lists its neighbours.

use crate::{Course, Entry, Role, Target, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Link, LinkKind, NodeKind};
use std::fmt::Write;
use std::ops::Range;

/// A page with one line more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The page.
    pub file: FileId,
    /// Its new text.
    pub text: String,
    /// The line.
    pub line: String,
    /// Its number, from 1.
    pub number: usize,
}

/// What a list has to know of the new note.
#[derive(Clone, Copy)]
pub(super) struct New<'a> {
    pub(super) path: &'a str,
    pub(super) title: &'a str,
    /// The number of the note before it, and its own; absent where they aren't counted.
    pub(super) numbers: Option<(u32, u32)>,
}

/// Adds a line below that of the note before, in the same form. The home page comes first, then the page of the folder;
/// else any page that lists it.
pub(super) fn listed(course: &Course, before: FileId, new: New) -> Option<Listed> {
    let others = || course.entries().iter().filter(|entry| entry.role == Role::Note && entry.file != before);
    let home = course.home.and_then(|home| course.entry(home)).filter(|home| home.file != before);
    let folder = course.folder(before);
    let own = others().filter(|entry| course.folder(entry.file) == folder && path::is_page(course.path(entry.file)));
    // Notes lead to their neighbours too; a page that lists has several of them.
    let mut pages = home.into_iter().chain(own).chain(others().filter(|entry| is_list(course, entry, before)));
    pages.find_map(|page| in_page(course, page, before, new))
}

/// Whether at least three notes of the same folder are named there.
fn is_list(course: &Course, page: &Entry, before: FileId) -> bool {
    let folder = course.folder(before);
    let beside = page.targets.iter().filter_map(Target::file).filter(|file| course.folder(*file) == folder);
    beside.take(3).count() == 3 && Some(page.file) != course.home
}

fn in_page(course: &Course, page: &Entry, before: FileId, new: New) -> Option<Listed> {
    if !page.is_editable() {
        return None;
    }
    let text = page.note.text();
    let mut leads = page
        .note
        .links
        .iter()
        .zip(&page.targets)
        .filter(|(link, target)| target.file() == Some(before) && link.kind == LinkKind::Inline && !link.is_image);
    let (link, _) = leads.next_back()?;
    let line = line_at(text, link.span.range().start);
    let holds = |other: &Link| line.contains(&other.span.range().start);
    if !line.contains(&(link.span.range().end - 1)) || page.note.links.iter().filter(|other| holds(other)).count() > 1 {
        return None;
    }
    let row = Row { course, page, link, line: line.clone(), before, new };
    let added = if text[line.clone()].trim_start().starts_with('|') { row.of_table() } else { row.of_list()? };
    let end = block_end(page, link, line.end);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut whole = text.to_owned();
    whole.insert_str(end, &format!("{line_end}{added}"));
    let number = text[..end].matches('\n').count() + 2;
    Some(Listed { file: page.file, text: whole, line: added, number })
}

/// The line around `at`, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end - usize::from(text[start..end].ends_with('\r'))
}

/// Where the item ends that the link stands in: what is nested in it stays with it.
fn block_end(page: &Entry, link: &Link, line_end: usize) -> usize {
    let at = link.span.start;
    let mut items =
        page.note.nodes.iter().filter(|node| node.kind == NodeKind::Item && (node.start..node.end).contains(&at));
    let Some(item) = items.next_back() else { return line_end };
    let source = &page.note.text()[..item.end as usize];
    source.trim_end().len().max(line_end)
}

/// The line of the note before, as the pattern of the new one.
struct Row<'a> {
    course: &'a Course,
    page: &'a Entry,
    link: &'a Link,
    line: Range<usize>,
    before: FileId,
    new: New<'a>,
}

impl Row<'_> {
    /// An item, or a line of a paragraph: its beginning, and the link; what follows speaks of the other note.
    fn of_list(&self) -> Option<String> {
        let text = self.page.note.text();
        let start = self.link.span.range().start;
        let lead = self.counted(&text[self.line.start..start]);
        let rest = &text[self.link.span.range().end..self.line.end];
        // Two blanks or a backslash at the end of a line break it.
        let is_item =
            lead.trim_start().starts_with(['-', '*', '+', '>']) || lead.contains(|c: char| c.is_ascii_digit());
        if !is_item && !rest.ends_with("  ") && !rest.ends_with('\\') && !lead.trim().is_empty() {
            return None;
        }
        let end = if rest.ends_with("  ") { "  " } else { "" };
        Some(format!("{lead}[{}]({}){end}", self.words(), self.destination()))
    }

    /// A row of a table: its number and its link; other cells are for the author to fill.
    fn of_table(&self) -> String {
        let text = self.page.note.text();
        let span = self.link.span.range();
        let lead = self.counted(&text[self.line.start..span.start]);
        let cells = text[span.end..self.line.end].split('|').skip(1);
        let rest: Vec<String> =
            cells.map(|cell| if cell.is_empty() { String::new() } else { " ".to_owned() }).collect();
        format!("{lead}[{}]({}) |{}", self.words(), self.destination(), rest.join("|"))
    }

    /// What stands before the link, with this number for the other one.
    fn counted(&self, lead: &str) -> String {
        let marker = lead.trim_start().trim_end_matches([' ', '.', ')']);
        match marker.parse::<u32>() {
            // An ordered list counts by itself.
            Ok(found) if lead.trim_end().ends_with(['.', ')']) => lead.replacen(marker, &(found + 1).to_string(), 1),
            _ => self.renumbered(lead),
        }
    }

    /// A text of the other note's line with this number.
    fn renumbered(&self, text: &str) -> String {
        self.new.numbers.map_or_else(|| text.to_owned(), |(old, new)| renumbered(text, old, new))
    }

    /// What the link says: the same with this number, where nothing follows the number; else the title.
    fn words(&self) -> String {
        let words = self.page.note.slice(self.link.text);
        let end = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = &end[end.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        if self.new.numbers.is_some_and(|(old, _)| last.parse() == Ok(old)) {
            return self.renumbered(words);
        }
        let is_cell = self.page.note.text()[self.line.clone()].trim_start().starts_with('|');
        let title = self.new.title.replace('[', "\\[").replace(']', "\\]");
        if is_cell { title.replace('|', "\\|") } else { title }
    }

    /// The address of the new note in the form of the other one's: with or without extension, relative or whole.
    fn destination(&self) -> String {
        let new = self.new.path;
        let written = self.page.note.slice(self.link.destination.span);
        let old = self.course.path(self.before);
        let shorten = |path: &str| path.strip_suffix(".md").unwrap_or(path).to_owned();
        let forms = [
            (path::encode(path::name(old)), path::encode(path::name(new))),
            (shorten(path::name(old)), shorten(path::name(new))),
            (path::encode(&shorten(path::name(old))), path::encode(&shorten(path::name(new)))),
        ];
        let is_same_folder = path::folder(old) == path::folder(new);
        let same = forms.iter().find(|(old, _)| is_same_folder && written.matches(old.as_str()).count() == 1);
        match same {
            Some((old, new)) => written.replace(old.as_str(), new),
            None => path::encode(&path::relative(self.course.folder(self.page.file), new)),
        }
    }
}

/// A text with every number `old` turned into `new`, as wide as it was.
fn renumbered(text: &str, old: u32, new: u32) -> String {
    let mut renumbered = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let width = rest[from..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - from);
        let digits = &rest[from..from + width];
        renumbered.push_str(&rest[..from]);
        if digits.parse() == Ok(old) {
            write!(renumbered, "{new:0width$}").expect("a text takes all");
        } else {
            renumbered.push_str(digits);
        }
        rest = &rest[from + width..];
    }
    renumbered + rest
}
