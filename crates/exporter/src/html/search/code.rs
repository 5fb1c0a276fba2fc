//! How the index is written down: short, and in letters that a string of a script can hold as they are.

use std::fmt::Write;

/// Digits: those that end a number, then those that more follow. No quote, no backslash, no space.
const LAST: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MORE: &[u8; 30] = b"!#$%&'()*+,-./:;<=>?@[]^_`{|}~";

/// Appends a number: one letter below 62, two below 1,922.
fn push_number(out: &mut String, mut number: usize) {
    while let Some(rest) = number.checked_sub(LAST.len()) {
        out.push(char::from(MORE[rest % MORE.len()]));
        number = rest / MORE.len();
    }
    out.push(char::from(LAST[number]));
}

/// A section's length in one letter: what it weighs needs no more than a fifth of exactness.
pub(super) fn length_code(length: usize) -> char {
    let mut step = 0;
    while step < LAST.len() - 1 && length_of(step + 1) <= length {
        step += 1;
    }
    char::from(LAST[step])
}

/// 1.2 to the power of `step`, rounded down, as the script computes it.
fn length_of(step: usize) -> usize {
    let mut length = 1.0_f64;
    for _ in 0..step {
        length *= 1.2;
    }
    // From 1 to 67,000.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
    let whole = length as usize;
    whole
}

/// Terms with their sections, each as what it adds to the one before.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    last: String,
}

impl Line {
    /// Appends a term, which sorts behind the last one. A posting is a section's number times four, and its class.
    pub(super) fn push(&mut self, term: &str, postings: &[u32]) {
        let same = self.last.chars().zip(term.chars()).take_while(|(one, other)| one == other);
        // Strings of scripts are counted in units of UTF-16.
        let (bytes, units) = same.fold((0, 0), |(bytes, units), (c, _)| (bytes + c.len_utf8(), units + c.len_utf16()));
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let (bytes, units) = if units < LAST.len() { (bytes, units) } else { (0, 0) };
        push_number(&mut self.text, units);
        self.text.push_str(&term[bytes..]);
        self.text.push(' ');
        let mut before = 0;
        for posting in postings {
            let (section, class) = (posting >> 2, posting & 3);
            push_number(&mut self.text, ((section - before) << 2 | class) as usize);
            before = section;
        }
        term.clone_into(&mut self.last);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Gives the text and begins anew.
    pub(super) fn take(&mut self) -> String {
        self.last.clear();
        std::mem::take(&mut self.text)
    }
}

/// Appends a section as the script reads it: its heading, and its anchor where that can't be told from the heading.
pub(super) fn push_place(out: &mut String, heading: &str, anchor: &str) {
    if plain_anchor(heading).as_deref() == Some(anchor) {
        return push_json(out, heading);
    }
    out.push('[');
    push_json(out, heading);
    out.push(',');
    push_json(out, anchor);
    out.push(']');
}

/// What the script makes of a heading: small letters, no signs, `-` for a space. Nothing where its tables of letters and
/// ours may differ.
fn plain_anchor(heading: &str) -> Option<String> {
    let lower = heading.to_lowercase();
    let is_sure =
        |c: char| c.is_ascii() || c.is_alphabetic() && !('\u{2000}'..'\u{3000}').contains(&c) && c < '\u{10000}';
    lower.chars().all(is_sure).then(|| {
        let kept = lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

/// Appends words as a string of a script.
pub(super) fn push_json(out: &mut String, words: &str) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if u32::from(c) < 0x20 || matches!(c, '\u{2028}' | '\u{2029}') => {
                write!(out, "\\u{:04x}", u32::from(c)).expect("a string can be written to");
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let number = |number| {
            let mut out = String::new();
            push_number(&mut out, number);
            out
        };
        assert_eq!([number(0), number(61), number(62), number(1_921), number(1_922)], ["0", "Z", "!0", "~Z", "!!0"]);
    }

    #[test]
    fn terms_say_what_they_add() {
        let mut line = Line::default();
        line.push("heap", &[1 << 2, 3 << 2 | 1]);
        line.push("heaps", &[2]);
        assert_eq!(line.take(), "0heap 49 4s 2");
    }

    #[test]
    fn anchors_that_a_script_can_tell_are_left_out() {
        let place = |heading: &str, anchor: &str| {
            let mut out = String::new();
            push_place(&mut out, heading, anchor);
            out
        };
        assert_eq!(place("What's a Heap?", "whats-a-heap"), "\"What's a Heap?\"");
        assert_eq!(place("Heap", "heap-1"), "[\"Heap\",\"heap-1\"]");
        assert_eq!(place("堆", "堆"), "\"堆\"");
    }
}
