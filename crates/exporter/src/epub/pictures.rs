//! The pictures of a book: each is looked at by its bytes, made fit, and given a name, before a chapter is written.
//!
//! EPUB 3.3 ("core media types") knows GIF, JPEG, PNG, SVG and WebP. What a file is, its bytes say: a WebP that is called
//! `.jpg` is an empty frame on some readers. A picture that can't be shown costs its place, never the book.

mod data;
mod ground;
mod kind;
mod raster;
mod svg;

pub(super) use kind::Kind;

use super::archive::Part;
use super::links::Places;
use super::names::{hash, picture_name};
use super::{Assets, Device};
use crate::web_pictures::web_address;
use crate::xhtml::{Href, Medium, NO_PICTURE, Pictures, Problem, Shown};
use coursenotes_course::{Entry, Target};
use coursenotes_diagnostics::{FileId, Span};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// A file of the course.
    File(FileId),
    /// An address on the web.
    Web(String),
    /// Bytes in the note itself, by the hash of their address.
    Data(String),
}

/// A picture that is ready for the book.
#[derive(Debug)]
pub(super) struct Picture {
    /// Its file name, without its folder.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
    pub(super) pixels: Option<(u32, u32)>,
    /// Whether it moves.
    pub(super) moves: bool,
    /// Whether it is a drawing with words in it.
    has_words: bool,
}

/// All pictures that notes of the book show.
#[derive(Debug, Default)]
pub(super) struct Album {
    pictures: BTreeMap<Source, Result<Picture, Cow<'static, str>>>,
    /// Places of pictures on the web that are not in the book.
    pub(super) on_the_web: usize,
    /// Places of pictures that are in the book.
    pub(super) shown: usize,
    /// Where each drawing first stands, in the order of the notes, and whether it has words.
    pub(super) drawings: Vec<(Span, bool)>,
}

/// The folder of the pictures in the book.
pub(super) const FOLDER: &str = "pictures";

impl Album {
    /// Prepares what the notes show, on all cores.
    pub(super) fn gather(
        entries: &[&Entry],
        places: &Places,
        assets: &dyn Assets,
        device: Device,
    ) -> (Self, Vec<Problem>) {
        let mut wanted: BTreeMap<Source, (Span, Cow<str>)> = BTreeMap::new();
        let mut uses: Vec<(Source, Span)> = Vec::new();
        let mut problems = Vec::new();
        for entry in entries {
            let links = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image);
            for (link, target) in links {
                let destination = link.destination.value(entry.note.text());
                let Some(source) = source(target, destination) else {
                    let message = Medium::Book.lacks_picture(NO_PICTURE);
                    problems.push(Problem { span: link.span, message });
                    continue;
                };
                uses.push((source.clone(), link.span));
                wanted.entry(source).or_insert((link.span, Cow::Borrowed(destination)));
            }
        }
        let wanted: Vec<(Source, (Span, Cow<str>))> = wanted.into_iter().collect();
        let prepare = |(source, (_, destination)): &(Source, (Span, Cow<str>))| {
            prepare(source, destination, places, assets, device)
        };
        let prepared: Vec<_> = wanted.par_iter().map(prepare).collect();
        let mut album = Self::default();
        for ((source, (span, _)), picture) in wanted.into_iter().zip(prepared) {
            let Some(picture) = picture else { continue };
            if let Err(reason) = &picture {
                problems.push(Problem { span, message: Medium::Book.lacks_picture(reason) });
            }
            if let Ok(Picture { kind: Kind::Svg, has_words, .. }) = picture {
                album.drawings.push((span, has_words));
            }
            album.pictures.insert(source, picture);
        }
        for (source, _) in uses {
            match album.pictures.get(&source) {
                Some(Ok(_)) => album.shown += 1,
                None if matches!(source, Source::Web(_)) => album.on_the_web += 1,
                _ => {}
            }
        }
        album.drawings.sort_unstable();
        (album, problems)
    }

    /// The pictures that are ready, in the order of their names.
    pub(super) fn ready(&self) -> Vec<&Picture> {
        let mut ready: Vec<&Picture> = self.pictures.values().filter_map(|picture| picture.as_ref().ok()).collect();
        ready.sort_by(|one, other| one.name.cmp(&other.name));
        ready
    }

    /// Moves the bytes of the pictures into parts of the book.
    pub(super) fn take_parts(&mut self, folder: &str) -> Vec<Part> {
        let pictures = self.pictures.values_mut().filter_map(|picture| picture.as_mut().ok());
        let part = |picture: &mut Picture| Part {
            path: format!("{folder}/{FOLDER}/{}", picture.name),
            bytes: std::mem::take(&mut picture.bytes),
        };
        pictures.map(part).collect()
    }
}

/// The answers for the pictures of a chapter.
pub(super) struct ChapterPictures<'a> {
    pub(super) album: &'a Album,
    pub(super) places: &'a Places<'a>,
}

impl Pictures for ChapterPictures<'_> {
    fn picture(&self, target: &Target, destination: &str) -> Shown {
        let prepared = source(target, destination).and_then(|source| self.album.pictures.get(&source));
        match prepared {
            Some(Ok(picture)) => {
                Shown::Picture { source: format!("../{FOLDER}/{}", picture.name), pixels: picture.pixels }
            }
            Some(Err(reason)) => self.elsewhere(target, destination, reason.clone()),
            None => self.elsewhere(target, destination, Cow::Borrowed(NO_PICTURE)),
        }
    }
}

impl ChapterPictures<'_> {
    /// What stands for a picture that is not in the book: the way to it, where there is one.
    fn elsewhere(&self, target: &Target, destination: &str, reason: Cow<'static, str>) -> Shown {
        let (href, reason) = match target {
            Target::Web | Target::NoScheme(_) => {
                (super::links::web(destination), Cow::Borrowed("this picture is on the web"))
            }
            Target::Withheld => return Shown::Absent("this is not in the book".into()),
            Target::File { file, .. } => (self.places.elsewhere(self.places.course.path(*file), "raw"), reason),
            _ => return Shown::Absent(reason),
        };
        match href {
            Href::Outside(address) => Shown::Link { address, reason },
            _ => Shown::Absent(reason),
        }
    }
}

fn source(target: &Target, destination: &str) -> Option<Source> {
    match target {
        Target::File { file, .. } => Some(Source::File(*file)),
        Target::Web | Target::NoScheme(_) => {
            web_address(target, destination).map(|address| Source::Web(address.into_owned()))
        }
        Target::Other if data::is_data(destination) => Some(Source::Data(hash(destination))),
        _ => None,
    }
}

/// Larger files are no pictures that a note shows.
const MOST_BYTES: u64 = 64 << 20;

/// Reads a picture and makes it fit for the book; nothing for one on the web that was not fetched.
fn prepare(
    source: &Source,
    destination: &str,
    places: &Places,
    assets: &dyn Assets,
    device: Device,
) -> Option<Result<Picture, Cow<'static, str>>> {
    let (name, bytes) = match source {
        Source::File(file) => {
            let file = places.course.file(*file);
            if file.picture.is_some_and(|picture| picture.bytes > MOST_BYTES) {
                return Some(Err("its file is larger than 64 MB".into()));
            }
            let bytes = assets.file(&file.path);
            (picture_name(&file.path), bytes.map_err(|error| format!("it can't be read ({error})").into()))
        }
        Source::Web(address) => (format!("web.{}", hash(address)), Ok(assets.web(address)?)),
        Source::Data(hash) => {
            (format!("data.{hash}"), data::decode(destination).ok_or(Cow::Borrowed("its bytes are not readable")))
        }
    };
    Some(bytes.and_then(|bytes| fit(&name, bytes, device)))
}

/// Makes the bytes of a picture fit for the book.
fn fit(name: &str, bytes: Vec<u8>, device: Device) -> Result<Picture, Cow<'static, str>> {
    let kind = Kind::of(&bytes).map_err(Cow::from)?;
    if kind == Kind::Svg {
        let (bytes, pixels) = svg::clean(&bytes)?;
        let has_words = bytes.windows(5).any(|start| start == b"<text");
        return Ok(Picture { name: format!("{name}.svg"), kind, bytes, pixels, moves: false, has_words });
    }
    let fitted = raster::fit(kind, bytes, device)?;
    let name = format!("{name}.{}", fitted.kind.extension());
    let moves = raster::moves(fitted.kind, &fitted.bytes);
    Ok(Picture { name, kind: fitted.kind, pixels: Some(fitted.pixels), bytes: fitted.bytes, moves, has_words: false })
}

/// Makes the bytes of a cover fit: a picture of pixels that stands still (Kobo's guide refuses GIF).
pub(super) fn cover(bytes: Vec<u8>, device: Device) -> Result<Picture, Cow<'static, str>> {
    match Kind::of(&bytes)? {
        Kind::Svg | Kind::Gif => Err("a cover is a PNG or a JPEG".into()),
        _ => fit("cover", bytes, device),
    }
}

/// A picture that was made fit for any reader.
pub(crate) struct Fitted {
    pub(crate) extension: &'static str,
    pub(crate) bytes: Vec<u8>,
    pub(crate) pixels: Option<(u32, u32)>,
}

/// Makes bytes from elsewhere fit, as those of a book: drawings are cleaned, bombs refused.
pub(crate) fn fit_picture(bytes: Vec<u8>) -> Result<Fitted, Cow<'static, str>> {
    let Picture { kind, bytes, pixels, .. } = fit("", bytes, Device::Any)?;
    Ok(Fitted { extension: kind.extension(), bytes, pixels })
}

/// The bytes of a picture that stands in the note itself.
pub(crate) fn data_picture(destination: &str) -> Option<Vec<u8>> {
    if data::is_data(destination) { data::decode(destination) } else { None }
}
