//! What git says of the notes as they were at a revision: which files differ, and their earlier texts.

use crate::Change;
use crate::git::{run, run_with_input};
use crate::index::MARKDOWN;
use crate::{path, read};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

/// How the course differs from an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What leads from the present files back to the earlier ones, by path from the root.
    pub changes: BTreeMap<String, Change>,
    /// Present paths of files that had another, by the earlier one.
    pub renamed: BTreeMap<String, String>,
    /// The lines (from 1) that are new or changed, by path.
    pub lines: BTreeMap<String, Vec<RangeInclusive<usize>>>,
}

/// Why git can't say it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// The folder is in no repository.
    #[error("--since asks git, and this folder is in no git repository")]
    NoRepository,
    /// A clone without history doesn't have it.
    #[error(
        "this clone has no history that reaches `{0}`; fetch it: git fetch --unshallow origin (in GitHub Actions: `fetch-depth: 0` under actions/checkout)"
    )]
    Shallow(String),
    /// Git knows the revision and can't tell what changed: a part of the history is missing or broken.
    #[error("git can't say what changed since `{0}`; run git status and git fsck, or fetch the whole history")]
    Git(String),
    /// No such revision.
    #[error("git knows no revision `{0}`; branches of the server are called like `origin/main`")]
    Unknown(String),
}

impl History {
    /// Asks git what changed in the course at `root` since `revision`: since both went different ways, where they did.
    /// What is not committed counts too. Of the old tree only notes that changed are read.
    ///
    /// # Errors
    ///
    /// No repository, no such revision, or a clone that is too shallow to know.
    pub fn since(root: &Path, revision: &str) -> Result<Self, HistoryError> {
        let base = base(root, revision)?;
        let mut history = Self::default();
        let mut notes: Vec<String> = Vec::new();
        let names = run(root, &["diff", "--name-status", "-z", "-M", "--relative", &base, "--", "."]);
        let broken = || HistoryError::Git(revision.to_owned());
        let names = names.ok_or_else(broken)?;
        let mut fields = names.split_terminator('\0');
        while let (Some(status), Some(first)) = (fields.next(), fields.next()) {
            match status.as_bytes().first() {
                Some(b'A') => history.gone(first),
                Some(b'R') => {
                    let Some(now) = fields.next() else { break };
                    history.gone(now);
                    history.renamed.insert(first.to_owned(), now.to_owned());
                    notes.push(first.to_owned());
                }
                _ => notes.push(first.to_owned()),
            }
        }
        let untracked = run(root, &["ls-files", "-z", "--others", "--exclude-standard"]);
        let untracked = untracked.ok_or_else(broken)?;
        for path in untracked.split_terminator('\0') {
            history.gone(path);
            history.lines.insert(path.to_owned(), vec![1..=usize::MAX]);
        }
        history.read_notes(root, &base, notes).ok_or_else(broken)?;
        history.read_lines(root, &base).ok_or_else(broken)?;
        Ok(history)
    }

    /// Whether a line (from 1) of a file is new or changed.
    pub fn is_changed(&self, path: &str, line: usize) -> bool {
        let Some(ranges) = self.lines.get(path) else { return false };
        let after = ranges.partition_point(|range| *range.start() <= line);
        after > 0 && ranges[after - 1].contains(&line)
    }

    fn gone(&mut self, path: &str) {
        self.changes.insert(path.to_owned(), Change::Gone);
    }

    /// The earlier texts of notes, all from one run of git.
    fn read_notes(&mut self, root: &Path, base: &str, files: Vec<String>) -> Option<()> {
        let is_note = |path: &String| MARKDOWN.contains(&path::extension(path).to_ascii_lowercase().as_str());
        let (notes, others): (Vec<String>, Vec<String>) = files.into_iter().partition(is_note);
        self.changes.extend(others.into_iter().map(|path| (path, Change::File)));
        let prefix = run(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
        let names: Vec<String> = notes.iter().map(|path| format!("{base}:{}{path}\n", prefix.trim_end())).collect();
        let output = run_with_input(root, &["cat-file", "--batch"], &names.concat())?;
        let mut rest = output.as_slice();
        for path in notes {
            let (bytes, after) = object(rest)?;
            rest = after;
            self.changes.insert(path, Change::Text(read::decode(bytes.to_vec()).0));
        }
        Some(())
    }

    /// The changed lines, from a difference without context.
    fn read_lines(&mut self, root: &Path, base: &str) -> Option<()> {
        // Whatever a person's own settings say, the form is this.
        let form = ["-U0", "-M", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/", "--relative"];
        let command = [&["-c", "core.quotePath=false", "diff"], &form[..], &[base, "--", "."]].concat();
        let difference = run(root, &command)?;
        let mut path = "";
        // A line that is taken away or added may look like a head itself: heads stand before the first hunk of a file.
        let mut is_head = true;
        for line in difference.lines() {
            if line.starts_with("diff --git ") {
                is_head = true;
            } else if let Some(name) = line.strip_prefix("+++ ").filter(|_| is_head) {
                path = name.trim_end().trim_matches('"').strip_prefix("b/").unwrap_or_default();
            } else if let Some(hunk) = line.strip_prefix("@@ ") {
                is_head = false;
                self.lines.entry(path.to_owned()).or_default().extend(added(hunk));
            }
        }
        Some(())
    }
}

/// The commit where the present and `revision` went different ways, or `revision` itself where they never met.
fn base(root: &Path, revision: &str) -> Result<String, HistoryError> {
    let is_shallow = match run(root, &["rev-parse", "--is-shallow-repository"]) {
        None => return Err(HistoryError::NoRepository),
        Some(answer) => answer.trim() == "true",
    };
    let commit =
        run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
    match commit {
        None if is_shallow => Err(HistoryError::Shallow(revision.to_owned())),
        None => Err(HistoryError::Unknown(revision.to_owned())),
        Some(commit) => match run(root, &["merge-base", commit.trim(), "HEAD"]) {
            Some(base) => Ok(base.trim().to_owned()),
            None if is_shallow => Err(HistoryError::Shallow(revision.to_owned())),
            None => Ok(commit.trim().to_owned()),
        },
    }
}

/// The first object in the output of `git cat-file --batch`, and what follows it: "name type size", the bytes, a line
/// end. Nothing for an object that is not there, whose line ends with "missing".
fn object(output: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = output.iter().position(|byte| *byte == b'\n')?;
    let header = std::str::from_utf8(&output[..end]).ok()?;
    let rest = &output[end + 1..];
    let size: usize = header.rsplit(' ').next()?.parse().ok()?;
    Some((rest.get(..size)?, rest.get(size + 1..)?))
}

/// The new lines in `-12,3 +14,2 @@ …`; none for a place where lines were only taken away.
fn added(hunk: &str) -> Option<RangeInclusive<usize>> {
    let new = hunk.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (start, count) = new.split_once(',').unwrap_or((new, "1"));
    let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
    (count > 0).then(|| start..=start + count - 1)
}
