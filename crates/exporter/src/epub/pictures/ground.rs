//! A white ground for pictures that have none: black lines on nothing can't be seen on a dark page.
//!
//! A style sheet could lay a ground under them, but Kobo's guide forbids colours behind things, and readers that turn
//! colours at night leave such a rule out or turn it too. In the picture itself it is there for every reader.

use image::{DynamicImage, GrayImage, RgbImage};

/// The picture on white; nothing where it can't be seen through anywhere.
pub(super) fn on_white(picture: &DynamicImage) -> Option<DynamicImage> {
    if !picture.color().has_alpha() {
        return None;
    }
    let pixels = picture.to_rgba8();
    if pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return None;
    }
    let (width, height) = pixels.dimensions();
    let is_grey = pixels.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2] || pixel.0[3] == 0);
    Some(if is_grey {
        let grey = pixels.pixels().map(|pixel| over_white(pixel.0[0], pixel.0[3]));
        DynamicImage::ImageLuma8(GrayImage::from_vec(width, height, grey.collect())?)
    } else {
        let colours = pixels.pixels().flat_map(|pixel| {
            let [red, green, blue, share] = pixel.0;
            [red, green, blue].map(|colour| over_white(colour, share))
        });
        DynamicImage::ImageRgb8(RgbImage::from_vec(width, height, colours.collect())?)
    })
}

/// A colour that covers white by `share` of 255.
fn over_white(colour: u8, share: u8) -> u8 {
    let (colour, share) = (u32::from(colour), u32::from(share));
    u8::try_from((colour * share + 255 * (255 - share) + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::on_white;
    use image::{DynamicImage, Rgba, RgbaImage};

    #[test]
    fn what_can_be_seen_through_is_white() {
        let mut pixels = RgbaImage::from_pixel(2, 1, Rgba([0, 0, 0, 255]));
        assert!(on_white(&DynamicImage::ImageRgba8(pixels.clone())).is_none());
        pixels.put_pixel(1, 0, Rgba([200, 0, 0, 0]));
        let shown = on_white(&DynamicImage::ImageRgba8(pixels.clone())).unwrap();
        assert_eq!(shown.as_bytes(), [0, 255]);
        pixels.put_pixel(0, 0, Rgba([255, 0, 0, 128]));
        let shown = on_white(&DynamicImage::ImageRgba8(pixels)).unwrap();
        assert_eq!(shown.as_bytes(), [255, 127, 127, 255, 255, 255]);
    }
}
