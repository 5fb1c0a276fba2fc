//! What makes a finding the same one after lines were added above it.

use crate::{Diagnostic, Sources, fnv1a};
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
        // A byte that no text holds keeps the parts apart.
        let hash = fnv1a([diagnostic.rule, path, marked].iter().flat_map(|part| part.bytes().chain([0xff])));
        let number = self.seen.entry(hash).or_default();
        *number += 1;
        format!("{hash:016x}:{number}")
    }
}
