//! The course's site, where no remote of git tells of it: its own links do.

use coursenotes_course::{Course, Entry, Place, Target, Via, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::Dialect;
use std::collections::{BTreeMap, BTreeSet};

/// An address that begins with the names of this many notes is the course's own.
const LEAST_NOTES: usize = 3;

/// Extensions of pages; a site makes other files itself.
const PAGES: &[&str] = &["", "md", "html"];

/// Pages and folders of pages that a site makes.
const MADE_BY_SITES: &[&str] = &["tags", "categories", "archive", "page", "search", "404.html", "print.html"];

/// What stands before the paths of pages, `https://owner.github.io/name/`, and nothing where no site is surely ours.
fn site(course: &Course) -> Option<&str> {
    if course.identity.repository.is_some() || *course.dialect != Dialect::GITHUB {
        return None;
    }
    let mut sites: BTreeMap<&str, BTreeSet<FileId>> = BTreeMap::new();
    for entry in course.entries() {
        for place in entry.places() {
            if let Target::File { file, via: Via::Unknown, .. } = place.target
                && let Some((site, _)) = split(place.destination.value(entry.note.text()))
            {
                sites.entry(site).or_default().insert(*file);
            }
        }
    }
    let (site, notes) = sites.into_iter().max_by_key(|(_, notes)| notes.len())?;
    (notes.len() >= LEAST_NOTES).then_some(site)
}

/// Every link to a page of that site that the course doesn't have, with the page's path.
pub(super) fn broken(course: &Course) -> Vec<(&Entry, Place<'_>, String)> {
    let Some(site) = site(course) else { return Vec::new() };
    let all = course.entries().iter().flat_map(|entry| entry.places().map(move |place| (entry, place)));
    let web = all.filter(|(_, place)| *place.target == Target::Web);
    let broken = web.filter_map(|(entry, place)| {
        let (_, page) = split(place.destination.value(entry.note.text())).filter(|(own, _)| *own == site)?;
        let page = path::decode(page.trim_end_matches('/'));
        let first = page.split('/').next().unwrap_or_default();
        let is_page = !page.is_empty() && PAGES.contains(&path::extension(&page)) && !MADE_BY_SITES.contains(&first);
        (is_page && !has_page(course, &page)).then(|| (entry, place, page.into_owned()))
    });
    broken.collect()
}

/// The site's own address and the path of a page on it.
fn split(address: &str) -> Option<(&str, &str)> {
    let (address, _) = path::split_tail(address);
    let host = address.find("://")? + "://".len();
    let name = host + address[host..].find('/')? + 1;
    let page = name + address[name..].find('/')? + 1;
    address[host..name].to_ascii_lowercase().ends_with(".github.io/").then(|| address.split_at(page))
}

fn has_page(course: &Course, page: &str) -> bool {
    let stem = page.strip_suffix(".html").unwrap_or(page);
    let is_file = |path: String| course.find(&path).is_some();
    ["", "docs/", "src/", "content/"].iter().any(|folder| {
        is_file(format!("{folder}{page}"))
            || is_file(format!("{folder}{stem}.md"))
            || course.page(&format!("{folder}{stem}")).is_some()
    })
}
