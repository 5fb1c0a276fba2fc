//! What only the outside knows. The questions come from a course; `probe` answers them; rules read the answers as data.

use std::collections::BTreeMap;

/// A path that the index doesn't hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DiskQuestion {
    /// The folder to start from, from the root; empty for the root.
    pub folder: String,
    /// The way from there, decoded.
    pub path: String,
}

/// What the disk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskAnswer {
    /// Something is there, inside the root: ignored by git, or an empty folder.
    Inside,
    /// Nothing is there.
    Missing,
    /// It leads out of the root, but not out of the repository that the course is a part of: GitHub shows it.
    Above,
    /// It leads out of the root, by `..` or by a symbolic link.
    Leaves,
}

/// All answers of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By question.
    pub disk: BTreeMap<DiskQuestion, DiskAnswer>,
}
