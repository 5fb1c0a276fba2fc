//! The first page and the last: what the book is called, and what it was made from.

use super::metadata::Metadata;
use super::words::Words;
use super::xml::{self, Page};
use super::{Moment, Revision};
use std::fmt::Write;

/// The page with the title.
pub(super) fn title_page(metadata: &Metadata, words: &Words) -> String {
    let Metadata { title, term, authors, language, .. } = metadata;
    let mut body = format!(
        "<section class=\"title-page\" epub:type=\"titlepage\" aria-labelledby=\"title\">\n<h1 id=\"title\">{}</h1>\n",
        xml::text(title)
    );
    if let Some(term) = term {
        writeln!(body, "<p class=\"term\">{}</p>", xml::text(term)).expect("a string can be written to");
    }
    if !authors.is_empty() {
        let names = names(metadata, words);
        writeln!(body, "<p class=\"authors\">{}</p>", xml::text(&names)).expect("a string can be written to");
    }
    body.push_str("</section>\n");
    Page { title, language, up: "", body: &body }.write()
}

/// The authors in a line: "Ada, Grace, Edsger and contributors".
pub(super) fn names(metadata: &Metadata, words: &Words) -> String {
    let names = metadata.authors.join(", ");
    if metadata.has_contributors { format!("{names} {}", words.contributors) } else { names }
}

/// The page about the book: its notes as they were at a commit, who may do what with it, and what made it.
///
/// Its sentences are in English; only its title has the book's language.
pub(super) fn colophon(metadata: &Metadata, words: &Words, about: &About) -> String {
    let mut body = format!(
        "<section class=\"colophon\" epub:type=\"colophon\" role=\"doc-colophon\" aria-labelledby=\"colophon\">\n\
         <h1 id=\"colophon\"{}>{}</h1>\n<div lang=\"en\" xml:lang=\"en\" dir=\"ltr\">\n",
        words.attributes(&metadata.language),
        words.colophon
    );
    let mut paragraph = |markup: String| writeln!(body, "<p>{markup}</p>").expect("a string can be written to");
    let date = about.modified.date();
    paragraph(match (about.revision, &about.address) {
        (Some(revision), address) => {
            let commit = format!("<code>{}</code>", xml::text(revision.commit.get(..12).unwrap_or(&revision.commit)));
            let commit = match address {
                Some(address) => format!("<a href=\"{}\">{commit}</a>", xml::attribute(address)),
                None => commit,
            };
            let state = if revision.is_changed { ", with changes that are not in it" } else { "" };
            format!("The notes as they were on {date}, at commit {commit}{state}.")
        }
        (None, _) => format!("The notes as they were on {date}."),
    });
    if let Some(rights) = &metadata.rights {
        paragraph(format!("Licence: {}", xml::text(rights)));
    }
    paragraph(format!("Accessibility: {}", xml::text(about.accessibility)));
    paragraph(format!("Made by coursenotes {}.", env!("CARGO_PKG_VERSION")));
    body.push_str("</div>\n</section>\n");
    Page { title: words.colophon, language: &metadata.language, up: "", body: &body }.write()
}

/// The fixed words of the last page.
pub(super) const SENTENCES: &[&str] = &[
    "The notes as they were on",
    "at commit",
    "with changes that are not in it",
    "Licence:",
    "Accessibility:",
    "Made by coursenotes",
];

/// What the last page tells.
pub(super) struct About<'a> {
    pub(super) modified: Moment,
    pub(super) revision: Option<&'a Revision>,
    /// Where the commit is on the web.
    pub(super) address: Option<String>,
    pub(super) accessibility: &'a str,
}
