//! What git tells of the state of the notes, for an export: the commit, its time, and who wrote them.

use crate::git::run;
use std::collections::BTreeMap;
use std::path::Path;

/// The notes at a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The commit's full name.
    pub commit: String,
    /// When it was made, in seconds since 1970.
    pub time: i64,
    /// Whether files below the root have changes that are not in it.
    pub is_changed: bool,
    /// Who wrote what lies below the root, most commits first; programs are left out.
    pub authors: Vec<String>,
}

impl Edition {
    /// Asks git about `root`; nothing where it knows no commit. Of a shallow clone only the authors that it has are named.
    pub fn ask(root: &Path) -> Option<Self> {
        let head = run(root, &["log", "-1", "--format=%H %ct"])?;
        let (commit, time) = head.trim().split_once(' ')?;
        let status = run(root, &["status", "--porcelain", "--untracked-files=no", "--", "."])?;
        Some(Self {
            commit: commit.to_owned(),
            time: time.parse().ok()?,
            is_changed: !status.trim().is_empty(),
            authors: authors(&run(root, &["log", "--format=%aN%x00%aE", "--", "."])?),
        })
    }
}

/// Names by number of commits; two addresses of one name are one person.
fn authors(log: &str) -> Vec<String> {
    let mut commits: BTreeMap<&str, usize> = BTreeMap::new();
    for line in log.lines() {
        let (name, address) = line.split_once('\0').unwrap_or((line, ""));
        let is_program = name.ends_with("[bot]") || address.contains("[bot]@") || name == "GitHub Action";
        if !name.trim().is_empty() && !is_program {
            *commits.entry(name.trim()).or_default() += 1;
        }
    }
    let mut names: Vec<(&str, usize)> = commits.into_iter().collect();
    names.sort_by_key(|(_, commits)| std::cmp::Reverse(*commits));
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::authors;

    #[test]
    fn people_are_named_by_their_commits() {
        let log = "Grace\0g@example.org\nAda\0a@example.org\nAda\0ada@example.org\ndependabot[bot]\0x@example.org\n\
                   Zed\0zed[bot]@users.example.org\n";
        assert_eq!(authors(log), ["Ada", "Grace"]);
    }
}
