//! What a picture is, told by its first bytes.

/// A format that every reader of EPUB 3.3 shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::epub) enum Kind {
    Gif,
    Jpeg,
    Png,
    Svg,
    Webp,
}

impl Kind {
    /// The format of a picture, or why no book shows it.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, &'static str> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::Webp),
            [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => Err("readers of books don't know AVIF"),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Err("readers of books don't know HEIC"),
            [b'B', b'M', ..] => Err("readers of books don't know BMP"),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Err("readers of books don't know TIFF"),
            [0, 0, 1, 0, ..] => Err("readers of books don't know ICO"),
            [] => Err("its file is empty"),
            _ if is_svg(bytes) => Ok(Self::Svg),
            _ if is_html(bytes) => Err("its file is a web page"),
            _ => Err("its file is no picture"),
        }
    }

    pub(in crate::epub) fn media_type(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Webp => "image/webp",
        }
    }

    pub(in crate::epub) fn extension(self) -> &'static str {
        match self {
            Self::Gif => "gif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Webp => "webp",
        }
    }
}

/// How much of a text tells what it is: an SVG may begin with a licence.
const HEAD: usize = 4_096;

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    head.starts_with('<') && head.contains("<svg")
}

fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    head.contains("<html") || head.contains("<!doctype html")
}
