//! What git knows of the folder. Git itself is asked, so that worktrees, submodules and odd set-ups are its business.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Git's facts about a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Git {
    /// The top of the working tree.
    pub top: PathBuf,
    /// The way from the top to the root, with `/`; empty where both are one.
    pub prefix: String,
    /// Tracked and staged files below the root, with `/`. Absent while nothing is tracked yet.
    pub tracked: Option<BTreeSet<String>>,
    /// The address of the remote `origin`, or of the only one.
    pub remote: Option<String>,
    /// The branch that is checked out.
    pub branch: Option<String>,
    /// Git's own folder of this working tree.
    pub folder: PathBuf,
}

impl Git {
    /// Asks git about `root`; nothing where it is in no working tree or there is no git.
    pub(crate) fn ask(root: &Path) -> Option<Self> {
        // Cheaper than a process for the folders that git knows nothing of.
        root.ancestors().find(|folder| folder.join(".git").exists())?;
        // Git tells the way down too: its spelling of the top need not be the system's.
        let places = run(root, &["rev-parse", "--show-toplevel", "--show-prefix", "--absolute-git-dir"])?;
        let mut places = places.lines();
        let top = PathBuf::from(places.next()?);
        let prefix = places.next().unwrap_or_default().trim_end_matches('/').to_owned();
        let folder = PathBuf::from(places.next().unwrap_or_default());
        // The files of a submodule are there for everybody who clones with it.
        let files =
            run(root, &["ls-files", "-z", "--recurse-submodules"]).or_else(|| run(root, &["ls-files", "-z"]))?;
        let tracked: BTreeSet<String> = files.split_terminator('\0').map(str::to_owned).collect();
        Some(Self {
            top,
            prefix,
            folder,
            tracked: Some(tracked).filter(|files| !files.is_empty()),
            remote: remote(root),
            branch: run(root, &["symbolic-ref", "--quiet", "--short", "HEAD"]).map(|name| name.trim_end().to_owned()),
        })
    }
}

/// What of `paths` (from the root) has changes that are not committed, or isn't tracked; sorted. Of a repository in a
/// folder, git tells the folder only. Nothing where git can't be asked.
pub fn uncommitted(root: &Path, paths: &[&str]) -> Option<Vec<String>> {
    let status = run(root, &["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "."])?;
    let prefix = run(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let lines = status.split_terminator('\0').filter_map(|line| line.split_at_checked(3));
    let changed = lines.map(|(_, path)| path.strip_prefix(prefix.trim_end()).unwrap_or(path).trim_end_matches('/'));
    let holds = |changed: &str, path: &str| {
        path.strip_prefix(changed).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let changed = changed.filter(|changed| paths.iter().any(|path| holds(changed, path)));
    let mut changed: Vec<String> = changed.map(str::to_owned).collect();
    changed.sort_unstable();
    Some(changed)
}

/// The day on which each tracked file of `root` was last changed, as `2024-03-05`, by its path from the root.
///
/// Nothing where git can't be asked, nor in a clone that lacks the history: every file would seem to be as new as its
/// first commit.
pub fn last_changes(root: &Path) -> BTreeMap<String, String> {
    let mut changes = BTreeMap::new();
    let is_shallow = run(root, &["rev-parse", "--is-shallow-repository"]).is_none_or(|answer| answer.trim() != "false");
    if is_shallow {
        return changes;
    }
    // A day begins with NUL, which is in no path; the newest commit comes first and the first mention counts.
    let format = "--format=%x00%cs";
    let arguments = ["-c", "core.quotePath=off", "log", format, "--name-only", "--relative", "--no-renames", "--", "."];
    let log = run(root, &arguments).unwrap_or_default();
    for commit in log.split('\0').skip(1) {
        let mut lines = commit.lines();
        let day = lines.next().unwrap_or_default();
        for path in lines.filter(|line| !line.is_empty()) {
            changes.entry(path.to_owned()).or_insert_with(|| day.to_owned());
        }
    }
    changes
}

/// Moves a file by git, so that it stays tracked; whether git did. Its new folder must be there.
pub fn move_tracked(root: &Path, old: &str, new: &str) -> bool {
    run(root, &["ls-files", "--error-unmatch", "--", old]).is_some() && run(root, &["mv", "--", old, new]).is_some()
}

fn remote(root: &Path) -> Option<String> {
    let remotes = run(root, &["config", "--get-regexp", r"^remote\..*\.url$"])?;
    let urls: Vec<(&str, &str)> = remotes.lines().filter_map(|line| line.split_once(' ')).collect();
    let origin = urls.iter().find(|(key, _)| *key == "remote.origin.url");
    let only = if urls.len() == 1 { urls.first() } else { None };
    origin.or(only).map(|(_, url)| (*url).to_owned())
}

/// What git prints, where it succeeds.
pub(crate) fn run(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(root, arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The same for a command that reads `input`.
pub(crate) fn run_with_input(root: &Path, arguments: &[&str], input: &str) -> Option<Vec<u8>> {
    let pipes = (Stdio::piped(), Stdio::piped());
    let mut git = command(root, arguments).stdin(pipes.0).stdout(pipes.1).stderr(Stdio::null()).spawn().ok()?;
    let mut stdin = git.stdin.take()?;
    let input = input.to_owned();
    // Git answers while it is asked: written from here, both would wait for the other when a pipe is full.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = git.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then_some(output.stdout)
}

#[expect(clippy::disallowed_methods, reason = "this is the home of asking git")]
fn command(root: &Path, arguments: &[&str]) -> Command {
    // Another program's settings, such as a hook's `GIT_DIR`, would answer for another folder.
    let mut git = Command::new("git");
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"] {
        git.env_remove(variable);
    }
    git.arg("-C").arg(root).args(arguments);
    git
}
