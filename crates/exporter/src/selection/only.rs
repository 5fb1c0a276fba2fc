//! Patterns of paths: which notes are wanted.

use globset::{ErrorKind, GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths: `week-*.md`, `102/**`.
#[derive(Clone, Debug, Default)]
pub struct Only(Vec<(String, GlobSet)>);

/// A pattern that can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct OnlyError {
    /// The pattern.
    pub pattern: String,
    /// Where in it, in characters from 1; absent where nobody can tell.
    pub column: Option<usize>,
    /// What is wrong there.
    pub message: &'static str,
}

impl Only {
    /// Reads patterns; a `*` stays in its folder, and a folder's name stands for all in it.
    ///
    /// ```
    /// use coursenotes_exporter::selection::Only;
    ///
    /// let only = Only::new(["102", "week-*.md"]).expect("they are patterns");
    /// assert!(only.fits("102/read01.md") && only.fits("week-3.md"));
    /// assert!(!only.fits("201/read01.md") && !only.fits("201/week-3.md"));
    /// ```
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, OnlyError> {
        let set = |written: &str| {
            let pattern = written.trim_start_matches("./").trim_end_matches('/');
            let mut set = GlobSetBuilder::new();
            for pattern in [pattern.to_owned(), format!("{pattern}/**")] {
                set.add(GlobBuilder::new(&pattern).literal_separator(true).build()?);
            }
            Ok((written.to_owned(), set.build()?))
        };
        let read = |written: &str| set(written).map_err(|error: globset::Error| explain(written, error.kind()));
        patterns.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a note at this path is wanted.
    pub fn fits(&self, path: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|(_, set)| set.is_match(path))
    }

    /// The first pattern that fits none of these paths.
    pub(super) fn in_vain(&self, paths: &[&str]) -> Option<&str> {
        let is_vain = |(_, set): &&(String, GlobSet)| !paths.iter().any(|path| set.is_match(path));
        self.0.iter().find(is_vain).map(|(written, _)| written.as_str())
    }
}

/// What is wrong with a pattern, and where.
fn explain(pattern: &str, kind: &ErrorKind) -> OnlyError {
    let (at, message) = match kind {
        ErrorKind::UnclosedClass => (pattern.rfind('['), "this `[` has no `]`"),
        ErrorKind::InvalidRange(from, to) => (pattern.find(&format!("{from}-{to}")), "this range runs backwards"),
        ErrorKind::UnopenedAlternates => (pattern.rfind('}'), "this `}` has no `{`"),
        ErrorKind::UnclosedAlternates => (pattern.rfind('{'), "this `{` has no `}`"),
        ErrorKind::DanglingEscape => (pattern.rfind('\\'), "nothing stands behind this `\\`"),
        _ => (None, "this is no pattern of paths"),
    };
    let column = at.map(|at| pattern[..at].chars().count() + 1);
    OnlyError { pattern: pattern.to_owned(), column, message }
}
