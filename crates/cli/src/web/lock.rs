//! `links.lock` on disk: read, changed and written with nobody in between.

use crate::terminal;
use anyhow::{Context, Result, bail};
use coursenotes_course::{RECORD_NAME, Record, RecordError, read_record};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Changes the record of the course in `root`, and gives it as it is then.
///
/// Two runs at once wait for each other here, so that neither loses what the other wrote. A reader, or a run that is
/// killed, finds the old file or the new one.
pub(crate) fn update(root: &Path, change: impl FnOnce(&mut Record)) -> Result<Record> {
    let _lock = lock(root);
    let before = match read_record(root) {
        Ok(record) => record,
        Err(RecordError::Unreadable(error)) => bail!("read {}: {error}", root.join(RECORD_NAME).display()),
        Err(error) => {
            set_aside(root, &error)?;
            Record::default()
        }
    };
    let mut record = before.clone();
    change(&mut record);
    if record != before {
        write(root, &record)?;
    }
    Ok(record)
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
    let file = File::create(root.join(format!("{RECORD_NAME}.busy"))).ok()?;
    file.lock().ok().map(|()| file)
}

/// Writes beside the file and puts it there in one step. The name is always the same, under the lock: what a killed run
/// left is written over by the next.
fn write(root: &Path, record: &Record) -> Result<()> {
    let path = root.join(RECORD_NAME);
    let written = || format!("write {}", path.display());
    let new = root.join(format!("{RECORD_NAME}.new"));
    let mut file = File::create(&new).with_context(written)?;
    file.write_all(record.to_text().as_bytes()).with_context(written)?;
    file.sync_all().with_context(written)?;
    fs::rename(&new, &path).with_context(written)
}

/// Keeps a file that can't be read under another name, and says so.
fn set_aside(root: &Path, error: &RecordError) -> Result<()> {
    let mut free = format!("{RECORD_NAME}.damaged");
    let mut number = 1;
    while root.join(&free).exists() {
        number += 1;
        free = format!("{RECORD_NAME}.damaged-{number}");
    }
    let kept = || format!("set {RECORD_NAME} aside as {free}");
    fs::rename(root.join(RECORD_NAME), root.join(&free)).with_context(kept)?;
    terminal::complain(&format!("warning: {error}; it is kept as {free}, and a new one begins"));
    Ok(())
}
