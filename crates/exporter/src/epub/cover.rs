//! The cover, drawn for courses that bring none: the title large, term and authors small, one mark.
//!
//! It is a picture of pixels, since libraries show nothing else (Kobo's guide asks for JPEG or PNG, about 3 to 4). Colours
//! and mark are computed from the title: the same course always looks the same, and two courses on a shelf differ.

mod canvas;
mod lettering;
mod mark;

use super::metadata::Metadata;
use super::title_page::names;
use super::words::Words;
use canvas::{Canvas, Colour};
use lettering::{Lettering, Size};
use mark::Tiles;
use uuid::Uuid;

/// A drawn cover.
pub(super) struct Cover {
    pub(super) png: Vec<u8>,
    /// Whether the title stands on it; the font has no Chinese or Arabic letters.
    pub(super) has_title: bool,
}

const WIDTH: u16 = 1_200;
const HEIGHT: u16 = 1_600;
const MARGIN: f32 = 110.0;

/// The colours of a cover.
struct Palette {
    ground: Colour,
    /// The mark's two colours, near the ground.
    mark: [Colour; 2],
}

const INK: Colour = [250, 247, 240];

/// Quiet grounds on which the letters have 7:1 and more.
const PALETTES: &[Palette] = &[
    Palette { ground: [31, 52, 82], mark: [[58, 88, 128], [214, 164, 92]] },
    Palette { ground: [38, 66, 58], mark: [[66, 104, 92], [222, 186, 120]] },
    Palette { ground: [92, 38, 46], mark: [[132, 66, 72], [226, 178, 132]] },
    Palette { ground: [58, 48, 82], mark: [[92, 80, 124], [222, 160, 140]] },
    Palette { ground: [46, 52, 58], mark: [[80, 90, 98], [232, 190, 96]] },
    Palette { ground: [22, 70, 84], mark: [[50, 108, 122], [236, 176, 124]] },
    Palette { ground: [84, 56, 28], mark: [[122, 88, 52], [232, 200, 140]] },
    Palette { ground: [30, 58, 44], mark: [[58, 94, 74], [216, 196, 120]] },
];

/// Draws the cover of a book.
pub(super) fn draw(metadata: &Metadata, words: &Words) -> Cover {
    let seed = Uuid::new_v5(&Uuid::NAMESPACE_URL, metadata.title.as_bytes()).into_bytes();
    let palette = &PALETTES[usize::from(seed[0]) % PALETTES.len()];
    let mut canvas = Canvas::new(WIDTH, HEIGHT, palette.ground);
    let lettering = Lettering::new();
    let width = f32::from(WIDTH) - 2.0 * MARGIN;
    let title = lettering.set(&metadata.title, width, Size { most: 186.0, least: 60.0, lines: 6 });
    let has_title = title.is_some();
    let mut top = MARGIN + 20.0;
    if let Some(title) = title {
        top = title.draw(&mut canvas, MARGIN, top, INK);
    }
    let small = Size { most: 40.0, least: 32.0, lines: 2 };
    if let Some(term) = metadata.term.as_deref().and_then(|term| lettering.set(term, width, small)) {
        term.draw(&mut canvas, MARGIN, top + 24.0, palette.mark[1]);
    }
    let authors = names(metadata, words);
    let mut bottom = f32::from(HEIGHT) - MARGIN;
    if let Some(authors) = lettering.set(&authors, width, small).filter(|_| !metadata.authors.is_empty()) {
        bottom -= authors.height();
        authors.draw(&mut canvas, MARGIN, bottom, INK);
        bottom -= 70.0;
    }
    let tiles = if has_title {
        Tiles { rows: 3, side: 150.0 }
    } else {
        // Without letters the mark is the cover: as wide as lines would be, and no box stands for a letter.
        let side = width / f32::from(mark::COLUMNS);
        Tiles { rows: 4, side: side.min((bottom - MARGIN) / 4.0) }
    };
    mark::draw(&mut canvas, &seed, (MARGIN, bottom - tiles.side * f32::from(tiles.rows)), tiles, palette.mark);
    Cover { png: canvas.png(), has_title }
}
