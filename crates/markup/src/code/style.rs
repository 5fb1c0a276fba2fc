//! Stylesheets: CSS and what is built on it.
//!
//! Whether `a:hover` is a selector or a declaration shows at its end only: whatever comes first of `{`, `;` and `}` decides,
//! and is looked for once per statement.

use super::Token;
use super::numbers;
use super::painter::Painter;
use super::rules::StyleRules;

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Selector,
    Property,
    Value,
}

pub(super) fn paint(painter: &mut Painter<'_>, rules: &StyleRules) {
    let mut part = None;
    while !painter.is_done() {
        let byte = painter.byte();
        match byte {
            b'\n' if rules.by_lines => {
                part = None;
                painter.skip(1);
            }
            byte if byte.is_ascii_whitespace() => painter.skip(1),
            b'/' if painter.peek(1) == b'*' => {
                let end = painter.behind(2, b"*/").unwrap_or(painter.limit());
                painter.paint(end, Token::Comment);
            }
            b'/' if rules.line_comments && painter.peek(1) == b'/' => painter.paint(painter.line_end(), Token::Comment),
            b'"' | b'\'' => string(painter),
            b'@' => {
                let length = painter.rest()[1..].iter().take_while(|byte| is_name(**byte)).count();
                // `@name: value` is a variable of Less.
                let is_variable = painter.peek(1 + length) == b':';
                painter.paint_next(1 + length, if is_variable { Token::Name } else { Token::Keyword });
                part = Some(Part::Value);
            }
            b'#' if painter.peek(1) == b'{' => {
                let length = painter.run(|byte| !matches!(byte, b'}' | b'\n'));
                painter.paint_next(length + 1, Token::Name);
            }
            b'{' | b'}' | b';' => {
                part = None;
                painter.skip(1);
            }
            _ => {
                let now = *part.get_or_insert_with(|| part_at(painter, rules));
                match now {
                    Part::Selector => selector(painter),
                    Part::Property if byte == b':' => {
                        part = Some(Part::Value);
                        painter.skip(1);
                    }
                    Part::Property => word(painter, Token::Name),
                    Part::Value => value(painter),
                }
            }
        }
    }
}

/// What the statement that begins here begins with.
fn part_at(painter: &Painter<'_>, rules: &StyleRules) -> Part {
    let rest = painter.rest();
    let mut has_colon = false;
    for (index, byte) in rest.iter().enumerate() {
        match byte {
            // `#{…}` is a value in SCSS.
            b'{' if index > 0 && rest[index - 1] == b'#' => {}
            b'{' => return Part::Selector,
            b';' | b'}' => return Part::Property,
            b'\n' if rules.by_lines => break,
            b':' => has_colon |= rest.get(index + 1).is_some_and(|next| *next == b' ') || !rules.by_lines,
            _ => {}
        }
    }
    if has_colon { Part::Property } else { Part::Selector }
}

fn selector(painter: &mut Painter<'_>) {
    match painter.byte() {
        b'.' | b'#' | b':' | b'&' | b'%' | b'$' => {
            let signs = painter.run(|byte| matches!(byte, b'.' | b'#' | b':' | b'&' | b'%' | b'$'));
            let name = painter.rest()[signs..].iter().take_while(|byte| is_name(**byte)).count();
            let class = if painter.byte() == b':' { Token::Keyword } else { Token::Tag };
            painter.paint_next(signs + name, class);
        }
        b'[' => {
            painter.skip(1);
            word(painter, Token::Name);
        }
        _ => word(painter, Token::Tag),
    }
}

fn value(painter: &mut Painter<'_>) {
    let byte = painter.byte();
    match byte {
        b'#' => {
            let length = painter.rest()[1..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
            painter.paint_next(1 + length, if length > 0 { Token::Number } else { Token::Plain });
        }
        b'0'..=b'9' => number(painter),
        b'.' | b'-' | b'+' if painter.peek(1).is_ascii_digit() => {
            painter.skip(1);
            number(painter);
        }
        b'!' | b'$' => {
            let length = painter.rest()[1..].iter().take_while(|byte| is_name(**byte)).count();
            painter.paint_next(1 + length, if byte == b'!' { Token::Keyword } else { Token::Name });
        }
        byte if is_name(byte) => {
            let length = painter.run(is_name);
            let is_function = painter.peek(length) == b'(';
            let is_address = is_function && painter.starts_with("url(") && !matches!(painter.peek(4), b'"' | b'\'');
            painter.paint_next(length, if is_function { Token::Name } else { Token::Plain });
            if is_address {
                painter.skip(1);
                let length = painter.run(|byte| !matches!(byte, b')' | b'\n'));
                painter.paint_next(length, Token::String);
            }
        }
        _ => painter.skip(1),
    }
}

fn number(painter: &mut Painter<'_>) {
    let length = numbers::length(painter.rest(), false);
    let percent = usize::from(painter.peek(length) == b'%');
    painter.paint_next(length + percent, Token::Number);
}

fn word(painter: &mut Painter<'_>, class: Token) {
    let length = painter.run(|byte| is_name(byte) || byte == b'$');
    if length == 0 {
        return painter.skip(1);
    }
    painter.paint_next(length, class);
}

fn string(painter: &mut Painter<'_>) {
    let quote = painter.byte();
    let rest = painter.rest();
    let mut index = 1;
    while index < rest.len() && rest[index] != b'\n' {
        if rest[index] == quote {
            index += 1;
            break;
        }
        index += 1 + usize::from(rest[index] == b'\\');
    }
    painter.paint_next(index, Token::String);
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte >= 0x80
}
