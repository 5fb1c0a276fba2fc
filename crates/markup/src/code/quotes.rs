//! Strings: their inside, and those whose ends the author chooses.

use super::Token;
use super::rules::{Holes, Quote};
use super::scan::{Frame, Scan};
use memchr::memmem;

impl Scan<'_, '_> {
    /// The inside of a string, up to its end or to code in it.
    pub(super) fn quote_step(&mut self, quote: &Quote) {
        let rest = self.painter.rest();
        let close = quote.close.as_bytes();
        let mut index = 0;
        while index < rest.len() {
            let byte = rest[index];
            if byte == close[0] && rest[index..].starts_with(close) {
                self.painter.paint_next(index + close.len(), quote.class);
                self.frames.pop();
                self.set_value(true);
                return;
            }
            match byte {
                b'\n' if !quote.lines => {
                    self.painter.paint_next(index, quote.class);
                    self.end_line();
                    return;
                }
                b'$' | b'#' | b'{' | b'\\' if quote.holes != Holes::None => {
                    if let Some(hole) = hole(quote.holes, &rest[index..]) {
                        self.painter.paint_next(index, quote.class);
                        return self.open_hole(&hole, quote);
                    }
                    // `{{` is one bracket.
                    let is_double = quote.holes == Holes::Braces && rest[index..].starts_with(b"{{");
                    index += usize::from(is_double || byte == quote.escape);
                }
                byte if byte == quote.escape && byte != 0 => index += 1,
                _ => {}
            }
            index += 1;
        }
        self.painter.paint(self.painter.limit(), quote.class);
    }

    fn open_hole(&mut self, hole: &Hole, quote: &Quote) {
        match *hole {
            Hole::Name(length) => self.painter.paint_next(length, Token::Name),
            Hole::Code { open, close, length } => {
                self.painter.paint_next(length, quote.class);
                self.push(Frame::Hole { open, close, depth: 0, lines: quote.lines });
                self.set_value(false);
                self.commands = close == b')';
            }
        }
    }

    /// `'a'`, or the `'a` of a lifetime or a type variable.
    pub(super) fn tick(&mut self) -> bool {
        let rest = self.painter.rest();
        if rest.get(1) == Some(&b'\\') {
            let close = rest.iter().skip(3).take(10).position(|byte| *byte == b'\'');
            return close.is_some_and(|index| {
                self.token(index + 4, Token::String);
                true
            });
        }
        let width = match rest.get(1) {
            None | Some(b'\n') => return false,
            Some(0xf0..) => 4,
            Some(0xe0..) => 3,
            Some(0xc0..) => 2,
            Some(_) => 1,
        };
        if rest.get(1 + width) == Some(&b'\'') {
            self.token(width + 2, Token::String);
            return true;
        }
        let length = rest[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let is_name = length > 0 && !self.is_after_value();
        if is_name {
            self.token(1 + length, Token::Name);
        }
        is_name
    }

    /// `r#"…"#`, where `letters` stand before the first `#`.
    pub(super) fn hash_quote(&mut self, letters: usize) -> bool {
        let rest = &self.painter.rest()[letters..];
        let hashes = rest.iter().take(16).take_while(|byte| **byte == b'#').count();
        if rest.get(hashes) != Some(&b'"') {
            return false;
        }
        let close = [b"\"", &*b"#".repeat(hashes)].concat();
        let inside = &rest[hashes + 1..];
        let length = memmem::find(inside, &close).map_or(inside.len(), |index| index + close.len());
        self.token(letters + hashes + 1 + length, Token::String);
        true
    }

    /// `R"x(…)x"` of C++.
    pub(super) fn delimited_quote(&mut self, letters: usize) -> bool {
        let rest = &self.painter.rest()[letters + 1..];
        let Some(name) = rest.iter().take(17).position(|byte| *byte == b'(') else { return false };
        let close = [b")", &rest[..name], b"\""].concat();
        let length = memmem::find(rest, &close).map_or(rest.len(), |index| index + close.len());
        self.token(letters + 1 + length, Token::String);
        true
    }

    /// A string that a colon follows is a key: JSON.
    pub(super) fn class_of_string(&self, quote: &Quote) -> Token {
        let rest = &self.painter.rest()[quote.open.len()..];
        let mut index = 0;
        // Only short ones: a key is never long, and the look ahead stays so.
        while index < rest.len().min(200) && rest[index] != b'\n' {
            if rest[index..].starts_with(quote.close.as_bytes()) {
                let behind = &rest[index + quote.close.len()..];
                let next = behind.iter().take(20).find(|byte| !matches!(byte, b' ' | b'\t'));
                return if next == Some(&b':') { Token::Name } else { quote.class };
            }
            index += 1 + usize::from(rest[index] == quote.escape && quote.escape != 0);
        }
        quote.class
    }
}

/// Code inside a string.
enum Hole {
    /// A name of so many bytes, sign and all.
    Name(usize),
    Code {
        open: u8,
        close: u8,
        length: usize,
    },
}

/// What begins at the start of `rest`.
fn hole(holes: Holes, rest: &[u8]) -> Option<Hole> {
    let next = rest.get(1).copied().unwrap_or_default();
    let code = |open, close, length| Some(Hole::Code { open, close, length });
    let name = || {
        let length = rest[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        (length > 0).then_some(Hole::Name(1 + length))
    };
    match (holes, rest[0], next) {
        (Holes::Template | Holes::Dollar, b'$', b'{') | (Holes::Hash, b'#', b'{') => code(b'{', b'}', 2),
        (Holes::Shell, b'$', b'{') => {
            let end = rest.iter().take(80).position(|byte| matches!(byte, b'}' | b'\n' | b'"'))?;
            (rest[end] == b'}').then_some(Hole::Name(end + 1))
        }
        (Holes::Shell, b'$', b'(') | (Holes::Backslash, b'\\', b'(') => code(b'(', b')', 2),
        (Holes::Dollar | Holes::Shell, b'$', _) => name(),
        (Holes::Braces, b'{', _) if next != b'{' => code(b'{', b'}', 1),
        _ => None,
    }
}
