//! The title of a page.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// How many characters are kept.
const LENGTH: usize = 200;

/// Whether the title has ended.
pub(super) fn is_complete(html: &[u8]) -> bool {
    html.windows(END.len()).any(|window| window.eq_ignore_ascii_case(END))
}

const END: &[u8] = b"</title";

/// The words of the first `<title>`, each space one space.
pub(super) fn title(html: &str) -> Option<String> {
    let mut emitter = DefaultEmitter::default();
    // What stands in a script is no tag, and what stands in a title is words only.
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok);
    tokens.find(|token| matches!(token, Token::StartTag(tag) if **tag.name == b"title"[..]))?;
    let mut words = String::new();
    for token in tokens {
        match token {
            Token::String(text) => words.push_str(&String::from_utf8_lossy(&text.value)),
            Token::Error(_) => {}
            _ => break,
        }
    }
    words.retain(|character| character.is_whitespace() || !is_hidden(character));
    let words: Vec<&str> = words.split_whitespace().collect();
    let title: String = words.join(" ").chars().take(LENGTH).collect();
    Some(title).filter(|title| !title.is_empty())
}

/// Whether a character shows nothing by itself and may change how others look: control characters, and those of Unicode's
/// category Cf that are no signs. A title from elsewhere must not turn around a line of a report, or hide a part of it.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
