//! Finding a file of the course by any spelling of its name, in memory.

use crate::{File, Form, path};
use coursenotes_diagnostics::FileId;
use rustc_hash::{FxBuildHasher, FxHashMap};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Names that stand for their folder, best first; of two READMEs GitHub shows the first by name.
const PAGES: &[&str] = &["readme.markdown", "readme.md", "index.md", "index.markdown"];

/// Extensions of notes.
pub(crate) const MARKDOWN: &[&str] = &["md", "markdown"];

/// Look-ups over the sorted list of files.
#[derive(Debug, Default)]
pub(crate) struct Index {
    files: FxHashMap<String, FileId>,
    /// Every folder that holds a file at any depth, and its README or index page.
    folders: FxHashMap<String, Option<FileId>>,
    /// Files, and folders (`None`), by their name without case and in one normal form; several may share it.
    folded: FxHashMap<String, Vec<(String, Option<FileId>)>>,
    /// Files by the last part of their path, without case.
    names: FxHashMap<String, Vec<FileId>>,
}

/// What a spelling leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    File(FileId, Form),
    Folder(String, Form),
}

impl Index {
    pub(crate) fn new(files: &[File]) -> Self {
        let room = files.len();
        let mut index = Self {
            files: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            folded: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            names: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            ..Self::default()
        };
        for (number, file) in (0..).zip(files) {
            index.add(&file.path, FileId(number));
        }
        let folders: Vec<String> = {
            let mut names: Vec<String> = index.folders.keys().cloned().collect();
            names.sort_unstable();
            names
        };
        for folder in folders {
            let page = index.page_in(&folder);
            index.folded.entry(fold(&folder)).or_default().push((folder.clone(), None));
            index.folders.insert(folder, page);
        }
        index
    }

    fn add(&mut self, path: &str, file: FileId) {
        self.files.insert(path.to_owned(), file);
        self.folded.entry(fold(path)).or_default().push((path.to_owned(), Some(file)));
        self.names.entry(fold(path::name(path))).or_default().push(file);
        let mut folder = path::folder(path);
        while !self.folders.contains_key(folder) {
            self.folders.insert(folder.to_owned(), None);
            if folder.is_empty() {
                break;
            }
            folder = path::folder(folder);
        }
    }

    fn page_in(&self, folder: &str) -> Option<FileId> {
        PAGES.iter().find_map(|page| {
            let name = if folder.is_empty() { (*page).to_owned() } else { format!("{}/{page}", fold(folder)) };
            let same = self.folded.get(&name)?;
            same.iter().find(|(path, _)| path::folder(path) == folder).and_then(|(_, file)| *file)
        })
    }

    /// The file of exactly this path.
    pub(crate) fn file(&self, path: &str) -> Option<FileId> {
        self.files.get(path).copied()
    }

    /// Whether the folder holds a file at any depth.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains_key(path)
    }

    /// The README or index page of a folder.
    pub(crate) fn page(&self, folder: &str) -> Option<FileId> {
        self.folders.get(folder).copied().flatten()
    }

    /// Files whose last part is `name` in any case, in the order of their paths.
    pub(crate) fn named(&self, name: &str) -> &[FileId] {
        self.names.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// What a path from the root leads to, the best spelling first. `is_folder`: it ended with a slash.
    pub(crate) fn find(&self, path: &str, is_folder: bool) -> Option<Found> {
        if !is_folder && let Some(file) = self.file(path) {
            return Some(Found::File(file, Form::Exact));
        }
        if self.has_folder(path) {
            return Some(Found::Folder(path.to_owned(), Form::Exact));
        }
        if is_folder && let Some(file) = self.file(path) {
            return Some(Found::File(file, Form::Slash));
        }
        let exact = |path: &str| self.file(path);
        if let Some((file, form)) = self.as_note(path, is_folder, &exact) {
            return Some(Found::File(file, form));
        }
        self.find_folded(path, is_folder)
    }

    /// A note whose extension is missing or `.html`.
    fn as_note(&self, path: &str, is_folder: bool, file: &dyn Fn(&str) -> Option<FileId>) -> Option<(FileId, Form)> {
        let with = |stem: &str| MARKDOWN.iter().find_map(|extension| file(&format!("{stem}.{extension}")));
        if let Some(found) = with(path) {
            return Some((found, Form::NoExtension));
        }
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).filter(|_| !is_folder)?;
        if let Some(found) = with(stem) {
            return Some((found, Form::Html));
        }
        // A site makes `index.html` of a folder's README.
        let page = (path::name(stem) == "index").then(|| self.page(path::folder(stem))).flatten()?;
        Some((page, Form::Html))
    }

    /// The same letters in another case or another Unicode form.
    fn find_folded(&self, path: &str, is_folder: bool) -> Option<Found> {
        let same = self.folded.get(&fold(path)).map_or(&[][..], Vec::as_slice);
        let fits = |entry: &&(String, Option<FileId>)| !is_folder || entry.1.is_none();
        // Two files that differ in case only: nobody can tell which was meant.
        let mut candidates = same.iter().filter(fits);
        if let (Some((found, file)), None) = (candidates.next(), candidates.next()) {
            let form = if composed(found) == composed(path) { Form::Unicode } else { Form::Case };
            return Some(match file {
                Some(file) => Found::File(*file, form),
                None => Found::Folder(found.clone(), form),
            });
        }
        let folded = |path: &str| match self.folded.get(&fold(path)).map(Vec::as_slice) {
            Some([(_, Some(file))]) => Some(*file),
            _ => None,
        };
        let (file, form) = self.as_note(path, is_folder, &folded)?;
        Some(Found::File(file, form))
    }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// A spelling without case, in one Unicode form.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.to_lowercase();
    if is_nfc(&lower) { lower } else { lower.nfc().collect() }
}
