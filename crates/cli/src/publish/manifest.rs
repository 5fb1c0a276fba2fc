//! The list of files that an export wrote: what of a folder is ours.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Its name. A folder that has it is an output, and loading leaves it out.
pub(super) const MANIFEST: &str = ".coursenotes.json";

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

    pub(super) fn add(&mut self, path: &str, source: Option<String>, bytes: &[u8]) {
        self.files.insert(path.to_owned(), Written { source, hash: hash(bytes) });
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

/// FNV-1a of 64 bits over words of eight bytes: it tells whether somebody changed a file, and guards against nobody.
pub(super) fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    let words = bytes.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    format!("{:016x}", words.fold(step(0xcbf2_9ce4_8422_2325, bytes.len() as u64), step))
}
