//! Sections: notes that belong together because they lie in one folder.

use crate::{File, index::Index};
use coursenotes_diagnostics::FileId;

/// A run of the order in one first-level folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The folder; empty for notes in the root.
    pub folder: String,
    /// Its README or index page.
    pub page: Option<FileId>,
    /// Its notes, in order.
    pub notes: Vec<FileId>,
}

/// Cuts the order where the first-level folder changes.
pub(crate) fn sections(order: &[FileId], files: &[File], index: &Index) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for &file in order {
        let path = &files[file.index()].path;
        let folder = path.split_once('/').map_or("", |(first, _)| first);
        match sections.last_mut() {
            Some(section) if section.folder == folder => section.notes.push(file),
            _ => {
                let page = if folder.is_empty() { None } else { index.page(folder) };
                sections.push(Section { folder: folder.to_owned(), page, notes: vec![file] });
            }
        }
    }
    sections
}
