//! What a site and a book want differently.

use super::{Code, Links, Pictures};
use std::fmt::{self, Debug, Formatter};

/// The page that a note becomes.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Where links lead.
    pub links: &'a dyn Links,
    /// What pictures show.
    pub pictures: &'a dyn Pictures,
    /// How code is coloured.
    pub code: &'a dyn Code,
    /// Site or book.
    pub medium: Medium,
    /// How many levels headings move down: 1 makes each `#` an `h2`. The sixth is the last.
    pub heading_shift: u8,
    /// Whether an author's HTML passes as it is, scripts included.
    pub trust_html: bool,
    /// What stands before every id of the note; empty where it is alone on its page.
    pub id_prefix: &'a str,
    /// Whether tables and code can be reached by keyboard, because they scroll where they are wider than the page.
    pub scrolling: bool,
}

/// What the page is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A website.
    Site,
    /// An EPUB: its readers know `epub:type`, its ids are names of XML, and formulas have their source as text.
    Book,
}

impl Medium {
    /// What to tell of a picture that can't be shown: one sentence for each reason, whatever the picture's name, so that
    /// equal ones can be told once.
    pub(crate) fn lacks_picture(self, reason: &str) -> String {
        let place = match self {
            Self::Site => "on the site",
            Self::Book => "in the book",
        };
        format!("this picture is not {place}: {reason}")
    }
}

impl Debug for Page<'_> {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        formatter.debug_struct("Page").field("medium", &self.medium).finish_non_exhaustive()
    }
}
