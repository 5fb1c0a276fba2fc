//! What characters are to emphasis.

/// Whether there are words: a letter of a script without spaces, or three letters.
pub(super) fn has_words(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(|c| !c.is_ascii()) || letters.take(3).count() == 3
}

/// `*.scss and *.css`
pub(super) fn is_pattern(content: &str) -> bool {
    content.starts_with(['.', '/', ',', ')', '-'])
}

/// Whether it may be a piece of a program.
pub(super) fn is_code(content: &str) -> bool {
    content.contains(['=', ';', '{', '}', '|', '\\', '^'])
}

pub(super) fn is_ascii_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// What `CommonMark` calls punctuation: any sign or symbol.
pub(super) fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !is_mark(c)
}

/// Marks that belong to the letter before, and invisible characters.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x610..=0x61a | 0x64b..=0x65f | 0x200b..=0x200f | 0x900..=0x963 | 0xfe00..=0xfe0f)
}

/// Whether the script sets no blanks between words.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}
