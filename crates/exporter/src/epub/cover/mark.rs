//! The mark of a cover: tiles of quarter circles, turned as the title says.

use super::canvas::{Canvas, Colour};
use ab_glyph_rasterizer::{Rasterizer, point};

/// Tiles in a row.
pub(super) const COLUMNS: u8 = 3;

/// How many rows of tiles there are, five at most, and how large each is.
#[derive(Clone, Copy)]
pub(super) struct Tiles {
    pub(super) rows: u8,
    pub(super) side: f32,
}

/// Draws the mark with its corner at `place`; each tile takes two bits of the seed for its turn and one for its colour.
pub(super) fn draw(canvas: &mut Canvas, seed: &[u8], place: (f32, f32), tiles: Tiles, colours: [Colour; 2]) {
    let Tiles { rows, side } = tiles;
    let gap = side / 15.0;
    for tile in 0..COLUMNS * rows {
        let bits = seed[1 + usize::from(tile)];
        let (column, row) = (f32::from(tile % COLUMNS), f32::from(tile / COLUMNS));
        let corner = (whole(place.0 + column * side), whole(place.1 + row * side));
        // One tile in about six has the light colour: the eye has a place to rest on.
        let colour = colours[usize::from(bits % 32 < 4 || tile == seed[0] % (COLUMNS * rows))];
        canvas.fill(&quarter(side - gap, bits & 0b11), corner, colour);
    }
}

/// A quarter of a disc in a square, around one of its corners.
fn quarter(side: f32, turn: u8) -> Rasterizer {
    let room = usize::try_from(whole(side)).unwrap_or_default() + 2;
    let mut shape = Rasterizer::new(room, room);
    // How far the handles of a Bézier curve stand out for a quarter of a circle.
    let handle = 0.552_284_8 * side;
    let turned = |x: f32, y: f32| match turn {
        0 => point(x, y),
        1 => point(side - x, y),
        2 => point(side - x, side - y),
        _ => point(x, side - y),
    };
    let (centre, right, below) = (turned(0.0, 0.0), turned(side, 0.0), turned(0.0, side));
    shape.draw_line(centre, right);
    shape.draw_cubic(right, turned(side, handle), turned(handle, side), below);
    shape.draw_line(below, centre);
    shape
}

#[expect(clippy::cast_possible_truncation, reason = "places on a cover are small")]
fn whole(length: f32) -> i32 {
    length.round() as i32
}
