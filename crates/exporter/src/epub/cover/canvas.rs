//! Pixels, and shapes that cover them.

use ab_glyph_rasterizer::Rasterizer;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Red, green and blue.
pub(super) type Colour = [u8; 3];

/// A picture that is being drawn.
pub(super) struct Canvas {
    width: u16,
    height: u16,
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn new(width: u16, height: u16, ground: Colour) -> Self {
        Self { width, height, pixels: ground.repeat(usize::from(width) * usize::from(height)) }
    }

    /// Colours a pixel as far as a shape covers it; what lies outside of the picture is cut off.
    pub(super) fn cover(&mut self, x: i32, y: i32, share: f32, colour: Colour) {
        let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        let at = (usize::from(y) * usize::from(self.width) + usize::from(x)) * 3;
        // Whole numbers: the last bit must not depend on the processor.
        let share = share_of_256(share);
        for (pixel, colour) in self.pixels[at..at + 3].iter_mut().zip(colour) {
            let mixed = u32::from(*pixel) * (256 - share) + u32::from(colour) * share;
            *pixel = u8::try_from(mixed / 256).unwrap_or(u8::MAX);
        }
    }

    /// Fills what was drawn into a square with its corner at `(x, y)`.
    pub(super) fn fill(&mut self, shape: &Rasterizer, (x, y): (i32, i32), colour: Colour) {
        shape.for_each_pixel_2d(|dx, dy, share| {
            let (dx, dy) = (i32::try_from(dx).unwrap_or(i32::MAX), i32::try_from(dy).unwrap_or(i32::MAX));
            self.cover(x.saturating_add(dx), y.saturating_add(dy), share, colour);
        });
    }

    pub(super) fn png(&self) -> Vec<u8> {
        let mut png = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Sub);
        let (width, height) = (u32::from(self.width), u32::from(self.height));
        let written = encoder.write_image(&self.pixels, width, height, ExtendedColorType::Rgb8);
        written.expect("the picture has as many pixels as it says, and memory takes it");
        png
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
fn share_of_256(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 256.0).round() as u32
}
