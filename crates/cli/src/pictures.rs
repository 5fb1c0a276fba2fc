//! Pictures on the web that an export brings along: from what was fetched before, else from their servers.

mod cache;

use crate::args::PictureArgs;
use crate::progress::Progress;
use crate::web;
use anyhow::Result;
use cache::Cache;
use coursenotes_course::Course;
use coursenotes_diagnostics::{FileId, Span};
use coursenotes_exporter::xhtml::Problem;
use coursenotes_exporter::{picture_trouble, web_pictures};
use coursenotes_probe::{Gallery, pictures};
use std::collections::{BTreeMap, BTreeSet};

/// The pictures that are at hand, and why the others aren't.
#[derive(Debug, Default)]
pub(crate) struct Fetched {
    cache: Cache,
    at_hand: BTreeSet<String>,
    /// A place for each picture that didn't come, and what to say there.
    pub(crate) missed: Vec<Problem>,
}

impl Fetched {
    /// The bytes of a picture.
    pub(crate) fn bytes(&self, address: &str) -> Option<Vec<u8>> {
        self.at_hand.contains(address).then(|| self.cache.find(address)).flatten()
    }

    /// All that are at hand.
    pub(crate) fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.at_hand.iter().filter_map(|address| Some((address.clone(), self.cache.find(address)?))).collect()
    }
}

/// Fetches the pictures on the web that these notes show, all notes if absent, where a person wants that. A picture that
/// doesn't come is no reason to have no site or book.
pub(crate) fn fetch(course: &Course, notes: Option<&BTreeSet<FileId>>, arguments: &PictureArgs) -> Result<Fetched> {
    let mut fetched = Fetched::default();
    if !arguments.fetch_images {
        return Ok(fetched);
    }
    fetched.cache = Cache::of_user();
    let wanted = web_pictures(course, notes);
    let (at_hand, open): (BTreeSet<String>, BTreeSet<String>) =
        wanted.keys().cloned().partition(|address| fetched.cache.find(address).is_some());
    fetched.at_hand = at_hand;
    if open.is_empty() {
        return Ok(fetched);
    }
    let options = web::picture_options(&course.config.web, arguments.allow_private_addresses)?;
    let progress = Progress::new("pictures", open.len());
    let mut wall = Wall { fetched: &mut fetched, places: &wanted, progress: &progress };
    let result = pictures(&open, &options, &mut wall);
    progress.finish();
    result?;
    fetched.missed.sort_by_key(|problem| problem.span);
    Ok(fetched)
}

/// Takes in what comes.
struct Wall<'a> {
    fetched: &'a mut Fetched,
    places: &'a BTreeMap<String, Vec<Span>>,
    progress: &'a Progress,
}

impl Gallery for Wall<'_> {
    fn hang(&mut self, address: &str, bytes: Vec<u8>) {
        // What a server sends in the place of a picture is not kept: tomorrow it may be the picture.
        if let Some(trouble) = picture_trouble(&bytes) {
            return self.miss(address, trouble.into_owned());
        }
        self.progress.step();
        self.fetched.cache.keep(address, bytes);
        self.fetched.at_hand.insert(address.to_owned());
    }

    fn miss(&mut self, address: &str, reason: String) {
        self.progress.step();
        for span in self.places.get(address).into_iter().flatten() {
            let message = format!("the picture {address} stays on the web: {reason}");
            self.fetched.missed.push(Problem { span: *span, message });
        }
    }
}
