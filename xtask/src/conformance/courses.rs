//! The books that are judged: of the notes of this project, of its tag soup, and of the collections beside it.

use crate::step::{root, say};
use anyhow::{Result, bail};
use coursenotes::{EpubArgs, ExportFormat, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// A book to judge.
pub(super) struct Book {
    /// The folder of its notes.
    pub(super) course: PathBuf,
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// Writes the books of the courses; of all at hand, if none is named.
pub(super) fn books(courses: &[PathBuf]) -> Result<Vec<Book>> {
    say("\n== books");
    let courses = if courses.is_empty() { all_courses()? } else { courses.to_vec() };
    courses.iter().map(|course| export(course, None)).collect()
}

fn all_courses() -> Result<Vec<PathBuf>> {
    let mut courses = vec![root().join("notes"), soup()?];
    let shared = root().join("../shared");
    if !shared.is_dir() {
        say("skipped: the seeds and the collections of real notes, for ../shared is not here");
        return Ok(courses);
    }
    courses.push(shared.join("seeds"));
    let entries: Result<Vec<_>, _> = fs::read_dir(shared.join("corpus"))?.collect();
    let mut folders: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    courses.extend(folders);
    Ok(courses)
}

/// Notes with tags in every wrong place, written anew.
fn soup() -> Result<PathBuf> {
    let folder = root().join("target/conformance/tag-soup");
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    // The folder is a course of its own, not a part of the project's.
    fs::write(folder.join("coursenotes.toml"), "title = \"Tag soup\"\n")?;
    fs::write(folder.join("picture.png"), coursenotes_tests::SOUP_PICTURE)?;
    for (path, text) in coursenotes_tests::tag_soup() {
        fs::write(folder.join(path), text)?;
    }
    Ok(folder)
}

/// The book in parts: one for each folder that lies in its course and has notes.
pub(super) fn parts(book: &Book) -> Result<Vec<Book>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(&book.course)? {
        let entry = entry?;
        let has_notes = || {
            let files = fs::read_dir(entry.path()).into_iter().flatten().flatten();
            files.into_iter().any(|file| file.path().extension().is_some_and(|extension| extension == "md"))
        };
        if entry.file_type()?.is_dir() && has_notes() {
            folders.push(entry.file_name());
        }
    }
    folders.sort();
    folders.iter().map(|folder| export(&book.course, Some(Path::new(folder)))).collect()
}

/// Writes the book of a course or of a folder in it. The course is copied first: a collection may lie in somebody else's
/// git tree.
fn export(course: &Path, part: Option<&Path>) -> Result<Book> {
    let mut name = course.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = root().join("target/conformance");
    fs::create_dir_all(&folder)?;
    let is_ours = course.starts_with(root());
    let copy = std::env::temp_dir().join(format!("coursenotes-conformance-{}", std::process::id())).join(&name);
    if !is_ours {
        copy_into(course, &copy)?;
    }
    let mut path = if is_ours { course.to_owned() } else { copy.clone() };
    if let Some(part) = part {
        name = format!("{name}, {}", part.display());
        path.push(part);
    }
    let book = folder.join(format!("{}.epub", name.replace(", ", ".")));
    let arguments = EpubArgs { path: Some(path), output: Some(book.clone()), ..EpubArgs::default() };
    let outcome = coursenotes::finish(coursenotes::export(&ExportFormat::Epub(arguments)));
    if !is_ours {
        fs::remove_dir_all(&copy)?;
    }
    if outcome != Outcome::Clean {
        bail!("{name} has no book");
    }
    Ok(Book { course: course.to_owned(), name, path: book })
}

fn copy_into(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_into(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
