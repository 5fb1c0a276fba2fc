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
    /// Whether the note isn't ready to be shown: `draft: true`.
    #[serde(deserialize_with = "is_said")]
    pub draft: bool,
    /// Rules that are not to speak of this note.
    #[serde(rename = "coursenotes-ignore")]
    pub ignore: Names,
}

/// `true`, and what people write for it. Anything else is no: a key that another tool reads must not break the rest.
fn is_said<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Said {
        Flag(bool),
        Word(String),
        Other(serde::de::IgnoredAny),
    }
    Ok(match Said::deserialize(deserializer)? {
        Said::Flag(flag) => flag,
        Said::Word(word) => ["true", "yes", "on"].iter().any(|one| word.eq_ignore_ascii_case(one)),
        Said::Other(_) => false,
    })
}

/// One name, several, or several with the reason for each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// `name`
    One(String),
    /// `[name, name]`
    Several(Vec<String>),
    /// `{ name: reason }`
    Reasons(std::collections::BTreeMap<String, String>),
}

impl Default for Names {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Names {
    /// The names, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let (one, several, reasons) = match self {
            Self::One(name) => (Some(name), None, None),
            Self::Several(names) => (None, Some(names), None),
            Self::Reasons(reasons) => (None, None, Some(reasons)),
        };
        let several = several.into_iter().flatten();
        one.into_iter().chain(several).chain(reasons.into_iter().flat_map(|reasons| reasons.keys())).map(String::as_str)
    }
}

/// The length of the front matter that `body` begins with; 0 where it has none.
///
/// The reader would find such a block between any two `---` lines of a note; GitHub and the site builders do at the very
/// start only. A first line that names no key is a thematic break and prose, not front matter.
pub(crate) fn length(body: &str) -> usize {
    let Some(first) = body.lines().next().filter(|line| line.trim_end() == "---") else { return 0 };
    let mut end = first.len() + line_end(&body[first.len()..]);
    let mut has_key = false;
    for line in body[end..].split_inclusive('\n') {
        end += line.len();
        let words = line.trim_end();
        if matches!(words, "---" | "...") {
            return if has_key { end } else { 0 };
        }
        let is_comment = words.is_empty() || words.starts_with('#');
        if !has_key && !is_comment {
            let key = words.split(':').next().unwrap_or_default();
            let named = key.len() < words.len() && !key.trim().is_empty() && !key.contains(['*', '[', '`', '/']);
            if !named {
                return 0;
            }
            has_key = true;
        }
    }
    0
}

fn line_end(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
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
