//! The contents once more in the form of EPUB 2, which readers of before 2014 look for (EPUB 3.3, 5.9.2 "NCX").

use super::contents::Line;
use super::xml;
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn ncx(lines: &[Line], title: &str, identifier: &str, language: &str) -> String {
    let mut writer = Writer { out: String::new(), points: 0, places: BTreeMap::new() };
    for line in lines {
        writer.point(line);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"{}\">\n\
         <head><meta name=\"dtb:uid\" content=\"{}\"/><meta name=\"dtb:depth\" content=\"{}\"/></head>\n\
         <docTitle><text>{}</text></docTitle>\n<navMap>\n{}</navMap>\n</ncx>\n",
        xml::attribute(language),
        xml::attribute(identifier),
        depth(lines),
        xml::text(title),
        writer.out
    )
}

fn depth(lines: &[Line]) -> usize {
    lines.iter().map(|line| 1 + depth(&line.lines)).max().unwrap_or_default()
}

struct Writer {
    out: String,
    points: usize,
    /// The number of each place: two points of one place have the same.
    places: BTreeMap<String, usize>,
}

impl Writer {
    fn point(&mut self, line: &Line) {
        // A section without a page begins where its first note does: every point must lead somewhere.
        let Some(address) = first_address(line) else { return };
        self.points += 1;
        let next = self.places.len() + 1;
        let order = *self.places.entry(address.to_owned()).or_insert(next);
        writeln!(
            self.out,
            "<navPoint id=\"point-{}\" playOrder=\"{order}\"><navLabel><text>{}</text></navLabel><content src=\"{}\"/>",
            self.points,
            xml::text(&line.label),
            // Readers of that age compare the letters of an id with those of the address.
            xml::attribute(&percent_decode_str(address).decode_utf8_lossy())
        )
        .expect("a string can be written to");
        for inner in &line.lines {
            self.point(inner);
        }
        self.out.push_str("</navPoint>\n");
    }
}

fn first_address(line: &Line) -> Option<&str> {
    line.address.as_deref().or_else(|| line.lines.iter().find_map(first_address))
}
