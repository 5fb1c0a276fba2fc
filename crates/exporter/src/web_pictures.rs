//! Pictures on the web that notes show: which they are, and whether what came is one.

use crate::epub::{Fitted, fit_picture};
use coursenotes_course::{Course, Target, path};
use coursenotes_diagnostics::{FileId, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What tags of media name that is no picture.
const MEDIA: &[&str] = &[
    "mp4", "m4v", "webm", "mov", "ogv", "avi", "mkv", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "vtt", "srt",
];

/// The addresses of all pictures on the web that these notes show, all notes if absent, and the places where they do.
pub fn web_pictures(course: &Course, notes: Option<&BTreeSet<FileId>>) -> BTreeMap<String, Vec<Span>> {
    let mut pictures: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let is_chosen = |file: &FileId| notes.is_none_or(|notes| notes.contains(file));
    for entry in course.order.iter().filter(|file| is_chosen(file)).filter_map(|file| course.entry(*file)) {
        let shown = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image);
        for (link, target) in shown {
            let address = web_address(target, link.destination.value(entry.note.text()));
            if let Some(address) = address.filter(|address| !is_media(address)) {
                pictures.entry(address.into_owned()).or_default().push(link.span);
            }
        }
    }
    pictures
}

/// The address of a picture on the web; nothing for one that is elsewhere.
pub(crate) fn web_address<'a>(target: &'a Target, destination: &'a str) -> Option<Cow<'a, str>> {
    match target {
        Target::Web => Some(Cow::Borrowed(destination.trim())),
        Target::NoScheme(address) => Some(Cow::Borrowed(address)),
        _ => None,
    }
}

fn is_media(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    MEDIA.contains(&path::extension(path).to_ascii_lowercase().as_str())
}

/// Why these bytes are no picture that a site or a book shows.
pub fn picture_trouble(bytes: &[u8]) -> Option<Cow<'static, str>> {
    fit_picture(bytes.to_vec()).err()
}

/// A picture that was not a file of the course, as a site holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Brought {
    /// Its file name: the same bytes have the same.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) pixels: Option<(u32, u32)>,
}

impl Brought {
    /// Looks at bytes from elsewhere: what they are, they say themselves.
    pub(crate) fn new(bytes: Vec<u8>) -> Result<Self, Cow<'static, str>> {
        let Fitted { extension, bytes, pixels } = fit_picture(bytes)?;
        let digits = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, &bytes).simple().to_string();
        Ok(Self { name: format!("{}.{extension}", &digits[..16]), bytes, pixels })
    }
}
