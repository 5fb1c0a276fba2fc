//! What begins with a sign of its own: comments, strings, regular expressions, and what only some languages have.

use super::Token;
use super::rules::{Comment, Trait};
use super::scan::{Frame, Scan};
use memchr::{memchr, memchr2, memmem};

impl Scan<'_, '_> {
    /// Reads what begins with this byte, if anything does.
    pub(super) fn form(&mut self, byte: u8) -> bool {
        self.special(byte) || self.comment() || self.quote()
    }

    fn special(&mut self, byte: u8) -> bool {
        match byte {
            b'#' if self.has(Trait::Preprocessor) && self.is_fresh => self.directive(),
            b'#' if self.has(Trait::HashQuotes) => self.hash_quote(0),
            b'/' if self.has(Trait::Regex) || self.has(Trait::LooseRegex) => self.regex(),
            b'[' if self.has(Trait::LongBrackets) => self.long_bracket(0, Token::String),
            b'\'' if self.has(Trait::Tick) => self.tick(),
            b'\'' if self.has(Trait::Transpose) && self.is_behind_value() => {
                self.painter.skip(1);
                true
            }
            b':' if self.has(Trait::Symbols) => self.symbol(),
            b'%' if self.has(Trait::PercentQuotes) => self.percent_quote(),
            b'~' if self.has(Trait::Sigils) => self.letter_quote(),
            b'<' if self.has(Trait::ShellHeredoc) || self.has(Trait::RubyHeredoc) || self.has(Trait::PhpHeredoc) => {
                self.heredoc_start()
            }
            b'<' if self.has(Trait::Jsx) => self.element(),
            b'?' if self.has(Trait::QuestionCharacters) => self.question_character(),
            _ => false,
        }
    }

    fn is_behind_value(&self) -> bool {
        let before = self.painter.before();
        before != 0 && (self.is_word(before) || matches!(before, b')' | b']' | b'}' | b'\'' | b'.'))
    }

    fn comment(&mut self) -> bool {
        let rest = self.painter.rest();
        let is_here =
            |one: &&Comment| rest.starts_with(one.open.as_bytes()) && self.is_in_place(one.place, one.open.len());
        let Some(comment) = self.rules.comments.iter().find(is_here).copied() else { return false };
        if comment.open == "--" && self.has(Trait::LongBrackets) && self.long_bracket(2, Token::Comment) {
            return true;
        }
        let end = match comment.close {
            "" => self.painter.line_end(),
            "\n=end" | "\n=cut" => self.end_of_lines(comment.close),
            close if comment.nests => self.end_of_nest(comment.open, close),
            close => self.painter.behind(comment.open.len(), close.as_bytes()).unwrap_or(self.painter.limit()),
        };
        self.painter.paint(end, Token::Comment);
        true
    }

    /// The end of the line that begins like this.
    fn end_of_lines(&self, close: &str) -> usize {
        let behind = self.painter.behind(0, close.as_bytes()).unwrap_or(self.painter.limit());
        let rest = self.painter.slice(behind, self.painter.limit());
        memchr(b'\n', rest).map_or(self.painter.limit(), |index| behind + index)
    }

    fn end_of_nest(&self, open: &str, close: &str) -> usize {
        let rest = self.painter.rest();
        let (open, close) = (open.as_bytes(), close.as_bytes());
        let mut depth = 1_usize;
        let mut index = open.len();
        while let Some(next) = memchr2(open[0], close[0], &rest[index..]) {
            index += next;
            if rest[index..].starts_with(close) {
                depth -= 1;
                index += close.len();
            } else if rest[index..].starts_with(open) {
                depth += 1;
                index += open.len();
            } else {
                index += 1;
            }
            if depth == 0 {
                return self.painter.at() + index;
            }
        }
        self.painter.limit()
    }

    /// A string of the table. One that may go on over lines and that nothing closes is an apostrophe.
    fn quote(&mut self) -> bool {
        let Some(quote) = self.quote_at(0) else { return false };
        if quote.lines && quote.close.len() == 1 && self.is_absent(quote.close.as_bytes()[0]) {
            return false;
        }
        let class = if self.has(Trait::QuotedKeys) { self.class_of_string(&quote) } else { quote.class };
        self.token(quote.open.len(), class);
        self.push(Frame::Quote(super::rules::Quote { class, ..quote }));
        true
    }

    /// Whether this sign stands nowhere behind the next byte.
    pub(super) fn is_absent(&mut self, sign: u8) -> bool {
        let bit = 1_u128 << (sign & 127);
        if self.absent & bit == 0 && memchr(sign, self.painter.rest().get(1..).unwrap_or_default()).is_none() {
            self.absent |= bit;
        }
        self.absent & bit != 0
    }

    /// `#include <stdio.h>`.
    fn directive(&mut self) -> bool {
        let rest = self.painter.rest();
        let spaces = rest[1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let length = rest[1 + spaces..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if length == 0 {
            return false;
        }
        let is_path = matches!(&rest[1 + spaces..1 + spaces + length], b"include" | b"import" | b"include_next");
        self.token(1 + spaces + length, Token::Keyword);
        let blanks = self.painter.run(|byte| matches!(byte, b' ' | b'\t'));
        self.painter.skip(blanks);
        if is_path && self.painter.byte() == b'<' {
            let line = self.painter.slice(self.painter.at(), self.painter.line_end());
            let end = memchr(b'>', line).map_or(line.len(), |index| index + 1);
            self.token(end, Token::String);
        }
        true
    }

    /// `/…/` with its flags, on one line. What begins none isn't looked at again up to the end of the line.
    fn regex(&mut self) -> bool {
        let (before, next) = (self.painter.before(), self.painter.peek(1));
        let is_loose = self.has(Trait::LooseRegex) && matches!(before, b' ' | b'\t') && !matches!(next, b' ' | b'=');
        if self.painter.at() < self.no_regex_before || self.is_after_value() && !is_loose || matches!(next, b'/' | b'*')
        {
            return false;
        }
        let rest = self.painter.rest();
        let mut is_class = false;
        let mut index = 1;
        while index < rest.len() && rest[index] != b'\n' {
            match rest[index] {
                b'\\' => index += 1,
                b'[' => is_class = true,
                b']' => is_class = false,
                b'/' if !is_class => {
                    let flags = rest[index + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                    self.token(index + 1 + flags, Token::String);
                    return true;
                }
                _ => {}
            }
            index += 1;
        }
        self.no_regex_before = self.painter.at() + index;
        false
    }

    /// `[[…]]`, `[==[…]==]`, `ahead` bytes from here.
    fn long_bracket(&mut self, ahead: usize, class: Token) -> bool {
        let rest = &self.painter.rest()[ahead..];
        let equals = rest.iter().skip(1).take_while(|byte| **byte == b'=').count();
        if rest.first() != Some(&b'[') || rest.get(1 + equals) != Some(&b'[') {
            return false;
        }
        let close = [b"]", &*b"=".repeat(equals), b"]"].concat();
        let length = memmem::find(rest, &close).map_or(rest.len(), |index| index + close.len());
        self.token(ahead + length, class);
        true
    }

    /// `:name`.
    fn symbol(&mut self) -> bool {
        let before = self.painter.before();
        let is_name = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
        if before == b':' || self.is_word(before) && before != 0 || !is_name(self.painter.peek(1)) {
            return false;
        }
        let length = self.painter.rest()[1..].iter().take_while(|byte| self.is_word(**byte)).count();
        self.token(1 + length, Token::Number);
        true
    }

    /// `?a`, where no word stands before.
    fn question_character(&mut self) -> bool {
        let is_one = self.painter.peek(1).is_ascii_alphanumeric() && !self.is_word(self.painter.peek(2));
        let is_free = !self.is_word(self.painter.before()) || self.painter.before() == 0;
        if is_one && is_free {
            self.token(2, Token::String);
        }
        is_one && is_free
    }
}
