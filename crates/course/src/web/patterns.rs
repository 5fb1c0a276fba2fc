//! Addresses that are left out.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// Patterns of addresses, in which `*` stands for anything.
#[derive(Clone, Debug, Default)]
pub struct WebPatterns(GlobSet);

/// A pattern that means nothing.
#[derive(Debug, thiserror::Error)]
#[error("the pattern `{pattern}` of addresses: {error}")]
pub struct WebPatternError {
    pattern: String,
    error: globset::Error,
}

impl WebPatterns {
    /// Reads patterns.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p String>) -> Result<Self, WebPatternError> {
        let mut builder = GlobSetBuilder::new();
        for pattern in patterns {
            let glob = Glob::new(pattern).map_err(|error| WebPatternError { pattern: pattern.clone(), error })?;
            builder.add(glob);
        }
        let all = builder.build().map_err(|error| WebPatternError { pattern: "all together".to_owned(), error })?;
        Ok(Self(all))
    }

    /// Whether one of them fits the address.
    pub fn has(&self, address: &str) -> bool {
        self.0.is_match(address)
    }
}
