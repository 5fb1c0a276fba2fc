//! Groups: the notes of one folder, in reading order, under the page of that folder.

use coursenotes_course::{Course, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeMap;

/// The notes of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The folder; empty for the root.
    pub(super) folder: String,
    /// The title of its page, else its name made readable; empty for the root.
    pub(super) title: String,
    /// Its README or index page, which is not in `notes`.
    pub(super) page: Option<FileId>,
    /// In reading order, the home page first.
    pub(super) notes: Vec<FileId>,
}

/// Groups in the order in which reading comes to them, the root first: its notes have no heading of their own.
pub(super) fn groups(course: &Course, notes: &[FileId]) -> Vec<Group> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for note in notes {
        let folder = course.folder(*note);
        let place = *places.entry(folder).or_insert_with(|| {
            groups.push(Group { folder: folder.to_owned(), title: title(folder), page: None, notes: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        let is_page = course.page(folder) == Some(*note) && course.home != Some(*note) && !folder.is_empty();
        if is_page {
            group.page = Some(*note);
            group.title = course.entry(*note).map(|entry| entry.title.clone()).unwrap_or_default();
        } else {
            group.notes.push(*note);
        }
    }
    tell_apart(&mut groups);
    // A stable sort: the others keep their order.
    groups.sort_by_key(|group| !group.folder.is_empty());
    groups
}

/// Folders of one name are named with the folder above: "Notes" of each week tells nothing.
fn tell_apart(groups: &mut [Group]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for group in groups.iter() {
        *counts.entry(group.title.clone()).or_default() += 1;
    }
    let above = |group: &Group| title(path::folder(&group.folder));
    for group in groups.iter_mut().filter(|group| group.page.is_none() && counts[&group.title] > 1) {
        let above = above(group);
        if !above.is_empty() {
            group.title = format!("{above}: {}", group.title);
        }
    }
}

/// `code-401` becomes "Code 401".
fn title(folder: &str) -> String {
    let words = path::name(folder).replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
