//! What is in an archive that an output holds: a book beside the site, a folder of documents.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No more is unpacked of one archive: a small one may hold any number of zeros.
const MOST_BYTES: u64 = 256 << 20;

/// The files in a zip archive, unpacked; none where it isn't one.
pub(super) fn files_in(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if !bytes.starts_with(b"PK\x03\x04") {
        return files;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return files };
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let Ok(file) = archive.by_index(place) else { continue };
        let Ok(name) = file.name().map(Cow::into_owned) else { continue };
        let mut bytes = Vec::new();
        if file.take(left).read_to_end(&mut bytes).is_ok() {
            left -= bytes.len() as u64;
            files.push((name, bytes));
        }
    }
    files
}
