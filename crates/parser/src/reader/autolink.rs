//! Addresses in plain text that GitHub makes links (GFM 0.29, section 6.9, "Autolinks (extension)").

use super::places;
use crate::characters::CharacterSet;
use memchr::memmem;
use std::ops::Range;
use std::sync::LazyLock;

/// A bare address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Autolink {
    /// Its bytes in the text that was searched.
    pub(crate) range: Range<usize>,
    /// What the link's address begins with although the text doesn't: `http://` or `mailto:`.
    pub(crate) prefix: &'static str,
}

/// Every bare address in `text`, in order; `before` is the character that stands before the text, if any.
pub(crate) fn find(text: &str, before: Option<char>) -> Vec<Autolink> {
    let bytes = text.as_bytes();
    let mut found: Vec<Autolink> = Vec::new();
    let mut free = 0;
    let mut at = 0;
    while let Some(step) = memchr::memchr3(b':', b'w', b'@', &bytes[at..]) {
        let place = at + step;
        at = place + 1;
        let link = match bytes[place] {
            b':' => with_scheme(text, place, free),
            b'w' => www(text, place, before),
            _ => mail(text, place, free),
        };
        if let Some(link) = link.filter(|link| link.range.start >= free) {
            at = link.range.end.max(at);
            free = link.range.end;
            found.push(link);
        }
    }
    found
}

/// Whether an address without a scheme may stand in `text`.
pub(crate) fn has_www(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"www.").is_some()
}

/// Where addresses with one of `wanted` in them may stand in a whole note, before anybody knows what is text and what is
/// code: their bytes without trailing punctuation, cut at the first character that could end a link around them.
pub(crate) fn candidates(text: &str, wanted: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut free = 0;
    for colon in before(text, wanted, places(text.as_bytes(), b"://", 0)) {
        if let Some(link) = with_scheme(text, colon, free) {
            push_candidate(text, link.range, &mut found, &mut free);
        }
    }
    free = 0;
    for place in before(text, wanted, memmem::find_iter(text.as_bytes(), b"www.")) {
        if let Some(link) = www(text, place, None).filter(|_| place >= free) {
            push_candidate(text, link.range, &mut found, &mut free);
        }
    }
    found
}

/// The places with one of `wanted` between them and the next blank: few addresses need a closer look.
fn before<'a>(
    text: &'a str,
    wanted: &'a [u8],
    places: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    let (mut end, mut is_before) = (0, false);
    places.filter(move |&place| {
        if place >= end {
            end =
                bytes[place..].iter().position(|byte| ends_address(*byte)).map_or(bytes.len(), |length| place + length);
            is_before = bytes[place..end].iter().any(|byte| wanted.contains(byte));
        }
        is_before
    })
}

fn push_candidate(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>, free: &mut usize) {
    let bytes = &text.as_bytes()[range.clone()];
    let mut depth = 0usize;
    let cut = bytes.iter().position(|byte| match byte {
        b'(' => {
            depth += 1;
            false
        }
        b')' => match depth.checked_sub(1) {
            Some(less) => {
                depth = less;
                false
            }
            None => true,
        },
        b'[' | b']' | b'`' | b'|' | b'"' => true,
        _ => false,
    });
    let end = range.start + trimmed_length(&bytes[..cut.unwrap_or(bytes.len())]);
    *free = end;
    found.push(range.start..end);
}

/// `http://`, `https://` or `ftp://` around the colon at `colon`.
fn with_scheme(text: &str, colon: usize, free: usize) -> Option<Autolink> {
    let bytes = text.as_bytes();
    if colon < free || !bytes[colon..].starts_with(b"://") {
        return None;
    }
    // No scheme is longer than `https`.
    let floor = free.max(colon.saturating_sub(6));
    let letters = bytes[floor..colon].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = colon - letters;
    let known =
        ["http", "https", "ftp"].iter().any(|scheme| bytes[start..colon].eq_ignore_ascii_case(scheme.as_bytes()));
    if !known {
        return None;
    }
    let host = colon + 3;
    let domain = domain_length(&text[host..], true)?;
    let end = address_end(bytes, start, host + domain);
    (end > host).then_some(Autolink { range: start..end, prefix: "" })
}

fn www(text: &str, place: usize, before: Option<char>) -> Option<Autolink> {
    let bytes = text.as_bytes();
    if !bytes[place..].starts_with(b"www.") {
        return None;
    }
    let previous = text[..place].chars().next_back().or(before);
    if previous.is_some_and(|c| !c.is_whitespace() && !"*_~(".contains(c)) {
        return None;
    }
    let host = place + 4;
    let domain = domain_length(&text[host..], false)?;
    let end = address_end(bytes, place, host + domain);
    (end > host).then_some(Autolink { range: place..end, prefix: "http://" })
}

/// The length of a host name: labels of letters, digits, `-` and `_`, no `_` in the last two; with a dot unless `short`.
fn domain_length(text: &str, short: bool) -> Option<usize> {
    let (mut dots, mut before_last, mut last) = (0, 0, 0);
    let mut length = text.len();
    for (at, c) in text.char_indices() {
        match c {
            '_' => last += 1,
            '.' => {
                before_last = last;
                last = 0;
                dots += 1;
            }
            '-' => {}
            _ if c.is_whitespace() || is_punctuation(c) => {
                length = at;
                break;
            }
            _ => {}
        }
    }
    let valid = (before_last == 0 && last == 0 || dots > 10) && (short || dots > 0) && length > 0;
    valid.then_some(length)
}

fn is_punctuation(c: char) -> bool {
    static PUNCTUATION: LazyLock<CharacterSet> = LazyLock::new(|| CharacterSet::new(r"\p{Punctuation}"));
    c.is_ascii_punctuation() || !c.is_ascii() && PUNCTUATION.contains(c)
}

/// Longer addresses are cut: without a limit, a line of addresses without blanks would cost the square of its length.
const MOST_BYTES: usize = 8_192;

/// Where an address ends: at a blank or `<`, without trailing punctuation.
fn address_end(bytes: &[u8], start: usize, from: usize) -> usize {
    let longest = bytes.len().min(from + MOST_BYTES);
    let end = bytes[from..longest].iter().position(|byte| ends_address(*byte)).map_or(longest, |at| from + at);
    // Never inside a character.
    let end = (from..=end).rev().find(|&at| at == bytes.len() || bytes[at] & 0xc0 != 0x80).unwrap_or(from);
    start + trimmed_length(&bytes[start..end])
}

fn ends_address(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'<'
}

/// The length without trailing punctuation, closing parentheses that nothing opened, and a trailing entity.
fn trimmed_length(bytes: &[u8]) -> usize {
    let mut end = bytes.len();
    let count = |byte: u8| memchr::memchr_iter(byte, bytes).count();
    let (opening, mut closing) = (count(b'('), count(b')'));
    while end > 0 {
        match bytes[end - 1] {
            b')' if closing > opening => {
                closing -= 1;
                end -= 1;
            }
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => end -= 1,
            b';' => {
                let letters = bytes[..end - 1].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let ampersand = (end - 1).checked_sub(letters + 1);
                end = ampersand.filter(|&at| letters > 0 && bytes[at] == b'&').unwrap_or(end - 1);
            }
            _ => break,
        }
    }
    end
}

/// An e-mail address around the `@` at `at`.
fn mail(text: &str, at: usize, free: usize) -> Option<Autolink> {
    if at < free {
        return None;
    }
    let bytes = text.as_bytes();
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b".+-_".contains(byte);
    let length = bytes[free..at].iter().rev().take_while(|byte| local(byte)).count();
    let start = at - length;
    if length == 0 || start > 0 && bytes[start - 1] == b'\\' {
        return None;
    }
    let mut dots = 0;
    let mut end = at + 1;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'.' if bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => dots += 1,
            b'-' | b'_' => {}
            _ if byte.is_ascii_alphanumeric() => {}
            _ => break,
        }
        end += 1;
    }
    if dots == 0 || !bytes[end - 1].is_ascii_alphabetic() || bytes.get(end) == Some(&b'@') {
        return None;
    }
    // An address that names its scheme keeps it.
    for scheme in ["mailto:", "xmpp:"] {
        if text[free..start].ends_with(scheme) {
            return Some(Autolink { range: start - scheme.len()..end, prefix: "" });
        }
    }
    Some(Autolink { range: start..end, prefix: "mailto:" })
}
