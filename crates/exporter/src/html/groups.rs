//! Groups: the notes of one folder, in reading order, under the page of that folder.

use crate::folder_name::folder_name;
use coursenotes_course::{Course, path};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// The notes of a folder; none, where it only holds other folders.
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
    /// How many of the folders that it lies in are shown.
    pub(super) level: usize,
}

/// Groups in the order in which reading comes to them, each below the folder that it lies in. The root is first: its notes
/// have no heading of their own.
pub(super) fn groups(course: &Course, notes: &[FileId]) -> Vec<Group> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let first = course.home.map_or("", |home| course.folder(home));
    for note in notes {
        let folder = course.folder(*note);
        let place = *places.entry(folder).or_insert_with(|| {
            let title = if folder == first { String::new() } else { folder_name(folder) };
            groups.push(Group { folder: folder.to_owned(), title, page: None, notes: Vec::new(), level: 0 });
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
    add_folders_above(&mut groups, first);
    tell_apart(&mut groups, first);
    sort(&mut groups);
    groups
}

/// Adds the folders that only hold others, where they tell these apart: "Module 1" above its lessons.
fn add_folders_above(groups: &mut Vec<Group>, first: &str) {
    let titled = groups.iter().filter(|group| !group.title.is_empty()).count();
    let mut below: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for group in groups.iter().filter(|group| !group.title.is_empty()) {
        for (above, inner) in folders_above(&group.folder) {
            let (inners, count) = below.entry(above).or_default();
            inners.insert(inner);
            *count += 1;
        }
    }
    let known: BTreeSet<&str> = groups.iter().map(|group| group.folder.as_str()).collect();
    let is_new = |folder: &str| folder != first && !known.contains(folder);
    let tells =
        below.into_iter().filter(|(folder, (inners, count))| inners.len() > 1 && *count < titled && is_new(folder));
    let folders: Vec<String> = tells.map(|(folder, _)| folder.to_owned()).collect();
    let group = |folder: String| Group { title: folder_name(&folder), folder, page: None, notes: Vec::new(), level: 0 };
    groups.extend(folders.into_iter().map(group));
}

/// Each folder above one, with the name of the folder in it that leads on.
fn folders_above(folder: &str) -> impl Iterator<Item = (&str, &str)> {
    let slashes = folder.match_indices('/').map(|(at, _)| at);
    slashes.map(move |at| (&folder[..at], folder[at + 1..].split('/').next().unwrap_or_default()))
}

/// Puts each folder below the one it lies in. Otherwise they keep their order, the root first.
fn sort(groups: &mut [Group]) {
    let mut ranks: BTreeMap<String, usize> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let above = folders_above(&group.folder).map(|(above, _)| above);
        for folder in above.chain([group.folder.as_str()]) {
            ranks.entry(folder.to_owned()).or_insert(place);
        }
    }
    let key = |group: &Group| {
        let above = folders_above(&group.folder).map(|(above, _)| above);
        let ranks: Vec<usize> = above.chain([group.folder.as_str()]).map(|folder| ranks[folder]).collect();
        (!group.title.is_empty(), ranks)
    };
    groups.sort_by_cached_key(key);
    let shown: BTreeSet<String> =
        groups.iter().filter(|group| !group.title.is_empty()).map(|group| group.folder.clone()).collect();
    for group in groups {
        group.level = folders_above(&group.folder).filter(|(above, _)| shown.contains(*above)).count();
    }
}

/// The page that introduces a folder: its README, or a note of the same name, as `trees/trees.md`.
fn page(course: &Course, folder: &str) -> Option<FileId> {
    let same = || course.find(&format!("{folder}/{}.md", path::name(folder)));
    course.page(folder).or_else(same)
}

/// Names of folders say more where they would not tell one from another: "Notes" of each week is named with the folder
/// above, if that isn't shown itself, and the page "Welcome" of each course with its own.
fn tell_apart(groups: &mut [Group], first: &str) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut siblings: BTreeMap<(String, String), usize> = BTreeMap::new();
    for group in groups.iter() {
        *counts.entry(group.title.clone()).or_default() += 1;
        *siblings.entry(sibling(group)).or_default() += 1;
    }
    let shown: BTreeSet<String> = groups.iter().map(|group| group.folder.clone()).collect();
    let titled = groups.iter().filter(|group| !group.title.is_empty()).count();
    let in_folder = |folder: &str| {
        let folder = format!("{folder}/");
        shown.range(folder.clone()..).take_while(|group| group.starts_with(&folder)).count()
    };
    for group in groups.iter_mut().filter(|group| !group.title.is_empty()) {
        let above = path::folder(&group.folder);
        if group.page.is_some() {
            if siblings[&sibling(group)] > 1 {
                group.title = format!("{}: {}", folder_name(&group.folder), group.title);
            }
        } else if !above.is_empty()
            && !shown.contains(above)
            && (counts[&group.title] > 1 || above != first && in_folder(above) < titled)
        {
            group.title = format!("{}: {}", folder_name(above), group.title);
        }
    }
}

/// What is one for folders beside each other that have one name.
fn sibling(group: &Group) -> (String, String) {
    (path::folder(&group.folder).to_owned(), group.title.clone())
}
