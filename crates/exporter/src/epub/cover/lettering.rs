//! Words on a cover, in Literata: a face made for reading books on screens, with Latin, Greek and Cyrillic letters.

use super::canvas::{Canvas, Colour};
use ab_glyph::{Font, FontRef, ScaleFont, point};

/// Literata SemiBold, cut down to the letters; its licence lies beside it.
const FACE: &[u8] = include_bytes!("literata-semibold.ttf");

/// The face that covers are set in.
pub(super) struct Lettering {
    face: FontRef<'static>,
}

/// How large words may be, in pixels, and how many lines they may take.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) most: f32,
    pub(super) least: f32,
    pub(super) lines: usize,
}

/// Words, set in lines.
pub(super) struct Set<'a> {
    face: &'a FontRef<'static>,
    lines: Vec<String>,
    size: f32,
}

impl Lettering {
    pub(super) fn new() -> Self {
        Self { face: FontRef::try_from_slice(FACE).expect("the face is a font") }
    }

    /// Sets words into `width`: as large as they may be; where even the least size is too large for a word or takes too
    /// many lines, they are cut. Nothing where the face lacks their letters.
    pub(super) fn set(&self, words: &str, width: f32, size: Size) -> Option<Set<'_>> {
        let has = |c: char| c.is_whitespace() || self.face.glyph_id(c).0 != 0;
        if words.chars().any(|c| c.is_alphanumeric() && !has(c)) {
            return None;
        }
        // Signs that it lacks, such as little pictures, are left out.
        let words: String = words.chars().filter(|c| has(*c)).collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return None;
        }
        let mut pixels = size.most;
        loop {
            let lines = self.lines(&words, width, pixels);
            let fits = lines.len() <= size.lines && lines.iter().all(|line| self.width(line, pixels) <= width);
            if fits || pixels <= size.least {
                let cut = lines.len() > size.lines;
                let mut lines: Vec<String> = lines.into_iter().take(size.lines).collect();
                if let Some(last) = lines.last_mut().filter(|_| cut) {
                    last.push('…');
                }
                return Some(Set { face: &self.face, lines, size: pixels });
            }
            pixels -= 6.0;
        }
    }

    fn lines(&self, words: &[&str], width: f32, pixels: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (longer, lines.last_mut()) {
                (Some(longer), Some(last)) if self.width(&longer, pixels) <= width => *last = longer,
                _ => lines.push((*word).to_owned()),
            }
        }
        lines
    }

    fn width(&self, line: &str, pixels: f32) -> f32 {
        let face = self.face.as_scaled(pixels);
        line.chars().map(|c| face.h_advance(face.glyph_id(c))).sum()
    }
}

impl Set<'_> {
    fn line_height(&self) -> f32 {
        self.size * 1.12
    }

    #[expect(clippy::cast_precision_loss, reason = "a cover has few lines")]
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line_height()
    }

    /// Draws the words with their upper left corner at `(x, y)`; gives the place below them.
    pub(super) fn draw(&self, canvas: &mut Canvas, x: f32, y: f32, colour: Colour) -> f32 {
        let scaled = self.face.as_scaled(self.size);
        let mut baseline = y + scaled.ascent() * 0.86;
        for line in &self.lines {
            let mut at = x;
            for c in line.chars() {
                let glyph = scaled.glyph_id(c);
                let placed = glyph.with_scale_and_position(self.size, point(at, baseline));
                if let Some(outline) = self.face.outline_glyph(placed) {
                    let corner = outline.px_bounds().min;
                    outline.draw(|dx, dy, share| {
                        canvas.cover(pixel(corner.x, dx), pixel(corner.y, dy), share, colour);
                    });
                }
                at += scaled.h_advance(glyph);
            }
            baseline += self.line_height();
        }
        y + self.height()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a cover are small")]
fn pixel(corner: f32, offset: u32) -> i32 {
    corner as i32 + i32::try_from(offset).unwrap_or(i32::MAX)
}
