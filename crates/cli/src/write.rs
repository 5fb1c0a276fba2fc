//! Writing notes back: whole or not at all, and never over somebody else's change.

use anyhow::{Context, Result, bail};
use coursenotes_course::{Course, move_tracked};
use coursenotes_diagnostics::{FileId, Sources};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes new texts over the notes that the course was loaded from.
///
/// All are looked at before the first is written: a file that is no longer what was read stops everything.
pub(crate) fn notes(course: &Course, texts: &BTreeMap<FileId, String>) -> Result<()> {
    unchanged(course, texts)?;
    texts.iter().try_for_each(|(file, text)| whole(&course.root.join(course.path(*file)), text.as_bytes()))
}

/// Fails where a note can't be written, or is no longer what the course was loaded from.
pub(crate) fn unchanged(course: &Course, texts: &BTreeMap<FileId, String>) -> Result<()> {
    for file in texts.keys() {
        let path = course.root.join(course.path(*file));
        writable(&path)?;
        if bytes(&path)? != course.text(*file).as_bytes() {
            bail!("{} changed in the meantime, and nothing was written; run it again", path.display());
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "what is to be written over is read once more")]
fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("read {}", path.display()))
}

/// Fails where a file is there and must stay as it is.
fn writable(path: &Path) -> Result<()> {
    let Ok(metadata) = path.metadata() else { return Ok(()) };
    if metadata.is_dir() {
        bail!("write {}: it is a folder", path.display());
    }
    // In a folder that may be written to, a file could be replaced although it is meant to stay.
    if metadata.permissions().readonly() {
        bail!("write {}: it is write-protected", path.display());
    }
    Ok(())
}

/// Writes a file beside its place and puts it there in one step, with the rights of the file that was there.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = || format!("write {}", path.display());
    // A symbolic link stays one: what it leads to is replaced.
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    writable(&place)?;
    let mut file = temporary(folder).with_context(written)?;
    file.write_all(bytes).with_context(written)?;
    keep_rights(&place, &file).with_context(written)?;
    file.as_file().sync_all().with_context(written)?;
    file.persist(&place).with_context(written)?;
    Ok(())
}

/// The same by way of a file whose name is always the same, for files that several runs write: what a killed run left
/// is taken away by the next, and never followed where it is a link.
pub(crate) fn beside(path: &Path, new: &Path, bytes: &[u8]) -> Result<()> {
    let written = || format!("write {}", path.display());
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut file = fresh(&place, new)?;
    file.write_all(bytes).with_context(written)?;
    if let Ok(metadata) = place.metadata() {
        file.set_permissions(metadata.permissions()).with_context(written)?;
    }
    file.sync_all().with_context(written)?;
    std::fs::rename(new, &place).with_context(written)
}

/// Writes a file that was not there, with the folders on its way. One that came about in the meantime stays.
pub(crate) fn new(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = || format!("write {}", path.display());
    folders(path)?;
    let mut file = File::options().write(true).create_new(true).open(path).with_context(written)?;
    file.write_all(bytes).with_context(written)
}

/// Makes the folders on the way to a file.
pub(crate) fn folders(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

/// Fails where [`beside`] would.
pub(crate) fn try_beside(path: &Path, new: &Path) -> Result<()> {
    drop(fresh(path, new)?);
    std::fs::remove_file(new).with_context(|| format!("write {}", path.display()))
}

/// A new file at `new` that is to take the place of the one at `place`.
fn fresh(place: &Path, new: &Path) -> Result<File> {
    writable(place)?;
    drop(std::fs::remove_file(new));
    let file = File::options().write(true).create_new(true).open(new);
    file.with_context(|| format!("write {}", place.display()))
}

/// Moves a file of the course. Folders on the way are made, and those that are empty then go.
pub(crate) fn rename(root: &Path, old: &str, new: &str) -> std::io::Result<()> {
    let place = root.join(new);
    std::fs::create_dir_all(place.parent().unwrap_or(root))?;
    if !move_tracked(root, old, new) {
        std::fs::rename(root.join(old), place)?;
    }
    for folder in Path::new(old).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
        // It fails where something is left in it, and that is right.
        if std::fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

/// A note is for whom it was before; a new file for whom the system makes new files.
fn keep_rights(place: &Path, file: &NamedTempFile) -> std::io::Result<()> {
    match place.metadata() {
        Ok(metadata) => file.as_file().set_permissions(metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// A temporary file is for its owner only, unless it is made otherwise; the system takes away what it takes from others.
#[cfg(unix)]
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let rights = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(rights).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}
