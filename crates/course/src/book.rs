//! A book of mdBook: what is published of its repository, and what its chapters are called.
//!
//! mdBook makes a book of what lies in `src`, in the order and with the names of `src/SUMMARY.md`. A README beside `src`
//! tells how the book is built; it is no page of it.

use crate::assemble::Parts;
use crate::index::Index;
use crate::{FileKind, Role, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::LinkKind;
use std::collections::BTreeMap;

/// The folder that the book is made of.
const SOURCE: &str = "src/";

/// The list of chapters, where the course is such a book and nobody chose another home page beside it.
pub(crate) fn summary(parts: &Parts, index: &Index) -> Option<FileId> {
    let is_chosen = parts.config.home.as_ref().is_none_or(|home| home.starts_with(SOURCE));
    let is_book = parts.dialect.name == "mdbook" && index.file("book.toml").is_some() && is_chosen;
    let summary = is_book.then(|| index.file("src/SUMMARY.md")).flatten()?;
    matches!(parts.files[summary.index()].kind, FileKind::Markdown(_)).then_some(summary)
}

/// Notes outside of the book are about its repository.
pub(crate) fn set_others_aside(parts: &mut Parts) {
    for entry in &mut parts.entries {
        if !parts.files[entry.file.index()].path.starts_with(SOURCE) {
            entry.role = Role::About;
        }
    }
}

/// What the list calls each chapter; the first name counts.
pub(crate) fn names(parts: &Parts, summary: FileId) -> BTreeMap<FileId, String> {
    let mut names = BTreeMap::new();
    let Some(entry) = parts.entries.iter().find(|entry| entry.file == summary) else { return names };
    let links = entry.note.links.iter().zip(&entry.targets);
    let chapters = links.filter(|(link, _)| !link.is_image && matches!(link.kind, LinkKind::Inline));
    for (link, target) in chapters {
        let name = entry.note.plain_text(link.node).trim().to_owned();
        if let Some(file) = Target::file(target).filter(|_| !name.is_empty()) {
            names.entry(file).or_insert(name);
        }
    }
    names
}
