//! Notes that a broken link was meant for: that link is the defect, and has a finding of its own.

use crate::rules::{own_site_address, unparsed_link};
use coursenotes_course::{Course, Entry, Repair, Target, file_like, path};
use coursenotes_diagnostics::FileId;
use std::collections::BTreeSet;

/// The notes of `hidden` that a link of a reachable note would lead to, once somebody mends it.
pub(super) fn notes(course: &Course, reachable: &BTreeSet<FileId>, hidden: &BTreeSet<FileId>) -> Vec<FileId> {
    let mut meant = Vec::new();
    for entry in reachable.iter().filter_map(|file| course.entry(*file)) {
        meant.extend(repaired(course, entry));
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

/// The files that its broken links are repaired to.
fn repaired(course: &Course, entry: &Entry) -> Vec<FileId> {
    let wanted = entry.places().filter_map(|place| match place.target {
        Target::Missing { wanted, .. } => Some(wanted),
        _ => None,
    });
    wanted.flat_map(|wanted| like(course, entry, wanted)).collect()
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
