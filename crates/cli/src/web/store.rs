//! `links.lock` on disk: read, changed and written with nobody in between.

use crate::{terminal, write};
use anyhow::{Context, Result};
use coursenotes_course::{RECORD_NAME, Record, Salvage, read_record};
use std::fs::{self, File};
use std::path::Path;

/// Changes the record of the course in `root`, and gives it as it is then.
///
/// Two runs at once wait for each other here, so that neither loses what the other wrote. A reader, or a run that is
/// killed, finds the old file or the new one.
pub(crate) fn update(root: &Path, change: impl FnOnce(&mut Record)) -> Result<Record> {
    let _lock = lock(root);
    let Salvage { record: before, trouble } = read_record(root);
    let path = root.join(RECORD_NAME);
    if let Some(trouble) = &trouble {
        set_aside(root, trouble)?;
    }
    let mut record = before.clone();
    change(&mut record);
    if record != before || trouble.is_some() && !record.is_empty() {
        write::beside(&path, &root.join(format!("{RECORD_NAME}.new")), record.to_text().as_bytes())?;
    }
    Ok(record)
}

/// Fails where the record can't be written: better said before ten minutes of asking than after.
pub(crate) fn try_out(root: &Path) -> Result<()> {
    let _lock = lock(root);
    write::try_beside(&root.join(RECORD_NAME), &root.join(format!("{RECORD_NAME}.new")))
}

/// Waits until no other run of this program changes the record. Where the system has no such locks, as on some network
/// drives, the work goes on without.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the folder itself is what runs of this program meet at")]
fn lock(root: &Path) -> Option<File> {
    // A lock on the folder leaves nothing behind, whatever becomes of the process.
    let folder = File::open(root).ok()?;
    folder.lock().ok().map(|()| folder)
}

#[cfg(not(unix))]
fn lock(root: &Path) -> Option<File> {
    let file = File::options().create(true).append(true).open(root.join(format!("{RECORD_NAME}.busy"))).ok()?;
    file.lock().ok().map(|()| file)
}

/// Keeps a file that can't be read as a whole under another name, and says so.
fn set_aside(root: &Path, trouble: &str) -> Result<()> {
    let mut free = format!("{RECORD_NAME}.damaged");
    let mut number = 1;
    while root.join(&free).symlink_metadata().is_ok() {
        number += 1;
        free = format!("{RECORD_NAME}.damaged-{number}");
    }
    let kept = || format!("keep {RECORD_NAME}, which {trouble}, as {free}");
    fs::rename(root.join(RECORD_NAME), root.join(&free)).with_context(kept)?;
    terminal::complain(&format!(
        "warning: {RECORD_NAME} {trouble}; it is kept as {free}, and what could be read of it goes on"
    ));
    Ok(())
}
