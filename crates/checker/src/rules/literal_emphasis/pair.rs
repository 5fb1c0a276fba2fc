//! Which asterisks belong together, and where they should stand.

use super::characters::{has_words, is_ascii_word, is_cjk, is_code, is_pattern, is_sign};
use super::stars::Stars;
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
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The line in front of the first group, or its end.
    head: &'a str,
    /// The line behind the second, or its beginning.
    tail: &'a str,
    pub(super) before: Option<char>,
    pub(super) content: &'a str,
    pub(super) after: Option<char>,
}

/// Finds the pairs that belong together: one, or several in a line of which the reader took the wrong two.
pub(super) fn find(note: &Note, stars: &[Stars]) -> Vec<Vec<Pair>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let [one, other, ..] = &stars[at..] {
        let joins_above = at > 0 && stars[at - 1].is_beside(one);
        let joins_below = stars.get(at + 2).is_some_and(|next| other.is_beside(next));
        let is_alone = !joins_above && !joins_below;
        let pairs = one.is_beside(other).then(|| pairs(note, &one.range, &other.range, is_alone)).flatten();
        at += if pairs.is_some() { 2 } else { 1 };
        found.extend(pairs);
    }
    found
}

fn pairs(note: &Note, open: &Range<usize>, close: &Range<usize>, is_alone: bool) -> Option<Vec<Pair>> {
    if open.len() != close.len() || open.len() > 3 || is_in_wiki_link(note, open) {
        return None;
    }
    let inner = between(note, open, close)?;
    if inner.is_empty() {
        let fault = Around::new(note, open, close).fault(open.len(), is_alone)?;
        return Some(vec![Pair { open: open.clone(), close: close.clone(), fault }]);
    }
    crossed(note, std::iter::once(open).chain(&inner).chain([close]).collect::<Vec<_>>().as_slice())
}

/// Whether the asterisks stand between `[[` and `]]`: they are part of a name.
fn is_in_wiki_link(note: &Note, open: &Range<usize>) -> bool {
    let text = note.text();
    let line = &text[..open.start];
    let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
    let rest = text[open.end..].lines().next().unwrap_or_default();
    line.rfind("[[").is_some_and(|at| !line[at..].contains("]]")) && rest.contains("]]")
}

/// Groups of the same length inside, which work; nothing where there are others too.
fn between(note: &Note, open: &Range<usize>, close: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let content = &note.text().as_bytes()[open.end..close.start];
    let mut groups: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'*', content).map(|at| open.end + at) {
        match groups.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    let same = groups.iter().filter(|group| group.len() == open.len()).count();
    // Emphasis of another kind inside, as in `*see **this** *`, is part of the words.
    if same == 0 {
        return Some(Vec::new());
    }
    (same == groups.len() && same % 2 == 0 && memchr::memchr(b'`', content).is_none()).then_some(groups)
}

/// `**one：**and**two：**more`: the reader took the middle two for a pair, because the outer ones don't work.
fn crossed(note: &Note, groups: &[&Range<usize>]) -> Option<Vec<Pair>> {
    let mut pairs = Vec::with_capacity(groups.len() / 2);
    for two in groups.chunks_exact(2) {
        let around = Around::new(note, two[0], two[1]);
        let is_tight =
            !around.content.starts_with(char::is_whitespace) && !around.content.ends_with(char::is_whitespace);
        if !is_tight || !around.is_text() {
            return None;
        }
        pairs.push(Pair { open: two[0].clone(), close: two[1].clone(), fault: Fault::Neighbour });
    }
    Some(pairs)
}

/// The character in front of `at` in its line.
fn before(note: &Note, at: usize) -> Option<char> {
    note.text()[..at].chars().next_back().filter(|c| !matches!(c, '\n' | '\r'))
}

/// The character at `at` in its line.
fn after(note: &Note, at: usize) -> Option<char> {
    note.text()[at..].chars().next().filter(|c| !matches!(c, '\n' | '\r'))
}

/// So much of a line tells whether it is a sentence; all of a long one would be read anew for each pair.
const MOST_BYTES: usize = 80;

/// The line in front of `at`.
fn head(text: &str, at: usize) -> &str {
    let head = &text[text.ceil_char_boundary(at.saturating_sub(MOST_BYTES))..at];
    head.rfind(['\n', '\r']).map_or(head, |end| &head[end + 1..])
}

/// The line behind `at`.
fn tail(text: &str, at: usize) -> &str {
    let tail = &text[at..text.floor_char_boundary((at + MOST_BYTES).min(text.len()))];
    tail.find(['\n', '\r']).map_or(tail, |end| &tail[..end])
}

/// Whether these are letters, perhaps with a sign behind them: more than the name of a number.
fn is_long_word(word: &str) -> bool {
    let letters = word.trim_end_matches(['.', ',', ':', ';', '!', '?']);
    letters.chars().all(char::is_alphabetic) && letters.chars().nth(1).is_some()
}

impl<'a> Around<'a> {
    pub(super) fn new(note: &'a Note, open: &Range<usize>, close: &Range<usize>) -> Self {
        let content = &note.text()[open.end..close.start];
        let (head, tail) = (head(note.text(), open.start), tail(note.text(), close.end));
        Self { head, tail, before: before(note, open.start), content, after: after(note, close.end) }
    }

    /// Whether these are words and no program.
    fn is_text(&self) -> bool {
        let is_path = |c: Option<char>| matches!(c, Some('/' | '\\' | '='));
        // Where no blanks stand between words, a number or a single letter may be set in bold as well.
        let is_cjk = self.content.chars().chain(self.before).chain(self.after).any(is_cjk);
        let is_text = if is_cjk { self.content.contains(char::is_alphanumeric) } else { has_words(self.content) };
        let is_program = is_pattern(self.content) || is_code(self.content) && !is_cjk;
        is_text && !is_program && !is_path(self.before) && !is_path(self.after)
    }

    fn fault(&self, marks: usize, is_alone: bool) -> Option<Fault> {
        if !self.is_text() {
            return None;
        }
        let first_blank = self.content.starts_with(char::is_whitespace);
        let last_blank = self.content.ends_with(char::is_whitespace);
        let fault = if first_blank || last_blank { Fault::Blank } else { Fault::Neighbour };
        let is_meant = match (first_blank, last_blank) {
            (true, true) => marks > 1 && self.may_open() && self.may_close() && self.is_set_off(is_alone),
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
    fn is_set_off(&self, is_alone: bool) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c.is_whitespace();
        let words = self.content.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        self.before.is_none_or(|c| !is_word(c))
            || self.after.is_none_or(|c| !is_word(c))
            || is_alone && (words > 1 || self.is_in_sentence())
    }

    /// Whether one word stands in a sentence, with words on either side: a line such as `base ** exponent ** modulus` has
    /// no others, and a program has its signs.
    fn is_in_sentence(&self) -> bool {
        let is_program = |text: &str| is_code(text) || text.contains(['+', '(', '[', '<', '/', '*']);
        let words = self.head.split_whitespace().chain(self.tail.split_whitespace());
        let beside = [self.head.split_whitespace().next_back(), self.tail.split_whitespace().next()];
        beside.into_iter().all(|word| word.is_some_and(is_long_word))
            && words.filter(|word| is_long_word(word)).count() > 2
            && ![self.head, self.tail].into_iter().any(is_program)
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
    pub(super) fn opens(&self) -> bool {
        let next = self.content.chars().next().unwrap_or(' ');
        !is_sign(next) || self.before.is_none_or(|c| c.is_whitespace() || is_sign(c))
    }

    pub(super) fn closes(&self) -> bool {
        let last = self.content.chars().next_back().unwrap_or(' ');
        !is_sign(last) || self.after.is_none_or(|c| c.is_whitespace() || is_sign(c))
    }
}
