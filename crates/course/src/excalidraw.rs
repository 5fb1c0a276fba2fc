//! Drawings that a plugin of Obsidian keeps as Markdown: data, and nobody's words.
//!
//! Most are named `.excalidraw.md`. A vault may be set to name them like notes; then their front matter tells, by which
//! the plugin itself knows them.

use crate::assemble::Parts;
use crate::{FileKind, path};
use coursenotes_parser::Note;

/// Whether a file of this path is a drawing, whatever it holds.
pub(crate) fn is_named_so(path: &str) -> bool {
    path::stem(path).ends_with(".excalidraw")
}

/// Whether the front matter says that it is a drawing.
fn is_drawing(note: &Note) -> bool {
    let said = note.front_matter.as_ref().map_or("", |front| note.slice(front.span));
    said.lines().any(|line| line.starts_with("excalidraw-plugin:"))
}

/// Takes the drawings out of the notes: they stay files, to which links lead.
pub(crate) fn set_aside(parts: &mut Parts) {
    if !parts.entries.iter().any(|entry| is_drawing(&entry.note)) {
        return;
    }
    parts.entries.retain(|entry| {
        let is_drawing = is_drawing(&entry.note);
        if is_drawing {
            parts.files[entry.file.index()].kind = FileKind::Asset;
        }
        !is_drawing
    });
    for (number, entry) in (0..).zip(&parts.entries) {
        parts.files[entry.file.index()].kind = FileKind::Markdown(number);
    }
}
