//! What all pages of one site have in common.

use super::address;
use super::anchors::Lost;
use super::brought::Pictures;
use super::config::HtmlConfig;
use super::groups::{Group, groups};
use super::page::Link;
use super::paths::Paths;
use super::words::Words;
use crate::language::{self, Language};
use coursenotes_course::{Course, Entry, Role, Target};
use coursenotes_diagnostics::FileId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A course on its way to a website.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) course: &'a Course,
    pub(super) config: &'a HtmlConfig,
    /// The notes of the site in reading order.
    pub(super) notes: Vec<FileId>,
    pub(super) paths: Paths,
    pub(super) groups: Vec<Group>,
    /// The language of each of `notes`, where its letters or words tell.
    pub(super) languages: Vec<Option<Language>>,
    /// The language of the site's own words.
    pub(super) words: Words,
    pub(super) title: String,
    /// Pictures that are no files of the course.
    pub(super) pictures: Pictures,
    /// The notes that link to a note, in reading order.
    pub(super) backlinks: BTreeMap<FileId, Vec<FileId>>,
    /// Anchors of notes that their pages lack.
    pub(super) lost: Lost,
    /// The place of a note in `notes`.
    places: BTreeMap<FileId, usize>,
}

impl<'a> Site<'a> {
    pub(super) fn new(course: &'a Course, chosen: Option<&BTreeSet<FileId>>, config: &'a HtmlConfig) -> Self {
        let is_chosen = |note: &FileId| chosen.is_none_or(|chosen| chosen.contains(note));
        let mut notes: Vec<FileId> = course.order.iter().copied().filter(is_chosen).collect();
        let in_repository = |file: FileId| address::in_repository(course, file);
        let about = Self::about(course, &notes, &in_repository);
        notes.extend(about);
        let paths = Paths::new(course, &notes, &in_repository);
        let mut languages: Vec<Option<Language>> =
            notes.par_iter().map(|note| course.entry(*note).and_then(language::of_note)).collect();
        let tag = course.config.html.language.clone().unwrap_or_else(|| language::of_most(&languages));
        let words = Words::of(&tag);
        if words.tag != tag {
            // The site's own words are in another language than the notes, so each note has to tell its own.
            languages
                .iter_mut()
                .filter(|language| language.is_none())
                .for_each(|one| *one = Some(Language::new(tag.clone())));
        }
        let places = notes.iter().enumerate().map(|(place, note)| (*note, place)).collect();
        Self {
            course,
            config,
            groups: groups(course, &notes),
            backlinks: backlinks(course, &notes),
            title: course.title(),
            pictures: Pictures::gather(course, &notes, config),
            words,
            notes,
            paths,
            languages,
            lost: Lost::new(),
            places,
        }
    }

    pub(super) fn entry(&self, note: FileId) -> &'a Entry {
        self.course.entry(note).expect("the order holds notes only")
    }

    /// The page of a note of the site.
    pub(super) fn page(&self, note: FileId) -> &str {
        self.paths.page(note).expect("each note of the site has a page")
    }

    /// A note's place in the reading order.
    pub(super) fn place(&self, note: FileId) -> usize {
        self.places[&note]
    }

    /// What a note is called in lists.
    pub(super) fn title_of(&self, note: FileId) -> &'a str {
        self.course.name(note)
    }

    /// A note's title and the way to its page from a folder.
    pub(super) fn link(&self, note: FileId, folder: &str) -> Link<'_> {
        Link { title: self.title_of(note), href: address::way(folder, self.page(note)), lang: self.lang(note) }
    }

    /// The language of a note, where it isn't that of the site: a screen reader reads titles in it too.
    pub(super) fn lang(&self, note: FileId) -> Option<&str> {
        let language = self.languages[self.place(note)].as_ref();
        language.map(|language| &*language.tag).filter(|tag| *tag != self.words.tag)
    }

    /// The id of a note on the page that is printed.
    pub(super) fn print_id(&self, note: FileId) -> String {
        format!("n{}", self.place(note) + 1)
    }

    /// Licences and the like that a note links to. They have no place in the reading order, so their pages come last; where
    /// the repository shows them to everybody, links lead there, and they need none.
    fn about(course: &Course, notes: &[FileId], in_repository: &dyn Fn(FileId) -> bool) -> BTreeSet<FileId> {
        let entries = notes.iter().filter_map(|note| course.entry(*note));
        let linked = entries.flat_map(|entry| entry.targets.iter().filter_map(Target::file));
        let is_about = |file: &FileId| course.entry(*file).is_some_and(|entry| entry.role == Role::About);
        linked.filter(|file| is_about(file) && !in_repository(*file)).collect()
    }

    /// The id of a folder's notes in the contents.
    pub(super) fn group_id(&self, folder: &str) -> Option<String> {
        let place = self.groups.iter().position(|group| group.folder == folder)?;
        Some(group_id(place))
    }

    /// The page that a reader begins with.
    pub(super) fn home(&self) -> Option<FileId> {
        self.course.home.filter(|home| self.places.contains_key(home))
    }
}

pub(super) fn group_id(place: usize) -> String {
    format!("part-{}", place + 1)
}

/// Who links to whom. The home page lists everything, and everything leads home: neither tells a reader anything.
fn backlinks(course: &Course, notes: &[FileId]) -> BTreeMap<FileId, Vec<FileId>> {
    let mut backlinks: BTreeMap<FileId, Vec<FileId>> = BTreeMap::new();
    for note in notes.iter().filter(|note| course.home != Some(**note)) {
        let targets = course.entry(*note).map_or(&[][..], |entry| entry.targets.as_slice());
        let files: BTreeSet<FileId> = targets.iter().filter_map(Target::file).collect();
        for file in files.into_iter().filter(|file| file != note && course.home != Some(*file)) {
            backlinks.entry(file).or_default().push(*note);
        }
    }
    backlinks
}
