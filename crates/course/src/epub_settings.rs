//! What a person may set about the book.

use crate::language::fault_of_language;
use serde::Deserialize;

/// The book that `coursenotes export epub` writes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct EpubSettings {
    /// Who wrote the notes. Default: those whom git names, most commits first. Three stand on the title page; where there
    /// are more, it says so.
    pub authors: Vec<String>,
    /// When the course takes place, such as `Autumn 2026`: for the cover and the title page.
    pub term: Option<String>,
    /// The language of the book, such as `en` or `ar`. Default: the one that most notes are in.
    pub language: Option<String>,
    /// What the book is about, for libraries. Default: the first paragraph of the home page.
    pub description: Option<String>,
    /// What readers may do with the book. Default: the name of the licence in the top folder.
    pub rights: Option<String>,
    /// Subjects, for libraries: `["Algorithms", "Python"]`.
    pub subjects: Vec<String>,
    /// The cover, a PNG or JPEG, as a path from the root. Default: one that is drawn from the title.
    pub cover: Option<String>,
    /// What tells this book from others in a reader's library, such as `urn:isbn:9780000000002`. Default: computed from the
    /// repository, so that it stays the same.
    pub identifier: Option<String>,
    /// Who vouches that the book conforms to WCAG 2.2 AA. The book claims it only with this name, and only while nothing
    /// that can be computed speaks against it.
    pub certified_by: Option<String>,
}

impl EpubSettings {
    /// What is wrong with a value: the value, the message and the way out.
    pub(crate) fn fault(&self) -> Option<(&str, String, &'static str)> {
        if let Some(fault) = fault_of_language(self.language.as_deref()) {
            return Some(fault);
        }
        let identifier = self.identifier.as_deref().filter(|one| one.trim().is_empty());
        identifier.map(|one| (one, "an identifier has letters".to_owned(), "leave it out to have it computed"))
    }
}
