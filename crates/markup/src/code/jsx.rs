//! Elements as values: `<div className="a">{text}</div>` in JavaScript.

use super::Token;
use super::scan::{Frame, Scan};

impl Scan<'_, '_> {
    /// `<` where a value may begin, with a name or `>` behind it.
    pub(super) fn element(&mut self) -> bool {
        let next = self.painter.peek(1);
        let is_element = !self.is_after_value() && (next.is_ascii_alphabetic() || next == b'>');
        is_element && self.open_tag(false)
    }

    fn open_tag(&mut self, closing: bool) -> bool {
        if !self.push(Frame::Tag { closing }) {
            return false;
        }
        let sign = 1 + usize::from(closing);
        let name = self.painter.rest()[sign..].iter().take_while(|byte| is_name(**byte)).count();
        self.token(sign + name, Token::Tag);
        true
    }

    /// Attributes, up to the end of the tag.
    pub(super) fn tag_step(&mut self, closing: bool) {
        match self.painter.byte() {
            b'>' => {
                self.painter.paint_next(1, Token::Tag);
                self.frames.pop();
                if closing {
                    self.frames.pop();
                } else {
                    self.push(Frame::Children);
                }
                self.set_value(true);
            }
            b'/' if self.painter.peek(1) == b'>' => {
                self.painter.paint_next(2, Token::Tag);
                self.frames.pop();
                self.set_value(true);
            }
            b'{' => self.open_code(),
            quote @ (b'"' | b'\'') => {
                let end = self.painter.behind(1, &[quote]).unwrap_or(self.painter.limit());
                self.painter.paint(end, Token::String);
            }
            byte if is_name(byte) => {
                let length = self.painter.run(is_name);
                self.painter.paint_next(length, Token::Name);
            }
            _ => self.painter.skip(1),
        }
    }

    /// Text, up to a tag or to code.
    pub(super) fn children_step(&mut self) {
        let length = self.painter.run(|byte| !matches!(byte, b'<' | b'{'));
        self.painter.skip(length);
        match (self.painter.byte(), self.painter.peek(1)) {
            (b'{', _) => self.open_code(),
            (b'<', b'/') if self.open_tag(true) => {}
            (b'<', next) if (next.is_ascii_alphabetic() || next == b'>') && self.open_tag(false) => {}
            _ => self.painter.skip(1),
        }
    }

    fn open_code(&mut self) {
        self.painter.skip(1);
        self.push(Frame::Hole { open: b'{', close: b'}', depth: 0, lines: true });
        self.set_value(false);
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':' | b'$')
}
