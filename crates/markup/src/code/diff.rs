//! Differences: a line says by its first sign what became of it.

use super::Token;
use super::painter::Painter;

pub(super) fn paint(painter: &mut Painter<'_>) {
    while !painter.is_done() {
        let end = painter.line_end();
        let class = class_of(painter.slice(painter.at(), end));
        painter.paint(end, class);
        painter.skip(1);
    }
}

fn class_of(line: &[u8]) -> Token {
    let starts = |start: &str| line.starts_with(start.as_bytes());
    match line.first() {
        Some(b'+') if starts("+++ ") => Token::Name,
        Some(b'-') if starts("--- ") => Token::Name,
        Some(b'+' | b'>') => Token::Inserted,
        Some(b'-' | b'<') => Token::Deleted,
        Some(b'@') if starts("@@") => Token::Keyword,
        Some(b'd') if starts("diff ") => Token::Tag,
        Some(b'i') if starts("index ") => Token::Comment,
        _ => Token::Plain,
    }
}
