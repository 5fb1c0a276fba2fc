//! The anchors that GitHub gives to headings.
//!
//! GitHub takes the rendered text, makes it lower case, drops what is neither a word character nor a hyphen nor a space,
//! and writes hyphens for spaces; a second heading of the same anchor gets `-1`. The rule is that of the table-of-contents
//! filter in its open source pipeline; the table of 78 headings in the tests was made by github.com itself.

use std::collections::HashMap;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

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

/// Ruby's `\p{Word}`: letters, marks, decimal digits and connecting punctuation.
fn is_word(c: char) -> bool {
    use GeneralCategory as G;
    matches!(
        c.general_category(),
        G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
            | G::NonspacingMark
            | G::SpacingMark
            | G::EnclosingMark
            | G::DecimalNumber
            | G::ConnectorPunctuation
    )
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
        let base = slug(text);
        if !self.given.contains_key(&base) {
            self.given.insert(base.clone(), 0);
            return base;
        }
        // The count goes on from the last one: a thousand equal headings cost a thousand steps.
        let mut count = self.given[&base];
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
