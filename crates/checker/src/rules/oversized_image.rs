//! A picture that is too heavy for a page.

use crate::context::{Finding, finding};
use crate::rule::Run;
use crate::{Context, Rule, pictures};
use coursenotes_course::{File, Picture, PictureFormat, path};
use coursenotes_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    name: "oversized-image",
    severity: Severity::Advice,
    page: include_str!("oversized-image.md"),
    run: Run::Course(run),
};

/// A page with one such picture takes longer than two seconds on a usual telephone line (4 Mbit/s).
const MOST_BYTES: u64 = 1_000_000;

/// Twice the width of a large screen's page; e-readers refuse pictures beyond some million pixels.
const MOST_PIXELS: u32 = 4_000;

fn run(context: &mut Context) {
    for (entry, span, file) in pictures::in_reading_order(context.course) {
        if let Some(finding) = oversized(span, file) {
            context.report(entry, finding);
        }
    }
}

fn oversized(span: Span, file: &File) -> Option<Finding> {
    let picture = file.picture?;
    // A film or a document that is linked like a picture is none.
    picture.format?;
    let name = path::name(&file.path);
    // A drawing is as sharp and as light at any width.
    let is_drawing = picture.format == Some(PictureFormat::Svg);
    let wide = picture.pixels.filter(|(width, _)| !is_drawing && *width > MOST_PIXELS);
    let message = match wide {
        _ if picture.bytes > MOST_BYTES => {
            format!("`{name}` weighs {}: it is slow to load on a telephone", megabytes(picture.bytes))
        }
        Some((width, _)) => format!("`{name}` is {width} pixels wide, more than any screen or book shows"),
        None => return None,
    };
    Some(finding(span, message).help(help(picture)))
}

fn help(picture: Picture) -> String {
    let is_drawing = picture.format == Some(PictureFormat::Svg);
    let wide = !is_drawing && picture.pixels.is_some_and(|(width, _)| width > ENOUGH);
    match picture.format {
        Some(PictureFormat::Gif) if wide => format!("save it {ENOUGH} pixels wide; if it moves, link a short video"),
        Some(PictureFormat::Gif) => "if it moves, save it with fewer frames, or link a short video".to_owned(),
        _ if wide => format!("save it {ENOUGH} pixels wide, as JPEG or WebP if it is a photo"),
        _ => "save it smaller: as JPEG or WebP if it is a photo, with fewer colours if it is a drawing".to_owned(),
    }
}

/// Sharp on the page of a large screen.
const ENOUGH: u32 = 1_600;

/// "2.3 MB"
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
