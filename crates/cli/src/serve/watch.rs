//! The eye on the disk: which files were saved, by whatever way of saving.

use super::changes::Changed;
use super::question::Question;
use crate::terminal;
use anyhow::{Context, Result};
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Whether the system watches one folder at a time. Elsewhere one watch holds a folder with all that is in it.
const BY_FOLDER: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What is watched: only folders that loading looks into, so that an export, what git ignores, or thousands of packages
/// in `node_modules` neither cost anything nor make anybody wait.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    /// The folders that the system was asked to watch.
    asked: BTreeSet<PathBuf>,
    has_complained: bool,
}

impl Watch {
    pub(super) fn new(questions: Sender<Question>) -> Result<Self> {
        let tell = move |event: notify::Result<Event>| {
            if let Some(changed) = changed(event) {
                // Nobody listens any more only when the preview ends.
                drop(questions.send(Question::Changed(changed)));
            }
        };
        let watcher = notify::recommended_watcher(tell).context("watch the notes for changes")?;
        Ok(Self { watcher, folders: BTreeSet::new(), asked: BTreeSet::new(), has_complained: false })
    }

    /// Watches these folders from now on, and no others.
    pub(super) fn follow(&mut self, folders: BTreeSet<PathBuf>) {
        let wanted = if BY_FOLDER { folders.clone() } else { tops(&folders) };
        for gone in self.asked.difference(&wanted) {
            drop(self.watcher.unwatch(gone));
        }
        let mode = if BY_FOLDER { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        let new: Vec<PathBuf> = wanted.difference(&self.asked).cloned().collect();
        self.asked = wanted;
        for folder in new {
            if let Err(error) = self.watcher.watch(&folder, mode) {
                self.asked.remove(&folder);
                self.complain(&folder, &error);
            }
        }
        self.folders = folders;
    }

    /// Watches these folders too.
    pub(super) fn follow_too(&mut self, folders: Vec<PathBuf>) {
        self.follow(self.folders.iter().cloned().chain(folders).collect());
    }

    fn complain(&mut self, folder: &Path, error: &notify::Error) {
        // A folder that went meanwhile is no trouble, and one line is enough where the system has no more to give.
        if folder.is_dir() && !self.has_complained {
            self.has_complained = true;
            terminal::complain(&format!("warning: what changes in {} isn't seen: {error}", folder.display()));
        }
    }

    /// Forgets a folder that is gone with all in it: one of the same name is another folder.
    pub(super) fn forget(&mut self, gone: &Path) {
        let (watcher, asked) = (&mut self.watcher, &mut self.asked);
        asked.retain(|folder| {
            let stays = !folder.starts_with(gone);
            if !stays {
                drop(watcher.unwatch(folder));
            }
            stays
        });
        self.folders.retain(|folder| !folder.starts_with(gone));
    }

    /// Whether a place is one of the folders.
    pub(super) fn is_folder(&self, place: &Path) -> bool {
        self.folders.contains(place)
    }

    /// Whether a place is one of the folders, or lies right in one.
    pub(super) fn follows(&self, place: &Path) -> bool {
        self.is_folder(place) || place.parent().is_some_and(|folder| self.is_folder(folder))
    }
}

/// The folders that lie in none of the others.
fn tops(folders: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let is_top = |folder: &&PathBuf| folder.ancestors().skip(1).all(|above| !folders.contains(above));
    folders.iter().filter(is_top).cloned().collect()
}

/// What an event says; nothing for one that changes no file. That we read a file is such a one too.
fn changed(event: notify::Result<Event>) -> Option<Changed> {
    // Where the system can't say what changed, anything may have.
    let Ok(event) = event else { return Some(Changed::Anything) };
    if event.need_rescan() {
        return Some(Changed::Anything);
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Any
        | EventKind::Create(_)
        | EventKind::Remove(_)
        | EventKind::Other => Some(Changed::Paths(event.paths)),
        EventKind::Modify(kind) if !matches!(kind, ModifyKind::Metadata(_)) => Some(Changed::Paths(event.paths)),
        EventKind::Access(_) | EventKind::Modify(_) => None,
    }
}
