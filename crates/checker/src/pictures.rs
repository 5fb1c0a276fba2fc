//! The pictures of a course, each once.

use coursenotes_course::{Course, Entry, File};
use coursenotes_diagnostics::{FileId, Span};
use std::collections::BTreeSet;

/// Each picture file that a note shows, with the place where a reader meets it first: one file is one thing to mend.
pub(crate) fn in_reading_order(course: &Course) -> Vec<(&Entry, Span, &File)> {
    let mut seen: BTreeSet<FileId> = BTreeSet::new();
    let mut pictures = Vec::new();
    for entry in course.order.iter().filter_map(|note| course.entry(*note)) {
        for (link, target) in entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image) {
            let Some(file) = target.file().filter(|file| course.file(*file).picture.is_some()) else { continue };
            if seen.insert(file) {
                pictures.push((entry, link.destination.span, course.file(file)));
            }
        }
    }
    pictures
}
