//! Notes that are counted: `class-01.md`, `class-02.md`; `01-sets.md`, `02-maps.md`; `lecture-1/README.md`.

use super::is_in;
use crate::{Course, Role, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::slug;
use std::collections::BTreeMap;

/// A word with a number at the front of a title: "Class 27: search", "27 - search".
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// The word before the number; empty where there is none.
    pub(super) word: &'a str,
    pub(super) number: u32,
    /// What follows, without the signs between.
    pub(super) rest: &'a str,
    /// Where `rest` begins.
    pub(super) start: usize,
}

impl<'a> Label<'a> {
    /// The label of a title; a number behind two words or more is a part of what it says.
    pub(super) fn of(title: &'a str) -> Option<Self> {
        let from = title.find(|c: char| c.is_ascii_digit())?;
        let word = title[..from].trim_matches(|c: char| !c.is_alphanumeric());
        if word.contains(char::is_whitespace) {
            return None;
        }
        let digits = &title[from..];
        let digits = &digits[..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())];
        let after = &title[from + digits.len()..];
        // "3D" and "2nd" are words.
        if after.starts_with(char::is_alphabetic) {
            return None;
        }
        let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
        Some(Self { word, number: digits.parse().ok()?, rest, start: title.len() - rest.len() })
    }
}

/// The parts of a numbered name: `week/` `class-` 07 `-trees` `.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    folder: String,
    before: String,
    pub(super) number: u32,
    width: usize,
    rest: String,
    tail: String,
}

impl Name {
    fn of(path: &str) -> Option<Self> {
        let holder = path::folder(path);
        // A folder with its page is one note.
        let (whole, tail) = if path::is_page(path) && !holder.is_empty() {
            (holder, &path[holder.len()..])
        } else {
            let tail = path::extension(path).len() + 1;
            path.split_at(path.len() - tail)
        };
        let (folder, stem) = whole.rfind('/').map_or(("", whole), |at| (&whole[..=at], &whole[at + 1..]));
        let from = stem.find(|c: char| c.is_ascii_digit())?;
        let digits = stem[from..].find(|c: char| !c.is_ascii_digit()).unwrap_or(stem.len() - from);
        let rest = &stem[from + digits..];
        // `class-14b` is half of a class.
        if rest.starts_with(char::is_alphabetic) {
            return None;
        }
        Some(Self {
            folder: folder.to_owned(),
            before: stem[..from].to_owned(),
            number: stem[from..from + digits].parse().ok()?,
            width: digits,
            rest: rest.to_owned(),
            tail: tail.to_owned(),
        })
    }

    /// The word that names what is counted.
    fn word(&self) -> String {
        self.before.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    }

    /// The name as it is, without the number and the words: notes that share it are one row.
    fn row(&self) -> (String, String, String, bool) {
        (self.folder.clone(), self.word(), self.tail.to_lowercase(), self.rest.is_empty())
    }
}

/// A note of a row.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: Name,
    pub(super) file: FileId,
}

/// A row of numbered notes, in the order of their numbers; never empty.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) members: Vec<Member>,
}

/// Two notes make a row, and so does one whose title says the word and the number of its name.
fn is_row(course: &Course, members: &[Member]) -> bool {
    let [Member { name, file }] = members else { return true };
    let title = course.entry(*file).map_or("", |entry| &entry.title);
    Label::of(title).is_some_and(|label| label.number == name.number && label.word.to_lowercase() == name.word())
}

/// Every row of the course that has a note in the part that is asked for.
pub(super) fn all(course: &Course, holds: &dyn Fn(FileId) -> bool) -> Vec<Series> {
    let mut rows: BTreeMap<_, Vec<Member>> = BTreeMap::new();
    for entry in course.entries().iter().filter(|entry| entry.role == Role::Note) {
        if let Some(name) = Name::of(course.path(entry.file)) {
            rows.entry(name.row()).or_default().push(Member { name, file: entry.file });
        }
    }
    let rows = rows.into_values().filter(|members| is_row(course, members));
    let rows = rows.filter(|members| members.iter().any(|member| holds(member.file)));
    let sorted = rows.map(|mut members| {
        members.sort_by_key(|member| member.name.number);
        Series { members }
    });
    sorted.collect()
}

/// The row that a new note belongs to: the one that its title names, else the one in which the course goes on. None where
/// most notes have no number and the title has none either; a note for one week is not the next week.
pub(super) fn choose<'s>(course: &Course, all: &'s [Series], label: Option<&Label>, part: &str) -> Option<&'s Series> {
    let place = |series: &Series| {
        let last = series.last().file;
        course.order.iter().position(|file| *file == last)
    };
    let latest = |rows: Vec<&'s Series>| rows.into_iter().max_by_key(|series| place(series));
    let Some(label) = label else {
        let inside: Vec<&Series> = all.iter().filter(|series| is_in(&series.last().name.folder, part)).collect();
        let counted: usize = inside.iter().map(|series| series.members.len()).sum();
        let holds = |file: &&FileId| is_in(course.path(**file), part) && Some(**file) != course.home;
        let notes = course.order.iter().filter(holds).count();
        return latest(inside).filter(|_| counted * 2 > notes);
    };
    let word = label.word.to_lowercase();
    let is_named = |series: &&Series| {
        let known = series.last().name.word();
        known == word || !word.is_empty() && !known.is_empty() && (known.starts_with(&word) || word.starts_with(&known))
    };
    let mut named: Vec<&Series> = all.iter().filter(is_named).collect();
    if named.is_empty() {
        named = all.iter().filter(|series| word.is_empty() || series.last().name.word().is_empty()).collect();
    }
    // Of several folders that count alike, the one whose next number this is.
    let goes_on = |series: &&&Series| series.last().name.number + 1 == label.number;
    match named.iter().find(goes_on) {
        Some(series) => Some(series),
        None => latest(named),
    }
}

impl Series {
    /// The note with the highest number.
    pub(super) fn last(&self) -> &Member {
        self.members.last().expect("a row has members")
    }

    /// The note of that number.
    pub(super) fn member(&self, number: u32) -> Option<&Member> {
        self.members.iter().find(|member| member.name.number == number)
    }

    /// The last note before that number; the first one where there is none.
    pub(super) fn before(&self, number: u32) -> &Member {
        let before = self.members.iter().rev().find(|member| member.name.number < number);
        before.unwrap_or(&self.members[0])
    }

    /// The path of a new note, written as the one before it is.
    pub(super) fn path(&self, number: u32, words: &str) -> String {
        let Name { folder, before, width, rest, tail, .. } = &self.before(number).name;
        let rest = match rest.chars().next() {
            Some(sign) if !words.is_empty() => {
                let words = slug(words);
                // `01_sets_and_maps` sets its words apart as it does the number.
                let words = if sign == '_' { words.replace('-', "_") } else { words };
                format!("{}{words}", if sign == ' ' { '-' } else { sign })
            }
            _ => String::new(),
        };
        format!("{folder}{before}{number:0width$}{rest}{tail}")
    }

    /// A title with the label that the titles of the row have: "Class 27: search".
    pub(super) fn titled(&self, course: &Course, number: u32, title: &str) -> String {
        let pattern = self.last();
        let known = course.entry(pattern.file).map_or("", |entry| entry.title.as_str());
        let Some(label) = Label::of(known).filter(|label| label.number == pattern.name.number) else {
            return title.to_owned();
        };
        let (known, is_digit) = (&known[..label.start], |c: char| c.is_ascii_digit());
        let at = known.find(is_digit).unwrap_or(known.len());
        let width = known[at..].find(|c| !is_digit(c)).unwrap_or(known.len() - at);
        let (word, signs) = (&known[..at], &known[at + width..]);
        // `Class 39 | ???` waits for its words.
        let signs = signs.replace('?', "");
        let signs = if signs.trim().is_empty() { ": " } else { &signs };
        format!("{word}{number:0width$}{signs}{title}")
    }
}
