//! No link of the book leads nowhere: each is looked at once all pages are there, and led right where it can be.
//!
//! A link to a heading of a long note must name the page that the heading came onto. An anchor that an author's HTML named
//! may have been left out with its tag: then the link leads to the chapter, and is reported.

use super::chapter::Chapter;
use super::document::{Document, Facts};
use super::xml;
use crate::xhtml::Problem;
use coursenotes_diagnostics::{FileId, Span};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Leads links between chapters right, and says which couldn't be.
pub(super) fn repair(chapters: &mut [(FileId, Chapter)]) -> Vec<Problem> {
    let changes: Vec<Vec<Changes>> = {
        let pages = pages(chapters);
        chapters.iter().map(|(_, chapter)| changes(chapter, &pages)).collect()
    };
    let mut problems = Vec::new();
    for ((file, chapter), changes) in chapters.iter_mut().zip(changes) {
        for lost in changes.iter().flat_map(Changes::losses) {
            let span = Span { file: *file, start: 0, end: 0 };
            let message = format!("a link leads to `{lost}`, which is not in the book: it leads to the chapter");
            problems.push(Problem { span, message });
        }
        for (document, changes) in chapter.documents.iter_mut().zip(&changes) {
            if changes.0.is_empty() {
                continue;
            }
            // Another address in the same place is as well-formed.
            if let Ok(repaired) = Document::new(document.path.clone(), changes.applied(&document.markup)) {
                *document = repaired;
            }
        }
    }
    problems
}

/// The links of a page that must name another place, by what they name now.
struct Changes(BTreeMap<String, Change>);

struct Change {
    new: String,
    /// Whether the place it named is nowhere.
    is_loss: bool,
}

impl Changes {
    fn losses(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter(|(_, change)| change.is_loss).map(|(old, _)| old)
    }

    /// The page with all of them, in one pass: a long note has thousands.
    fn applied(&self, markup: &str) -> String {
        const START: &str = "href=\"";
        let written: HashMap<_, _> = self.0.iter().map(|(old, change)| (xml::attribute(old), &change.new)).collect();
        let mut repaired = String::with_capacity(markup.len());
        let mut parts = markup.split(START);
        repaired.push_str(parts.next().unwrap_or_default());
        for part in parts {
            repaired.push_str(START);
            let (address, rest) = part.split_at(part.find('"').unwrap_or(0));
            match written.get(address) {
                Some(new) => repaired.push_str(&xml::attribute(new)),
                None => repaired.push_str(address),
            }
            repaired.push_str(rest);
        }
        repaired
    }
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

/// The changes of each page of a chapter.
fn changes(chapter: &Chapter, pages: &PagesOf) -> Vec<Changes> {
    let first = name(&chapter.documents[0].path);
    let of_page = |document: &Document| {
        let own = name(&document.path);
        let mut changes = BTreeMap::new();
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
            if new != **link {
                changes.insert(link.to_string(), Change { new, is_loss });
            }
        }
        Changes(changes)
    };
    chapter.documents.iter().map(of_page).collect()
}

fn escaped(fragment: &str) -> String {
    crate::xhtml::escape_address(fragment)
}
