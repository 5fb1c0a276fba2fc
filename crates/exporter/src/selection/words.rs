//! Words as a search sees them: letters and digits in lower case, without markup between them.

use std::hash::{DefaultHasher, Hash, Hasher};

/// So many words in a row are somebody's sentence and no chance.
pub(super) const RUN: usize = 5;

/// The words of a text. A character of a script without spaces is a word.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        let is_alone = matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{e7f}');
        // A soft hyphen or a joiner inside a word doesn't end it.
        if matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        if !character.is_alphanumeric() || is_alone {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if is_alone {
                words.push(character.to_string());
            }
            continue;
        }
        word.extend(character.to_lowercase());
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The hash of a run of words. `DefaultHasher::new` has no random key: same input, same answer.
pub(super) fn hash(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

/// The text of markup without its tags, and with the commonest entities read. A tag of a line ends no word, as in
/// `<b>w</b>ord`; where that glues two words together, the text with its tags, which is looked through too, has them apart.
pub(super) fn without_tags(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find('>') else { break };
        let name = rest[1..end].trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        let is_in_word =
            matches!(name, Some("b" | "i" | "em" | "strong" | "del" | "span" | "wbr" | "u" | "s" | "mark"));
        text.push_str(if is_in_word { "" } else { " " });
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    entities
        .iter()
        .fold(text, |text, (entity, sign)| if text.contains(entity) { text.replace(entity, sign) } else { text })
}

/// The text of a script or of JSON with its escapes read.
pub(super) fn without_escapes(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find('\\') {
        text.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let hex = rest.strip_prefix('u').and_then(|rest| rest.get(..4));
        let code = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        let Some(sign) = rest.chars().next() else { break };
        match (code, sign) {
            (Some(character), _) => {
                text.push(character);
                rest = &rest[5..];
            }
            (None, 'n' | 't' | 'r' | 'b' | 'f') => {
                text.push(' ');
                rest = &rest[1..];
            }
            (None, sign) => {
                text.push(sign);
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
    text.push_str(rest);
    text
}
