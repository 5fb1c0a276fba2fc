//! A page of the book, and what stands in it: read back from the very bytes that go into the archive.
//!
//! Whatever wrote a page, it is parsed here by a strict parser of XML before it is packed. What is known of it afterwards
//! (ids, links, pictures, formulas) is what a reader's program will find, not what somebody meant to write.

use roxmltree::{Document as Xml, ParsingOptions};
use std::collections::HashSet;

/// A content document.
#[derive(Debug)]
pub(super) struct Document {
    /// Its path in the archive.
    pub(super) path: String,
    pub(super) markup: String,
    pub(super) facts: Facts,
}

/// What stands in a document.
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) ids: HashSet<Box<str>>,
    /// Ids that stand there twice.
    pub(super) repeated: Vec<Box<str>>,
    /// The addresses of links, as they stand there once escapes of XML are read.
    pub(super) links: Vec<Box<str>>,
    /// The addresses of pictures, style sheets and everything else that is shown.
    pub(super) resources: Vec<Box<str>>,
    /// Whether the package has to declare them (EPUB 3.3, appendix D.5 "Manifest properties vocabulary").
    pub(super) has_math: bool,
    pub(super) has_svg: bool,
    pub(super) has_script: bool,
    pub(super) has_table: bool,
}

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const MATHML: &str = "http://www.w3.org/1998/Math/MathML";
const SVG: &str = "http://www.w3.org/2000/svg";

impl Document {
    /// Reads the page back.
    ///
    /// # Errors
    ///
    /// It is not well-formed, with the place and what is wrong there.
    pub(super) fn new(path: String, markup: String) -> Result<Self, (usize, String)> {
        let facts = facts(&markup)?;
        Ok(Self { path, markup, facts })
    }
}

/// What stands in `markup`; or the byte where it stops being XML, and why.
pub(super) fn facts(markup: &str) -> Result<Facts, (usize, String)> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let xml = Xml::parse_with_options(markup, options).map_err(|error| {
        let position = error.pos();
        let line = usize::try_from(position.row).unwrap_or_default().saturating_sub(1);
        let start: usize = markup.split_inclusive('\n').take(line).map(str::len).sum();
        (start.min(markup.len()), error.to_string())
    })?;
    let mut facts = Facts::default();
    for node in xml.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name();
        match (tag.namespace(), tag.name()) {
            (Some(MATHML), "math") => facts.has_math = true,
            (Some(SVG), "svg") => facts.has_svg = true,
            (Some(XHTML), "script" | "form") => facts.has_script = true,
            (Some(XHTML), "table") => facts.has_table = true,
            _ => {}
        }
        for attribute in node.attributes() {
            match attribute.name() {
                "id" if !facts.ids.insert(attribute.value().into()) => facts.repeated.push(attribute.value().into()),
                "href" if matches!(tag.name(), "a" | "area") => facts.links.push(attribute.value().into()),
                "src" | "poster" | "href" => facts.resources.push(attribute.value().into()),
                _ => {}
            }
        }
    }
    Ok(facts)
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn facts_are_what_a_strict_reader_finds() {
        let markup = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p id=\"a\"><a href=\"b?x&amp;y\">b</a>\
                      <math xmlns=\"http://www.w3.org/1998/Math/MathML\"/><img src=\"c.png\"/></p><p id=\"a\"/></body></html>";
        let found = facts(markup).unwrap();
        assert!(found.has_math && !found.has_svg && !found.has_table);
        assert_eq!((&*found.links[0], &*found.resources[0], &*found.repeated[0]), ("b?x&y", "c.png", "a"));
        let (place, why) = facts("<p>\n<b></p>").unwrap_err();
        assert!(place == 4 && !why.is_empty(), "{place} {why}");
        assert!(facts("<p>&nbsp;</p>").is_err() && facts("<p>\u{1}</p>").is_err());
    }
}
