//! A course again after notes were saved: these are read anew, and the rest stays as it was.

use crate::assemble::assemble;
use crate::load::linked;
use crate::picture::look_at_pictures;
use crate::{Course, Encoding, Entry, read};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::parse_with;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Course {
    /// The course with the notes at `paths` as the disk has them now.
    ///
    /// As long as nothing changed but what these notes say, it is what loading would give, at the cost of these notes.
    /// Nothing is given where more than that must have changed: a path is no note of the course, or can't be read.
    #[must_use]
    pub fn reread(&self, paths: &BTreeSet<String>) -> Option<Self> {
        let saved: BTreeSet<FileId> = paths.iter().map(|path| self.find(path)).collect::<Option<_>>()?;
        if saved.iter().any(|file| self.entry(*file).is_none()) {
            return None;
        }
        let again =
            |entry: &Entry| if saved.contains(&entry.file) { self.read_anew(entry) } else { Some(self.kept(entry)) };
        let entries: Vec<Entry> = self.entries().iter().map(again).collect::<Option<_>>()?;
        let parts = self.parts(self.files.clone(), entries);
        let mut course = assemble(parts, &|path| linked(&self.root.join(path)));
        look_at_pictures(&course.root, &course.entries, &mut course.files);
        Some(course)
    }

    fn kept(&self, entry: &Entry) -> Entry {
        let (path, encoding) = (self.path(entry.file), entry.encoding.clone());
        Entry::new(entry.file, path, entry.role, encoding, Arc::clone(&entry.note), self.dialect)
    }

    fn read_anew(&self, entry: &Entry) -> Option<Entry> {
        let path = self.path(entry.file);
        let (text, encoding) = read::note(&self.root.join(path));
        if matches!(encoding, Encoding::Dangling | Encoding::Unreadable(_)) {
            return None;
        }
        let note = Arc::new(parse_with(entry.file, text, self.dialect));
        Some(Entry::new(entry.file, path, entry.role, encoding, note, self.dialect))
    }
}
