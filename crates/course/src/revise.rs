//! A course as it would be with other texts or files: repairs, moves and earlier states are tried out in memory.

use crate::assemble::{Linked, Parts, assemble};
use crate::load::role_of;
use crate::{Course, Encoding, Entry, File, FileKind, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::parse_with;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is a note, or another text, that reads so. Other texts are kept as files only.
    Text(String),
    /// It is a file whose content nobody looks at.
    File,
    /// It isn't there.
    Gone,
}

impl Course {
    /// The course with `changes`, by path from the root. Nothing is read from the disk: of files that are new here, no
    /// more is known than that they exist.
    #[must_use]
    pub fn revised(&self, changes: &BTreeMap<String, Change>) -> Self {
        let is_same_list = changes.iter().all(|(path, change)| match change {
            Change::Gone => self.find(path).is_none(),
            Change::Text(_) | Change::File => self.find(path).is_some(),
        });
        let files = if is_same_list { self.files.clone() } else { self.revised_files(changes) };
        let entries = (0..).zip(&files).filter(|(_, file)| matches!(file.kind, FileKind::Markdown(_)));
        let entries = entries.map(|(number, file)| self.revised_entry(FileId(number), file, changes)).collect();
        assemble(self.parts(files, entries), &|_| Linked::Unknown)
    }

    /// What the course is made of, with other files and notes.
    pub(crate) fn parts(&self, files: Vec<File>, entries: Vec<Entry>) -> Parts {
        Parts {
            root: self.root.clone(),
            config: self.config.clone(),
            dialect: self.dialect,
            identity: self.identity.clone(),
            git: self.git.clone(),
            record: Arc::clone(&self.record),
            record_trouble: self.record_trouble.clone(),
            unreadable_folders: self.unreadable_folders.clone(),
            excluded: self.excluded.clone(),
            files,
            entries,
            linked: self.linked.clone(),
        }
    }

    /// The same for changes that keep something from readers: a link to a note that isn't there any more leads to
    /// [`Target::Withheld`] instead of being broken. A text has to be as long as the one before, byte for byte.
    #[must_use]
    pub fn withholding(&self, changes: &BTreeMap<String, Change>) -> Self {
        let mut course = self.revised(changes);
        let is_gone = |file: FileId| changes.get(self.path(file)) == Some(&Change::Gone);
        let withheld: Vec<(usize, BTreeSet<usize>)> = (0..)
            .zip(&course.entries)
            .filter_map(|(place, entry)| {
                let before = self.entry(self.find(course.path(entry.file))?)?;
                let starts = before.withheld(&is_gone);
                (!starts.is_empty()).then_some((place, starts))
            })
            .collect();
        for (place, starts) in withheld {
            course.entries[place].withhold(&starts);
        }
        course
    }

    /// The list of files with those that come and without those that go.
    fn revised_files(&self, changes: &BTreeMap<String, Change>) -> Vec<File> {
        let stays = |file: &&File| changes.get(&file.path) != Some(&Change::Gone);
        let mut files: Vec<File> = self.files.iter().filter(stays).cloned().collect();
        for (path, _) in changes.iter().filter(|(path, change)| **change != Change::Gone && self.find(path).is_none()) {
            // Where git tracks anything, what belongs to the course is tracked.
            let tracked = self.git.as_ref().and_then(|git| git.tracked.as_ref()).map(|_| true);
            let kind = match role_of(path, &self.excluded) {
                Some(_) => FileKind::Markdown(0),
                None => FileKind::Asset,
            };
            files.push(File { path: path.clone(), kind, tracked, picture: None });
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let kinds = files.iter_mut().map(|file| &mut file.kind);
        let numbers = kinds.filter_map(|kind| match kind {
            FileKind::Markdown(number) => Some(number),
            FileKind::Asset | FileKind::Symlink => None,
        });
        (0..).zip(numbers).for_each(|(place, number)| *number = place);
        files
    }

    /// The note of `file`, whose id is `id` now: parsed anew only where its text or its id is another.
    fn revised_entry(&self, id: FileId, file: &File, changes: &BTreeMap<String, Change>) -> Entry {
        let before = self.find(&file.path).and_then(|before| self.entry(before));
        let role = before.map_or_else(|| role_of(&file.path, &self.excluded), |entry| Some(entry.role));
        let role = role.expect("a note has a role");
        let encoding = before.map_or(Encoding::Utf8, |entry| entry.encoding.clone());
        let parse = |text: String| Arc::new(parse_with(id, text, self.dialect));
        let note = match (changes.get(&file.path), before) {
            (Some(Change::Text(text)), _) => parse(text.clone()),
            (_, Some(entry)) if entry.file == id => Arc::clone(&entry.note),
            (_, Some(entry)) => parse(entry.note.text().to_owned()),
            (_, None) => parse(String::new()),
        };
        Entry::new(id, &file.path, role, encoding, note, self.dialect)
    }
}

impl Entry {
    /// Where links and definitions begin that lead to a file that goes.
    fn withheld(&self, is_gone: &dyn Fn(FileId) -> bool) -> BTreeSet<usize> {
        let links = self.note.links.iter().map(|link| link.span).zip(&self.targets);
        let definitions = self.note.definitions.iter().map(|one| one.span).zip(&self.definition_targets);
        let gone = links.chain(definitions).filter(|(_, target)| target.file().is_some_and(is_gone));
        gone.map(|(span, _)| span.range().start).collect()
    }

    /// Withholds the targets of links and definitions that begin there.
    fn withhold(&mut self, starts: &BTreeSet<usize>) {
        let links = self.note.links.iter().map(|link| link.span).zip(&mut self.targets);
        let definitions = self.note.definitions.iter().map(|one| one.span).zip(&mut self.definition_targets);
        for (span, target) in links.chain(definitions) {
            if starts.contains(&span.range().start) {
                *target = Target::Withheld;
            }
        }
    }
}
