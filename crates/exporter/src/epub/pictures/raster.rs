//! Pictures of pixels: too large ones are made smaller, and those that a Kindle doesn't show become what it does.
//!
//! Most pictures go into the book as they are, and only their heads are read. So a picture that claims to be enormous is
//! refused before anybody makes room for it. One that can be seen through is laid on white.

use super::Kind;
use super::ground::on_white;
use crate::epub::Device;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::borrow::Cow;
use std::io::Cursor;

/// A picture in a form that fits.
pub(super) struct Fitted {
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
    pub(super) pixels: (u32, u32),
}

/// What a page of the largest tablets shows. By area rather than by width: a long page that somebody took a picture of
/// stays readable.
const MOST_PIXELS: u64 = 4_000_000;

/// More pixels than any camera makes, or a bomb (EPUB readers make room for all of them).
const BOMB_PIXELS: u64 = 150_000_000;

/// Room that reading one picture may take.
const MOST_ROOM: u64 = 1 << 30;

/// How much is kept of a photograph: the loss can't be seen, and the file is a quarter of one without loss.
const QUALITY: u8 = 85;

pub(super) fn fit(kind: Kind, bytes: Vec<u8>, device: Device) -> Result<Fitted, Cow<'static, str>> {
    let (pixels, may_be_clear) = {
        let decoder = reader(kind, &bytes).into_decoder().map_err(|_| "its bytes are broken")?;
        (decoder.dimensions(), decoder.color_type().has_alpha())
    };
    let area = u64::from(pixels.0) * u64::from(pixels.1);
    if area == 0 {
        return Err("it has no pixels".into());
    }
    if area > BOMB_PIXELS {
        return Err(format!("it has {} by {} pixels", pixels.0, pixels.1).into());
    }
    let converts = device == Device::Kindle && kind == Kind::Webp;
    let stands = !moves(kind, &bytes);
    let shrinks = area > MOST_PIXELS && stands;
    if !(converts || shrinks || may_be_clear && stands) {
        return Ok(Fitted { kind, bytes, pixels });
    }
    let Ok(picture) = reader(kind, &bytes).decode() else {
        // A part of it can be shown perhaps; a Kindle can't show it at all.
        return if converts { Err("its bytes are broken".into()) } else { Ok(Fitted { kind, bytes, pixels }) };
    };
    let picture = if shrinks { shrink(&picture) } else { picture };
    let on_white = on_white(&picture);
    let was_clear = on_white.is_some();
    if !converts && !shrinks && !was_clear {
        return Ok(Fitted { kind, bytes, pixels });
    }
    let picture = on_white.unwrap_or(picture);
    // What can be seen through is a drawing rather than a photograph.
    let (new_kind, new_bytes) = write(&picture, if was_clear { Kind::Png } else { kind })?;
    // Drawings of few colours are lighter as they were.
    let is_lighter = new_bytes.len() < bytes.len();
    if converts || was_clear || is_lighter || area > 4 * MOST_PIXELS {
        return Ok(Fitted { kind: new_kind, bytes: new_bytes, pixels: (picture.width(), picture.height()) });
    }
    Ok(Fitted { kind, bytes, pixels })
}

/// Whether a picture moves: nobody can tell then that it doesn't flash.
pub(super) fn moves(kind: Kind, bytes: &[u8]) -> bool {
    // A chunk or block for what comes between two pictures; a still one has none, or a single one.
    let count = |mark: &[u8]| bytes.windows(mark.len()).filter(|window| *window == mark).take(2).count();
    match kind {
        Kind::Gif => count(&[0x21, 0xf9, 0x04]) > 1,
        Kind::Webp => count(b"ANMF") > 0,
        Kind::Png => bytes[..bytes.len().min(4_096)].windows(4).any(|window| window == b"acTL"),
        Kind::Jpeg | Kind::Svg => false,
    }
}

fn reader(kind: Kind, bytes: &[u8]) -> ImageReader<Cursor<&[u8]>> {
    let format = match kind {
        Kind::Gif => ImageFormat::Gif,
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Webp => ImageFormat::WebP,
        Kind::Png | Kind::Svg => ImageFormat::Png,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_ROOM);
    reader.limits(limits);
    reader
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a side gets smaller and stays positive")]
fn shrink(picture: &DynamicImage) -> DynamicImage {
    let area = f64::from(picture.width()) * f64::from(picture.height());
    let most = f64::from(u32::try_from(MOST_PIXELS).expect("some millions"));
    let scale = (most / area).sqrt();
    let side = |length: u32| ((f64::from(length) * scale) as u32).max(1);
    picture.resize_exact(side(picture.width()), side(picture.height()), FilterType::CatmullRom)
}

/// Writes a picture anew: photographs with loss, everything else without.
fn write(picture: &DynamicImage, kind: Kind) -> Result<(Kind, Vec<u8>), Cow<'static, str>> {
    let mut bytes = Vec::new();
    let is_photograph = matches!(kind, Kind::Jpeg | Kind::Webp) && !picture.color().has_alpha();
    if is_photograph {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        picture.to_rgb8().write_with_encoder(encoder).map_err(|error| error.to_string())?;
        return Ok((Kind::Jpeg, bytes));
    }
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, Filter::Adaptive);
    picture.write_with_encoder(encoder).map_err(|error| error.to_string())?;
    Ok((Kind::Png, bytes))
}
