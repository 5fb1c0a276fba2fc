//! Texts that begin on the next line and end with a word on a line of its own.

use super::Token;
use super::rules::Trait;
use super::scan::Scan;
use std::ops::Range;

/// The word that ends it, as a place in the text.
pub(super) struct Heredoc {
    word: Range<usize>,
}

impl Scan<'_, '_> {
    /// `<<EOF`, `<<-'EOF'`, `<<~EOF`, `<<<EOF`.
    pub(super) fn heredoc_start(&mut self) -> bool {
        let rest = self.painter.rest();
        let at = |index: usize| rest.get(index).copied().unwrap_or_default();
        let arrows = if self.has(Trait::PhpHeredoc) { 3 } else { 2 };
        if rest.iter().take(4).take_while(|byte| **byte == b'<').count() != arrows {
            return false;
        }
        let is_marked = matches!(at(arrows), b'-' | b'~');
        let mut index = arrows + usize::from(is_marked);
        // The shell and PHP allow spaces; elsewhere `a << b` is an operation.
        if !self.has(Trait::RubyHeredoc) {
            index += rest[index..].iter().take(4).take_while(|byte| **byte == b' ').count();
        } else if !is_marked && (self.is_after_value() || !matches!(at(index), b'A'..=b'Z' | b'"' | b'\'' | b'`')) {
            return false;
        }
        let quote = Some(at(index)).filter(|byte| matches!(byte, b'"' | b'\'' | b'`' | b'\\'));
        index += usize::from(quote.is_some());
        let length = rest[index..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        if length == 0 || at(index).is_ascii_digit() {
            return false;
        }
        let from = self.painter.at() + index;
        let closes = usize::from(quote.is_some_and(|quote| at(index + length) == quote));
        self.token(index + length + closes, Token::String);
        if self.heredocs.len() < MOST_IN_LINE {
            self.heredocs.push(Heredoc { word: from..from + length });
        }
        true
    }

    /// At the start of a line: the texts that the line before has announced.
    pub(super) fn heredocs(&mut self) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let word = self.painter.slice(heredoc.word.start, heredoc.word.end);
            while !self.painter.is_done() {
                let end = self.painter.line_end();
                let line = self.painter.slice(self.painter.at(), end).trim_ascii();
                let is_end = line == word
                    || line.strip_prefix(word).is_some_and(|behind| matches!(behind[0], b';' | b',' | b')' | b'.'));
                if is_end {
                    let spaces = self.painter.run(|byte| matches!(byte, b' ' | b'\t'));
                    self.painter.paint_next(spaces + word.len(), Token::String);
                    break;
                }
                self.painter.paint(end + 1, Token::String);
            }
        }
        self.is_fresh = false;
    }
}

/// Nobody announces more on one line.
const MOST_IN_LINE: usize = 4;
