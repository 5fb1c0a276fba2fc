//! Which notes a reader can get to from the home page.

use crate::order::INDEX_LINKS;
use crate::{Course, Role, Target, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeSet;

impl Course {
    /// Whether the home page is an index: it links to three notes or more.
    pub fn home_is_index(&self) -> bool {
        let Some(home) = self.home.and_then(|home| self.entry(home)) else { return false };
        let linked: BTreeSet<FileId> = home.targets.iter().filter_map(Target::file).collect();
        let notes = linked.iter().filter(|file| **file != home.file && self.is_note(**file));
        notes.count() >= INDEX_LINKS
    }

    fn is_note(&self, file: FileId) -> bool {
        self.entry(file).is_some_and(|entry| entry.role == Role::Note)
    }

    /// Every note that a chain of links from the home page leads to, the home page included.
    pub fn reachable(&self) -> BTreeSet<FileId> {
        let mut reached = vec![false; self.files.len()];
        let mut waiting: Vec<FileId> = self.home.into_iter().collect();
        waiting.extend(["SUMMARY.md", "src/SUMMARY.md"].iter().filter_map(|path| self.find(path)));
        while let Some(file) = waiting.pop() {
            if std::mem::replace(&mut reached[file.index()], true) {
                continue;
            }
            waiting.extend(self.leads_to(file));
        }
        (0..).map(FileId).zip(reached).filter_map(|(file, is_reached)| is_reached.then_some(file)).collect()
    }

    /// The files that the links of a note lead to.
    pub fn leads_to(&self, file: FileId) -> impl Iterator<Item = FileId> {
        let targets = self.entry(file).map_or(&[][..], |entry| entry.targets.as_slice());
        // A folder shows the list of its files. A link to the root is a link home, not a list of notes.
        let listed = targets.iter().filter_map(|target| match target {
            Target::Folder { path, .. } if !path.is_empty() => Some(self.notes_in(path)),
            _ => None,
        });
        targets.iter().filter_map(Target::file).chain(listed.flatten())
    }

    fn notes_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = FileId> + 'a {
        let entries = self.entries().iter().map(|entry| entry.file);
        entries.filter(move |file| path::folder(self.path(*file)) == folder)
    }
}
