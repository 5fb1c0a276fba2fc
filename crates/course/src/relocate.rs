//! A note or a folder gets another place: what every link to it and from it must say then.

mod destination;

use crate::{Change, Course, Entry, FileKind, path};
use coursenotes_parser::Destination;
use std::collections::BTreeMap;

/// A move, thought through: nothing has happened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relocation {
    /// Files with their old and new paths from the root, sorted.
    pub moves: Vec<(String, String)>,
    /// The old and the new path of a folder that moves whole.
    pub folder: Option<(String, String)>,
    /// The notes that read otherwise afterwards, by their old path.
    pub texts: BTreeMap<String, String>,
    /// How many destinations are rewritten.
    pub rewritten: usize,
}

/// Why something can't be moved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelocationError {
    /// Nothing of that path belongs to the course.
    #[error("there is no `{0}` in this course")]
    NoSuchFile(String),
    /// A file would be written over.
    #[error("`{0}` is there already")]
    Exists(String),
    /// A folder can't lie in itself.
    #[error("`{0}` can't be moved into itself")]
    IntoItself(String),
    /// The new name of a note would be no note's.
    #[error("`{0}` would be no note any more: give it the extension .md, or a slash at its end if it is a folder")]
    NoNote(String),
    /// A note that can't be written back has links that would have to change.
    #[error("`{0}` is not stored as UTF-8, so its links can't be rewritten; save it as UTF-8 first")]
    NotEditable(String),
}

/// Where each file of the course lies after a move.
struct Map {
    moved: BTreeMap<String, String>,
    /// The old and the new path of a folder that moves whole.
    folder: Option<(String, String)>,
}

impl Map {
    fn file<'p>(&'p self, path: &'p str) -> &'p str {
        self.moved.get(path).map_or(path, String::as_str)
    }

    /// Where a folder, or a name that nothing has, lies afterwards.
    fn place(&self, path: &str) -> String {
        let Some((old, new)) = &self.folder else { return self.file(path).to_owned() };
        match path.strip_prefix(old.as_str()) {
            Some("") => new.clone(),
            Some(rest) if rest.starts_with('/') => format!("{new}{rest}"),
            _ => path.to_owned(),
        }
    }
}

/// Thinks the move of `old` to `new` through; both are paths from the root. `new` is a folder to move into where it is one
/// already, or ends with a slash.
///
/// # Errors
///
/// What can't be moved, and why.
pub fn relocate(course: &Course, old: &str, new: &str) -> Result<Relocation, RelocationError> {
    rewritten(course, &map(course, old.trim_end_matches('/'), new)?)
}

/// The move with every link that it changes.
fn rewritten(course: &Course, map: &Map) -> Result<Relocation, RelocationError> {
    let mut relocation = Relocation {
        moves: map.moved.clone().into_iter().collect(),
        folder: map.folder.clone(),
        texts: BTreeMap::new(),
        rewritten: 0,
    };
    for entry in course.entries() {
        let edits = edits(course, entry, map);
        if edits.is_empty() {
            continue;
        }
        let path = course.path(entry.file).to_owned();
        if !entry.is_editable() {
            return Err(RelocationError::NotEditable(path));
        }
        relocation.rewritten += edits.len();
        let mut text = entry.note.text().to_owned();
        for (range, replacement) in edits.into_iter().rev() {
            text.replace_range(range, &replacement);
        }
        relocation.texts.insert(path, text);
    }
    Ok(relocation)
}

impl Relocation {
    /// The move of files that have other paths already, by the earlier ones.
    ///
    /// # Errors
    ///
    /// A note whose links can't be rewritten.
    pub fn of_renamed(course: &Course, renamed: BTreeMap<String, String>) -> Result<Self, RelocationError> {
        rewritten(course, &Map { moved: renamed, folder: None })
    }

    /// The course as it is after the move.
    pub fn applied(&self, course: &Course) -> Course {
        let mut changes: BTreeMap<String, Change> = BTreeMap::new();
        // One file may have the old name of another.
        changes.extend(self.moves.iter().map(|(old, _)| (old.clone(), Change::Gone)));
        for (old, new) in &self.moves {
            let text = course.find(old).and_then(|file| course.entry(file)).map(|entry| entry.note.text().to_owned());
            changes.insert(new.clone(), text.map_or(Change::File, Change::Text));
        }
        for (old, text) in &self.texts {
            changes.insert(self.new_path(old).to_owned(), Change::Text(text.clone()));
        }
        course.revised(&changes)
    }

    /// Where the file of this old path lies after the move.
    pub fn new_path<'p>(&'p self, old: &'p str) -> &'p str {
        let found = self.moves.binary_search_by(|(path, _)| path.as_str().cmp(old));
        found.map_or(old, |at| self.moves[at].1.as_str())
    }
}

fn map(course: &Course, old: &str, new: &str) -> Result<Map, RelocationError> {
    let is_folder = |path: &str| course.index.has_folder(path);
    let into = new.ends_with('/') || new.is_empty() || is_folder(new);
    let new = new.trim_end_matches('/');
    let new = match (into, new) {
        (true, "") => path::name(old).to_owned(),
        (true, folder) => format!("{folder}/{}", path::name(old)),
        (false, name) => name.to_owned(),
    };
    let mut map = Map { moved: BTreeMap::new(), folder: None };
    if let Some(file) = course.find(old) {
        let is_note = matches!(course.file(file).kind, FileKind::Markdown(_));
        let extension = path::extension(&new).to_ascii_lowercase();
        if is_note && !crate::index::MARKDOWN.contains(&extension.as_str()) {
            return Err(RelocationError::NoNote(new));
        }
        map.moved.insert(old.to_owned(), new);
    } else if is_folder(old) && !old.is_empty() {
        if new.strip_prefix(old).is_some_and(|rest| rest.starts_with('/')) {
            return Err(RelocationError::IntoItself(old.to_owned()));
        }
        let below = course.files.iter().filter_map(|file| Some((file, file.path.strip_prefix(old)?)));
        let below = below.filter(|(_, rest)| rest.starts_with('/'));
        map.moved = below.map(|(file, rest)| (file.path.clone(), format!("{new}{rest}"))).collect();
        map.folder = Some((old.to_owned(), new));
    } else {
        return Err(RelocationError::NoSuchFile(old.to_owned()));
    }
    match map.moved.values().find(|path| course.find(path).is_some()) {
        Some(there) => Err(RelocationError::Exists(there.clone())),
        None => Ok(map),
    }
}

/// The destinations of a note that must be written otherwise, in the order of the text.
fn edits(course: &Course, entry: &Entry, map: &Map) -> Vec<(std::ops::Range<usize>, String)> {
    let note = &entry.note;
    // Definitions that nothing uses yet, too.
    let links = note.links.iter().zip(&entry.targets);
    let own = links.filter(|(link, _)| !matches!(link.kind, coursenotes_parser::LinkKind::Reference(..)));
    let own = own.map(|(link, target)| (&link.destination, target));
    let definitions = note.definitions.iter().map(|one| &one.destination).zip(&entry.definition_targets);
    let rewritten = |(destination, target): (&Destination, _)| {
        let written = note.slice(destination.span);
        let new = destination::rewritten(course, entry, destination, target, map)?;
        (new != written).then(|| (destination.span.range(), new))
    };
    let mut edits: Vec<_> = own.chain(definitions).filter_map(rewritten).collect();
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    // Several addresses of one attribute may share its span; the first stands for them.
    edits.dedup_by(|next, last| next.0.start < last.0.end);
    edits
}
