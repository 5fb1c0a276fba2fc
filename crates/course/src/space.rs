//! Spaces of `GitBook`: folders with a `SUMMARY.md` that lists the pages in their order, and is no page itself.

use crate::assemble::Parts;
use crate::{Role, path};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// The list of pages of each space.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spaces {
    /// By the folder of the space; nothing once it was taken.
    lists: BTreeMap<String, Option<FileId>>,
}

impl Spaces {
    /// The spaces of a course whose tool has them.
    pub(crate) fn of(parts: &Parts) -> Self {
        let lists = parts.entries.iter().map(|entry| (parts.files[entry.file.index()].path.as_str(), entry.file));
        let lists = lists.filter(|(list, _)| parts.dialect.spaces && path::name(list) == "SUMMARY.md");
        Self { lists: lists.map(|(list, file)| (path::folder(list).to_owned(), Some(file))).collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The lists are no notes, but where one is the home page.
    pub(crate) fn set_lists_aside(&self, parts: &mut Parts, home: Option<FileId>) {
        let lists: BTreeSet<FileId> = self.lists.values().flatten().copied().collect();
        for entry in parts.entries.iter_mut().filter(|entry| Some(entry.file) != home && lists.contains(&entry.file)) {
            entry.role = Role::About;
        }
    }

    /// The list of the innermost space that a file lies in, once.
    pub(crate) fn take_around(&mut self, file: &str) -> Option<FileId> {
        let mut folder = path::folder(file);
        loop {
            if let Some(list) = self.lists.get_mut(folder) {
                return list.take();
            }
            if folder.is_empty() {
                return None;
            }
            folder = path::folder(folder);
        }
    }
}
