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
    let words: Vec<&str> = words.split_whitespace().collect();
    let title: String = words.join(" ").chars().take(LENGTH).collect();
    Some(title).filter(|title| !title.is_empty())
}
