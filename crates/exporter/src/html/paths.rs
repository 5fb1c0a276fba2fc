//! Where everything lies on the site: each note's page, and each file that is copied.
//!
//! A page keeps the path of its note, so addresses that people know stay true: `class-26.md` is `class-26.html`, and the
//! README of a folder is its `index.html`. Names that differ in case only are one name on many disks, so the second gets
//! another.

use coursenotes_course::{Course, FileKind, PictureFormat, Target, path};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, HashSet};

/// The folder of the site's own files.
pub(super) const OWN_FOLDER: &str = "coursenotes";

/// Pages that every site has.
pub(super) const CONTENTS: &str = "contents.html";
pub(super) const PRINT: &str = "all.html";
pub(super) const MISSING: &str = "404.html";
pub(super) const HOME: &str = "index.html";

/// What readers open or keep: it is worth more on the site than in the repository.
const DOCUMENTS: &[&str] = &[
    "pdf", "epub", "djvu", "ps", "doc", "docx", "odt", "rtf", "ppt", "pptx", "odp", "key", "xls", "xlsx", "ods", "csv",
    "tsv", "zip", "gz", "tgz", "bz2", "xz", "7z", "tar", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "mp4",
    "m4v", "webm", "mov", "ogv", "vtt", "srt", "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "tif",
    "tiff", "heic",
];

/// What a browser would run as a page of the site. Nobody checked its links, and no policy holds in it.
const PROGRAMS: &[&str] = &["html", "htm", "xhtml", "xht", "xml", "svg", "js", "mjs", "css", "wasm", "php", "swf"];

/// The paths of one site.
#[derive(Debug)]
pub(super) struct Paths {
    pages: BTreeMap<FileId, String>,
    pub(super) copies: BTreeMap<FileId, String>,
    /// Whether the page of the home note is that of the site.
    pub(super) home_is_index: bool,
    taken: Taken,
}

impl Paths {
    /// Gives a path to the page of each of `notes`, and to each file that is copied for them.
    pub(super) fn new(course: &Course, notes: &[FileId], in_repository: &dyn Fn(FileId) -> bool) -> Self {
        let mut taken = Taken::default();
        for own in [CONTENTS, PRINT, MISSING, "sitemap.xml", "coursenotes/site.css", ".nojekyll"] {
            taken.claim(own);
        }
        let mut paths = Self { pages: BTreeMap::new(), copies: BTreeMap::new(), home_is_index: false, taken };
        paths.add_pages(course, notes);
        if !paths.home_is_index {
            paths.taken.claim(HOME);
        }
        paths.add_copies(course, notes, in_repository);
        paths
    }

    /// The page of a note.
    pub(super) fn page(&self, note: FileId) -> Option<&str> {
        self.pages.get(&note).map(String::as_str)
    }

    /// Where a file is copied to.
    pub(super) fn copy(&self, file: FileId) -> Option<&str> {
        self.copies.get(&file).map(String::as_str)
    }

    /// Takes a path that nothing else has; whether it was free.
    pub(super) fn claim(&mut self, path: &str) -> bool {
        self.taken.claim(path)
    }

    fn add_pages(&mut self, course: &Course, notes: &[FileId]) {
        // The home page first, then the pages of folders, so that `index.html` is theirs.
        let is_home = |note: &FileId| course.home == Some(*note) && course.folder(*note).is_empty();
        let is_folder = |note: &FileId| is_home(note) || course.page(course.folder(*note)) == Some(*note);
        let (folders, others): (Vec<FileId>, Vec<FileId>) = notes.iter().partition(|note| is_folder(note));
        let (home, folders): (Vec<FileId>, Vec<FileId>) = folders.into_iter().partition(is_home);
        self.home_is_index = !home.is_empty();
        for note in home.into_iter().chain(folders) {
            let page = self.taken.free(&join(course.folder(note), "index"), "html");
            self.pages.insert(note, page);
        }
        for note in others {
            let note_path = course.path(note);
            let page = self.taken.free(&join(course.folder(note), path::stem(note_path)), "html");
            self.pages.insert(note, page);
        }
    }

    fn add_copies(&mut self, course: &Course, notes: &[FileId], in_repository: &dyn Fn(FileId) -> bool) {
        for note in notes.iter().filter_map(|note| course.entry(*note)) {
            for (link, target) in note.note.links.iter().zip(&note.targets) {
                let Target::File { file, .. } = target else { continue };
                let is_copied = if link.is_image {
                    course.file(*file).kind == FileKind::Asset && !is_web_page(course, *file)
                } else {
                    is_wanted(course, *file, in_repository)
                };
                if is_copied && !self.copies.contains_key(file) {
                    let copy = self.free_copy(course, *file);
                    self.copies.insert(*file, copy);
                }
            }
        }
    }

    /// A file keeps its path, with the extension that its bytes say: servers tell browsers the type by it.
    fn free_copy(&mut self, course: &Course, file: FileId) -> String {
        let file_path = course.path(file);
        let extension = path::extension(file_path);
        let stem = join(path::folder(file_path), path::stem(file_path));
        let format = course.file(file).picture.and_then(|picture| picture.format);
        let true_extension = format.filter(|format| PictureFormat::of_extension(extension) != Some(*format));
        self.taken.free(&stem, true_extension.map_or(extension, |format| format.extension()))
    }
}

/// A page that was saved under the name of a picture.
pub(super) fn is_web_page(course: &Course, file: FileId) -> bool {
    course.file(file).picture.is_some_and(|picture| picture.format == Some(PictureFormat::Html))
}

/// Whether a file that a link leads to is copied: a document always, anything else where the repository can't show it.
fn is_wanted(course: &Course, file: FileId, in_repository: &dyn Fn(FileId) -> bool) -> bool {
    let file_path = course.path(file);
    let extension = path::extension(file_path).to_ascii_lowercase();
    let is_hidden = file_path.split('/').any(|part| part.starts_with('.'));
    let is_program = PROGRAMS.contains(&extension.as_str()) || is_web_page(course, file);
    let is_document = DOCUMENTS.contains(&extension.as_str());
    course.file(file).kind == FileKind::Asset && !is_hidden && !is_program && (is_document || !in_repository(file))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Paths that are in use, files and folders, in lower case.
#[derive(Debug, Default)]
struct Taken {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Taken {
    /// Takes `path` if no file has it, no folder is named like it, and no folder on the way is a file. One that a disk
    /// would take for another is nobody's.
    fn claim(&mut self, path: &str) -> bool {
        if path.contains(['\\', '\0']) {
            return false;
        }
        let path = path.to_lowercase();
        let folders: Vec<&str> = path.match_indices('/').map(|(at, _)| &path[..at]).collect();
        if self.files.contains(&path)
            || self.folders.contains(&path)
            || folders.iter().any(|folder| self.files.contains(*folder))
        {
            return false;
        }
        self.folders.extend(folders.into_iter().map(str::to_owned));
        self.files.insert(path)
    }

    /// Takes `stem.extension`, or the first of `stem-2.extension` and so on that is free. A `\`, which parts folders on
    /// Windows and is a letter elsewhere, becomes `-`.
    fn free(&mut self, stem: &str, extension: &str) -> String {
        let (stem, extension) = (stem.replace('\\', "-"), extension.replace('\\', "-"));
        let dot = if extension.is_empty() { "" } else { "." };
        let mut path = format!("{stem}{dot}{extension}");
        let mut number = 2;
        while !self.claim(&path) {
            path = format!("{stem}-{number}{dot}{extension}");
            number += 1;
        }
        path
    }
}
