//! YAML at the start of a note.

use coursenotes_diagnostics::Span;
use serde::Deserialize;

/// The block between `---` lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The whole block, its lines of dashes included.
    pub span: Span,
    /// What it says; or why it can't be read.
    pub metadata: Result<Metadata, Box<str>>,
}

/// The keys that mean something to us; every other key is somebody else's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// The note's title.
    pub title: Option<String>,
}

impl FrontMatter {
    pub(crate) fn new(span: Span, source: &str) -> Self {
        let yaml = source.trim_start_matches('-').trim_end().trim_end_matches(['-', '.']);
        let metadata = match yaml.trim() {
            "" => Ok(Metadata::default()),
            _ => serde_saphyr::from_str(yaml).map_err(|error| error.to_string().into()),
        };
        Self { span, metadata }
    }
}
