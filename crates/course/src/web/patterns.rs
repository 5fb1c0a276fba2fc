//! Addresses that are left out.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// Patterns of addresses, in which `*` stands for anything. A host alone stands for all its addresses.
#[derive(Clone, Debug, Default)]
pub struct WebPatterns(GlobSet);

/// A pattern that means nothing.
#[derive(Debug, thiserror::Error)]
pub enum WebPatternError {
    /// There is nothing in it.
    #[error("an empty pattern of web addresses fits nothing; write a host, or an address with `*` in it")]
    Empty,
    /// It is too large, or the library can't read what was made of it.
    #[error("the pattern of web addresses `{0}` can't be used: {1}")]
    Unusable(String, globset::Error),
}

impl WebPatterns {
    /// Reads patterns.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p String>) -> Result<Self, WebPatternError> {
        let mut builder = GlobSetBuilder::new();
        for pattern in patterns {
            for form in forms(pattern.trim()).ok_or(WebPatternError::Empty)? {
                builder.add(Glob::new(&form).map_err(|error| WebPatternError::Unusable(pattern.clone(), error))?);
            }
        }
        let all = builder.build().map_err(|error| WebPatternError::Unusable("all together".to_owned(), error))?;
        Ok(Self(all))
    }

    /// Whether one of them fits the address.
    pub fn has(&self, address: &str) -> bool {
        self.0.is_match(address)
    }
}

/// What a pattern stands for, in the library's language, where `?`, brackets and braces would have meanings too.
fn forms(pattern: &str) -> Option<Vec<String>> {
    if pattern.is_empty() {
        return None;
    }
    let parts: Vec<String> = pattern.split('*').map(globset::escape).collect();
    let glob = parts.join("*");
    let is_whole = pattern.contains("://");
    let has_path = pattern.rsplit("://").next().is_some_and(|rest| rest.contains('/'));
    let start = if is_whole { "" } else { "{http,https}://" };
    let with = |end: &str| format!("{start}{glob}{end}");
    Some(if has_path { vec![with("")] } else { vec![with("/*"), with(":*/*"), with("")] })
}
