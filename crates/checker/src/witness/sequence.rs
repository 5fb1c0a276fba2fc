//! What both readings are turned into: words, and marks between them.

use super::Seen;
use coursenotes_parser::AlertKind;

/// A construct, as a reader meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Paragraph,
    Heading(u8),
    Quote,
    Alert(AlertKind),
    Code,
    FormulaBlock,
    Bullets,
    Numbers(u32),
    Item,
    Task(bool),
    Footnote,
    HtmlBlock,
    Table,
    Row,
    Cell,
    Line,
    Definitions,
    Term,
    Meaning,
    Break,
    InlineCode,
    Html,
    Formula,
    DisplayFormula,
    Emphasis,
    Strong,
    Struck,
    /// With a hash of where it leads: none is copied.
    Link(u64),
    /// With a hash of what it shows.
    Picture(u64),
    /// With its number.
    FootnoteMark(u32),
    /// What was opened last ends.
    End,
    /// Something that GitHub doesn't have.
    Foreign,
}

/// A mark between the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// How many bytes of words stand before it.
    pub(super) at: u32,
}

/// One reading of a note.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    pub(super) words: String,
    pub(super) marks: Vec<Mark>,
}

/// A place in two sequences that are equal up to it: so many marks, so many bytes of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) mark: usize,
    pub(super) word: usize,
}

impl Sequence {
    pub(super) fn mark(&mut self, kind: Kind) {
        let at = self.at();
        self.marks.push(Mark { kind, at });
    }

    /// How many bytes of words there are.
    pub(super) fn at(&self) -> u32 {
        u32::try_from(self.words.len()).expect("texts are shorter than 4 GiB")
    }

    /// Takes words; line ends are all alike.
    pub(super) fn push(&mut self, words: &str) {
        if memchr::memchr(b'\r', words.as_bytes()).is_none() {
            self.words.push_str(words);
            return;
        }
        self.words.push_str(&words.replace("\r\n", "\n").replace('\r', "\n"));
    }

    /// Takes the words of a code span or a formula, whose blanks a browser makes one, and ends it.
    pub(super) fn push_inline(&mut self, words: &str) {
        let words = words.trim_ascii();
        if words.contains(['\n', '\r']) || words.contains("  ") {
            let words: Vec<&str> = words.split_ascii_whitespace().collect();
            self.words.push_str(&words.join(" "));
        } else {
            self.words.push_str(words);
        }
        self.mark(Kind::End);
    }

    /// Where the two part.
    pub(super) fn first_difference(&self, other: &Self) -> Option<Place> {
        let pairs = self.marks.iter().zip(&other.marks);
        let same = |(one, two): &(&Mark, &Mark)| one.kind == two.kind && one.at == two.at;
        let mark = pairs.take_while(same).count();
        let next = |sequence: &Self| sequence.marks.get(mark).map_or(sequence.words.len(), |mark| mark.at as usize);
        let limit = next(self).min(next(other));
        let words = self.words.bytes().zip(other.words.bytes()).take(limit);
        let mut word = words.take_while(|(one, two)| one == two).count();
        let ends = mark == self.marks.len() && mark == other.marks.len();
        if ends && self.words == other.words {
            return None;
        }
        while !self.words.is_char_boundary(word) || !other.words.is_char_boundary(word) {
            word -= 1;
        }
        // Words part before the mark does: then fewer marks lie before the place.
        let mark = self.marks[..mark].partition_point(|mark| mark.at as usize <= word);
        Some(Place { mark, word })
    }

    /// The words between a mark and the next one.
    pub(super) fn words_of(&self, mark: usize) -> &str {
        let end = |mark: usize| self.marks.get(mark).map_or(self.words.len(), |mark| mark.at as usize);
        &self.words[end(mark)..end(mark + 1)]
    }

    /// What stands at a place.
    pub(super) fn seen(&self, place: Place) -> Seen {
        let next = self.marks.get(place.mark);
        let end = next.map_or(self.words.len(), |mark| mark.at as usize);
        if end > place.word {
            return Seen::Words(self.words[place.word..end].to_owned());
        }
        match next.map(|mark| mark.kind) {
            None => Seen::End,
            Some(Kind::End) => Seen::Closes,
            Some(kind) => Seen::Opens(kind),
        }
    }
}
