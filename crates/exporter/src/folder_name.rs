//! What a folder without a page of its own is called.

use coursenotes_course::path;

/// The name made readable: `code-401` becomes "Code 401".
pub(crate) fn folder_name(folder: &str) -> String {
    let words = path::name(folder).replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| folder.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
