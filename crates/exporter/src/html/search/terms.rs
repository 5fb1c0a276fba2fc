//! Words become terms: folded, so that `Über`, `uber` and `UBER` are one, and cut where a language has no spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer ones are hashes and data, which nobody asks for.
const LONGEST: usize = 40;

/// Calls `term` with each term of `words`.
///
/// A word is a run of letters and digits; `c++`, `c#` and `f#` keep their signs, being other things than `c` and `f`.
/// Scripts without spaces give each pair of signs beside each other, and a lone sign itself.
pub(super) fn each(words: &str, term: &mut impl FnMut(&str)) {
    if words.is_ascii() {
        return cut(&words.to_ascii_lowercase(), term);
    }
    cut(&fold(words), term);
}

/// Small letters without accents; Arabic letters that are written in several ways become one.
fn fold(words: &str) -> String {
    let bare = words.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).nfc().collect::<String>();
    let bare = bare.to_lowercase();
    bare.chars().filter(|c| *c != '\u{640}').map(plain).collect()
}

fn plain(c: char) -> char {
    match c {
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ٱ' => 'ا',
        'ک' => 'ك',
        'ı' => 'i',
        _ => c,
    }
}

/// Cuts folded words into runs of one kind, and those into terms.
fn cut(words: &str, term: &mut impl FnMut(&str)) {
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let end = rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        match kind {
            Kind::Letter => word(run, behind, term),
            Kind::Sign => pairs(run, term),
            Kind::Other => {}
        }
        rest = behind;
    }
}

fn word(run: &str, behind: &str, term: &mut impl FnMut(&str)) {
    let signs = match behind.as_bytes() {
        [b'#', ..] => "#",
        [b'+', b'+', ..] => "++",
        _ => "",
    };
    if run.len() == 1 && !signs.is_empty() {
        term(&format!("{run}{signs}"));
    } else if run.len() <= LONGEST {
        term(run);
    }
}

/// Each pair of signs beside each other; a lone sign itself.
fn pairs(run: &str, term: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    if starts.len() == 2 {
        term(run);
    }
    starts.windows(3).for_each(|window| term(&run[window[0]..window[2]]));
}

/// What a character is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Of a word.
    Letter,
    /// Of a script without spaces: Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer.
    Sign,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | '0'..='9' => Self::Letter,
            c if c.is_ascii() => Self::Other,
            '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{20000}'..='\u{3ffff}' => {
                if c.is_alphanumeric() {
                    Self::Sign
                } else {
                    Self::Other
                }
            }
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &str) -> Vec<String> {
        let mut terms = Vec::new();
        each(words, &mut |term| terms.push(term.to_owned()));
        terms
    }

    #[test]
    fn words_are_folded_and_cut() {
        assert_eq!(terms("Über-Größe naïve_x İstanbul"), ["uber", "große", "naive", "x", "istanbul"]);
        assert_eq!(terms("C++ and C#, F# or x += 1"), ["c++", "and", "c#", "f#", "or", "x", "1"]);
        assert_eq!(terms("最短路径 in ガウス"), ["最短", "短路", "路径", "in", "カウ", "ウス"]);
        assert_eq!(terms("图"), ["图"]);
        assert_eq!(terms("مُحَمَّد مدرسة أحمد"), ["محمد", "مدرسه", "احمد"]);
    }
}
