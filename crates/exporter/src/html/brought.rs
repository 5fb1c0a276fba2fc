//! Pictures that are no files of the course: fetched from the web, or written into a note.

use super::config::HtmlConfig;
use super::paths::OWN_FOLDER;
use crate::epub::data_picture;
use crate::web_pictures::{Brought, web_address};
use crate::xhtml::{Medium, Problem};
use coursenotes_course::{Course, Target};
use coursenotes_diagnostics::FileId;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Such pictures of one site, by what their notes call them.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    ready: BTreeMap<String, Brought>,
    /// Why the others can't be shown.
    pub(super) problems: Vec<Problem>,
    /// Places of pictures that stay on the web.
    pub(super) on_the_web: usize,
    /// Places of all pictures.
    pub(super) places: usize,
}

impl Pictures {
    pub(super) fn gather(course: &Course, notes: &[FileId], config: &HtmlConfig) -> Self {
        let mut pictures = Self::default();
        let mut uses = Vec::new();
        for entry in notes.iter().filter_map(|note| course.entry(*note)) {
            for (link, target) in entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image) {
                pictures.places += usize::from(target.file().is_some());
                let destination = link.destination.value(entry.note.text());
                if let Some(name) = name(target, destination) {
                    uses.push((name, link.span, destination));
                }
            }
        }
        let mut wanted: BTreeMap<&str, &str> = BTreeMap::new();
        wanted.extend(uses.iter().map(|(name, _, destination)| (&**name, *destination)));
        let bring = |(name, destination): (&&str, &&str)| {
            let bytes = config.fetched.get(*name).cloned().or_else(|| data_picture(destination))?;
            Some(((*name).to_owned(), Brought::new(bytes)))
        };
        let brought: BTreeMap<String, _> = wanted.par_iter().filter_map(bring).collect();
        for (name, span, destination) in &uses {
            let is_web = data_picture(destination).is_none();
            pictures.places += 1;
            match brought.get(&**name) {
                Some(Ok(_)) => {}
                Some(Err(reason)) => {
                    pictures.on_the_web += usize::from(is_web);
                    pictures.problems.push(Problem { span: *span, message: Medium::Site.lacks_picture(reason) });
                }
                None => pictures.on_the_web += usize::from(is_web),
            }
        }
        pictures.ready = brought.into_iter().filter_map(|(name, picture)| Some((name, picture.ok()?))).collect();
        pictures
    }

    /// Where a picture lies on the site, and its width and height.
    pub(super) fn find(&self, target: &Target, destination: &str) -> Option<(String, Option<(u32, u32)>)> {
        let picture = self.ready.get(&*name(target, destination)?)?;
        Some((path(picture), picture.pixels))
    }

    /// The files, each once.
    pub(super) fn files(&self) -> BTreeMap<String, &[u8]> {
        self.ready.values().map(|picture| (path(picture), picture.bytes.as_slice())).collect()
    }
}

fn path(picture: &Brought) -> String {
    format!("{OWN_FOLDER}/pictures/{}", picture.name)
}

/// What a picture is known by: its address on the web, or the whole of what stands in the note.
fn name<'a>(target: &'a Target, destination: &'a str) -> Option<Cow<'a, str>> {
    match target {
        Target::Other if data_picture(destination).is_some() => Some(Cow::Borrowed(destination)),
        _ => web_address(target, destination),
    }
}
