//! A note's title: what lists and next links show.

use crate::path;
use coursenotes_parser::{Dialect, Heading, NodeId, NodeKind, Note};

/// Headings that lead about instead of naming the note; real notes begin with them.
const NAVIGATION: &[&str] = &[
    "home",
    "homepage",
    "home page",
    "main page",
    "go home",
    "back",
    "go back",
    "back home",
    "back to home",
    "go back home",
    "return home",
    "return to home",
    "back to the home page",
    "back to homepage",
    "back to main page",
    "back to readme",
    "table of contents",
    "table of content",
    "contents",
    "toc",
    "index",
];

/// Blocks at the start of a note among which a line in bold stands for a title.
const FIRST: usize = 4;

/// How long such a line may be.
const LINE: usize = 80;

/// The title: front matter, else the first `#` heading, else the first heading, else a line in bold at the start, else the
/// file's name made readable. A heading that leads home names no note but the home page.
///
/// In Obsidian a note is called as its file is, for its first heading is that of a part; unless it has one title above all.
pub(crate) fn title(note: &Note, file_path: &str, dialect: &Dialect) -> String {
    let metadata = note.front_matter.as_ref().and_then(|front| front.metadata.as_ref().ok());
    if let Some(title) =
        metadata.and_then(|metadata| metadata.title.as_deref()).filter(|title| !title.trim().is_empty())
    {
        return title.trim().to_owned();
    }
    let named = || note.headings.iter().filter(|heading| !is_navigation(&heading.text));
    let is_home = !file_path.contains('/') && path::is_page(file_path);
    let any = || note.headings.iter().find(|heading| is_home && !heading.text.trim().is_empty());
    let any = || any().map(|heading| heading.text.to_string());
    if dialect.wikilinks {
        let is_title = |heading: &&Heading| heading.level == 1 && named().filter(|one| one.level == 1).count() == 1;
        let title = named().next().filter(is_title).map(|heading| heading.text.to_string());
        return title.or_else(any).unwrap_or_else(|| name_of(file_path).to_owned());
    }
    let heading = named().find(|heading| heading.level == 1).or_else(|| named().next());
    let words = heading.map(|heading| heading.text.to_string()).or_else(|| bold_line(note));
    words.or_else(any).unwrap_or_else(|| from_name(file_path))
}

/// A line at the start that is bold as a whole, as some write a title.
fn bold_line(note: &Note) -> Option<String> {
    let mut block = NodeId(0);
    for _ in 0..FIRST {
        let (_, node) = note.walk().nth(block.index())?;
        let first = NodeId(block.0 + 1);
        let is_bold = node.kind == NodeKind::Paragraph
            && first < node.next
            && note.node(first).kind == NodeKind::Strong
            && note.node(first).next == node.next;
        let words = if is_bold { note.plain_text(block).trim().to_owned() } else { String::new() };
        if is_bold && !is_navigation(&words) && words.chars().count() <= LINE && !words.contains('\n') {
            return Some(words);
        }
        block = node.next;
    }
    None
}

/// Whether a heading leads about instead of naming its note: "Back to Home".
pub fn is_navigation(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.is_empty() || NAVIGATION.contains(&words.as_str())
}

/// `class-04b.md` becomes "Class 04b"; a README takes its folder's name.
pub(crate) fn from_name(file_path: &str) -> String {
    let words = name_of(file_path).replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => file_path.to_owned(),
    }
}

/// The name of a file without its extension; a README has its folder's.
fn name_of(file_path: &str) -> &str {
    let stem = path::stem(file_path);
    let folder = path::name(path::folder(file_path));
    if path::is_page(file_path) && !folder.is_empty() { folder } else { stem }
}
