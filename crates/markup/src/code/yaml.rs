//! YAML: keys, and values that need no quotes.

use super::Token;
use super::painter::Painter;

pub(super) fn paint(painter: &mut Painter<'_>) {
    // Brackets that are open: only inside them a comma ends a value.
    let mut depth = 0_usize;
    while !painter.is_done() {
        let indent = painter.run(|byte| byte == b' ');
        painter.skip(indent);
        if painter.starts_with("---") || painter.starts_with("...") {
            painter.paint_next(3, Token::Keyword);
        } else if painter.byte() == b'%' && indent == 0 {
            painter.paint(painter.line_end(), Token::Comment);
        }
        if line(painter, &mut depth) {
            block(painter, indent);
        }
    }
}

/// What stands on this line; whether a text of several lines begins behind it.
fn line(painter: &mut Painter<'_>, depth: &mut usize) -> bool {
    let mut begins_block = false;
    while !painter.is_done() {
        let after_space = painter.before().is_ascii_whitespace() || painter.at() == 0;
        let byte = painter.byte();
        let next = painter.peek(1);
        match byte {
            b'\n' => {
                painter.skip(1);
                return begins_block;
            }
            b'#' if after_space => painter.paint(painter.line_end(), Token::Comment),
            b'"' | b'\'' => quoted(painter),
            b'|' | b'>' if after_space && matches!(next, b'\n' | b'\r' | b'-' | b'+' | b' ' | b'0'..=b'9') => {
                begins_block = true;
                painter.paint_next(1, Token::Keyword);
            }
            b'&' | b'*' | b'!' if after_space && !matches!(next, b' ' | b'\n') => {
                let length = painter.run(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b',' | b']' | b'}'));
                painter.paint_next(length, Token::Tag);
            }
            b'[' | b'{' => {
                *depth += 1;
                painter.skip(1);
            }
            b']' | b'}' => {
                *depth = depth.saturating_sub(1);
                painter.skip(1);
            }
            b' ' | b'\t' | b'\r' | b',' | b':' => painter.skip(1),
            b'-' | b'?' if matches!(next, b' ' | b'\n') => painter.skip(1),
            _ => plain(painter, *depth > 0),
        }
    }
    false
}

/// A word or a sentence without quotes: a key where a colon follows.
fn plain(painter: &mut Painter<'_>, is_in_brackets: bool) {
    let rest = painter.rest();
    let mut end = 0;
    while end < rest.len() {
        let next = rest.get(end + 1).copied().unwrap_or(b'\n');
        match rest[end] {
            b'\n' => break,
            b',' | b']' | b'}' if is_in_brackets => break,
            b':' if matches!(next, b' ' | b'\n' | b'\r') => return painter.paint_next(end, Token::Name),
            b'#' if end > 0 && rest[end - 1] == b' ' => break,
            _ => end += 1,
        }
    }
    let text = rest[..end].trim_ascii();
    let is_number = text.first().is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.'))
        && text.last().is_some_and(u8::is_ascii_alphanumeric)
        && text[1..]
            .iter()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b'_' | b'x' | b'o' | b'-' | b':'))
        && text.iter().any(u8::is_ascii_digit);
    let is_constant = CONSTANTS.iter().any(|one| text.eq_ignore_ascii_case(one));
    painter.paint_next(end.max(1), if is_number || is_constant { Token::Number } else { Token::Plain });
}

const CONSTANTS: &[&[u8]] = &[b"true", b"false", b"null", b"yes", b"no", b"on", b"off", b"~"];

/// A string in quotes: a key where a colon follows. One that is never closed ends with its line.
fn quoted(painter: &mut Painter<'_>) {
    let quote = painter.byte();
    let rest = painter.rest();
    let mut index = 1;
    let mut line = None;
    loop {
        match rest.get(index) {
            None => {
                index = line.unwrap_or(rest.len());
                break;
            }
            // An empty line: this was an apostrophe.
            Some(b'\n') if rest.get(index + 1) == Some(&b'\n') => {
                index = line.unwrap_or(index);
                break;
            }
            Some(b'\n') => {
                line.get_or_insert(index);
            }
            Some(b'\\') if quote == b'"' => index += 1,
            Some(byte) if *byte == quote => {
                index += 1;
                break;
            }
            Some(_) => {}
        }
        index += 1;
        if index > LONGEST {
            index = line.unwrap_or(index);
            break;
        }
    }
    let is_key = painter.peek(index) == b':' && matches!(painter.peek(index + 1), b' ' | b'\n' | b'\r');
    painter.paint_next(index, if is_key { Token::Name } else { Token::String });
}

/// No string in quotes is longer: the look ahead stays short.
const LONGEST: usize = 4_000;

/// The lines behind `|` or `>`: all that are further in than the key.
fn block(painter: &mut Painter<'_>, indent: usize) {
    while !painter.is_done() {
        let spaces = painter.run(|byte| byte == b' ');
        let is_blank = matches!(painter.peek(spaces), b'\n' | b'\r' | 0);
        if spaces <= indent && !is_blank {
            return;
        }
        let end = painter.line_end();
        painter.paint(end, Token::String);
        painter.skip(1);
    }
}
