//! Groups: the notes of one folder, in reading order, under the page of that folder.

use coursenotes_course::{Course, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeMap;

/// The notes of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The folder; empty for the root.
    pub(super) folder: String,
    /// The title of its page, else its name made readable; empty for the folder that the course begins in.
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
    let first = course.home.map_or("", |home| course.folder(home));
    for note in notes {
        let folder = course.folder(*note);
        let place = *places.entry(folder).or_insert_with(|| {
            let title = if folder == first { String::new() } else { title(folder) };
            groups.push(Group { folder: folder.to_owned(), title, page: None, notes: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        if !group.title.is_empty() && page(course, folder) == Some(*note) {
            group.page = Some(*note);
            course.name(*note).clone_into(&mut group.title);
        } else {
            group.notes.push(*note);
        }
    }
    tell_apart(&mut groups);
    // A stable sort: the others keep their order.
    groups.sort_by_key(|group| !group.title.is_empty());
    groups
}

/// The page that introduces a folder: its README, or a note of the same name, as `trees/trees.md`.
fn page(course: &Course, folder: &str) -> Option<FileId> {
    let same = || course.find(&format!("{folder}/{}.md", path::name(folder)));
    course.page(folder).or_else(same)
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
    letters.next().map_or_else(|| folder.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
