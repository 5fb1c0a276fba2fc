//! The one reader, and everything that corrects it toward GitHub's dialect.
//!
//! pulldown-cmark is told by name what to recognise. Where it reads differently from GitHub, either the text is prepared
//! before ([`prepare()`], which keeps the way back to the written offsets) or the result is completed after ([`autolink`],
//! [`strikethrough`]). comrak, a port of GitHub's parser, is the witness in the tests.

pub(crate) mod autolink;
pub(crate) mod dollar;
pub(crate) mod lazy_html;
mod marks;
mod prepare;
pub(crate) mod strikethrough;
pub(crate) mod table;
mod tags;

pub(crate) use marks::{Marks, places};
pub(crate) use prepare::{Corrections, Prepared, prepare};
pub(crate) use tags::{FrameStart, Meaning, Tags};

use crate::Dialect;
use pulldown_cmark::Options;

/// The reader's options, each by its name: `Options::all()` would switch on the old footnotes and smart punctuation.
pub(crate) fn options(dialect: &Dialect) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, dialect.heading_attributes);
    options.set(Options::ENABLE_DEFINITION_LIST, dialect.definition_lists);
    options.set(Options::ENABLE_WIKILINKS, dialect.wikilinks);
    options
}

/// The text of a code span that the reader put together: with the address in it as it was written.
pub(crate) fn code_text(source: &str, words: &str) -> String {
    let content = source.trim_matches('`');
    // The reader changes bytes one for one: where lengths agree, the difference is line ends and stand-ins.
    let padded = content.strip_prefix([' ', '\n']).and_then(|rest| rest.strip_suffix([' ', '\n']));
    let written = padded.filter(|inner| inner.len() == words.len()).unwrap_or(content);
    if written.len() == words.len() { written.replace(['\n', '\r'], " ") } else { words.to_owned() }
}
