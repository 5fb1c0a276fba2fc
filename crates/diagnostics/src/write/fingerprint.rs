//! What makes a finding the same one after lines were added above it.

use crate::Diagnostic;
use crate::Sources;
use std::collections::HashMap;

/// Fingerprints of findings, asked for in report order.
///
/// A fingerprint is made of rule, path, marked text, and the how manieth of these it is; it does not depend on the line.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, usize>,
}

impl Fingerprints {
    pub(super) fn next(&mut self, diagnostic: &Diagnostic, path: &str, sources: &dyn Sources) -> String {
        let text = sources.text(diagnostic.span.file);
        let marked = text.get(diagnostic.span.range()).unwrap_or_default();
        let hash = hash([diagnostic.rule, path, marked]);
        let number = self.seen.entry(hash).or_default();
        *number += 1;
        format!("{hash:016x}:{number}")
    }
}

/// FNV-1a, 64 bits: the hash of the standard library may change with its version, and this one never does.
fn hash(parts: [&str; 3]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    // A byte that no text holds keeps the parts apart.
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
