//! Notes that a broken link was meant for: that link is the defect, and has a finding of its own.

use crate::context::words;
use crate::rules::{own_site_address, unparsed_link};
use coursenotes_course::{Course, Entry, Origin, Place, Repair, Target, file_like, path};
use coursenotes_diagnostics::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// The notes of `hidden` that a link of a reachable note would lead to, once somebody mends it.
pub(super) fn notes(course: &Course, reachable: &BTreeSet<FileId>, hidden: &BTreeSet<FileId>) -> Vec<FileId> {
    let mut meant = Vec::new();
    let titles = titles(course, hidden);
    for entry in reachable.iter().filter_map(|file| course.entry(*file)) {
        meant.extend(by_links(course, entry));
        meant.extend(broken(entry).filter_map(|place| titles.get(&words(entry, &place).to_lowercase())));
        if !entry.note.stray_brackets.is_empty() {
            let destinations = unparsed_link::destinations(course, entry);
            meant.extend(destinations.filter_map(|destination| typed(course, entry, destination)));
        }
    }
    let on_site = own_site_address::broken_by_guess(course).into_iter();
    for (entry, page) in on_site.filter(|(entry, _)| reachable.contains(&entry.file)) {
        meant.extend(like(course, entry, &page));
    }
    meant.retain(|file| hidden.contains(file));
    meant.sort_unstable();
    meant.dedup();
    meant
}

/// The hidden notes by their titles in lower case: a link whose words are a title means that note, whatever it names.
fn titles(course: &Course, hidden: &BTreeSet<FileId>) -> BTreeMap<String, FileId> {
    let hidden = hidden.iter().filter_map(|file| course.entry(*file));
    hidden.map(|entry| (entry.title.to_lowercase(), entry.file)).collect()
}

/// The files that its broken links are repaired to.
pub(super) fn by_links(course: &Course, entry: &Entry) -> Vec<FileId> {
    let wanted = broken(entry).filter_map(|place| match place.target {
        Target::Missing { wanted, .. } => Some(wanted),
        _ => None,
    });
    wanted.flat_map(|wanted| like(course, entry, wanted)).collect()
}

fn broken(entry: &Entry) -> impl Iterator<Item = Place<'_>> {
    let is_picture = |place: &Place| matches!(place.origin, Origin::Link(link) if link.is_image);
    entry.places().filter(move |place| matches!(place.target, Target::Missing { .. }) && !is_picture(place))
}

/// The files that a broken link to `wanted` may mean.
fn like(course: &Course, entry: &Entry, wanted: &str) -> Vec<FileId> {
    let paths = match file_like(course, course.path(entry.file), wanted, "") {
        Repair::Sure(path) | Repair::Likely(path) => vec![path],
        Repair::Several(paths) => paths,
        Repair::None => Vec::new(),
    };
    paths.iter().filter_map(|path| course.find(path)).collect()
}

/// The notes that text between the parentheses of no link names: by their path, or by their address on a site.
fn typed(course: &Course, entry: &Entry, destination: &str) -> Option<FileId> {
    let (address, _) = path::split_tail(destination.trim());
    let address = path::decode(address);
    // `https://owner.github.io/name/path`
    let on_site = address.split_once("://").and_then(|(_, rest)| rest.splitn(3, '/').nth(2));
    let (folder, path) = match on_site {
        Some(path) => ("", path),
        None => (course.folder(entry.file), &*address),
    };
    let path = path::join(folder, path)?;
    let spellings = ["", ".md", "/README.md", "/readme.md"].iter().map(|end| format!("{path}{end}"));
    spellings.into_iter().find_map(|path| course.find(&path))
}
