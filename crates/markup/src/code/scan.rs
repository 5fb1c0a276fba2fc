//! The engine for programming languages.
//!
//! It goes through the text byte by byte, and what a byte may begin is looked up in the language's table. What is open (a
//! string, the code inside it, an element of JSX) waits on a list of [`Frame`]s; on the top of it depends how to go on.

use super::Token;
use super::compiled::{Compiled, class};
use super::heredoc::Heredoc;
use super::painter::Painter;
use super::rules::{Place, Quote, Rules, Trait};

/// Something that is open.
#[derive(Clone, Copy)]
pub(super) enum Frame {
    /// A string.
    Quote(Quote),
    /// Code inside a string or an element, up to this bracket, with so many brackets open in it.
    Hole { open: u8, close: u8, depth: u32, lines: bool },
    /// The inside of `<name …>`, or of `</name>`.
    Tag { closing: bool },
    /// What stands between two tags.
    Children,
}

/// What stood before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A value, so that `/` divides.
    Value,
    /// `.`, behind which a keyword is a name.
    Dot,
    Other,
}

/// More than this is no program, and is read as if it weren't open.
const DEEPEST: usize = 100;

pub(super) struct Scan<'p, 't> {
    pub(super) painter: &'p mut Painter<'t>,
    pub(super) rules: &'static Rules,
    pub(super) compiled: &'static Compiled,
    pub(super) frames: Vec<Frame>,
    pub(super) heredocs: Vec<Heredoc>,
    /// Whether only spaces stand before on this line.
    pub(super) is_fresh: bool,
    /// What the last thing that wasn't space was.
    pub(super) last: Last,
    /// Whether the next word is the name of something new.
    pub(super) defines: bool,
    /// Whether a command may begin here.
    pub(super) commands: bool,
    /// ASCII signs that don't occur any more: what they would close is not open.
    pub(super) absent: u128,
    /// No regular expression begins before this place: one was looked for.
    pub(super) no_regex_before: usize,
}

pub(super) fn paint(painter: &mut Painter<'_>, rules: &'static Rules, compiled: &'static Compiled) {
    if painter.at() == 0 && painter.starts_with("#!") && matches!(painter.peek(2), b'/' | b' ') {
        painter.paint(painter.line_end(), Token::Comment);
    }
    let mut scan = Scan {
        painter,
        rules,
        compiled,
        frames: Vec::new(),
        heredocs: Vec::new(),
        is_fresh: true,
        last: Last::Other,
        defines: false,
        commands: true,
        absent: 0,
        no_regex_before: 0,
    };
    while !scan.painter.is_done() {
        match scan.frames.last() {
            Some(Frame::Quote(quote)) => {
                let quote = *quote;
                scan.quote_step(&quote);
            }
            Some(Frame::Tag { closing }) => {
                let closing = *closing;
                scan.tag_step(closing);
            }
            Some(Frame::Children) => scan.children_step(),
            Some(Frame::Hole { .. }) | None => scan.code_step(),
        }
    }
}

impl Scan<'_, '_> {
    pub(super) fn has(&self, one: Trait) -> bool {
        self.compiled.has(one)
    }

    pub(super) fn is_word(&self, byte: u8) -> bool {
        self.compiled.is(byte, class::WORD)
    }

    pub(super) fn is_after_value(&self) -> bool {
        self.last == Last::Value
    }

    pub(super) fn set_value(&mut self, is_value: bool) {
        self.last = if is_value { Last::Value } else { Last::Other };
    }

    /// Opens it, unless too much is open.
    pub(super) fn push(&mut self, frame: Frame) -> bool {
        let has_room = self.frames.len() < DEEPEST;
        if has_room {
            self.frames.push(frame);
        }
        has_room
    }

    /// Paints the next bytes as something that a value can be, or not.
    pub(super) fn token(&mut self, bytes: usize, class: Token) {
        self.painter.paint_next(bytes, class);
        self.set_value(!matches!(class, Token::Keyword));
        self.is_fresh = false;
        self.commands = false;
    }

    fn code_step(&mut self) {
        let byte = self.painter.byte();
        let classes = self.compiled.classes[byte as usize];
        if classes & class::SPACE != 0 {
            return self.space(byte);
        }
        if self.is_fresh && !self.rules.line_keys.is_empty() && self.line_key() {
            return;
        }
        if classes & class::FORM != 0 && self.form(byte) {
            return;
        }
        if classes & class::SIGIL != 0 && self.sigil(byte) {
            return;
        }
        if classes & class::DIGIT != 0 && !self.is_inside_word() {
            return self.number();
        }
        if classes & class::WORD != 0 {
            return self.word();
        }
        self.sign(byte);
    }

    fn is_inside_word(&self) -> bool {
        self.has(Trait::WholeNumbers) && self.is_word(self.painter.before()) && self.painter.before() != 0
    }

    fn space(&mut self, byte: u8) {
        self.painter.skip(1);
        if byte != b'\n' {
            return;
        }
        self.is_fresh = true;
        self.commands = true;
        // The next line may begin with a regular expression.
        self.set_value(self.is_after_value() && !self.has(Trait::Regex));
        self.end_line();
        if !self.heredocs.is_empty() {
            self.heredocs();
        }
    }

    /// A string of one line ends with it, and so does code inside.
    pub(super) fn end_line(&mut self) {
        let ends = |frame: &Frame| match frame {
            Frame::Hole { lines, .. } => !lines,
            Frame::Quote(quote) => !quote.lines,
            _ => false,
        };
        if let Some(first) = self.frames.iter().position(ends) {
            self.frames.truncate(first);
        }
    }

    fn sign(&mut self, byte: u8) {
        if let Some(Frame::Hole { open, close, depth, .. }) = self.frames.last_mut() {
            if byte == *close && *depth == 0 {
                return self.close_hole();
            }
            if byte == *close {
                *depth -= 1;
            } else if byte == *open {
                *depth += 1;
            }
        }
        self.painter.skip(1);
        self.defines &= matches!(byte, b'.' | b'*' | b'&');
        self.last = match byte {
            b')' | b']' | b'}' => Last::Value,
            b'.' if self.painter.byte() != b'.' && self.painter.peek(1) != b'.' => Last::Dot,
            _ => Last::Other,
        };
        self.is_fresh = false;
        self.commands = matches!(byte, b';' | b'|' | b'&' | b'(' | b'{' | b'`' | b'!');
    }

    /// The bracket that ends code in a string has the string's colour.
    fn close_hole(&mut self) {
        self.frames.pop();
        let is_string = matches!(self.frames.last(), Some(Frame::Quote(_)));
        self.painter.paint_next(1, if is_string { Token::String } else { Token::Plain });
        self.set_value(true);
    }

    pub(super) fn is_in_place(&self, place: Place, length: usize) -> bool {
        match place {
            Place::Anywhere => true,
            Place::Line => self.is_fresh,
            Place::Word => matches!(
                self.painter.before(),
                0 | b' ' | b'\t' | b'\n' | b'\r' | b';' | b'&' | b'|' | b'(' | b')' | b'{' | b'['
            ),
            Place::Operator => {
                let length =
                    length + self.painter.rest()[length..].iter().take(80).take_while(|byte| **byte == b'-').count();
                !b"!#$%&*+./<=>?@\\^|~:".contains(&self.painter.peek(length))
            }
        }
    }
}
