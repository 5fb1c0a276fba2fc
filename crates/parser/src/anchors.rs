//! The anchors that GitHub gives to headings.
//!
//! GitHub takes the rendered text, makes it lower case, drops what is neither a word character nor a hyphen nor a space,
//! and writes hyphens for spaces; a second heading of the same anchor gets `-1`. The rule is that of the table-of-contents
//! filter in its open source pipeline; the table of 78 headings in the tests was made by github.com itself.

use crate::characters::CharacterSet;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

/// The anchor of a heading's text, without looking at other headings.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => slug.push('-'),
            'a'..='z' | '0'..='9' | '-' | '_' => slug.push(c),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => {}
            _ => slug.extend(c.to_lowercase().filter(|&lower| is_word(lower))),
        }
    }
    slug
}

/// Ruby's `\p{Word}`: letters and what counts as such, marks, decimal digits and connecting punctuation, of Unicode 13
/// as in the table that github.com made.
fn is_word(c: char) -> bool {
    static WORD: LazyLock<CharacterSet> =
        LazyLock::new(|| CharacterSet::new(r"[[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]&&\p{Age=13.0}]"));
    WORD.contains(c)
}

/// Gives each heading of one document its own anchor.
#[derive(Debug, Default)]
pub struct Slugger {
    /// How often an anchor was asked for; every anchor given is a key.
    given: HashMap<String, u32>,
}

impl Slugger {
    /// The anchor of the next heading.
    pub fn next(&mut self, text: &str) -> String {
        // The count goes on from the last one: a thousand equal headings cost a thousand steps.
        let (base, mut count) = match self.given.entry(slug(text)) {
            Entry::Vacant(place) => {
                let anchor = place.key().clone();
                place.insert(0);
                return anchor;
            }
            Entry::Occupied(place) => (place.key().clone(), *place.get()),
        };
        let mut anchor;
        loop {
            count += 1;
            anchor = format!("{base}-{count}");
            if !self.given.contains_key(&anchor) {
                break;
            }
        }
        self.given.insert(base, count);
        self.given.insert(anchor.clone(), 0);
        anchor
    }
}
