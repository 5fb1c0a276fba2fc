//! The list of files that an export wrote: what of a folder is ours.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// Its name. A folder that has it is an output, and loading leaves it out.
pub(crate) const MANIFEST: &str = ".coursenotes.json";

/// The version of the list.
const VERSION: u32 = 1;

/// What an export wrote.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    /// By their path in the output.
    pub(super) files: BTreeMap<String, Written>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Written {
    /// The file of the course that it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// What was in it.
    pub(super) hash: String,
}

impl Manifest {
    /// That of a folder; nothing where it has none, or one that nobody can read.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let bytes = super::read(&folder.join(MANIFEST)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Whether a file of the folder is one of them. Where capitals are no difference, a note that is spelled anew keeps its
    /// page.
    pub(super) fn has(&self, path: &str, folder: &Path) -> bool {
        let place = |path: &str| folder.join(path).canonicalize().ok();
        let is_same = |key: &String| key.to_lowercase() == path.to_lowercase() && place(key) == place(path);
        self.files.contains_key(path) || self.files.keys().any(is_same)
    }

    pub(super) fn add(&mut self, path: &str, source: Option<String>, pieces: &[&[u8]]) {
        self.files.insert(path.to_owned(), Written { source, hash: hash(pieces) });
    }

    #[expect(clippy::disallowed_methods, reason = "the program writes what it exports")]
    pub(super) fn write(&mut self, folder: &Path) -> Result<()> {
        self.version = VERSION;
        let place = folder.join(MANIFEST);
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(&place, text).with_context(|| format!("write {}", place.display()))
    }
}

/// SHA-256, of which half is enough: it tells whether somebody changed a file.
pub(super) fn hash(pieces: &[&[u8]]) -> String {
    let digest = pieces.iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    format!("{digest:x}")[..32].to_owned()
}
