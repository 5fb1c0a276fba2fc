//! What the disk knows of the pictures that notes show: how heavy each is, what its bytes are, how many pixels it has.

use crate::drawing::size_of_drawing;
use crate::{Entry, File, FileKind, Target, path};
use coursenotes_diagnostics::FileId;
use imagesize::{Compression, ImageType};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A picture on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its size in bytes.
    pub bytes: u64,
    /// What its bytes are, whatever its name says; absent where nobody can tell.
    pub format: Option<PictureFormat>,
    /// Width and height in pixels, where the file tells. Those of a drawing are what it is shown at.
    pub pixels: Option<(u32, u32)>,
}

/// The formats that notes show, and the web page that is sometimes saved instead of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// AVIF
    Avif,
    /// Windows' bitmap
    Bmp,
    /// GIF
    Gif,
    /// The pictures of telephones
    Heic,
    /// A web page
    Html,
    /// Windows' icon
    Ico,
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// A drawing as text
    Svg,
    /// TIFF
    Tiff,
    /// WebP
    Webp,
}

/// Formats, their names, and the extensions that say them, the usual one first.
const FORMATS: &[(PictureFormat, &str, &[&str])] = &[
    (PictureFormat::Avif, "AVIF", &["avif"]),
    (PictureFormat::Bmp, "BMP", &["bmp", "dib"]),
    (PictureFormat::Gif, "GIF", &["gif"]),
    (PictureFormat::Heic, "HEIC", &["heic", "heif"]),
    (PictureFormat::Html, "HTML", &["html", "htm"]),
    (PictureFormat::Ico, "ICO", &["ico"]),
    (PictureFormat::Jpeg, "JPEG", &["jpg", "jpeg", "jpe", "jfif"]),
    (PictureFormat::Png, "PNG", &["png", "apng"]),
    (PictureFormat::Svg, "SVG", &["svg"]),
    (PictureFormat::Tiff, "TIFF", &["tif", "tiff"]),
    (PictureFormat::Webp, "WebP", &["webp"]),
];

impl PictureFormat {
    /// The format that an extension says.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let says = |known: &[&str]| known.iter().any(|one| one.eq_ignore_ascii_case(extension));
        FORMATS.iter().find(|(_, _, extensions)| says(extensions)).map(|(format, ..)| *format)
    }

    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// The extension that says it.
    pub fn extension(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("", |(_, _, extensions)| extensions[0])
    }
}

/// Looks at each picture of the course once, on all cores: those that a note shows, whatever their name, and those whose
/// name says so, for a repair may lead to them. What is known of a picture already is kept.
pub(crate) fn look_at_pictures(root: &Path, entries: &[Entry], files: &mut [File]) {
    let shown: BTreeSet<FileId> = entries.iter().flat_map(shown).collect();
    let says_so = |path: &str| {
        PictureFormat::of_extension(path::extension(path)).is_some_and(|format| format != PictureFormat::Html)
    };
    let look = |(number, file): (u32, &File)| {
        let is_picture = file.kind == FileKind::Asset && (says_so(&file.path) || shown.contains(&FileId(number)));
        if is_picture { file.picture.or_else(|| look(&root.join(&file.path)).ok()) } else { None }
    };
    let numbered: Vec<(u32, &File)> = (0..).zip(&*files).collect();
    let pictures: Vec<Option<Picture>> = numbered.into_par_iter().map(look).collect();
    for (file, picture) in files.iter_mut().zip(pictures) {
        file.picture = picture;
    }
}

/// The files that a note shows.
fn shown(entry: &Entry) -> impl Iterator<Item = FileId> {
    let links = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| link.is_image);
    links.filter_map(|(_, target)| match target {
        Target::File { file, .. } => Some(*file),
        _ => None,
    })
}

/// How much of a file tells what it is.
const HEAD: usize = 1_024;

/// Reads the head of a file, and leaps to where its size stands.
#[expect(clippy::disallowed_methods, reason = "this is the home of reading pictures")]
fn look(path: &Path) -> io::Result<Picture> {
    let file = std::fs::File::open(path)?;
    let metadata = file.metadata()?;
    let bytes = metadata.len();
    let mut reader = BufReader::with_capacity(HEAD, file);
    let format = format(reader.fill_buf()?);
    let pixels = match format {
        None | Some(PictureFormat::Html) => None,
        Some(PictureFormat::Svg) => drawn(reader)?,
        Some(_) => {
            let size = imagesize::reader_size(reader).ok();
            size.and_then(|size| Some((size.width.try_into().ok()?, size.height.try_into().ok()?)))
        }
    };
    Ok(Picture { bytes, format, pixels })
}

/// How much of a drawing is read for its first tag: editors write long ones.
const HEAD_OF_DRAWING: u64 = 16_384;

fn drawn(reader: impl Read) -> io::Result<Option<(u32, u32)>> {
    let mut head = Vec::new();
    reader.take(HEAD_OF_DRAWING).read_to_end(&mut head)?;
    Ok(size_of_drawing(&String::from_utf8_lossy(&head)))
}

/// What begins with these bytes.
fn format(head: &[u8]) -> Option<PictureFormat> {
    match imagesize::image_type(head) {
        Ok(ImageType::Bmp) => Some(PictureFormat::Bmp),
        Ok(ImageType::Gif) => Some(PictureFormat::Gif),
        Ok(ImageType::Heif(Compression::Av1)) => Some(PictureFormat::Avif),
        Ok(ImageType::Heif(Compression::Hevc)) => Some(PictureFormat::Heic),
        Ok(ImageType::Ico) => Some(PictureFormat::Ico),
        Ok(ImageType::Jpeg) => Some(PictureFormat::Jpeg),
        Ok(ImageType::Png) => Some(PictureFormat::Png),
        Ok(ImageType::Tiff) => Some(PictureFormat::Tiff),
        Ok(ImageType::Webp) => Some(PictureFormat::Webp),
        _ => as_text(head),
    }
}

/// A drawing or a web page; both are text.
fn as_text(head: &[u8]) -> Option<PictureFormat> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if ["<!doctype html", "<html"].iter().any(|start| text.starts_with(start)) {
        Some(PictureFormat::Html)
    } else if text.starts_with('<') && text.contains("<svg") {
        Some(PictureFormat::Svg)
    } else {
        None
    }
}
