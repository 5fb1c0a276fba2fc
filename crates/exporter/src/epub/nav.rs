//! The navigation document: contents and landmarks, which every reader of EPUB 3 shows as its menu (EPUB 3.3, 7).

use super::contents::Line;
use super::words::Words;
use super::xml::{self, Page};
use std::fmt::Write;

/// A place of the book that readers know by its kind (EPUB 3.3, 7.5 "The landmarks nav element").
pub(super) struct Landmark<'a> {
    /// Its `epub:type`.
    pub(super) kind: &'a str,
    pub(super) label: &'a str,
    pub(super) address: &'a str,
}

pub(super) fn nav(lines: &[Line], landmarks: &[Landmark], language: &str, words: &Words) -> String {
    let mut body = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"contents\">\n<h1 id=\"contents\"{}>{}</h1>\n",
        words.attributes(language),
        words.contents
    );
    list(&mut body, lines);
    // It is for the reader's own menu: on the page it would be a second contents.
    let label = words.landmarks;
    write!(body, "</nav>\n<nav epub:type=\"landmarks\" aria-label=\"{label}\" hidden=\"hidden\">\n<ol>\n")
        .expect("a string can be written to");
    for Landmark { kind, label, address } in landmarks {
        let label = xml::text(label);
        writeln!(body, "<li><a epub:type=\"{kind}\" href=\"{address}\">{label}</a></li>")
            .expect("a string can be written to");
    }
    body.push_str("</ol>\n</nav>\n");
    Page { title: words.contents, language, up: "", body: &body }.write()
}

/// Lines in their order, which must be that of the pages (NAV-011 of EPUBCheck).
fn list(out: &mut String, lines: &[Line]) {
    out.push_str("<ol>\n");
    for line in lines {
        let label = xml::text(&line.label);
        let language = line.language.as_deref().map(xml::attribute);
        let language = language.map(|one| format!(" lang=\"{one}\" xml:lang=\"{one}\"")).unwrap_or_default();
        match &line.address {
            Some(address) => write!(out, "<li><a href=\"{}\"{language}>{label}</a>", xml::attribute(address)),
            None => write!(out, "<li><span{language}>{label}</span>"),
        }
        .expect("a string can be written to");
        if !line.lines.is_empty() {
            out.push('\n');
            list(out, &line.lines);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}
