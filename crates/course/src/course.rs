//! The loaded course: data that everything above reads and nobody changes.

use crate::assemble::Linked;
use crate::index::Index;
use crate::{
    Answers, CONFIG_NAME, Config, DiskQuestion, Encoding, File, FileKind, Git, Identity, Record, Role, Section, Target,
    path, title,
};
use coursenotes_diagnostics::{FileId, Sources};
use coursenotes_parser::{Definition, Destination, Dialect, Link, LinkKind, Note};
use ignore::gitignore::Gitignore;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A folder of notes, read once.
#[derive(Debug)]
pub struct Course {
    /// The root, absolute.
    pub root: PathBuf,
    /// What the person set.
    pub config: Config,
    /// The constructs beyond GitHub's Markdown.
    pub dialect: &'static Dialect,
    /// The course's own addresses.
    pub identity: Identity,
    /// What git knows, where it knows anything.
    pub git: Option<Git>,
    /// Every file, sorted by path; a [`FileId`] is a place in this list.
    pub files: Vec<File>,
    /// The home page.
    pub home: Option<FileId>,
    /// The notes in reading order, the home page first.
    pub order: Vec<FileId>,
    /// Runs of the order that belong together.
    pub sections: Vec<Section>,
    /// What the list of chapters of a book calls its notes.
    pub(crate) names: BTreeMap<FileId, String>,
    /// What addresses on the web last answered, as `links.lock` tells.
    pub record: Arc<Record>,
    /// What is wrong with `links.lock`, as what follows its name in a sentence.
    pub record_trouble: Option<String>,
    /// Folders that can't be looked into: path and reason.
    pub unreadable_folders: Vec<(String, String)>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) index: Index,
    /// What the configuration excludes.
    pub(crate) excluded: Gitignore,
    /// What is known of files that are no notes, by path, because a link names a place in them.
    pub(crate) linked: BTreeMap<String, Linked>,
}

/// A Markdown file of the course.
#[derive(Debug)]
pub struct Entry {
    /// Its file.
    pub file: FileId,
    /// Its place in the course.
    pub role: Role,
    /// How its bytes became text.
    pub encoding: Encoding,
    /// The title that lists show.
    pub title: String,
    /// Its content; a revised course shares what it doesn't change.
    pub note: Arc<Note>,
    /// Where each of `note.links` leads.
    pub targets: Vec<Target>,
    /// Where each of `note.definitions` leads.
    pub definition_targets: Vec<Target>,
}

/// A destination in a note: that of a link, or of a definition that links use.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The destination as written.
    pub destination: &'a Destination,
    /// Where it leads.
    pub target: &'a Target,
    /// What it is the destination of.
    pub origin: Origin<'a>,
}

/// What a destination belongs to.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// A link or a picture.
    Link(&'a Link),
    /// A definition that links or pictures use.
    Definition(&'a Definition),
}

impl Entry {
    /// A note with its title, before its links are resolved.
    pub(crate) fn new(
        file: FileId,
        path: &str,
        role: Role,
        encoding: Encoding,
        note: Arc<Note>,
        dialect: &Dialect,
    ) -> Self {
        let title = title::title(&note, path, dialect);
        Self { file, role, encoding, title, note, targets: Vec::new(), definition_targets: Vec::new() }
    }

    /// Every destination once: those of links, and those of definitions in use. A link by reference has no place of its
    /// own: three links through one broken definition are one thing to repair.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let links = self.note.links.iter().zip(&self.targets);
        let links = links.filter(|(link, _)| !matches!(link.kind, LinkKind::Reference(..)));
        let links = links.map(|(link, target)| {
            let origin = Origin::Link(link);
            Place { destination: &link.destination, target, origin }
        });
        let definitions = self.note.definitions.iter().zip(&self.definition_targets);
        let definitions = definitions.filter(|(definition, _)| definition.used && !definition.duplicate);
        links.chain(definitions.map(|(definition, target)| {
            let origin = Origin::Definition(definition);
            Place { destination: &definition.destination, target, origin }
        }))
    }

    /// Whether edits to the text can be written back: not for UTF-16 and undecodable files.
    pub fn is_editable(&self) -> bool {
        self.encoding == Encoding::Utf8
    }
}

impl Course {
    /// Every Markdown file, in the order of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The Markdown file of that id.
    pub fn entry(&self, file: FileId) -> Option<&Entry> {
        match self.file(file).kind {
            FileKind::Markdown(number) => Some(&self.entries[number as usize]),
            _ => None,
        }
    }

    /// A file.
    pub fn file(&self, file: FileId) -> &File {
        &self.files[file.index()]
    }

    /// A file's path from the root.
    pub fn path(&self, file: FileId) -> &str {
        &self.file(file).path
    }

    /// The folder of a file, from the root.
    pub fn folder(&self, file: FileId) -> &str {
        path::folder(self.path(file))
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.index.file(path)
    }

    /// The README or index page of a folder.
    pub fn page(&self, folder: &str) -> Option<FileId> {
        self.index.page(folder)
    }

    /// The course's title: as configured, else that of the home page where it says more than "Home", else the folder's
    /// name.
    pub fn title(&self) -> String {
        let home = || self.home.and_then(|home| self.entry(home)).map(|entry| entry.title.clone());
        let folder = || self.root.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.config.title.clone().or_else(|| home().filter(|title| !title::is_navigation(title))).unwrap_or_else(folder)
    }

    /// What lists call a note: as the book's list of chapters does, else by its title. Where nine notes begin with a heading
    /// "Outline", only that list tells them apart.
    pub fn name(&self, file: FileId) -> &str {
        let title = || self.entry(file).map_or("", |entry| &entry.title);
        self.names.get(&file).map_or_else(title, String::as_str)
    }

    /// What the disk has to be asked: every destination outside the index, once, sorted.
    pub fn disk_questions(&self) -> BTreeSet<DiskQuestion> {
        let entries = self.entries.iter();
        entries.flat_map(|entry| entry.places().filter_map(|place| self.disk_question(entry, place.target))).collect()
    }

    /// The question that a target leaves open.
    pub fn disk_question(&self, entry: &Entry, target: &Target) -> Option<DiskQuestion> {
        match target {
            Target::Outside { path: Some(path) } => {
                Some(DiskQuestion { folder: self.folder(entry.file).to_owned(), path: path.to_string() })
            }
            Target::Missing { wanted, .. } if !wanted.is_empty() => {
                Some(DiskQuestion { folder: String::new(), path: wanted.to_string() })
            }
            Target::File { file, .. } if self.file(*file).kind == FileKind::Symlink => {
                Some(DiskQuestion { folder: String::new(), path: self.path(*file).to_owned() })
            }
            _ => None,
        }
    }

    /// What the disk answered about a target.
    pub fn disk_answer(&self, answers: &Answers, entry: &Entry, target: &Target) -> Option<crate::DiskAnswer> {
        answers.disk.get(&self.disk_question(entry, target)?).copied()
    }

    /// Whether a path lies in a folder that can't be looked into.
    pub fn is_hidden(&self, path: &str) -> bool {
        let holds = |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.unreadable_folders.iter().any(|(folder, _)| !folder.is_empty() && holds(folder))
    }
}

impl Sources for Course {
    fn path(&self, file: FileId) -> &str {
        Course::path(self, file)
    }

    fn text(&self, file: FileId) -> &str {
        match self.entry(file) {
            Some(entry) => entry.note.text(),
            None if self.path(file) == CONFIG_NAME => &self.config.source,
            None => "",
        }
    }
}
