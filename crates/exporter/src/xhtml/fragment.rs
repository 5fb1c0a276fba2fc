//! What a link names behind its `#`: a place in a note, found in the ways in which loading finds it.

use coursenotes_course::path;
use coursenotes_parser::{Note, slug};

/// What stands behind the `#` of a destination.
pub(crate) fn raw_fragment(destination: &str) -> Option<&str> {
    let (_, fragment) = destination.split_once('#')?;
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    (!fragment.is_empty()).then_some(fragment)
}

/// The anchor in a note that a written fragment means: in Obsidian `[[Trees#The root]]` names a heading by its words.
pub(crate) fn anchor(note: &Note, written: &str) -> Option<String> {
    let name = path::decode(written);
    let name = name.strip_prefix("user-content-").unwrap_or(&name);
    let heading = name.rsplit('#').next().unwrap_or(name);
    let spellings = [name.to_owned(), name.to_lowercase(), slug(heading)];
    // A heading without a letter has an anchor without one, and no id.
    spellings.into_iter().find(|anchor| !anchor.is_empty() && note.has_anchor(anchor))
}
