//! What stands in front of an item that is none.

use std::ops::Range;

/// A sign as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Which kind.
    pub(super) kind: Kind,
    /// Its bytes in the note, blanks after it left out.
    pub(super) range: Range<usize>,
    /// The bytes that the right sign replaces, and that sign.
    pub(super) edit: (Range<usize>, String),
}

/// The kinds of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `1-`, `1.`
    Number(u32),
    /// `-`, `•`
    Bullet(char),
}

/// What people write behind a number, longest first. A full stop and a parenthesis are right but for the blank.
const BEHIND_NUMBERS: &[&str] = &[".-", ".)", "-)", "-.", "-", ".", ")", "–", "—", "、", "．", "）"];

/// Signs that Markdown doesn't know.
const BULLETS: &[char] = &['•', '●', '○', '◦', '▪', '■', '‣', '⁃', '➢', '➤', '∙', '⚫'];

/// Whether the text at `start` may begin with a sign: one look at one byte.
pub(super) fn may_begin(note: &coursenotes_parser::Note, start: u32) -> bool {
    let first = note.text().as_bytes()[start as usize];
    first.is_ascii_digit() || matches!(first, b'-' | b'*' | b'+' | 0xe2)
}

/// The sign that the line at `start` begins with.
pub(super) fn read(line: &str, start: usize) -> Option<Sign> {
    let first = line.chars().next()?;
    if first.is_ascii_digit() { number(line, start) } else { bullet(line, first, start) }
}

/// `1.2 Trees`
pub(super) fn is_section(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn number(line: &str, start: usize) -> Option<Sign> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 2 || digits == 2 && line.starts_with('0') {
        return None;
    }
    let number = line[..digits].parse().ok()?;
    let rest = &line[digits..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let behind = BEHIND_NUMBERS.iter().find(|behind| rest[gap..].starts_with(**behind))?;
    let tail = &rest[gap + behind.len()..];
    let content = tail.trim_start_matches([' ', '\t', '\u{a0}']);
    let blanks = tail.len() - content.len();
    if gap > 1 || !is_content(content, blanks > 0) || is_compound(behind, blanks, content) {
        return None;
    }
    let right = if matches!(*behind, ")" | "）") { ")" } else { "." };
    let end = digits + gap + behind.len();
    // `1. item` and `1) item` are right; they are no items only because of the line above.
    let is_right = gap == 0 && *behind == right && tail.starts_with([' ', '\t']);
    let edit = if is_right {
        (start + end..start + end, String::new())
    } else if tail.starts_with(' ') && blanks == 1 {
        (start + digits..start + end, right.to_owned())
    } else {
        (start + digits..start + end + blanks, format!("{right} "))
    };
    Some(Sign { kind: Kind::Number(number), range: start..start + end, edit })
}

/// `2-way`, `3-tier`: a word. A list is written so too, but with words that go on: `1-Open the file`.
fn is_compound(behind: &str, blanks: usize, content: &str) -> bool {
    behind == "-" && blanks == 0 && content.starts_with(|c: char| c.is_ascii_lowercase()) && !content.contains(' ')
}

fn bullet(line: &str, first: char, start: usize) -> Option<Sign> {
    let tail = &line[first.len_utf8()..];
    let content = tail.trim_start_matches([' ', '\t', '\u{a0}']);
    let blanks = tail.len() - content.len();
    let range = start..start + first.len_utf8();
    let edit = match first {
        '-' | '+' | '*' if blanks == 0 && is_word(content) && !(first == '*' && is_emphasis(content)) => {
            (range.end..range.end, " ".to_owned())
        }
        _ if BULLETS.contains(&first) && is_content(content, true) => {
            let replaced = if tail.starts_with(' ') && blanks == 1 { range.end } else { range.end + blanks };
            (range.start..replaced, if replaced == range.end { "-" } else { "- " }.to_owned())
        }
        _ => return None,
    };
    let right = if BULLETS.contains(&first) { '-' } else { first };
    Some(Sign { kind: Kind::Bullet(right), range, edit })
}

/// Whether a single `*` follows somewhere: the first one begins slanted words rather than an item.
fn is_emphasis(content: &str) -> bool {
    content.contains('*') && content.replace("**", "").contains('*')
}

/// Whether words begin here; right behind the sign a digit would make `1.5` or `12-05-2020` of it.
fn is_content(content: &str, is_set_off: bool) -> bool {
    let Some(first) = content.chars().next() else { return false };
    let is_file_ending = content.len() <= 5 && content.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !is_set_off && is_file_ending {
        return false;
    }
    first.is_alphabetic() || "*_[`\"'“‘(<&$#@「《（【!~".contains(first) || !first.is_ascii() && !first.is_numeric()
}

/// Whether a word follows, and no option of a command, no number and no variable.
fn is_word(content: &str) -> bool {
    let first = content.split([' ', '\t', '\n']).next().unwrap_or_default();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    // `-webkit-`, `-moz-transform`
    let is_prefix = first.ends_with('-') || ["webkit-", "moz-", "ms-", "o-"].iter().any(|one| first.starts_with(one));
    let is_code = is_prefix || content.ends_with(['{', '}', ';']) || content.ends_with(':') && content.contains('(');
    let begins = content.starts_with(|c: char| c.is_alphabetic() || "[`\"“'(「《（【*_!".contains(c));
    begins
        && !is_code
        && !content.starts_with('*')
        && (letters > 1 || first.starts_with(['[', '`', '!']) || is_article(first, content))
        && !first.contains(['=', '\\', '^', '$', '|', '+', '/'])
        && content.len() > 2
}

/// `-A tree is …`: the one word of a single letter that begins a sentence.
fn is_article(first: &str, content: &str) -> bool {
    matches!(first, "A" | "I" | "a") && content.split(' ').filter(|word| word.len() > 1).count() > 1
        || !first.is_ascii() && first.chars().count() == 1
}
