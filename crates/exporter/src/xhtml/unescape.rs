//! Backslashes and entities in the info of a fence and in titles: there the note keeps the source.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::borrow::Cow;
use std::convert::Infallible;

/// What `source` says, once backslashes and entities are read (`CommonMark` 2.4 and 2.5).
pub(super) fn unescape(source: &str) -> Cow<'_, str> {
    if !source.contains(['\\', '&']) {
        return Cow::Borrowed(source);
    }
    let mut words = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['\\', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if rest.starts_with('\\') { backslash(rest, &mut words) } else { entity(rest, &mut words) };
        rest = &rest[taken..];
    }
    words.push_str(rest);
    Cow::Owned(words)
}

fn backslash(rest: &str, words: &mut String) -> usize {
    match rest.as_bytes().get(1) {
        Some(next) if next.is_ascii_punctuation() => {
            words.push(*next as char);
            2
        }
        _ => {
            words.push('\\');
            1
        }
    }
}

/// The longest name of an entity has 31 letters.
const LONGEST: usize = 40;

fn entity(rest: &str, words: &mut String) -> usize {
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
    let name = end
        .map(|end| &rest[1..end])
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#'));
    let Some(name) = name else {
        words.push('&');
        return 1;
    };
    let source = &rest[..name.len() + 2];
    words.push_str(&decoded(source));
    source.len()
}

/// An entity by the table of the HTML standard; one that isn't there stays.
fn decoded(entity: &str) -> String {
    let mut words = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        if let CallbackEvent::String { value } = event {
            words.push_str(&String::from_utf8_lossy(value));
        }
        None
    });
    Tokenizer::new_with_emitter(entity, emitter).for_each(drop);
    words
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_and_entities_are_read() {
        assert_eq!(unescape(r"foo\+bar\a &ouml;&quot;&nope;&amp x\"), "foo+bar\\a ö\"&nope;&amp x\\");
    }
}
