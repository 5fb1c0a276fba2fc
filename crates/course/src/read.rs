//! Bytes become text. Every file of a course is read here.

use crate::Encoding;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Reads a file's bytes. Offsets have four bytes, so that a larger file would fill the memory only to be refused.
#[expect(clippy::disallowed_methods, reason = "this is the home of reading")]
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let Ok(length) = u32::try_from(file.metadata()?.len()) else {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 4 GiB"));
    };
    // Its length is known: asked for all there is, the library would ask the system twice more, once for the length and
    // once for the end. What has no length, as the system's own files have none, is read to its end.
    let most = if length == 0 { u32::MAX } else { length };
    let mut bytes = Vec::with_capacity(length as usize);
    file.by_ref().take(u64::from(most)).read_to_end(&mut bytes)?;
    // What is kept for the whole run keeps no spare room.
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// Reads a file that is UTF-8.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Reads a note. What can't be read gives an empty text and the reason.
pub(crate) fn note(path: &Path) -> (String, Encoding) {
    match bytes(path) {
        Ok(bytes) => decode(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
            (String::new(), Encoding::Dangling)
        }
        Err(error) => (String::new(), Encoding::Unreadable(reason(&error))),
    }
}

/// What the system says, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

pub(crate) fn decode(bytes: Vec<u8>) -> (String, Encoding) {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        _ => utf8(bytes),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf8(bytes: Vec<u8>) -> (String, Encoding) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, Encoding::Utf8),
        Err(error) => {
            let first = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Encoding::Unknown(u32::try_from(first).expect("shorter than 4 GiB, tested before reading")))
        }
    }
}
