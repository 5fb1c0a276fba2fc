//! Words become text or attribute values of XML.
//!
//! XML 1.0 (2.2) forbids most control characters, U+FFFE and U+FFFF in any form: they become U+FFFD, as NUL does in
//! Markdown. A carriage return would be read as a line end (2.11), so it becomes one here.

/// Appends `words` as text.
pub fn push_text(out: &mut String, words: &str) {
    push(out, words, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        _ => None,
    });
}

/// Appends `words` as a value between double quotes. Tabs and line ends would be read as blanks (XML 1.0, 3.3.3).
pub fn push_attribute(out: &mut String, words: &str) {
    push(out, words, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'&' => Some("&amp;"),
        b'"' => Some("&quot;"),
        b'\n' => Some("&#10;"),
        b'\t' => Some("&#9;"),
        _ => None,
    });
}

/// Replaces what XML forbids in markup that is escaped already.
pub(super) fn without_forbidden(markup: String) -> String {
    if !markup.contains(is_forbidden) {
        return markup;
    }
    markup.replace(is_forbidden, "\u{fffd}")
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn push(out: &mut String, words: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let bytes = words.as_bytes();
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if !SPECIAL[byte as usize] || at < start {
            continue;
        }
        let (replacement, length) = match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => ("", 1),
            b'\r' => (escape(b'\n').unwrap_or("\n"), 1),
            0xef if matches!(bytes[at..], [_, 0xbf, 0xbe | 0xbf, ..]) => ("\u{fffd}", 3),
            0xef => continue,
            _ => match escape(byte) {
                Some(replacement) => (replacement, 1),
                None if byte < 0x20 && !matches!(byte, b'\n' | b'\t') => ("\u{fffd}", 1),
                None => continue,
            },
        };
        out.push_str(&words[start..at]);
        out.push_str(replacement);
        start = at + length;
    }
    out.push_str(&words[start..]);
}

/// Bytes that need a look: signs of XML, control characters, and the first byte of U+FFFE.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = true;
        byte += 1;
    }
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'&' as usize] = true;
    special[b'"' as usize] = true;
    special[0xef] = true;
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced() {
        let mut text = String::new();
        push_text(&mut text, "a<b>&\"\0\u{1b}\u{fffe}\u{feff}\r\nx\ry\tz\u{fffd}");
        assert_eq!(text, "a&lt;b&gt;&amp;\"\u{fffd}\u{fffd}\u{fffd}\u{feff}\nx\ny\tz\u{fffd}");
        let mut value = String::new();
        push_attribute(&mut value, "\"a\"\r\nb\tc");
        assert_eq!(value, "&quot;a&quot;&#10;b&#9;c");
    }
}
