//! Text that was meant to be a link and isn't one.

use super::bare_url::can_stand_in_angles;
use super::link_leaves_course;
use crate::context::{Finding, finding};
use crate::line::texts;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, path};
use coursenotes_diagnostics::{Fix, Severity, Span};
use coursenotes_parser::Note;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: "unparsed-link",
    severity: Severity::Warning,
    page: include_str!("unparsed-link.md"),
    run: Run::Text(run),
};

fn run(context: &mut Context, entry: &Entry) {
    for attempt in attempts(context.course, entry) {
        let finding = attempt.finding(context.course, entry);
        context.report(entry, finding);
    }
}

/// Where the note's attempts stand, in order: what is in them is no other rule's concern.
pub(super) fn ranges(course: &Course, entry: &Entry) -> Vec<Range<usize>> {
    attempts(course, entry).into_iter().map(|attempt| attempt.whole).collect()
}

/// Where the note's attempts were meant to lead, as typed.
pub(super) fn destinations<'a>(course: &Course, entry: &'a Entry) -> impl Iterator<Item = &'a str> {
    attempts(course, entry).into_iter().map(|attempt| attempt.destination)
}

/// An attempt at a picture or a link with words.
pub(super) struct Meant<'a> {
    pub(super) whole: Span,
    /// Its words, with their place.
    pub(super) words: (Span, &'a str),
    /// Where it was meant to lead.
    pub(super) destination: &'a str,
}

/// The note's attempts at a picture. What is said of them as pictures is said before the repair, so that the repair brings up
/// nothing.
pub(super) fn pictures<'a>(course: &Course, entry: &'a Entry) -> impl Iterator<Item = Meant<'a>> {
    attempts(course, entry).into_iter().filter(|attempt| attempt.is_image).map(|attempt| attempt.meant(entry))
}

/// The note's attempts at a link whose repair keeps its words, for the same reason.
pub(super) fn links<'a>(course: &Course, entry: &'a Entry) -> impl Iterator<Item = Meant<'a>> {
    let links = attempts(course, entry).into_iter().filter(|attempt| !attempt.is_image && !attempt.names_itself());
    links.map(|attempt| attempt.meant(entry))
}

/// The note's attempts, in order; none lies in another.
fn attempts<'a>(course: &Course, entry: &'a Entry) -> Vec<Attempt<'a>> {
    let mut found = Vec::new();
    let mut end = 0;
    for bracket in brackets(&entry.note) {
        let attempt = Attempt::read(entry.note.text(), bracket as usize);
        let attempt = attempt.filter(|attempt| attempt.whole.start >= end && attempt.is_meant(course, entry));
        if let Some(attempt) = attempt {
            end = attempt.whole.end;
            found.push(attempt);
        }
    }
    found
}

/// Closing brackets in plain text with the bracket of a link behind: those that the reader collects, and those before
/// `（`, which is no bracket to it.
fn brackets(note: &Note) -> Vec<u32> {
    let mut brackets = note.stray_brackets.clone();
    let text = note.text();
    let mut wide = memchr::memmem::find_iter(text.as_bytes(), "]（").peekable();
    if wide.peek().is_some() {
        for node in texts(note).map(|id| note.node(id)) {
            while wide.next_if(|at| *at < node.start as usize).is_some() {}
            brackets.extend(std::iter::from_fn(|| wide.next_if(|at| *at < node.end as usize)).map(offset));
        }
        brackets.sort_unstable();
    }
    brackets
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("inside the note")
}

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// `[text](my plan.md)`
    SpaceInside,
    /// `[text] (plan.md)`
    SpaceBetween,
    /// `(text)[plan.md]`
    Reversed,
    /// `[text](plan.md`
    Unclosed,
    /// `[text]（plan.md）`
    Wide,
}

/// A link that somebody tried to write, in one line.
struct Attempt<'a> {
    fault: Fault,
    /// From the first bracket (or the `!` of a picture) to the last.
    whole: Range<usize>,
    text: &'a str,
    destination: &'a str,
    /// The title with its quotes, and the blank before it.
    title: &'a str,
    is_image: bool,
}

impl<'a> Attempt<'a> {
    /// Reads around the closing bracket at `at`.
    fn read(note: &'a str, at: usize) -> Option<Self> {
        let from = note.floor_char_boundary(at.saturating_sub(MOST_BYTES));
        let to = note.floor_char_boundary(at + MOST_BYTES);
        let line_start = note[from..at].rfind(['\n', '\r']).map_or(from, |end| from + end + 1);
        let line_end = note[at..to].find(['\n', '\r']).map_or(to, |end| at + end);
        let bytes = note.as_bytes();
        let reversed = bytes[at] == b')';
        let open = opening(&note[line_start..at], if reversed { ('(', ')') } else { ('[', ']') })? + line_start;
        let text = &note[open + 1..at];
        let is_image = !reversed && open > line_start && bytes[open - 1] == b'!';
        let start = if is_image { open - 1 } else { open };
        let after = &note[at + 1..line_end];
        if let Some(inner) = after.strip_prefix('（').filter(|_| !reversed) {
            return Self::wide(start..at + 1, text, inner, is_image);
        }
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        let tail = at + 1 + blanks;
        let inner = note.get(tail + 1..line_end)?;
        let pair = if reversed { ('[', ']') } else { ('(', ')') };
        let Some(length) = closing(inner, pair) else {
            return Some(Self::unclosed(start..tail + 1, text, inner, is_image));
        };
        let (destination, title) = split_title(&inner[..length]);
        let fault = match (reversed, blanks) {
            (true, _) => Fault::Reversed,
            (false, 0) => Fault::SpaceInside,
            (false, _) => Fault::SpaceBetween,
        };
        let whole = start..tail + 1 + length + 1;
        Some(Self { fault, whole, text, destination: destination.trim(), title, is_image })
    }

    fn wide(head: Range<usize>, text: &'a str, inner: &'a str, is_image: bool) -> Option<Self> {
        let (inner, behind) = inner.split_at(closing(inner, ('（', '）')).or_else(|| inner.find(')'))?);
        let close = behind.chars().next().map_or(0, char::len_utf8);
        let whole = head.start..head.end + '（'.len_utf8() + inner.len() + close;
        let (destination, title) = split_title(inner);
        Some(Self { fault: Fault::Wide, whole, text, destination: destination.trim(), title, is_image })
    }

    fn unclosed(head: Range<usize>, text: &'a str, inner: &'a str, is_image: bool) -> Self {
        let bare = inner.trim_start_matches('(');
        let skipped = inner.len() - bare.len();
        let destination = &bare[..bare.find([' ', '\t', ')', '<', '|']).unwrap_or(bare.len())];
        let closed = usize::from(bare[destination.len()..].starts_with(')'));
        let whole = head.start..head.end + skipped + destination.len() + closed;
        Self { fault: Fault::Unclosed, whole, text, destination, title: "", is_image }
    }

    fn meant(self, entry: &Entry) -> Meant<'a> {
        let start = self.whole.start + if self.is_image { "![".len() } else { "[".len() };
        let words = start..start + self.text.len();
        let span = |range| Span::new(entry.note.file, range);
        Meant { whole: span(self.whole), words: (span(words), self.text), destination: self.destination }
    }

    /// Whether its words are the address itself, `(https://example.org)[https://example.org]`.
    fn names_itself(&self) -> bool {
        let bare = |text: &'a str| text.trim().trim_end_matches('/');
        !self.is_image && is_web(self.destination) && bare(self.text) == bare(self.destination)
    }

    /// Whether the address of another link stands in this one, `[words](https://a.org(https://a.org)`: which one was meant is
    /// for a person to say.
    fn holds_another(&self) -> bool {
        ["(http", "[http", "<http", " http"].iter().any(|start| self.destination.contains(start))
    }

    /// Whether a person meant a link: the address looks like one, and the words are words.
    fn is_meant(&self, course: &Course, entry: &Entry) -> bool {
        let before = entry.note.text()[..self.whole.start].chars().next_back();
        // `a[i](x)` and `f(x)[0]` are code; `[ ] (…)` is a box.
        let joined = !self.is_image && before.is_some_and(|c| c.is_ascii_alphanumeric() || "])_\\`".contains(c));
        let is_box = self.fault == Fault::SpaceBetween && matches!(self.text.trim(), "" | "x" | "X");
        if joined || is_box || self.text.contains("](") || self.destination.contains(['[', ']', '`', '$']) {
            return false;
        }
        if self.fault == Fault::Reversed && !self.text.contains(char::is_alphabetic) {
            return false;
        }
        // A remark between full-width parentheses may end with the name of a file.
        if self.fault == Fault::Wide && self.destination.contains(char::is_whitespace) {
            return is_file(self.destination, course, entry);
        }
        is_web(self.destination)
            || is_file(self.destination, course, entry)
            || looks_like_path(self.destination)
            || self.has_words_behind(course, entry)
    }

    /// Whether the address ends at its first blank: `(plan.md the plan)`, `(logo.png =300x)`.
    fn has_words_behind(&self, course: &Course, entry: &Entry) -> bool {
        let first = self.destination.split(' ').next().unwrap_or_default();
        first.len() < self.destination.len() && is_file(first, course, entry)
    }

    fn finding(&self, course: &Course, entry: &Entry) -> Finding {
        let host = self.destination.split('/').nth(2).unwrap_or_default();
        let (message, help) = match self.fault {
            _ if is_on_one_computer(self.destination) => {
                ("this is no link, and its address is a place on one computer", link_leaves_course::HELP)
            }
            _ if self.holds_another() => {
                ("this is no link: another address stands in its address", "write `[words](address)` for each of them")
            }
            Fault::SpaceInside if self.has_words_behind(course, entry) => (
                "this is no link, because of the words behind its address",
                "keep the address alone between the parentheses; a title stands in quotes",
            ),
            Fault::SpaceInside if is_web(self.destination) && host.contains(' ') => {
                ("this is no link, because of the space in its address", "take the space out of the address")
            }
            Fault::SpaceInside if self.destination.contains(' ') => {
                ("this is no link, because of the space in its address", "write `%20` for the space")
            }
            Fault::SpaceInside => {
                ("this is no link: what stands between the parentheses can't be read", "write `[words](address)`")
            }
            Fault::SpaceBetween => ("this is no link, because of the space between `]` and `(`", "remove the space"),
            Fault::Reversed => ("this is no link: its brackets are the wrong way round", "write `[words](address)`"),
            Fault::Wide => ("this is no link: its parentheses are full-width ones", "write `(` and `)`"),
            Fault::Unclosed => ("this is no link: its last parenthesis is missing", "write `)` after the address"),
        };
        let help = if self.names_itself() { "write the address between `<` and `>`" } else { help };
        let span = Span::new(entry.note.file, self.whole.clone());
        finding(span, message).help(help).fix(self.fix(course, entry, span, help))
    }

    /// The repair, where it certainly leads somewhere; a blank in a web address may be one too many.
    fn fix(&self, course: &Course, entry: &Entry, span: Span, help: &str) -> Option<Fix> {
        let host = self.destination.split('/').nth(2).unwrap_or_default();
        match self.fault {
            _ if is_file(self.destination, course, entry) => Some(Fix::safe(help, span, self.repaired())),
            // An address that ends with a full stop was cut off.
            _ if !is_web(self.destination) || host.contains(' ') || self.destination.ends_with('.') => None,
            _ if self.holds_another() => None,
            _ if self.names_itself() && !can_stand_in_angles(self.destination) => None,
            Fault::SpaceInside => Some(Fix::unsafe_(help, span, self.repaired())),
            _ => Some(Fix::safe(help, span, self.repaired())),
        }
    }

    fn repaired(&self) -> String {
        if self.names_itself() && !self.destination.contains(' ') {
            return format!("<{}>", self.destination);
        }
        let mark = if self.is_image { "!" } else { "" };
        // Parentheses too: one that nothing closes would break the link again.
        let destination = self.destination.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
        format!("{mark}[{}]({destination}{})", self.text, self.title)
    }
}

/// No link is longer on either side; in a line of a megabyte each bracket would be looked for in all of it.
const MOST_BYTES: usize = 2_000;

/// Where the bracket stands that the end of `text` closes.
fn opening(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(at).filter(|at| !text[..*at].ends_with('\\')),
            }
        }
    }
    None
}

/// Where the bracket stands that closes what began before `text`.
fn closing(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(at),
            }
        }
    }
    None
}

/// Cuts `plan.md "The plan"` before the blank in front of its title.
fn split_title(inner: &str) -> (&str, &str) {
    let trimmed = inner.trim_end();
    for quote in ['"', '\''] {
        let Some(rest) = trimmed.strip_suffix(quote) else { continue };
        let at = rest.find(&format!(" {quote}"));
        if let Some(at) = at {
            return (&inner[..at], &trimmed[at..]);
        }
    }
    (inner, "")
}

/// Whether a file of the course has this path, seen from the note.
fn is_file(destination: &str, course: &Course, entry: &Entry) -> bool {
    let (path, _) = path::split_tail(destination);
    let folder = if path.starts_with('/') { "" } else { course.folder(entry.file) };
    let wanted = path::join(folder, &path::decode(path));
    wanted.is_some_and(|wanted| !path.is_empty() && course.find(&wanted).is_some())
}

/// Whether it is the path of a file on somebody's disk: `D:\My Folder\tree.png`.
fn is_on_one_computer(destination: &str) -> bool {
    let mut characters = destination.chars();
    let has_drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && characters.next() == Some(':')
        && matches!(characters.next(), Some('\\' | '/'));
    has_drive || ["/Users/", "/home/", "file:"].iter().any(|start| destination.starts_with(start))
}

fn is_web(destination: &str) -> bool {
    let scheme = ["http://", "https://"].iter().find_map(|scheme| destination.strip_prefix(scheme));
    scheme.is_some_and(|host| host.contains('.') || host.starts_with("localhost"))
}

/// A path with an extension that notes link to, or with a folder, or a place in this note.
fn looks_like_path(destination: &str) -> bool {
    const EXTENSIONS: &[&str] =
        &["md", "markdown", "html", "htm", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "txt", "py", "ipynb"];
    let (path, _) = path::split_tail(destination);
    let extension = path::extension(path).to_lowercase();
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || " -_.".contains(c));
    EXTENSIONS.contains(&extension.as_str()) && path::stem(path).chars().any(char::is_alphanumeric)
        || destination.starts_with("./")
        || destination.starts_with("../")
        || destination.strip_prefix('#').is_some_and(is_word)
        || destination.starts_with("www.")
}
