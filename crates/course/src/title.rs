//! A note's title: what lists and next links show.

use crate::path;
use coursenotes_parser::Note;

/// Headings that lead about instead of naming the note; real notes begin with them.
const NAVIGATION: &[&str] =
    &["home", "back", "back to home", "table of contents", "table of content", "contents", "toc", "index"];

/// The title: front matter, else the first `#` heading, else the first heading, else the file's name made readable.
pub(crate) fn title(note: &Note, file_path: &str) -> String {
    let metadata = note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    if let Some(title) =
        metadata.and_then(|metadata| metadata.title.as_deref()).filter(|title| !title.trim().is_empty())
    {
        return title.trim().to_owned();
    }
    let named = || note.headings.iter().filter(|heading| !is_navigation(&heading.text));
    let heading = named().find(|heading| heading.level == 1).or_else(|| named().next());
    match heading {
        Some(heading) => heading.text.to_string(),
        None => from_name(file_path),
    }
}

fn is_navigation(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.is_empty() || NAVIGATION.contains(&words.as_str())
}

/// `class-04b.md` becomes "Class 04b"; a README takes its folder's name.
fn from_name(file_path: &str) -> String {
    let stem = match path::stem(file_path) {
        stem if stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index") => {
            path::name(path::folder(file_path))
        }
        stem => stem,
    };
    let stem = if stem.is_empty() { path::stem(file_path) } else { stem };
    let words = stem.replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => file_path.to_owned(),
    }
}
