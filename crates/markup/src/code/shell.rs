//! Commands: the first word of one is its name, and keywords stand nowhere else.

use super::Token;
use super::compiled::Word;
use super::scan::Scan;

impl Scan<'_, '_> {
    pub(super) fn command_word(&mut self, word: &[u8], known: Option<Word>) {
        let length = word.len();
        let next = self.painter.peek(length);
        let known = known.filter(|_| self.commands || matches!(word, b"in" | b"do" | b"done" | b"then"));
        let (class, goes_on) = match known {
            // `NAME=value` before a command, or alone.
            _ if next == b'=' && self.painter.peek(length + 1) != b'=' => (Token::Name, false),
            Some(known) if known.class == Token::Keyword => {
                (Token::Keyword, !matches!(word, b"for" | b"case" | b"select" | b"function" | b"in"))
            }
            Some(known) => (known.class, matches!(word, b"sudo" | b"exec" | b"time" | b"env" | b"command")),
            None if self.commands && is_command(word) => (Token::Name, false),
            None => (Token::Plain, false),
        };
        self.token(length, class);
        self.commands = goes_on;
    }
}

/// `./configure` and `git`; not `--flag`, and not `*.txt`.
fn is_command(word: &[u8]) -> bool {
    matches!(word[0], b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.' | b'/' | b'~') && word != b"..." && word != b".."
}
