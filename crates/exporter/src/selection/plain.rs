//! What stands in a finished file, as texts without markup.

use super::words::BARRIER;
use std::borrow::Cow;

/// Ends a piece of a page: a title in a list of links, a cell of a table.
pub(super) const PIECE: char = '\u{1f}';

/// What a text is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is read.
    Shown,
    /// It is an address or an id, in which a heading may stand with a dash for each space.
    Address,
    /// It is for programs: how something looks, what it is for.
    Code,
}

/// The texts of the file at `path`: of a page what is shown and what attributes say, of a script what its strings say,
/// of any other text file all of it.
pub(super) fn texts<'t>(path: &str, text: &'t str) -> Vec<(Kind, Cow<'t, str>)> {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "js" => vec![(Kind::Shown, Cow::Owned(strings(text)))],
        "css" => vec![(Kind::Code, Cow::Borrowed(text))],
        "html" | "htm" | "xhtml" | "xml" | "svg" | "opf" | "ncx" => {
            let Markup { shown, said, addresses, code } = without_tags(text);
            let texts = [(Kind::Shown, shown), (Kind::Shown, said), (Kind::Address, addresses), (Kind::Code, code)];
            texts.into_iter().map(|(kind, text)| (kind, Cow::Owned(text))).collect()
        }
        "json" => vec![(Kind::Shown, Cow::Borrowed(text)), (Kind::Shown, Cow::Owned(strings(text)))],
        _ => vec![(Kind::Shown, Cow::Borrowed(text))],
    }
}

/// What stands in a page.
#[derive(Debug, Default)]
struct Markup {
    shown: String,
    /// Attributes that are read or read out.
    said: String,
    addresses: String,
    /// All other attributes.
    code: String,
}

/// Attributes that a person reads or hears.
const SAID: &[&str] = &[
    "alt",
    "title",
    "aria-label",
    "aria-description",
    "content",
    "placeholder",
    "label",
    "summary",
    "abbr",
    "alttext",
];

/// Attributes that name places.
const ADDRESSES: &[&str] = &["href", "src", "srcset", "id", "name", "action", "data", "poster", "full-path", "idref"];

/// The text of markup, and the values of its attributes. A tag of a line ends no word, as in `<b>w</b>ord`. Comments are
/// text: who looks at the source reads them.
fn without_tags(markup: &str) -> Markup {
    let mut parts = Markup { shown: String::with_capacity(markup.len()), ..Markup::default() };
    let mut rest = markup;
    let mut is_quoted = true;
    while let Some(start) = rest.find('<') {
        push_text(&mut parts.shown, &rest[..start]);
        rest = &rest[start..];
        if let Some(behind) = rest.strip_prefix("<!") {
            parts.shown.push(PIECE);
            rest = behind;
            continue;
        }
        let end = end_of_tag(rest, &mut is_quoted);
        let tag = &rest[1..end];
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        let is_in_word =
            matches!(name, Some("b" | "i" | "em" | "strong" | "del" | "span" | "wbr" | "u" | "s" | "mark"));
        if !is_in_word {
            parts.shown.push(PIECE);
        }
        parts.push_values(tag);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    push_text(&mut parts.shown, rest);
    parts
}

/// Where the `>` of a tag is; one inside quotes ends nothing. Behind a quote without an end nobody asks for quotes any
/// more, or each tag would be read to the end of the file.
fn end_of_tag(tag: &str, is_quoted: &mut bool) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().take_while(|_| *is_quoted) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    *is_quoted = false;
    tag.find('>').unwrap_or(tag.len())
}

impl Markup {
    /// Takes what stands between the quotes of a tag.
    fn push_values(&mut self, tag: &str) {
        let mut rest = tag;
        while let Some(start) = rest.find(['"', '\'']) {
            let before = rest[..start].trim_end_matches(['=', ' ', '\n']);
            let name = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
            let values = match name.rsplit(':').next().unwrap_or_default() {
                name if SAID.contains(&name) => &mut self.said,
                name if ADDRESSES.contains(&name) => &mut self.addresses,
                _ => &mut self.code,
            };
            let quote = rest[start..].chars().next().unwrap_or_default();
            let behind = &rest[start + 1..];
            let end = behind.find(quote).unwrap_or(behind.len());
            push_text(values, &behind[..end]);
            values.push(BARRIER);
            rest = behind.get(end + 1..).unwrap_or_default();
        }
    }
}

/// Appends text with its entities read: those of XML, those by number, and the space that doesn't break.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let entity = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() < 10);
        if let Some((name, character)) = entity.and_then(|name| Some((name, character(name)?))) {
            out.push(character);
            rest = &rest[name.len() + 2..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let digits = entity.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// What the strings of a script or of JSON say, with their escapes read.
fn strings(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find('"') {
        rest = push_string(&mut out, &rest[start + 1..]);
        out.push(BARRIER);
    }
    out
}

/// Appends a string up to its quote, and gives what follows.
fn push_string<'t>(out: &mut String, mut rest: &'t str) -> &'t str {
    while let Some(at) = rest.find(['"', '\\']) {
        out.push_str(&rest[..at]);
        if rest[at..].starts_with('"') {
            return &rest[at + 1..];
        }
        rest = &rest[at + 1..];
        let hex = rest.strip_prefix('u').and_then(|rest| rest.get(..4));
        let code = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        let Some(sign) = rest.chars().next() else { return "" };
        let (character, length) = match (code, sign) {
            (Some(character), _) => (character, 5),
            (None, 'n' | 't' | 'r' | 'b' | 'f') => (' ', 1),
            (None, sign) => (sign, sign.len_utf8()),
        };
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text_and_values() {
        let markup = "<p title='a &amp; b' class=\"x\">w<b>or</b>d &#x3c; <!-- c --></p><a href=\"d>\">e";
        let Markup { shown, said, addresses, code } = without_tags(markup);
        assert_eq!(shown, "\u{1f}word < \u{1f}-- c -->\u{1f}\u{1f}e");
        assert_eq!((said.as_str(), addresses.as_str(), code.as_str()), ("a & b\0", "d>\0", "x\0"));
    }

    #[test]
    fn strings_of_scripts_are_read() {
        assert_eq!(strings(r#"f("a\u0020b\nc", 1, "\"d")"#), "a b c\0\"d\0");
        assert_eq!(strings(r#"f("a\"#), "a\0");
    }

    #[test]
    fn nothing_is_lost_where_markup_is_broken() {
        assert!(without_tags("a <b").shown.starts_with("a "));
        assert_eq!(without_tags("<a title=\"x>y").said, "x\0");
        assert_eq!(without_tags("a & b &nothing; c").shown, "a & b &nothing; c");
    }
}
