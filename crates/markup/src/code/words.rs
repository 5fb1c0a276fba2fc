//! Words: keywords, names, and what makes a word the beginning of something else.

use super::Token;
use super::compiled::Word;
use super::rules::{Holes, Prefixes, Quote, Trait};
use super::scan::{Frame, Last, Scan};

impl Scan<'_, '_> {
    pub(super) fn word(&mut self) {
        let length = self.painter.run(|byte| self.is_word(byte));
        let word = &self.painter.rest()[..length];
        let next = self.painter.peek(length);
        if matches!(next, b'"' | b'\'' | b'`' | b'#') && self.prefixed(word, next) {
            return;
        }
        if self.has(Trait::PerlQuotes) && self.perl_quote(word) {
            return;
        }
        let known = self.compiled.word(word).filter(|_| self.last != Last::Dot || word == b"await");
        if self.has(Trait::Commands) {
            return self.command_word(word, known);
        }
        let (class, length) = self.class_of(word, known, next);
        let known = known.filter(|_| class != Token::Plain || !self.has(Trait::LineWords));
        let is_value = known.is_none_or(|known| known.class != Token::Keyword) || VALUES.contains(&word);
        self.painter.paint_next(length, class);
        self.set_value(is_value);
        self.defines = known.is_some_and(|word| word.defines) || self.defines && class == Token::Keyword;
        self.is_fresh = false;
    }

    fn class_of(&self, word: &[u8], known: Option<Word>, next: u8) -> (Token, usize) {
        let length = word.len();
        if self.has(Trait::Labels) && next == b':' && self.painter.peek(length + 1) != b':' {
            return (Token::Number, length + 1);
        }
        if let Some(known) = known {
            let is_elsewhere = self.has(Trait::LineWords) && !self.is_fresh;
            return (if is_elsewhere { Token::Plain } else { known.class }, length);
        }
        if self.has(Trait::Macros) && next == b'!' && self.painter.peek(length + 1) != b'=' {
            return (Token::Name, length + 1);
        }
        let is_name = self.defines
            || self.has(Trait::Calls) && next == b'('
            || self.has(Trait::Heads) && self.painter.before() == b'('
            || self.has(Trait::Types) && is_type(word);
        (if is_name { Token::Name } else { Token::Plain }, length)
    }

    /// Strings whose quote has letters before it.
    fn prefixed(&mut self, word: &[u8], next: u8) -> bool {
        if self.has(Trait::HashQuotes) && matches!(word, b"r" | b"br" | b"cr") {
            return self.hash_quote(word.len());
        }
        if self.has(Trait::DelimitedQuotes) && next == b'"' && word.last() == Some(&b'R') && word.len() <= 3 {
            return self.delimited_quote(word.len());
        }
        let (raw, holes) = match self.rules.prefixes {
            Prefixes::None => return false,
            // `x'` is an operation where a word may stand before a string.
            Prefixes::Any(_) if next != b'"' => return false,
            Prefixes::Any(holes) => (false, Some(holes)),
            Prefixes::List { plain, raw, holed } => {
                let is_in = |list: &str| {
                    list.split(' ').any(|one| !one.is_empty() && one.as_bytes().eq_ignore_ascii_case(word))
                };
                let holes = is_in(holed).then_some(Holes::Braces);
                if !is_in(plain) && !is_in(raw) && holes.is_none() {
                    return false;
                }
                (is_in(raw), holes)
            }
        };
        let Some(mut quote) = self.quote_at(word.len()) else { return false };
        if raw {
            quote.escape = 0;
        }
        if let Some(holes) = holes {
            quote.holes = holes;
        }
        self.token(word.len() + quote.open.len(), Token::String);
        self.push(Frame::Quote(quote));
        true
    }

    /// The string that opens so many bytes ahead.
    pub(super) fn quote_at(&self, ahead: usize) -> Option<Quote> {
        let rest = &self.painter.rest()[ahead..];
        self.rules.quotes.iter().find(|quote| rest.starts_with(quote.open.as_bytes())).copied()
    }

    /// `$name`, `@name`, `${`: the sign has the colour of the word behind it.
    pub(super) fn sigil(&mut self, byte: u8) -> bool {
        let signs = self.painter.rest().iter().take(3).take_while(|next| **next == byte).count();
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let ahead = match self.painter.peek(signs) {
            b'{' | b'('
                if byte == b'$' && self.painter.rest()[signs + 1..].first().is_some_and(|one| is_letter(*one)) =>
            {
                let name = self.painter.rest()[signs + 1..].iter().take_while(|byte| is_letter(**byte)).count();
                // `$(command arg)` is a command; `$(NAME)` and `${NAME}` are variables.
                match self.painter.peek(signs + 1 + name) {
                    b'}' | b')' => signs + name + 2,
                    _ => return false,
                }
            }
            next if is_letter(next) => {
                signs + self.painter.rest()[signs..].iter().take_while(|byte| is_letter(**byte)).count()
            }
            b'?' | b'#' | b'!' | b'$' | b'*' | b'@' | b'-' if byte == b'$' && self.has(Trait::Commands) => signs + 1,
            _ => return false,
        };
        self.token(ahead, Token::Name);
        true
    }

    /// `key = …` and `[section]` at the start of a line.
    pub(super) fn line_key(&mut self) -> bool {
        let rest = self.painter.rest();
        if self.has(Trait::Sections) && rest[0] == b'[' {
            let length =
                rest.iter().take(200).position(|byte| matches!(byte, b'\n' | b'=' | b',')).unwrap_or(rest.len());
            let closes = rest[..length.min(200)].iter().rposition(|byte| *byte == b']');
            let Some(close) = closes else { return false };
            self.token(close + 1, Token::Tag);
            return true;
        }
        let is_end =
            |byte: &u8| matches!(byte, b'\n' | b'#' | b'[' | b'{' | b',' | b';' | b'(') || self.is_separator(*byte);
        let Some(length) = rest.iter().take(120).position(is_end) else { return false };
        if !self.is_separator(rest[length]) {
            return false;
        }
        let key = rest[..length].trim_ascii_end();
        // `"a" = 1` has a key, `"a=b",` is a string in a list, and `export A=1` begins with a word of its own.
        let quotes = key.iter().filter(|byte| matches!(byte, b'"' | b'\'')).count();
        let first = key.split(|byte| *byte == b' ').next().unwrap_or_default();
        let is_key = quotes % 2 == 0 && !key.is_empty() && self.compiled.word(first).is_none();
        if is_key {
            self.token(key.len(), Token::Name);
        }
        is_key
    }

    fn is_separator(&self, byte: u8) -> bool {
        self.rules.line_keys.as_bytes().contains(&byte)
    }
}

/// Keywords that stand for a value, so that `/` behind them divides.
const VALUES: &[&[u8]] = &[b"this", b"self", b"super", b"end", b"nil", b"null", b"true", b"false"];

/// `String`, `T`, but not `MAX`.
fn is_type(word: &[u8]) -> bool {
    word[0].is_ascii_uppercase() && (word.len() == 1 || word.iter().any(u8::is_ascii_lowercase))
}
