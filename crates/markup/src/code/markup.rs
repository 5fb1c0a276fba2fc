//! HTML, XML, and the templates that are built on them.

use super::Token;
use super::languages::{CSS, JAVASCRIPT};
use super::painter::Painter;
use super::rules::{Island, Language, MarkupRules};

pub(super) fn paint(painter: &mut Painter<'_>, rules: &MarkupRules) {
    let mut is_front = rules.islands.iter().any(|island| island.open == "---") && painter.starts_with("---\n");
    while !painter.is_done() {
        if is_front || painter.byte() != b'-' {
            is_front = false;
            if island(painter, rules) {
                continue;
            }
        }
        match painter.byte() {
            b'<' if painter.starts_with("<!--") => until(painter, 4, "-->", Token::Comment),
            b'<' if painter.starts_with("<![CDATA[") => until(painter, 9, "]]>", Token::String),
            b'<' if matches!(painter.peek(1), b'!' | b'?') => until(painter, 2, ">", Token::Keyword),
            b'<' => tag(painter, rules),
            b'&' => entity(painter),
            b'{' if rules.braces.is_some() => braces(painter, rules.braces),
            _ => painter.skip(1),
        }
        let signs = rules.islands.iter().map(|island| island.open.as_bytes()[0]);
        let is_sign = |byte: u8| matches!(byte, b'<' | b'&' | b'{') || signs.clone().any(|sign| sign == byte);
        let length = painter.run(|byte| !is_sign(byte));
        painter.skip(length);
    }
}

fn until(painter: &mut Painter<'_>, ahead: usize, close: &str, class: Token) {
    let end = painter.behind(ahead, close.as_bytes()).unwrap_or(painter.limit());
    painter.paint(end, class);
}

/// A part in another language, if one begins here.
fn island(painter: &mut Painter<'_>, rules: &MarkupRules) -> bool {
    let Some(island) = rules.islands.iter().find(|island| painter.starts_with(island.open)) else { return false };
    let Island { open, close, language } = island;
    let Some(language) = language else {
        until(painter, open.len(), close, Token::Comment);
        return true;
    };
    let behind = painter.behind(open.len(), close.as_bytes());
    let end = behind.map_or(painter.limit(), |behind| behind - close.len());
    painter.paint_next(open.len(), Token::Tag);
    painter.within(end, |painter| language.paint(painter));
    if behind.is_some() {
        painter.paint_next(close.len(), Token::Tag);
    }
    true
}

/// `<name attribute="value">`, `</name>`.
fn tag(painter: &mut Painter<'_>, rules: &MarkupRules) {
    let sign = 1 + usize::from(painter.peek(1) == b'/');
    let name_length = painter.rest().get(sign..).unwrap_or_default().iter().take_while(|byte| is_name(**byte)).count();
    if name_length == 0 {
        return painter.skip(1);
    }
    let name = &painter.rest()[sign..sign + name_length];
    painter.paint_next(sign + name_length, Token::Tag);
    while !painter.is_done() {
        match painter.byte() {
            b'>' => {
                painter.paint_next(1, Token::Tag);
                break;
            }
            b'/' if painter.peek(1) == b'>' => return painter.paint_next(2, Token::Tag),
            // The next tag: this one was broken off.
            b'<' if !rules.islands.iter().any(|island| painter.starts_with(island.open)) => return,
            b'=' => value(painter),
            b'{' if rules.braces.is_some() => braces(painter, rules.braces),
            byte if is_name(byte) || matches!(byte, b'@' | b'#' | b'*' | b'[' | b'(') => {
                let length = painter.run(|byte| {
                    !matches!(byte, b'=' | b'>' | b'<' | b'/' | b'{' | b'"') && !byte.is_ascii_whitespace()
                });
                painter.paint_next(length.max(1), Token::Name);
            }
            b'"' | b'\'' => quoted(painter),
            _ if island(painter, rules) => {}
            _ => painter.skip(1),
        }
    }
    if rules.html && sign == 1 {
        raw_text(painter, name);
    }
}

fn value(painter: &mut Painter<'_>) {
    painter.skip(1);
    let spaces = painter.run(|byte| byte.is_ascii_whitespace());
    painter.skip(spaces);
    match painter.byte() {
        b'"' | b'\'' => quoted(painter),
        b'{' => {}
        _ => {
            let length = painter.run(|byte| !matches!(byte, b'>' | b'<') && !byte.is_ascii_whitespace());
            painter.paint_next(length, Token::String);
        }
    }
}

fn quoted(painter: &mut Painter<'_>) {
    let quote = painter.byte();
    let end = painter.behind(1, &[quote]).unwrap_or(painter.limit());
    painter.paint(end, Token::String);
}

/// `{code}` on one line or several; brackets inside are counted.
fn braces(painter: &mut Painter<'_>, language: Option<&'static Language>) {
    let mut depth = 0_usize;
    let end = painter.rest().iter().take(LONGEST_CODE).position(|byte| {
        depth = match byte {
            b'{' => depth + 1,
            b'}' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    painter.skip(1);
    if let (Some(end), Some(language)) = (end, language) {
        let end = painter.at() + end - 1;
        painter.within(end, |painter| language.paint(painter));
        painter.skip(1);
    }
}

/// Where nothing closes the bracket, no more than this is looked through for it.
const LONGEST_CODE: usize = 400;

/// The inside of `<script>` and `<style>`.
fn raw_text(painter: &mut Painter<'_>, name: &[u8]) {
    let (close, language) = match name {
        b"script" => ("</script", &JAVASCRIPT),
        b"style" => ("</style", &CSS),
        _ => return,
    };
    let end = painter.behind(0, close.as_bytes()).map_or(painter.limit(), |behind| behind - close.len());
    painter.within(end, |painter| language.paint(painter));
}

fn entity(painter: &mut Painter<'_>) {
    let length = painter
        .rest()
        .iter()
        .skip(1)
        .take(30)
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#')
        .count();
    if length > 0 && painter.peek(1 + length) == b';' {
        painter.paint_next(length + 2, Token::Number);
    } else {
        painter.skip(1);
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':') || byte >= 0x80
}
