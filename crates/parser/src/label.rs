//! When two reference labels are the same.

use unicase::UniCase;

/// A label in the form that is compared: case folded, blanks collapsed (`CommonMark` 0.31.2, section 4.7, "matches").
pub(crate) fn normalize_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    UniCase::new(words.join(" ")).to_folded_case()
}
