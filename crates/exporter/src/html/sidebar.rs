//! The contents at the side of a page: at most 60 entries, however large the course is. What grows with the course on
//! every page grows with its square, and is what makes other tools slow and their pages heavy.

use super::address::way;
use super::groups::Group;
use super::page::Link;
use super::paths::CONTENTS;
use super::site::{Site, group_id};
use coursenotes_diagnostics::FileId;
use serde::Serialize;

/// A course with no more entries than this is shown whole.
const WHOLE: usize = 58;

/// Notes that are shown before and behind the one that is read.
const AROUND: usize = 20;

/// Other folders that are shown, those nearest in the order.
const FOLDERS: usize = 14;

/// Among how many of the nearest folders these are looked for.
const NEAREST: usize = 4 * FOLDERS;

/// The contents at the side.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sidebar<'a> {
    groups: Vec<SideGroup<'a>>,
    /// Folders that are left out; all are in the contents.
    others: usize,
    is_contents: bool,
}

/// A folder at the side.
#[derive(Debug, Default, Serialize)]
struct SideGroup<'a> {
    title: Option<&'a str>,
    href: Option<String>,
    lang: Option<&'a str>,
    /// The folders in it that are shown.
    groups: Vec<SideGroup<'a>>,
    #[serde(skip)]
    folder: &'a str,
    /// Whether the note that is read is in it.
    open: bool,
    current: bool,
    /// The home page, which is always shown.
    home: Option<SideNote<'a>>,
    notes: Vec<SideNote<'a>>,
    /// Notes that are left out before and behind, and where all are.
    before: usize,
    after: usize,
    all: String,
}

#[derive(Debug, Serialize)]
struct SideNote<'a> {
    title: &'a str,
    href: String,
    lang: Option<&'a str>,
    current: bool,
}

/// The contents beside `note`, or beside a page that is no note, both in `folder`.
pub(super) fn sidebar<'a>(site: &'a Site, note: Option<FileId>, folder: &str, is_contents: bool) -> Sidebar<'a> {
    let entries: usize = site.groups.iter().map(|group| group.notes.len() + 1).sum();
    let at = note.and_then(|note| site.groups.iter().position(|group| holds(group, note)));
    let side = Side { site, note, folder, is_whole: entries <= WHOLE };
    let shown = side.folders(at);
    let groups = site.groups.iter().enumerate();
    let groups = groups.filter(|(place, _)| shown.contains(place)).map(|(place, _)| side.group(place, at));
    Sidebar { groups: nested(groups), others: site.groups.len() - shown.len(), is_contents }
}

/// Puts each folder into the one that it lies in, where that is shown.
fn nested<'a>(groups: impl Iterator<Item = SideGroup<'a>>) -> Vec<SideGroup<'a>> {
    let mut top: Vec<SideGroup> = Vec::new();
    for group in groups {
        let mut place = &mut top;
        // The groups come in the order of a tree: only the last one of each level may hold this one.
        while place.last().is_some_and(|last| last.holds_folder(group.folder)) {
            place = &mut place.last_mut().expect("it was just looked at").groups;
        }
        place.push(group);
    }
    top
}

impl SideGroup<'_> {
    fn holds_folder(&self, folder: &str) -> bool {
        let rest = folder.strip_prefix(self.folder).filter(|_| self.title.is_some());
        rest.is_some_and(|rest| rest.starts_with('/'))
    }
}

struct Side<'a, 's> {
    site: &'a Site<'a>,
    note: Option<FileId>,
    folder: &'s str,
    is_whole: bool,
}

impl<'a> Side<'a, '_> {
    /// Which groups are shown: all; or the root, those around the note's, and those above it.
    fn folders(&self, at: Option<usize>) -> Vec<usize> {
        let groups = &self.site.groups;
        if self.is_whole {
            return (0..groups.len()).collect();
        }
        let at = at.unwrap_or(0);
        let above = |group: &Group| {
            let rest = groups[at].folder.strip_prefix(&group.folder);
            group.title.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut shown: Vec<usize> =
            (0..groups.len()).filter(|place| above(&groups[*place])).take(FOLDERS / 2).chain([at]).collect();
        shown.dedup();
        let mut by_distance: Vec<usize> = (0..groups.len()).collect();
        by_distance.sort_by_key(|place| place.abs_diff(at));
        for place in by_distance.into_iter().take(NEAREST) {
            // One comes with those above it: alone it would seem to lie beside them.
            let new: Vec<usize> = self.with_above(place).filter(|place| !shown.contains(place)).collect();
            if shown.len() + new.len() <= FOLDERS {
                shown.extend(new);
            }
        }
        shown.sort_unstable();
        shown
    }

    /// A group and those that it lies in, which come before it.
    fn with_above(&self, place: usize) -> impl Iterator<Item = usize> {
        let groups = &self.site.groups;
        let above = |place: &usize| (0..*place).rev().find(|above| groups[*above].level < groups[*place].level);
        std::iter::successors(Some(place), above)
    }

    fn group(&self, place: usize, at: Option<usize>) -> SideGroup<'a> {
        let group = &self.site.groups[place];
        let all = format!("{}#{}", way(self.folder, CONTENTS), group_id(place));
        let is_root = group.title.is_empty();
        let page = group.page;
        // A folder without a page of its own leads to its notes: all are in the contents.
        let href = match page {
            Some(page) => way(self.folder, self.site.page(page)),
            None => all.clone(),
        };
        let home = group.notes.first().filter(|note| is_root && self.site.home() == Some(**note));
        let rest = &group.notes[usize::from(home.is_some())..];
        let (notes, before, after) = self.notes(rest, at == Some(place));
        SideGroup {
            title: (!is_root).then_some(group.title.as_str()),
            href: (!is_root).then_some(href),
            lang: page.and_then(|page| self.site.lang(page)),
            groups: Vec::new(),
            folder: &group.folder,
            open: at == Some(place),
            current: page.is_some() && page == self.note,
            home: home.map(|note| self.entry(*note)),
            notes: notes.iter().map(|note| self.entry(*note)).collect(),
            before,
            after,
            all,
        }
    }

    /// The notes of a group that are shown, and how many are left out before and behind them.
    fn notes<'g>(&self, notes: &'g [FileId], is_open: bool) -> (&'g [FileId], usize, usize) {
        if self.is_whole {
            return (notes, 0, 0);
        }
        if !is_open {
            return (&[], 0, 0);
        }
        let at = notes.iter().position(|note| Some(*note) == self.note).unwrap_or(0);
        let (first, last) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(notes.len()));
        (&notes[first..last], first, notes.len() - last)
    }

    fn entry(&self, note: FileId) -> SideNote<'a> {
        let is_home = self.site.home() == Some(note);
        let Link { title, href, lang } = self.site.link(note, self.folder);
        let (title, lang) = if is_home { (self.site.words.get("home"), None) } else { (title, lang) };
        SideNote { title, href, lang, current: self.note == Some(note) }
    }
}

fn holds(group: &Group, note: FileId) -> bool {
    group.page == Some(note) || group.notes.contains(&note)
}
