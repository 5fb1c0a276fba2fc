//! A text, how far it has been read, and the pieces so far.
//!
//! All scanners go through this: they read ahead from `at`, and paint from there to a later place. So pieces follow each
//! other without a gap whatever a scanner does, and a part in another language is that scanner under a nearer limit.

use super::{Piece, Token};
use memchr::{memchr, memmem};

pub(super) struct Painter<'t> {
    text: &'t str,
    /// Where the next byte to look at is.
    at: usize,
    /// Where the part that is being read ends.
    limit: usize,
    /// Where the last piece ends; from there to `at` it is plain.
    painted: usize,
    pieces: Vec<Piece>,
}

impl<'t> Painter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, limit: text.len(), painted: 0, pieces: Vec::with_capacity(text.len() / 12 + 1) }
    }

    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.push(self.text.len(), Token::Plain);
        self.pieces
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.limit
    }

    /// The byte to look at, and 0 behind the end: no construct of any language begins with it.
    pub(super) fn byte(&self) -> u8 {
        self.peek(0)
    }

    pub(super) fn peek(&self, ahead: usize) -> u8 {
        let index = self.at + ahead;
        if index < self.limit { self.text.as_bytes()[index] } else { 0 }
    }

    /// The byte before the one to look at, also where another language ends there; 0 at the start.
    pub(super) fn before(&self) -> u8 {
        self.at.checked_sub(1).map_or(0, |index| self.text.as_bytes()[index])
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.at..self.limit]
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t [u8] {
        &self.text.as_bytes()[from..to]
    }

    pub(super) fn starts_with(&self, start: &str) -> bool {
        self.rest().starts_with(start.as_bytes())
    }

    /// The end of this line, before its line end.
    pub(super) fn line_end(&self) -> usize {
        memchr(b'\n', self.rest()).map_or(self.limit, |index| self.at + index)
    }

    /// The place behind the next such words, counted from `ahead` bytes on.
    pub(super) fn behind(&self, ahead: usize, close: &[u8]) -> Option<usize> {
        let from = (self.at + ahead).min(self.limit);
        memmem::find(&self.text.as_bytes()[from..self.limit], close).map(|index| from + index + close.len())
    }

    /// How many of the next bytes are such.
    pub(super) fn run(&self, is_such: impl Fn(u8) -> bool) -> usize {
        self.rest().iter().position(|byte| !is_such(*byte)).unwrap_or(self.limit - self.at)
    }

    /// Goes on by so many bytes, which are plain.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.limit);
    }

    pub(super) fn skip_to(&mut self, end: usize) {
        self.at = end.clamp(self.at, self.limit);
    }

    pub(super) fn skip_to_limit(&mut self) {
        self.at = self.limit;
    }

    /// Goes on to `end`; what lies between is of this kind.
    pub(super) fn paint(&mut self, end: usize, class: Token) {
        self.push(self.at, Token::Plain);
        self.skip_to(end);
        // Scanners stop at ASCII; this holds where a backslash took half a character.
        self.at = self.text.ceil_char_boundary(self.at).min(self.limit);
        self.push(self.at, class);
    }

    pub(super) fn paint_next(&mut self, bytes: usize, class: Token) {
        self.paint(self.at + bytes, class);
    }

    /// Lets another scanner read up to `end`.
    pub(super) fn within(&mut self, end: usize, scan: impl FnOnce(&mut Self)) {
        let nearer = end.clamp(self.at, self.limit);
        let limit = std::mem::replace(&mut self.limit, nearer);
        scan(self);
        self.skip_to_limit();
        self.limit = limit;
    }

    fn push(&mut self, end: usize, class: Token) {
        let end = self.text.ceil_char_boundary(end);
        if end <= self.painted {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.class == class => last.range.end = end,
            _ => self.pieces.push(Piece { class, range: self.painted..end }),
        }
        self.painted = end;
    }
}
