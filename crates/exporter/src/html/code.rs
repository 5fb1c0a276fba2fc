//! Code on the site: the pieces that the highlighter sees, each with a class for its colour.

use crate::xhtml::{Code, Piece};
use coursenotes_markup::code::{Token, highlight};
use std::borrow::Cow;

/// Colours code by the classes that `look/site.css` knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coloured;

impl Code for Coloured {
    fn pieces<'t>(&self, language: &str, source: &'t str) -> Vec<Piece<'t>> {
        match highlight(language, source) {
            Some(pieces) => {
                let pieces = pieces.into_iter();
                pieces.map(|piece| Piece { class: class(piece.class), text: &source[piece.range] }).collect()
            }
            None => vec![Piece { class: Cow::Borrowed(""), text: source }],
        }
    }
}

fn class(token: Token) -> Cow<'static, str> {
    Cow::Borrowed(match token {
        Token::Plain => "",
        Token::Keyword => "t-keyword",
        Token::String => "t-string",
        Token::Number => "t-number",
        Token::Comment => "t-comment",
        Token::Name => "t-name",
        Token::Tag => "t-tag",
        Token::Inserted => "t-inserted",
        Token::Deleted => "t-deleted",
    })
}
