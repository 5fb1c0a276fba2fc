//! The one reader, and everything that corrects it toward GitHub's dialect.
//!
//! pulldown-cmark is told by name what to recognise. Where it reads differently from GitHub, either the text is prepared
//! before ([`prepare`]: equal length, so that every offset stays true) or the result is completed after ([`autolink`],
//! [`strikethrough`]). comrak, a port of GitHub's parser, is the witness in the tests.

pub(crate) mod autolink;
mod prepare;
pub(crate) mod strikethrough;

pub(crate) use prepare::prepare;

use crate::Dialect;
use pulldown_cmark::Options;

/// The reader's options, each by its name: `Options::all()` would switch on the old footnotes and smart punctuation.
pub(crate) fn options(dialect: &Dialect) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    options.set(Options::ENABLE_HEADING_ATTRIBUTES, dialect.heading_attributes);
    options.set(Options::ENABLE_DEFINITION_LIST, dialect.definition_lists);
    options.set(Options::ENABLE_WIKILINKS, dialect.wikilinks);
    options
}
