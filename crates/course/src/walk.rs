//! One walk of the folder: every file that git would not ignore.

use crate::Git;
use ignore::{DirEntry, WalkBuilder};
use std::path::{Path, PathBuf};

/// Folders that are never looked into: git's own, what tools install, and our own default output.
pub(crate) const SKIPPED: &[&str] = &[".git", "node_modules", "_site"];

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) is_symlink: bool,
}

/// Lists the files in `root`, sorted, and the folders that can't be read with the reason.
///
/// `.gitignore` counts with or without git; that of folders above the root only `within_git`.
pub(crate) fn walk(root: &Path, within_git: bool) -> (Vec<Found>, Vec<(String, String)>) {
    let mut found = Vec::new();
    let mut unreadable = Vec::new();
    let output = format!("{}.epub", root.file_name().unwrap_or_default().to_string_lossy());
    for entry in builder(root, within_git).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
                let path = path_from(root, entry.path());
                if let Some(path) = path.filter(|path| is_file && *path != output) {
                    found.push(Found { path, is_symlink: entry.path_is_symlink() });
                }
            }
            Err(error) => unreadable.push((error_path(&error, root), reason(&error))),
        }
    }
    found.sort_unstable();
    (found, unreadable)
}

/// The folders in `root` that loading looks into, the root too; for whoever waits for changes.
pub fn folders(root: &Path, git: Option<&Git>) -> Vec<PathBuf> {
    let within_git = git.is_some_and(|git| !git.prefix.is_empty());
    let entries = builder(root, within_git).build().filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir()));
    folders.map(DirEntry::into_path).collect()
}

fn builder(root: &Path, within_git: bool) -> WalkBuilder {
    let mut builder = WalkBuilder::new(root);
    builder.hidden(false).ignore(false).git_global(false).require_git(false).parents(within_git);
    builder.filter_entry(|entry| !skipped(entry));
    builder
}

fn skipped(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    is_folder && entry.depth() > 0 && (SKIPPED.iter().any(|name| entry.file_name() == *name) || is_output(entry))
}

/// Whether an export wrote the folder, wherever that is, or is writing it.
fn is_output(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.path().join(".coursenotes.json").exists()
        || name.ends_with(".coursenotes-new")
        || name.ends_with(".coursenotes-old")
}

/// The path below `root` with `/`; a name that isn't Unicode keeps its readable part.
fn path_from(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// What the system says, without the path and the number.
fn reason(error: &ignore::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), crate::read::reason)
}

fn error_path(error: &ignore::Error, root: &Path) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => path_from(root, path).unwrap_or_default(),
        ignore::Error::WithDepth { err, .. } => error_path(err, root),
        _ => String::new(),
    }
}
