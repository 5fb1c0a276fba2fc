//! The list of files that an export wrote: what of a folder is ours.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
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

/// FNV-1a of 64 bits over words of eight bytes: it tells whether somebody changed a file, and guards against nobody.
pub(super) fn hash(pieces: &[&[u8]]) -> String {
    let step =
        |hash: u64, word: [u8; 8]| (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    let mut hash = step(0xcbf2_9ce4_8422_2325, super::length(pieces).to_le_bytes());
    // A word may begin in one piece and end in another.
    let (mut word, mut filled) = ([0; 8], 0);
    for piece in pieces {
        let (head, rest) = piece.split_at(if filled == 0 { 0 } else { piece.len().min(8 - filled) });
        word[filled..filled + head.len()].copy_from_slice(head);
        filled += head.len();
        if filled == 8 {
            hash = step(hash, word);
            (word, filled) = ([0; 8], 0);
        }
        let (words, tail) = rest.as_chunks::<8>();
        hash = words.iter().fold(hash, |hash, word| step(hash, *word));
        word[filled..filled + tail.len()].copy_from_slice(tail);
        filled += tail.len();
    }
    if filled > 0 {
        hash = step(hash, word);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn pieces_have_the_hash_of_the_whole() {
        let text: Vec<u8> = (0..100).collect();
        for length in [0, 1, 7, 8, 9, 16, 100] {
            let whole = hash(&[&text[..length]]);
            for cut in 0..=length {
                let (one, rest) = text[..length].split_at(cut);
                let (two, three) = rest.split_at(rest.len() / 3);
                assert_eq!(hash(&[one, two, &[], three]), whole, "{length} cut at {cut}");
            }
        }
        assert_ne!(hash(&[&text[..8]]), hash(&[&text[1..9]]));
        assert_ne!(hash(&[b"a"]), hash(&[b"a\0"]));
    }
}
