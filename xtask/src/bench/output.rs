//! What lies in a folder that was written: sizes, and which files a run touched.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

/// A file as it was found.
#[derive(PartialEq, Eq)]
pub(super) struct File {
    pub(super) written: SystemTime,
    pub(super) bytes: Vec<u8>,
}

/// The files below a folder, by their path in it.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<PathBuf, File>> {
    let mut files = BTreeMap::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).build() {
        let path = entry?.into_path();
        if path.is_file() {
            let written = path.metadata()?.modified()?;
            let bytes = fs::read(&path).with_context(|| format!("read {}", path.display()))?;
            files.insert(path.strip_prefix(folder)?.to_owned(), File { written, bytes });
        }
    }
    Ok(files)
}

/// The sum of their sizes in megabytes.
pub(super) fn megabytes<'f>(files: impl IntoIterator<Item = &'f File>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an output is far below 2^52 bytes")]
    let megabytes = files.into_iter().map(|file| file.bytes.len()).sum::<usize>() as f64 / 1e6;
    megabytes
}

/// What they are together after `gzip -9`, each for itself, as a server sends them: in megabytes.
pub(super) fn packed<'f>(files: impl IntoIterator<Item = &'f File>) -> Result<f64> {
    let mut packed = 0;
    for file in files {
        let mut gzip = Command::new("gzip")
            .args(["-9", "--no-name", "--stdout"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("start gzip")?;
        let mut input = gzip.stdin.take().context("gzip reads")?;
        // A shard is longer than a pipe holds, and gzip answers while it reads.
        let output = std::thread::scope(|scope| {
            let writes = scope.spawn(move || input.write_all(&file.bytes));
            let output = gzip.wait_with_output();
            writes.join().expect("writing doesn't panic").and(output)
        })?;
        packed += output.stdout.len();
    }
    #[expect(clippy::cast_precision_loss, reason = "an index is far below 2^52 bytes")]
    let megabytes = packed as f64 / 1e6;
    Ok(megabytes)
}

/// How many files a run touched, and how many of them are no longer what they were. The list that says what is ours is no
/// page, and is written with each.
pub(super) fn touched(before: &BTreeMap<PathBuf, File>, after: &BTreeMap<PathBuf, File>) -> (usize, usize) {
    let ours = |path: &&PathBuf| !path.to_string_lossy().starts_with(".coursenotes");
    let pairs = after.iter().filter(|(path, _)| ours(path)).map(|(path, file)| (before.get(path), file));
    let touched = pairs.filter(|(before, file)| before.is_none_or(|before| before.written != file.written));
    touched.fold((0, 0), |(all, changed), (before, file)| {
        (all + 1, changed + usize::from(before.is_none_or(|before| before.bytes != file.bytes)))
    })
}
