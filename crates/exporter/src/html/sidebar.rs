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

/// How far a folder is set in at most.
const LEVELS: usize = 3;

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
    /// How far it is set in: one for each folder above it, three at most.
    level: usize,
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
    Sidebar { groups: groups.collect(), others: site.groups.len() - shown.len(), is_contents }
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
            (0..groups.len()).filter(|place| above(&groups[*place])).take(FOLDERS / 2).collect();
        let mut by_distance: Vec<usize> = (0..groups.len()).collect();
        by_distance.sort_by_key(|place| place.abs_diff(at));
        for place in by_distance {
            if shown.len() < FOLDERS && !shown.contains(&place) {
                shown.push(place);
            }
        }
        shown.sort_unstable();
        shown
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
            level: group.level.min(LEVELS),
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
