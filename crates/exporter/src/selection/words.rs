//! Words as a search sees them: letters and digits in lower case, as numbers that are the same for the same letters.

use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// So many words in a row are somebody's sentence and no chance.
pub(super) const RUN: usize = 5;

/// Ends a sequence of words: what stands on both sides is not in a row.
pub(super) const BARRIER: char = '\0';

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Equal for equal words; 0 for a barrier.
    pub(super) number: u64,
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a digit is in it: numbers stand in a row by chance, in dates and in lists.
    pub(super) has_digit: bool,
}

/// The words of a text. A character of a script without spaces is a word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut word: Option<Word> = None;
    for (at, character) in text.char_indices() {
        // A soft hyphen or a joiner inside a word doesn't end it.
        if matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        let end = at + character.len_utf8();
        let is_alone = is_alone(character);
        if is_alone || !character.is_alphanumeric() {
            words.extend(word.take());
            if is_alone {
                words.push(Word { number: mixed(BASE, u64::from(character)), start: at, end, has_digit: false });
            } else if character == BARRIER {
                words.push(Word { number: 0, start: at, end, has_digit: false });
            }
            continue;
        }
        let word = word.get_or_insert(Word { number: BASE, start: at, end, has_digit: false });
        word.end = end;
        word.has_digit |= character.is_numeric();
        if character.is_ascii() {
            word.number = mixed(word.number, u64::from(character.to_ascii_lowercase()));
        } else {
            word.number = character.to_lowercase().fold(word.number, |number, c| mixed(number, u64::from(c)));
        }
    }
    words.extend(word);
    words
}

/// Chinese, Japanese and Thai have no spaces between words.
fn is_alone(character: char) -> bool {
    let is_alone = |c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    character >= '\u{e00}' && is_alone(character)
}

const BASE: u64 = 0xcbf2_9ce4_8422_2325;

/// A step of the number of a word or of a run: multiplied, and its high bits brought down, so that each bit counts.
fn mixed(number: u64, next: u64) -> u64 {
    let product = (number ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 29
}

/// The number of words in a row; nothing where a barrier is among them, or nearly all are numbers.
pub(super) fn run(words: &[Word]) -> Option<u64> {
    if words.iter().filter(|word| !word.has_digit).count() < 2 {
        return None;
    }
    words.iter().try_fold(BASE, |number, word| (word.number != 0).then(|| mixed(number.rotate_left(5), word.number)))
}

/// Every run of [`RUN`] words, and where its words are.
pub(super) fn runs(words: &[Word]) -> impl Iterator<Item = (u64, Range<usize>)> {
    let windows = words.windows(RUN).enumerate();
    windows.filter_map(|(first, window)| Some((run(window)?, first..first + RUN)))
}

/// A hasher for numbers that are mixed already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |number, byte| mixed(number, u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A map by such numbers.
pub(super) type Numbers<T> = std::collections::HashMap<u64, T, BuildHasherDefault<Plain>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u64> {
        words(text).iter().map(|word| word.number).collect()
    }

    #[test]
    fn case_and_signs_change_no_word() {
        assert_eq!(numbers("A Heap, of seven!"), numbers("a heap\nof se\u{ad}ven"));
        assert_eq!(numbers("ÉCOLE"), numbers("école"));
        assert_ne!(numbers("ab"), numbers("ba"));
        assert_eq!(words("第七").len(), 2);
        assert_eq!(words("ไทย").len(), 3);
    }

    #[test]
    fn a_barrier_is_in_no_run() {
        assert_eq!(runs(&words("one two three four five six")).count(), 2);
        assert_eq!(runs(&words("one two three\0four five six")).count(), 0);
        assert_eq!(runs(&words("changed 2024 03 05 12")).count(), 0);
    }
}
