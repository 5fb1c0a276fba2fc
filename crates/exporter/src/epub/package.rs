//! The package document: what the book is, which files it has, and in which order they are read (EPUB 3.3, 5).

use super::Moment;
use super::accessibility::{Accessibility, CONFORMS_TO};
use super::document::Facts;
use super::metadata::Metadata;
use super::xml;
use crate::language::is_right_to_left;
use std::fmt::Write;

/// A file that the package declares.
pub(super) struct Item {
    pub(super) id: String,
    /// From the folder of the package.
    pub(super) address: String,
    pub(super) media_type: &'static str,
    pub(super) properties: String,
    /// Whether it is a page, in the order of the items.
    pub(super) is_page: bool,
}

/// Everything that the package document says.
pub(super) struct Package<'a> {
    pub(super) metadata: &'a Metadata,
    pub(super) accessibility: &'a Accessibility,
    pub(super) modified: Moment,
    /// Languages of the chapters, the book's first.
    pub(super) languages: &'a [String],
    pub(super) items: &'a [Item],
}

/// The properties of a page, from what stands in it (EPUB 3.3, appendix D.5).
pub(super) fn properties(facts: &Facts, other: &str) -> String {
    let parts = [
        (!other.is_empty(), other),
        (facts.has_math, "mathml"),
        (facts.has_script, "scripted"),
        (facts.has_svg, "svg"),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect();
    parts.join(" ")
}

impl Package<'_> {
    pub(super) fn write(&self) -> String {
        let language = xml::attribute(&self.metadata.language);
        let is_right_to_left = is_right_to_left(&self.metadata.language);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"identifier\" \
             xml:lang=\"{language}\"{}>\n",
            if is_right_to_left { " dir=\"rtl\"" } else { "" }
        );
        self.metadata(&mut out);
        self.manifest(&mut out);
        let direction = if is_right_to_left { " page-progression-direction=\"rtl\"" } else { "" };
        writeln!(out, "<spine toc=\"ncx\"{direction}>").expect("a string can be written to");
        for item in self.items.iter().filter(|item| item.is_page) {
            writeln!(out, "<itemref idref=\"{}\"/>", item.id).expect("a string can be written to");
        }
        out.push_str("</spine>\n</package>\n");
        out
    }

    fn metadata(&self, out: &mut String) {
        let Metadata { title, authors, description, rights, subjects, identifier, .. } = self.metadata;
        out.push_str("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
        let mut element = |name: &str, attributes: &str, words: &str| {
            writeln!(out, "<{name}{attributes}>{}</{}>", xml::text(words), name).expect("a string can be written to");
        };
        element("dc:identifier", " id=\"identifier\"", identifier);
        element("dc:title", "", title);
        for language in self.languages {
            element("dc:language", "", language);
        }
        for (number, author) in authors.iter().enumerate() {
            let number = number + 1;
            element("dc:creator", &format!(" id=\"author-{number}\""), author);
            element(
                "meta",
                &format!(" refines=\"#author-{number}\" property=\"role\" scheme=\"marc:relators\""),
                "aut",
            );
            element("meta", &format!(" refines=\"#author-{number}\" property=\"display-seq\""), &number.to_string());
        }
        element("dc:date", "", &self.modified.date());
        for (name, words) in [("dc:description", description), ("dc:rights", rights)] {
            if let Some(words) = words {
                element(name, "", words);
            }
        }
        for subject in subjects {
            element("dc:subject", "", subject);
        }
        let mut property = |name: &str, words: &str| element("meta", &format!(" property=\"{name}\""), words);
        property("dcterms:modified", &self.modified.stamp());
        let Accessibility { modes, sufficient, features, hazards, summary, certified_by } = self.accessibility;
        for mode in modes {
            property("schema:accessMode", mode);
        }
        property("schema:accessModeSufficient", sufficient);
        for feature in features {
            property("schema:accessibilityFeature", feature);
        }
        for hazard in hazards {
            property("schema:accessibilityHazard", hazard);
        }
        property("schema:accessibilitySummary", summary);
        if let Some(name) = certified_by {
            element("meta", " property=\"dcterms:conformsTo\" id=\"conformance\"", CONFORMS_TO);
            element("meta", " property=\"a11y:certifiedBy\" refines=\"#conformance\"", name);
        }
        // Readers of EPUB 2 find the cover by it (EPUB 3.3, 5.9.1 "The meta element").
        out.push_str("<meta name=\"cover\" content=\"cover-image\"/>\n</metadata>\n");
    }

    fn manifest(&self, out: &mut String) {
        out.push_str("<manifest>\n");
        for Item { id, address, media_type, properties, .. } in self.items {
            write!(out, "<item id=\"{id}\" href=\"{}\" media-type=\"{media_type}\"", xml::attribute(address))
                .expect("a string can be written to");
            if !properties.is_empty() {
                write!(out, " properties=\"{properties}\"").expect("a string can be written to");
            }
            out.push_str("/>\n");
        }
        out.push_str("</manifest>\n");
    }
}
