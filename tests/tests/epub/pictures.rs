//! Pictures: named by what they are, made fit, and never the end of a book.

use super::support::{Disk, book_of, config, files};
use coursenotes_exporter::epub::{Assets, Device, book};
use coursenotes_tests::{folder, open, write};
use image::{ImageFormat, RgbImage};
use std::io::{self, Cursor};

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let shade = |x: u32, y: u32| image::Rgb([(x % 251) as u8, (y % 241) as u8, ((x * y) % 239) as u8]);
    RgbImage::from_fn(width, height, shade).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

#[test]
fn names_follow_the_bytes_and_broken_ones_are_told() {
    let place =
        folder(&[("README.md", "# A\n\n![a](a.PNG) ![b](b.jpg) ![c](c.svg) ![d](d.png) ![e](e.png) ![f](gone.png)\n")]);
    write(place.path(), "a.PNG", &picture(3, 2, ImageFormat::Png));
    write(place.path(), "b.jpg", &picture(3, 2, ImageFormat::WebP));
    write(
        place.path(),
        "c.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'><script>x</script><rect/></svg>",
    );
    write(place.path(), "d.png", b"<!DOCTYPE html><html></html>");
    write(place.path(), "e.png", b"");
    let course = open(place.path());
    let made = book_of(&course);
    assert_eq!((made.pictures, made.absent_pictures), (3, 0));
    let messages: Vec<&str> = made.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        messages[..2],
        [
            "this picture is not in the book: its file is a web page",
            "this picture is not in the book: its file is empty",
        ]
    );
    let files = files(&made.bytes);
    let mut types: Vec<&str> = files.keys().filter_map(|path| path.strip_prefix("EPUB/pictures/")).collect();
    types.sort_by_key(|name| name.rsplit('.').next());
    assert!(types[0].ends_with(".png") && types[1].ends_with(".svg") && types[2].ends_with(".webp"), "{types:?}");
    let drawing = files.iter().find(|(path, _)| path.ends_with(".svg")).unwrap().1;
    assert!(!String::from_utf8_lossy(drawing).contains("script"));
}

#[test]
fn large_pictures_are_made_smaller_and_bombs_are_refused() {
    let place = folder(&[("README.md", "# A\n\n![large](large.jpg) ![bomb](bomb.png)\n")]);
    write(place.path(), "large.jpg", &picture(3_000, 2_000, ImageFormat::Jpeg));
    // A head that promises 60,000 by 60,000 pixels; nothing else is needed to make room for them.
    let mut bomb = picture(1, 1, ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let check = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&check.to_be_bytes());
    write(place.path(), "bomb.png", &bomb);
    let made = book_of(&open(place.path()));
    let message = made.problems.iter().map(|problem| problem.message.as_str()).find(|one| one.contains("pixels"));
    assert_eq!(message, Some("this picture is not in the book: it has 60000 by 60000 pixels"));
    let files = files(&made.bytes);
    let large = files.iter().find(|(path, _)| path.ends_with(".jpg")).unwrap().1;
    let large = image::load_from_memory(large).unwrap();
    assert!(large.width() * large.height() <= 4_000_000 && large.width() > 2_000);
}

/// The check sum of a chunk of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[test]
fn a_kindle_gets_what_it_shows() {
    let place = folder(&[("README.md", "# A\n\n![a](a.webp) and $\\frac{a}{b}$\n")]);
    write(place.path(), "a.webp", &picture(30, 20, ImageFormat::WebP));
    let course = open(place.path());
    let mut config = config();
    config.device = Device::Kindle;
    let made = book(&course, &config, &Disk(course.root.clone())).unwrap();
    let files = files(&made.bytes);
    assert!(files.keys().any(|path| path.ends_with(".jpg")) && !files.keys().any(|path| path.ends_with(".webp")));
    let page = String::from_utf8_lossy(&files["EPUB/text/readme.xhtml"]);
    assert!(page.contains("<span class=\"formula\">a/b</span>") && !page.contains("<math"), "{page}");
}

/// A course with one picture on the web, which somebody has fetched.
struct Fetched(Vec<u8>);

impl Assets for Fetched {
    fn file(&self, _: &str) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn web(&self, address: &str) -> Option<Vec<u8>> {
        (address == "https://example.org/a.png").then(|| self.0.clone())
    }
}

#[test]
fn pictures_on_the_web_are_links_until_they_are_fetched() {
    let place =
        folder(&[("README.md", "# A\n\n![a tree](https://example.org/a.png) ![b](https://example.org/b.png)\n")]);
    let course = open(place.path());
    let plain = book_of(&course);
    assert_eq!((plain.pictures, plain.absent_pictures), (0, 2));
    let page = String::from_utf8_lossy(&files(&plain.bytes)["EPUB/text/readme.xhtml"]).into_owned();
    assert!(
        page.contains("href=\"https://example.org/a.png\"") && page.contains(">a tree</a>") && !page.contains("<img"),
        "{page}"
    );
    let fetched = book(&course, &config(), &Fetched(picture(3, 2, ImageFormat::Png))).unwrap();
    assert_eq!((fetched.pictures, fetched.absent_pictures), (1, 1));
    assert!(files(&fetched.bytes).keys().any(|path| path.starts_with("EPUB/pictures/web.")));
}

/// What runs through the whole drawing, so that nothing of it is lost on a dark page.
#[test]
fn what_can_be_seen_through_lies_on_white() {
    let place = folder(&[("README.md", "# A\n\n![lines](lines.png) ![drawing](drawing.svg) ![solid](solid.png)\n")]);
    let mut lines = image::RgbaImage::new(4, 3);
    lines.put_pixel(1, 1, image::Rgba([0, 0, 0, 255]));
    let mut bytes = Vec::new();
    lines.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    write(place.path(), "lines.png", &bytes);
    let solid = picture(4, 3, ImageFormat::Png);
    write(place.path(), "solid.png", &solid);
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-5 -5 10 10'><path d='M0 0h5'/></svg>";
    write(place.path(), "drawing.svg", drawing);
    let files = files(&book_of(&open(place.path())).bytes);
    let shown = image::load_from_memory(&files["EPUB/pictures/lines.png"]).unwrap();
    assert!(!shown.color().has_alpha());
    assert_eq!((shown.to_rgb8().get_pixel(0, 0).0, shown.to_rgb8().get_pixel(1, 1).0), ([255; 3], [0; 3]));
    assert_eq!(files["EPUB/pictures/solid.png"], solid);
    let drawing = files.iter().find(|(path, _)| path.ends_with(".svg")).unwrap().1;
    let ground = "<rect x=\"-5\" y=\"-5\" width=\"10\" height=\"10\" style=\"fill:#fff;stroke:none\"/>";
    assert!(String::from_utf8_lossy(drawing).contains(ground));
}
