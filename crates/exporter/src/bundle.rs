//! What an export holds: files in memory, and files of the course to copy.

use coursenotes_diagnostics::FileId;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of a site or a book, sorted by path.
///
/// A path is relative, with `/`. Two that differ in upper and lower case only are one file on Windows and macOS, so a
/// bundle takes the first of them only.
///
/// ```
/// use coursenotes_exporter::{Bundle, Content};
///
/// let mut bundle = Bundle::default();
/// bundle.insert("class-01.html", Content::Bytes(b"<html/>".to_vec())).unwrap();
/// assert!(bundle.insert("Class-01.html", Content::Bytes(Vec::new())).is_err());
/// assert!(bundle.insert("../class-01.html", Content::Bytes(Vec::new())).is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// By the path in lower case.
    files: BTreeMap<String, (String, Content)>,
}

/// What a file of a bundle holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These texts, one behind the other. A page with the whole course is as long as all others together; in pieces it
    /// is made of what is there, and nobody needs to hold it a second time.
    Pieces(Vec<Arc<str>>),
    /// Those of a file of the course, which is read when the bundle is published.
    Asset(FileId),
}

impl Content {
    /// What is in memory of it, in order; nothing of a file of the course.
    pub fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let (whole, pieces): (Option<&[u8]>, &[Arc<str>]) = match self {
            Self::Bytes(bytes) => (Some(bytes), &[]),
            Self::Pieces(pieces) => (None, pieces),
            Self::Asset(_) => (None, &[]),
        };
        whole.into_iter().chain(pieces.iter().map(|piece| piece.as_bytes()))
    }

    /// All of it as one; nothing of a file of the course.
    ///
    /// ```
    /// use coursenotes_exporter::Content;
    ///
    /// let content = Content::Pieces(vec!["<p>".into(), "text".into(), "</p>".into()]);
    /// assert_eq!(content.bytes().as_deref(), Some(&b"<p>text</p>"[..]));
    /// ```
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Bytes(bytes) => Some(Cow::Borrowed(bytes)),
            Self::Pieces(_) => Some(Cow::Owned(self.pieces().flatten().copied().collect())),
            Self::Asset(_) => None,
        }
    }
}

/// Why a bundle doesn't take a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// There is one of that name.
    #[error("write `{path}`: `{taken}` is there")]
    Taken {
        /// The path that was asked for.
        path: String,
        /// The path that is there.
        taken: String,
    },
    /// It would lie outside of the folder, or nowhere.
    #[error("write `{0}`: it is no path inside of a folder")]
    Outside(String),
}

impl Bundle {
    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, content: Content) -> Result<(), BundleError> {
        let path = path.into();
        if path.contains(['\\', '\0']) || path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err(BundleError::Outside(path));
        }
        let key = path.to_lowercase();
        if let Some((taken, _)) = self.files.get(&key) {
            return Err(BundleError::Taken { path, taken: taken.clone() });
        }
        self.files.insert(key, (path, content));
        Ok(())
    }

    /// The file of exactly this path.
    pub fn get(&self, path: &str) -> Option<&Content> {
        let (found, content) = self.files.get(&path.to_lowercase())?;
        (found == path).then_some(content)
    }

    /// Every file, sorted by path without regard to upper and lower case.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.files.values().map(|(path, content)| (path.as_str(), content))
    }
}
