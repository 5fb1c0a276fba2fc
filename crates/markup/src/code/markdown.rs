//! Markdown: what a person who writes notes wants to tell apart. Fences have the colours of their language.

use super::painter::Painter;
use super::rules::{Language, Scanner};
use super::{Token, find};

pub(super) fn paint(painter: &mut Painter<'_>) {
    while !painter.is_done() {
        let spaces = painter.run(|byte| byte == b' ' || byte == b'\t').min(200);
        painter.skip(spaces);
        let end = painter.line_end();
        match painter.byte() {
            b'#' if is_heading(painter) => painter.paint(end, Token::Tag),
            b'>' => painter.paint_next(1, Token::Comment),
            b'`' | b'~' if is_fence(painter) => fence(painter, end),
            b'-' | b'*' | b'+' if painter.peek(1) == b' ' => painter.paint_next(1, Token::Keyword),
            b'0'..=b'9' => {
                let digits = painter.run(|byte| byte.is_ascii_digit());
                let is_item = matches!(painter.peek(digits), b'.' | b')') && painter.peek(digits + 1) == b' ';
                painter.paint_next(digits + usize::from(is_item), if is_item { Token::Keyword } else { Token::Plain });
            }
            _ => {}
        }
        painter.within(end, inline);
        painter.skip(1);
    }
}

fn is_heading(painter: &Painter<'_>) -> bool {
    let signs = painter.run(|byte| byte == b'#');
    signs <= 6 && matches!(painter.peek(signs), b' ' | b'\n' | 0)
}

fn is_fence(painter: &Painter<'_>) -> bool {
    let sign = painter.byte();
    painter.run(|byte| byte == sign) >= 3
}

/// A fence up to the line that closes it. One in a fence of a fence stays plain, so that nothing is read again and again.
fn fence(painter: &mut Painter<'_>, end: usize) {
    let sign = painter.byte();
    let length = painter.run(|byte| byte == sign);
    let info = String::from_utf8_lossy(painter.slice(painter.at() + length, end)).into_owned();
    painter.paint(end, Token::Keyword);
    painter.skip(1);
    let start = painter.at();
    let close = close(painter, sign, length);
    let language: Option<&Language> = find(&info).filter(|one| !matches!(one.scanner, Scanner::Markdown));
    if let Some(language) = language {
        painter.within(close, |painter| language.paint(painter));
    }
    painter.skip_to(close.max(start));
    painter.paint(painter.line_end(), Token::Keyword);
}

fn close(painter: &Painter<'_>, sign: u8, length: usize) -> usize {
    let mut from = painter.at();
    while from < painter.limit() {
        let rest = painter.slice(from, painter.limit());
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let text = line.trim_ascii();
        if text.len() >= length && text.iter().all(|byte| *byte == sign) {
            return from;
        }
        from += line.len() + 1;
    }
    painter.limit()
}

/// Code, emphasis, addresses and comments on a line.
fn inline(painter: &mut Painter<'_>) {
    while !painter.is_done() {
        match painter.byte() {
            b'\\' => painter.skip(2),
            b'`' => {
                let signs = painter.run(|byte| byte == b'`');
                let close = painter.slice(painter.at(), painter.at() + signs);
                match painter.behind(signs, close) {
                    Some(end) => painter.paint(end, Token::String),
                    // Nothing closes it on this line, nor what is longer or shorter behind it.
                    None => painter.skip_to_limit(),
                }
            }
            sign @ (b'*' | b'_') => {
                let signs = painter.run(|byte| byte == sign);
                painter.paint_next(signs, Token::Keyword);
            }
            b']' if painter.peek(1) == b'(' => {
                painter.skip(2);
                let length = painter.run(|byte| byte != b')');
                painter.paint_next(length, Token::String);
            }
            b'<' if painter.starts_with("<!--") => {
                let end = painter.behind(4, b"-->").unwrap_or(painter.limit());
                painter.paint(end, Token::Comment);
            }
            b'<' if painter.peek(1).is_ascii_alphabetic() || painter.peek(1) == b'/' => {
                let length = painter.run(|byte| byte != b'>');
                painter.paint_next(length + 1, Token::Tag);
            }
            _ => painter.skip(1),
        }
    }
}
