//! The file that a book is: a zip archive as EPUB 3.3 wants it ("OCF ZIP container").

use super::{BookError, Moment};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its path in the archive.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// What tells a program that the file is a book: first, stored, without line end (EPUB 3.3, 4.2.6.3).
const MIMETYPE: &str = "application/epub+zip";

/// A zip archive without the extension for more knows as many files.
const MOST_PARTS: usize = 65_000;

/// Packs the parts, sorted by path; every entry has the time `modified`, so that the same parts give the same bytes.
pub(super) fn pack(mut parts: Vec<Part>, modified: Moment) -> Result<Vec<u8>, BookError> {
    if parts.len() > MOST_PARTS {
        return Err(BookError::TooManyFiles { count: parts.len(), most: MOST_PARTS });
    }
    parts.sort_by(|one, other| one.path.cmp(&other.path));
    let bytes = parts.iter().map(|part| part.bytes.len()).sum::<usize>() / 3;
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes)));
    let options = SimpleFileOptions::default().last_modified_time(time(modified)).unix_permissions(0o644);
    let stored = options.compression_method(CompressionMethod::Stored);
    let deflated = options.compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", stored)?;
    archive.write_all(MIMETYPE.as_bytes())?;
    for part in &parts {
        archive.start_file(part.path.as_str(), if is_packed(&part.path) { stored } else { deflated })?;
        archive.write_all(&part.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Whether its format is packed already.
fn is_packed(path: &str) -> bool {
    [".png", ".jpg", ".gif", ".webp"].iter().any(|extension| path.ends_with(extension))
}

/// The time of an entry: zip knows those from 1980 on, in steps of two seconds.
fn time(moment: Moment) -> DateTime {
    let parts = moment.parts();
    let year = u16::try_from(parts.year).unwrap_or(u16::MAX);
    let time = DateTime::from_date_and_time(year, parts.month, parts.day, parts.hour, parts.minute, parts.second);
    time.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mimetype_is_first_and_stored_and_bytes_are_fixed() {
        let part = |path: &str| Part { path: path.to_owned(), bytes: path.repeat(100).into_bytes() };
        let book = pack(vec![part("EPUB/b.xhtml"), part("EPUB/a.xhtml")], Moment(1_700_000_000)).unwrap();
        assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
        // No extra field (PKG-005 of EPUBCheck).
        assert_eq!(&book[28..30], [0, 0]);
        let again = pack(vec![part("EPUB/a.xhtml"), part("EPUB/b.xhtml")], Moment(1_700_000_000)).unwrap();
        assert_eq!(book, again);
        assert!(pack(vec![part("a")], Moment(0)).is_ok());
    }
}
