//! Commands and their arguments, to the byte, as TeX reads them.

use std::ops::Range;

/// An argument: what it holds, and where the text goes on behind it.
#[derive(Clone, Debug)]
pub(super) struct Argument {
    pub(super) inner: Range<usize>,
    pub(super) end: usize,
}

/// Where the command ends that begins with the backslash at `at`: behind its letters, or behind one other character.
pub(super) fn command_end(text: &str, at: usize) -> usize {
    let rest = &text[at + 1..];
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    match letters {
        0 => at + 1 + rest.chars().next().map_or(0, char::len_utf8),
        _ => at + 1 + letters,
    }
}

/// The argument at `at`: a group, a command or a character. Nothing where the text, or the group, row or cell
/// around it, ends.
pub(super) fn argument(text: &str, at: usize) -> Option<Argument> {
    let start = skip_blanks(text, at);
    let end = match text.as_bytes().get(start)? {
        b'}' | b'&' => return None,
        b'{' => {
            let end = closing(text, start + 1, b'}')?;
            return Some(Argument { inner: start + 1..end, end: end + 1 });
        }
        b'\\' => {
            let end = command_end(text, start);
            if matches!(&text[start + 1..end], "" | "\\" | "end" | "right" | "cr" | "newline") {
                return None;
            }
            end
        }
        _ => start + text[start..].chars().next().map_or(0, char::len_utf8),
    };
    Some(Argument { inner: start..end, end })
}

/// The argument in square brackets at `at`, where there is one.
pub(super) fn optional(text: &str, at: usize) -> Option<Argument> {
    let start = skip_blanks(text, at);
    if text.as_bytes().get(start) != Some(&b'[') {
        return None;
    }
    let end = closing(text, start + 1, b']')?;
    Some(Argument { inner: start + 1..end, end: end + 1 })
}

/// The argument at `at` where it is a group.
pub(super) fn group(text: &str, at: usize) -> Option<Argument> {
    let start = skip_blanks(text, at);
    if text.as_bytes().get(start) == Some(&b'{') { argument(text, start) } else { None }
}

/// Where `mark` stands that closes what began before `from`; groups inside are skipped.
pub(super) fn closing(text: &str, from: usize, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == mark && depth == 0 => return Some(at),
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Behind blanks and comments.
pub(super) fn skip_blanks(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = at;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'%' => at += bytes[at..].iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len() - at),
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => break,
        }
    }
    at
}
