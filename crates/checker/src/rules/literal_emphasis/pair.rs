//! Which asterisks belong together, and where they should stand.

use super::stars::Stars;
use coursenotes_diagnostics::{Edit, Span};
use coursenotes_parser::Note;
use std::ops::Range;

/// Two groups of asterisks and what keeps them from working.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The first group.
    pub(super) open: Range<usize>,
    /// The second.
    pub(super) close: Range<usize>,
    /// Why they are shown.
    pub(super) fault: Fault,
}

/// Why asterisks are shown (`CommonMark` 6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// `** words **`
    Blank,
    /// `**words:**more`: a sign inside and a letter outside.
    Neighbour,
}

/// What stands around and between two groups.
struct Around<'a> {
    before: Option<char>,
    content: &'a str,
    after: Option<char>,
}

/// Finds pairs in groups of asterisks.
pub(super) fn find(note: &Note, stars: &[Stars]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let [one, other, ..] = &stars[at..] {
        let pair = one.is_beside(other).then(|| pair(note, &one.range, &other.range)).flatten();
        at += if pair.is_some() { 2 } else { 1 };
        pairs.extend(pair);
    }
    pairs
}

fn pair(note: &Note, open: &Range<usize>, close: &Range<usize>) -> Option<Pair> {
    if open.len() != close.len() || open.len() > 3 {
        return None;
    }
    let around = Around {
        before: before(note, open.start),
        content: &note.text()[open.end..close.start],
        after: after(note, close.end),
    };
    let fault = around.fault(open.len())?;
    Some(Pair { open: open.clone(), close: close.clone(), fault })
}

/// The character in front of `at` in its line.
fn before(note: &Note, at: usize) -> Option<char> {
    note.text()[..at].chars().next_back().filter(|c| !matches!(c, '\n' | '\r'))
}

/// The character at `at` in its line.
fn after(note: &Note, at: usize) -> Option<char> {
    note.text()[at..].chars().next().filter(|c| !matches!(c, '\n' | '\r'))
}

impl Around<'_> {
    fn fault(&self, marks: usize) -> Option<Fault> {
        let is_path = |c: Option<char>| matches!(c, Some('/' | '\\' | '='));
        if !has_words(self.content)
            || is_pattern(self.content)
            || is_path(self.before)
            || is_path(self.after)
            || is_code(self.content)
        {
            return None;
        }
        let first_blank = self.content.starts_with(char::is_whitespace);
        let last_blank = self.content.ends_with(char::is_whitespace);
        let fault = if first_blank || last_blank { Fault::Blank } else { Fault::Neighbour };
        let is_meant = match (first_blank, last_blank) {
            (true, true) => marks > 1 && self.may_open() && self.may_close() && self.is_set_off(),
            (true, false) => marks > 1 && self.may_open() && !is_ascii_word(self.after),
            (false, true) => self.may_open() && self.is_closed_late(marks),
            // `A*'s and B*'s`: one star behind a name is part of the name.
            (false, false) if marks == 1 => self.may_open() && self.opens() && !self.closes(),
            (false, false) => !(self.opens() && self.closes()),
        };
        is_meant.then_some(fault)
    }

    /// Whether a group that a blank follows can be the first: not in `2 ** 3`.
    fn may_open(&self) -> bool {
        !is_ascii_word(self.before)
    }

    fn may_close(&self) -> bool {
        !self.after.is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether one of them ends or begins a line, or stands beside a sign: between blanks it may multiply.
    fn is_set_off(&self) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c.is_whitespace();
        let words = self.content.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        self.before.is_none_or(|c| !is_word(c)) || self.after.is_none_or(|c| !is_word(c)) || words > 1
    }

    /// `**words **more`: not `**options, **more`, where two names are spread out.
    fn is_closed_late(&self, marks: usize) -> bool {
        let trimmed = self.content.trim_end();
        let is_end = self.after.is_none_or(|c| c.is_whitespace() || ".,:;!?)".contains(c));
        is_end && marks > 1
            || is_end && self.after.is_none_or(|c| !c.is_whitespace()) && trimmed.contains(' ')
            || marks > 1 && !trimmed.ends_with([',', '(', '|', '+', '-', '='])
    }

    /// Whether the first group can open: `CommonMark`'s left-flanking.
    fn opens(&self) -> bool {
        let next = self.content.chars().next().unwrap_or(' ');
        !is_sign(next) || self.before.is_none_or(|c| c.is_whitespace() || is_sign(c))
    }

    fn closes(&self) -> bool {
        let last = self.content.chars().next_back().unwrap_or(' ');
        !is_sign(last) || self.after.is_none_or(|c| c.is_whitespace() || is_sign(c))
    }
}

/// Whether there are words: a letter of a script without spaces, or three letters.
fn has_words(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(|c| !c.is_ascii()) || letters.take(3).count() == 3
}

/// `*.scss and *.css`
fn is_pattern(content: &str) -> bool {
    content.starts_with(['.', '/', ',', ')', '-'])
}

/// Whether it may be a piece of a program.
fn is_code(content: &str) -> bool {
    content.contains(['=', ';', '{', '}', '|', '\\', '^'])
}

fn is_ascii_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// What `CommonMark` calls punctuation: any sign or symbol.
fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !is_mark(c)
}

/// Marks that belong to the letter before, and invisible characters.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x610..=0x61a | 0x64b..=0x65f | 0x200b..=0x200f | 0x900..=0x963 | 0xfe00..=0xfe0f)
}

/// Whether the script sets no blanks between words.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

/// Pairs that may go outside together.
const BRACKETS: &[(char, char)] = &[
    ('"', '"'),
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('【', '】'),
    ('〈', '〉'),
    ('（', '）'),
];

/// Signs behind a word that may go outside.
const CLOSING: &[char] = &['：', ':', '。', '，', ',', '.', '；', ';', '！', '!', '？', '?', '、'];

impl Pair {
    /// The smallest change that makes the marks work.
    pub(super) fn edits(&self, note: &Note) -> Vec<Edit> {
        let content = &note.text()[self.open.end..self.close.start];
        let marks = &note.text()[self.open.clone()];
        let (before, after) = (before(note, self.open.start), after(note, self.close.end));
        let (head, tail) = match self.fault {
            Fault::Blank => blanks_out(content, before, after),
            Fault::Neighbour => signs_out(content, before, after),
        };
        let (first, last) = (&content[..head.cut], &content[content.len() - tail.cut..]);
        // Blanks inside go, signs inside go outside.
        let first = format!("{}{}{marks}", head.blank(), first.trim());
        let last = format!("{marks}{}{}", last.trim(), tail.blank());
        let edit = |range: Range<usize>, replacement: String| {
            let is_same = note.text()[range.clone()] == replacement;
            (!is_same).then(|| Edit { span: Span::new(note.file, range), replacement })
        };
        let open = edit(self.open.start..self.open.end + head.cut, first);
        let close = edit(self.close.start - tail.cut..self.close.end, last);
        open.into_iter().chain(close).collect()
    }
}

/// What happens at one end: how many bytes leave the inside, and whether a blank is set outside.
#[derive(Clone, Copy, Debug, Default)]
struct End {
    cut: usize,
    needs_blank: bool,
}

impl End {
    fn blank(self) -> &'static str {
        if self.needs_blank { " " } else { "" }
    }
}

fn blanks_out(content: &str, before: Option<char>, after: Option<char>) -> (End, End) {
    let head = content.len() - content.trim_start().len();
    let tail = content.len() - content.trim_end().len();
    let is_tight = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let head_blank = head > 0 && is_tight(before) && before.is_none_or(|c| !"([{“‘（「\"'".contains(c));
    let tail_blank =
        tail > 0 && is_tight(after) && after.is_none_or(|c| !".,:;!?)]}”’）」，。：；！？、\"'".contains(c));
    (End { cut: head, needs_blank: head_blank }, End { cut: tail, needs_blank: tail_blank })
}

fn signs_out(content: &str, before: Option<char>, after: Option<char>) -> (End, End) {
    let around = Around { before, content, after };
    let (opens, closes) = (around.opens(), around.closes());
    if let Some((open, close)) = enclosing(content) {
        let cut = |length| End { cut: length, needs_blank: false };
        return (cut(open.len_utf8()), cut(close.len_utf8()));
    }
    let signs = content.len() - content.trim_end_matches(CLOSING).len();
    let is_cjk_end =
        after.is_some_and(is_cjk) || content[..content.len() - signs].chars().next_back().is_some_and(is_cjk);
    let tail = match closes {
        true => End::default(),
        false if signs > 0 && is_cjk_end => End { cut: signs, needs_blank: false },
        false => End { cut: 0, needs_blank: true },
    };
    (End { cut: 0, needs_blank: !opens }, tail)
}

/// The quotes or brackets that hold all of it.
fn enclosing(content: &str) -> Option<(char, char)> {
    let pair = BRACKETS.iter().find(|(open, close)| content.starts_with(*open) && content.ends_with(*close))?;
    let inner = &content[pair.0.len_utf8()..content.len() - pair.1.len_utf8()];
    (!inner.is_empty() && !inner.contains([pair.0, pair.1])).then_some(*pair)
}
