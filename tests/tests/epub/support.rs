//! Making books in tests, and looking into them.

use coursenotes_course::Course;
use coursenotes_exporter::epub::{Assets, Book, BookConfig, Moment, book};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

/// Pictures from the folder of a course.
pub(crate) struct Disk(pub(crate) PathBuf);

impl Assets for Disk {
    fn file(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

/// The configuration of most tests: a moment, and nothing from git.
pub(crate) fn config() -> BookConfig {
    BookConfig { modified: Moment(1_700_000_000), ..BookConfig::default() }
}

/// The book of a course, in which nothing may be wrong.
pub(crate) fn book_of(course: &Course) -> Book {
    let book = book(course, &config(), &Disk(course.root.clone())).expect("the course has a book");
    assert!(book.errors.is_empty(), "{:#?}", book.errors);
    book
}

/// The files of a book by their paths.
pub(crate) fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a book is a zip archive");
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("the archive has its files");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a file can be unpacked");
        let name = file.name().expect("names are UTF-8").into_owned();
        files.insert(name, content);
    }
    files
}

/// The book of the notes with these paths and texts, as its files.
pub(crate) fn files_of(notes: &[(&str, &str)]) -> BTreeMap<String, String> {
    let folder = coursenotes_tests::folder(notes);
    files_in(folder.path())
}

/// The same for a folder.
pub(crate) fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let book = book_of(&coursenotes_tests::open(folder));
    let files = files(&book.bytes).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}
