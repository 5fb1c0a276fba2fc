//! What changed on the disk, collected until it is quiet, and what that means for the course.

use super::opened::Opened;
use super::watch::Watch;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long nothing may happen before a save counts as done. Editors write a file in one go; `git switch` takes its time.
const QUIET: Duration = Duration::from_millis(20);

/// The same where a note is gone or empty: some editors take it away and bring it again.
const DOUBT: Duration = Duration::from_millis(150);

/// A folder that never becomes quiet is looked at after that.
const LONGEST: Duration = Duration::from_millis(600);

/// Something that the disk tells.
#[derive(Debug)]
pub(super) enum Changed {
    /// These may be others, new or gone.
    Paths(Vec<PathBuf>),
    /// Nobody knows what.
    Anything,
}

/// All that changed since the course was read.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) paths: BTreeSet<PathBuf>,
    pub(super) anything: bool,
    /// When the first and the last were told.
    times: Option<(Instant, Instant)>,
}

/// What changes mean.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing for this course.
    Nothing,
    /// These notes say something else, and all the rest is as it was.
    Notes(BTreeSet<String>),
    /// The course has to be loaded again.
    Course,
}

impl Changes {
    #[expect(clippy::disallowed_methods, reason = "waiting for quiet is a matter of time")]
    pub(super) fn add(&mut self, changed: Changed) {
        let now = Instant::now();
        self.times = Some((self.times.map_or(now, |(first, _)| first), now));
        match changed {
            Changed::Paths(paths) => self.paths.extend(paths),
            Changed::Anything => self.anything = true,
        }
    }

    /// How long to wait yet; nothing where there is nothing to wait for.
    #[expect(clippy::disallowed_methods, reason = "waiting for quiet is a matter of time")]
    pub(super) fn wait(&self, opened: Option<&Opened>) -> Option<Duration> {
        let (first, last) = self.times?;
        let quiet = if opened.is_some_and(|opened| self.leave_doubt(opened)) { DOUBT } else { QUIET };
        Some((last + quiet).min(first + LONGEST).saturating_duration_since(Instant::now()))
    }

    fn leave_doubt(&self, opened: &Opened) -> bool {
        let is_note = |path: &Path| opened.path_of(path).is_some_and(|path| opened.is_note(&path));
        let is_doubtful = |path: &Path| path.metadata().map_or(true, |metadata| metadata.len() == 0);
        self.paths.iter().any(|path| is_note(path) && is_doubtful(path))
    }

    /// What they mean for a course. `foreign` are files that were seen and are no part of it.
    pub(super) fn meaning(&self, opened: &Opened, watch: &Watch, foreign: &BTreeSet<PathBuf>) -> Meaning {
        if self.anything {
            return Meaning::Course;
        }
        let mut notes = BTreeSet::new();
        for path in self.paths.iter().filter(|path| watch.follows(path) && !is_of_editor(path)) {
            if opened.is_of_git(path) {
                if opened.is_list_of_git(path) {
                    return Meaning::Course;
                }
                continue;
            }
            let Some(known) = opened.path_of(path) else { return Meaning::Course };
            if opened.is_note(&known) && path.is_file() {
                notes.insert(known);
            } else if opened.is_own(path) || opened.is_known(&known) {
                return Meaning::Course;
            } else if watch.is_folder(path) {
                // What happens in a folder is told of what is in it.
                if !path.is_dir() {
                    return Meaning::Course;
                }
            } else if path.symlink_metadata().is_ok() && !foreign.contains(path) {
                return Meaning::Course;
            }
        }
        if notes.is_empty() { Meaning::Nothing } else { Meaning::Notes(notes) }
    }
}

/// Files that editors keep beside a note while they work on it.
fn is_of_editor(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_vim = [".swp", ".swo", ".swx"].iter().any(|end| name.ends_with(end)) || name == "4913";
    let is_emacs = name.starts_with(".#") || name.starts_with('#') && name.ends_with('#');
    is_vim || is_emacs || name.ends_with('~') || name.starts_with(".~lock.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_editors_are_known() {
        for name in [".a.md.swp", "4913", ".#a.md", "#a.md#", "a.md~", ".~lock.a.odt#"] {
            assert!(is_of_editor(Path::new(name)), "{name}");
        }
        for name in ["a.md", "#a.md", "a~b.md", ".gitignore", "swp"] {
            assert!(!is_of_editor(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn the_disk_is_left_to_become_quiet() {
        let mut changes = Changes::default();
        assert_eq!(changes.wait(None), None);
        changes.add(Changed::Paths(vec!["a.md".into()]));
        assert!(changes.wait(None).is_some_and(|wait| wait <= QUIET));
    }
}
