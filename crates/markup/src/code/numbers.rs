//! Numbers, in the spellings of all languages at once: digits, letters, `_`, a point before a digit, a signed exponent.

use super::Token;
use super::rules::Trait;
use super::scan::Scan;

impl Scan<'_, '_> {
    pub(super) fn number(&mut self) {
        let length = length(self.painter.rest(), self.has(Trait::BasedNumbers));
        let is_part = self.has(Trait::WholeNumbers) && {
            let behind = self.painter.peek(length);
            behind != 0 && self.is_word(behind)
        };
        if is_part {
            let length = self.painter.run(|byte| self.is_word(byte));
            return self.token(length, Token::Plain);
        }
        let length = if self.is_word(b'-') { length + date(&self.painter.rest()[length..]) } else { length };
        self.token(length.max(1), Token::Number);
    }
}

/// How long the rest of a date is: `-01-31T12:00:00Z`.
fn date(rest: &[u8]) -> usize {
    if rest.first() != Some(&b'-') || !rest.get(1).is_some_and(u8::is_ascii_digit) {
        return 0;
    }
    let is_part = |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'+' | b'T' | b'Z');
    rest.iter().take_while(is_part).count()
}

/// How long the number at the start is.
pub(super) fn length(rest: &[u8], is_based: bool) -> usize {
    let is_hex = rest.len() > 1 && rest[0] == b'0' && matches!(rest[1], b'x' | b'X');
    let at = |index: usize| rest.get(index).copied().unwrap_or_default();
    let mut index = 0;
    let mut has_point = false;
    loop {
        match at(index) {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let is_exponent =
                    if is_hex { matches!(at(index), b'p' | b'P') } else { matches!(at(index), b'e' | b'E') };
                let is_signed = matches!(at(index + 1), b'+' | b'-') && at(index + 2).is_ascii_digit();
                index += if is_exponent && is_signed { 2 } else { 1 };
            }
            b'.' if !has_point && at(index + 1).is_ascii_digit() => {
                has_point = true;
                index += 1;
            }
            // `1'000` in C++, `4'b1010` in Verilog; `1'` stays what it is.
            b'\'' if index > 0 && at(index + 1).is_ascii_hexdigit() && at(index + 2) != b'\'' => index += 1,
            b'#' if is_based && at(index + 1).is_ascii_alphanumeric() => index += 1,
            _ => return index,
        }
    }
}
