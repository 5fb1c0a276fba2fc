//! Code in colours, as classes: the colours themselves stand in the style sheet, so that a reader's own can replace them.

use crate::xhtml::{Code, Piece};
use coursenotes_markup::code::{Token, highlight};
use std::borrow::Cow;

/// How long code may be that gets colours, in bytes. Nobody reads more of it on a page, and each coloured word is as much
/// markup as several lines: 50 MB of code would be a page of 350 MB.
const LONGEST: usize = 500_000;

/// Code in the colours of the style sheet, for a site and a book alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coloured;

impl Code for Coloured {
    fn pieces<'t>(&self, language: &str, source: &'t str) -> Vec<Piece<'t>> {
        let plain = || vec![Piece { class: Cow::Borrowed(""), text: source }];
        if source.len() > LONGEST {
            return plain();
        }
        let Some(pieces) = highlight(language, source) else { return plain() };
        let pieces = pieces.into_iter();
        pieces.map(|piece| Piece { class: Cow::Borrowed(class(piece.class)), text: &source[piece.range] }).collect()
    }
}

fn class(token: Token) -> &'static str {
    match token {
        Token::Plain => "",
        Token::Keyword => "t-keyword",
        Token::String => "t-string",
        Token::Number => "t-number",
        Token::Comment => "t-comment",
        Token::Name => "t-name",
        Token::Tag => "t-tag",
        Token::Inserted => "t-inserted",
        Token::Deleted => "t-deleted",
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, class};

    /// What the style sheet says of the colour of a class, on a light page and on a dark one.
    fn colours(class: &str) -> Vec<[u8; 3]> {
        let style = include_str!("epub/style.css");
        let rule = format!(".{class} {{ color: #");
        let rules = style.split(&rule).skip(1);
        let byte = |rule: &str, at: usize| u8::from_str_radix(&rule[at..at + 2], 16).unwrap();
        rules.map(|rule| [byte(rule, 0), byte(rule, 2), byte(rule, 4)]).collect()
    }

    /// Contrast of two colours (WCAG 2.2, "contrast ratio").
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let luminance = |colour: [u8; 3]| {
            let linear = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn colours_can_be_read_on_light_sepia_and_dark_pages() {
        for token in Token::ALL.into_iter().filter(|token| *token != Token::Plain) {
            let [light, dark] = colours(class(token))[..] else { panic!("{token:?} has two colours") };
            for (colour, ground, least) in [
                (light, [255, 255, 255], 4.5),
                (light, [251, 240, 217], 4.4),
                (dark, [0, 0, 0], 4.5),
                (dark, [43, 43, 43], 4.5),
                // A reader that is dark and doesn't say so keeps the colours for light pages.
                (light, [0, 0, 0], 3.5),
            ] {
                let found = contrast(colour, ground);
                assert!(found >= least, "{token:?}: {found:.2} on {ground:?}");
            }
        }
    }
}
