//! The file that a report, a book or a baseline goes to.

use crate::write;
use anyhow::{Context, Result, anyhow, bail};
use coursenotes_course::{Course, Entry, RECORD_NAME};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// Says before the work why the file that an option names can't be written, where that shows already.
pub(crate) fn examine(option: &str, path: &Path) -> Result<()> {
    refuse_folder(option, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    refuse_file_as_folder(path)?;
    if !folder.is_dir() {
        bail!("there is no folder `{}` to write {} into", folder.display(), path.display());
    }
    Ok(())
}

/// A folder is no file to read or to write.
pub(crate) fn refuse_folder(option: &str, path: &Path) -> Result<()> {
    if path.is_dir() {
        bail!("{option} {} is a folder; name a file", path.display());
    }
    Ok(())
}

/// "a file", of what stands where a folder is wanted; nothing where none stands there, or a folder.
pub(crate) fn no_folder(path: &Path) -> Option<&'static str> {
    let metadata = path.symlink_metadata().ok().filter(|_| !path.is_dir())?;
    Some(if path.is_file() {
        "a file"
    } else if metadata.is_symlink() && !path.exists() {
        "a link that leads nowhere"
    } else {
        "no folder"
    })
}

/// Nothing can be written into a file as if it were a folder.
pub(crate) fn refuse_file_as_folder(path: &Path) -> Result<()> {
    let mut folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let there = folders.find(|folder| folder.symlink_metadata().is_ok());
    if let Some((file, what)) = there.and_then(|file| Some((file, no_folder(file)?))) {
        bail!("{} is {what}, so {} can't lie in it; name another place", file.display(), path.display());
    }
    Ok(())
}

/// Something else in the place of a note would be the end of the note.
pub(crate) fn refuse_note(course: &Course, path: &Path) -> Result<()> {
    let Ok(place) = path.canonicalize() else { return Ok(()) };
    if course.root.join(RECORD_NAME).canonicalize().is_ok_and(|record| record == place) {
        bail!("{} is the record of web addresses; name another file", path.display());
    }
    let is_note =
        |entry: &Entry| course.root.join(course.path(entry.file)).canonicalize().is_ok_and(|note| note == place);
    if course.entries().iter().any(is_note) {
        bail!("{} is a note of this course; name another file", path.display());
    }
    Ok(())
}

/// Puts `bytes` into the file, so that a reader finds the old file or the new one, and never a part.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let is_special = path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
    if !is_special {
        return write::whole(path, bytes).map_err(|error| {
            let is_denied = |cause: &(dyn std::error::Error + 'static)| {
                cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
            };
            if error.chain().any(is_denied) {
                return anyhow!(
                    "{} can't be written: its folder is read-only; name another with --output",
                    path.display()
                );
            }
            error
        });
    }
    // A pipe or a device such as /dev/null is written to: a file in its place would be a trap.
    let written = || format!("write {}", path.display());
    let mut file = OpenOptions::new().write(true).open(path).with_context(written)?;
    file.write_all(bytes).with_context(written)
}
