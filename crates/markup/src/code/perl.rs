//! Strings between signs that the author chooses: `%w[…]`, `~r/…/`, `qw(…)`, `s{…}{…}`.

use super::Token;
use super::scan::{Last, Scan};

impl Scan<'_, '_> {
    /// `%w[…]` of Ruby and Crystal.
    pub(super) fn percent_quote(&mut self) -> bool {
        let letter = usize::from(self.painter.peek(1).is_ascii_alphabetic());
        if letter == 1 && !b"wWiIqQrsx".contains(&self.painter.peek(1)) || letter == 0 && self.is_after_value() {
            return false;
        }
        let is_bracket = matches!(self.painter.peek(1 + letter), b'(' | b'[' | b'{' | b'<' | b'|' | b'!' | b'/');
        // `100 %(a)` has a value before, and `%|` alone is rare.
        is_bracket && (letter == 1 || self.painter.peek(1) != b'/') && self.delimited(1 + letter, 1)
    }

    /// `~r/…/` of Elixir.
    pub(super) fn letter_quote(&mut self) -> bool {
        let letters = self.painter.rest()[1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if !(1..=8).contains(&letters) {
            return false;
        }
        for close in ["\"\"\"", "'''"] {
            if self.painter.rest()[1 + letters..].starts_with(close.as_bytes()) {
                let end = self.painter.behind(4 + letters, close.as_bytes()).unwrap_or(self.painter.limit());
                self.token(end - self.painter.at(), Token::String);
                return true;
            }
        }
        let is_sign = b"([{</|\"'".contains(&self.painter.peek(1 + letters));
        is_sign && self.delimited(1 + letters, 1)
    }

    /// `qw(…)`, `m{…}`, `s/…/…/`, `tr/a/b/` of Perl.
    pub(super) fn perl_quote(&mut self, word: &[u8]) -> bool {
        let parts = match word {
            b"q" | b"qq" | b"qw" | b"qr" | b"m" => 1,
            b"s" | b"tr" | b"y" => 2,
            _ => return false,
        };
        let sign = self.painter.peek(word.len());
        let is_sign = sign.is_ascii_punctuation() && !b",;)=_".contains(&sign) || sign == b'{';
        let is_sigiled = matches!(self.painter.before(), b'$' | b'@' | b'%' | b'&' | b'>' | b'{');
        is_sign && !is_sigiled && self.last != Last::Dot && self.delimited(word.len(), parts)
    }

    /// So many parts between signs, of which the first stands `ahead` bytes from here, and the flags behind.
    fn delimited(&mut self, ahead: usize, parts: usize) -> bool {
        let rest = self.painter.rest();
        let open = rest[ahead];
        let close = closing(open);
        if self.is_absent(close) {
            return false;
        }
        let mut index = ahead + 1;
        for part in 0..parts {
            if part > 0 && open != close {
                let spaces = rest[index..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                index += spaces + usize::from(rest.get(index + spaces) == Some(&open));
            }
            let Some(length) = end_of_part(&rest[index..], open, close) else {
                // What isn't closed here isn't closed for anything behind it.
                self.absent |= 1 << (close & 127);
                return false;
            };
            index += length;
        }
        let flags = rest[index..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        self.token(index + flags, Token::String);
        true
    }
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        b'{' => b'}',
        b'<' => b'>',
        other => other,
    }
}

fn end_of_part(rest: &[u8], open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    let mut index = 0;
    while index < rest.len() {
        match rest[index] {
            b'\\' => index += 1,
            byte if byte == close && depth == 0 => return Some(index + 1),
            byte if byte == close => depth -= 1,
            byte if byte == open => depth += 1,
            _ => {}
        }
        index += 1;
    }
    None
}
