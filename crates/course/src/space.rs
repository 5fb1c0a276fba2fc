//! Spaces of `GitBook`: folders with a `SUMMARY.md` that lists the pages in their order, and is no page itself.

use crate::assemble::Parts;
use crate::{File, Role, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeMap;

/// The list of pages of each space, by its folder.
pub(crate) type Spaces = BTreeMap<String, FileId>;

/// The spaces of a course that is kept in `GitBook`.
pub(crate) fn spaces(parts: &Parts) -> Spaces {
    let lists = parts.entries.iter().map(|entry| (parts.files[entry.file.index()].path.as_str(), entry.file));
    let lists = lists.filter(|(list, _)| parts.dialect.tags && path::name(list) == "SUMMARY.md");
    lists.map(|(list, file)| (path::folder(list).to_owned(), file)).collect()
}

/// The lists are no notes, but where one is the home page.
pub(crate) fn set_lists_aside(parts: &mut Parts, spaces: &Spaces, home: Option<FileId>) {
    for entry in parts.entries.iter_mut().filter(|entry| Some(entry.file) != home) {
        if spaces.values().any(|list| *list == entry.file) {
            entry.role = Role::About;
        }
    }
}

/// The list of the innermost space that a file lies in.
pub(crate) fn list_of(spaces: &Spaces, file: &File) -> Option<FileId> {
    let mut folder = path::folder(&file.path);
    loop {
        if let Some(list) = spaces.get(folder) {
            return Some(*list);
        }
        if folder.is_empty() {
            return None;
        }
        folder = path::folder(folder);
    }
}
