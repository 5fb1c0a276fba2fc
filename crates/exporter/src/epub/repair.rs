//! No link of the book leads nowhere: each is looked at once all pages are there, and led right where it can be.
//!
//! A link to a heading of a long note must name the page that the heading came onto. An anchor that an author's HTML named
//! may have been left out with its tag: then the link leads to the chapter, and is reported.

use super::Remark;
use super::chapter::Chapter;
use super::document::{Document, Facts};
use super::xml;
use coursenotes_diagnostics::{FileId, Span};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::HashMap;

/// Leads links between chapters right, and says which couldn't be.
pub(super) fn repair(chapters: &mut [(FileId, Chapter)]) -> Vec<Remark> {
    let changes: Vec<Vec<Change>> = {
        let pages = pages(chapters);
        chapters.iter().map(|(_, chapter)| changes(chapter, &pages)).collect()
    };
    let mut remarks = Vec::new();
    for ((file, chapter), changes) in chapters.iter_mut().zip(changes) {
        for change in changes {
            if change.is_loss {
                let span = Span { file: *file, start: 0, end: 0 };
                let message =
                    format!("a link leads to `{}`, which is not in the book: it leads to the chapter", change.old);
                remarks.push(Remark { span, message });
            }
            let document = &mut chapter.documents[change.page];
            let address = |address: &str| format!("href=\"{}\"", xml::attribute(address));
            let markup = document.markup.replace(&address(&change.old), &address(&change.new));
            // Another address in the same place is as well-formed.
            if let Ok(repaired) = Document::new(document.path.clone(), markup) {
                *document = repaired;
            }
        }
    }
    remarks
}

/// A link that must name another place.
struct Change {
    page: usize,
    old: String,
    new: String,
    /// Whether the place it named is nowhere.
    is_loss: bool,
}

/// The pages of each chapter by the name of the first: its name, and what stands in it.
type PagesOf<'a> = HashMap<&'a str, Vec<(&'a str, &'a Facts)>>;

fn pages(chapters: &[(FileId, Chapter)]) -> PagesOf<'_> {
    let pages = chapters.iter().map(|(_, chapter)| {
        let pages: Vec<(&str, &Facts)> = chapter.documents.iter().map(|page| (name(&page.path), &page.facts)).collect();
        (pages[0].0, pages)
    });
    pages.collect()
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn changes(chapter: &Chapter, pages: &PagesOf) -> Vec<Change> {
    let first = name(&chapter.documents[0].path);
    let mut changes = Vec::new();
    for (page, document) in chapter.documents.iter().enumerate() {
        let own = name(&document.path);
        for link in &document.facts.links {
            if link.contains(':') {
                continue;
            }
            let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
            let Some(candidates) = pages.get(if target.is_empty() { first } else { target }) else { continue };
            let fragment: Cow<str> = percent_decode_str(fragment).decode_utf8_lossy();
            let holder = candidates.iter().find(|(_, facts)| facts.ids.contains(&*fragment));
            let (new, is_loss) = match holder {
                _ if fragment.is_empty() => continue,
                Some((holder, _)) if *holder == own => (format!("#{}", escaped(&fragment)), false),
                Some((holder, _)) => (format!("{holder}#{}", escaped(&fragment)), false),
                None => (candidates[0].0.to_owned(), true),
            };
            if new != **link && changes.iter().all(|change: &Change| change.page != page || change.old != **link) {
                changes.push(Change { page, old: link.to_string(), new, is_loss });
            }
        }
    }
    changes
}

fn escaped(fragment: &str) -> String {
    crate::xhtml::escape_address(fragment)
}
