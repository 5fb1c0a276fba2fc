//! What a site is made with, besides the course.

use crate::BundleError;
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// What a site is made with. Everything here comes from outside the course's graph: the program reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlConfig {
    /// The day of each file's last change, by its path in the course.
    pub changes: BTreeMap<String, String>,
    /// Templates in place of ours, by name.
    pub templates: BTreeMap<String, Own>,
    /// A stylesheet that comes after ours.
    pub css: Option<Own>,
    /// Notes whose pages don't lead to their source, because it shows more than they do.
    pub without_source: BTreeSet<FileId>,
    /// Pictures on the web that somebody has fetched, by their addresses as [`crate::web_pictures()`] names them.
    pub fetched: BTreeMap<String, Vec<u8>>,
    /// The name of a book of this course, and its bytes, to offer for download.
    pub book: Option<(String, Vec<u8>)>,
    /// Whether a preview shows the site: it lies at the top of its server, and its pages ask that server for news.
    pub is_preview: bool,
}

/// A file of the author that takes the place of one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Where it is, for messages.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum HtmlError {
    /// A template can't be read or filled in.
    #[error("{path}:{line}: {message}")]
    Template {
        /// The file.
        path: String,
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A stylesheet would not be read to its end.
    #[error("{path}:{line}: {message}")]
    Css {
        /// The file.
        path: String,
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A template has the name of none of ours.
    #[error("{path}: there is no template of this name; there are {known}")]
    Name {
        /// The file.
        path: String,
        /// The names.
        known: String,
    },
    /// Two files of the site have one name.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// A colour that can't be read on the page.
    #[error(
        "coursenotes.toml: html.{key}: {colour} is {contrast:.1}:1 against the page, and text needs 4.5:1; take a {way} one"
    )]
    Colour {
        /// The key.
        key: &'static str,
        /// The colour.
        colour: String,
        /// Its contrast.
        contrast: f64,
        /// "darker" or "lighter".
        way: &'static str,
    },
}
