//! TeX and LaTeX: commands, comments, formulas.

use super::Token;
use super::painter::Painter;
use memchr::memchr3;

pub(super) fn paint(painter: &mut Painter<'_>) {
    let mut is_formula = false;
    while !painter.is_done() {
        match painter.byte() {
            b'%' => painter.paint(painter.line_end(), Token::Comment),
            b'\\' => is_formula = command(painter, is_formula),
            b'$' => {
                let signs = 1 + usize::from(painter.peek(1) == b'$');
                painter.paint_next(signs, Token::String);
                is_formula = !is_formula;
            }
            _ => {
                let length = memchr3(b'%', b'\\', b'$', painter.rest()).unwrap_or(painter.rest().len());
                painter.paint_next(length, if is_formula { Token::String } else { Token::Plain });
            }
        }
    }
}

/// `\name`, `\begin{name}`, `\[`; whether a formula goes on behind it.
fn command(painter: &mut Painter<'_>, is_formula: bool) -> bool {
    let letters = painter.rest()[1..].iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'@').count();
    let sign = painter.peek(1);
    let name = &painter.rest()[1..=letters];
    let names_block = matches!(name, b"begin" | b"end");
    let has_label = matches!(name, b"label" | b"ref" | b"cite" | b"usepackage" | b"documentclass");
    let is_delimiter = letters == 0 && matches!(sign, b'[' | b']' | b'(' | b')');
    painter.paint_next(1 + letters.max(1), if is_delimiter { Token::String } else { Token::Keyword });
    if (names_block || has_label) && painter.byte() == b'{' {
        painter.skip(1);
        let length = painter.run(|byte| !matches!(byte, b'}' | b'\n' | b'\\' | b'%'));
        painter.paint_next(length, Token::Name);
    }
    if is_delimiter { matches!(sign, b'[' | b'(') } else { is_formula }
}
