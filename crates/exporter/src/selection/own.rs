//! What the program says itself on pages of a site or a book: a draft called "Contents" leaks by none of these.

use super::LeftOut;
use crate::{epub, html};

/// Words around pictures, alerts and notes that `xhtml` writes, and reasons why a link or a picture isn't there.
const OF_PAGES: &[&str] = &[
    "Note",
    "Tip",
    "Important",
    "Warning",
    "Caution",
    "Footnotes",
    "Back to reference",
    "Done",
    "To do",
    "Table",
    "No description:",
    "picture",
    "This is no mail address",
    "This address runs a program",
    "This link has no address",
    "This lies outside the course",
    "This picture lies outside the course",
    "This is not part of the site",
    "This file is not part of the site",
    "This folder is not part of the site",
    "There is no such place on this page",
    "There is no such file",
    "there is no such file in the course",
    "There is no file",
    "This file is a web page, not a picture",
    "This address is no picture",
    "This is no picture",
    "this address can't receive mail",
    "this link names no place",
    "this place is outside of the course",
    "this is not in the book",
    "this is no address",
    "a book has no program for this address",
    "this picture is on the web",
    "there is no such picture",
];

/// Names of things in the index of the search and in the description of a book.
const OF_FORMATS: &[&str] = &[
    "lengths",
    "average",
    "terms",
    "places",
    "textual",
    "visual",
    "none",
    "alternativeText",
    "displayTransformability",
    "MathML",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unknownFlashingHazard",
    "unknownMotionSimulationHazard",
    "noSoundHazard",
];

/// Lets go of all that.
pub(super) fn spare_own_words(left_out: &mut LeftOut) {
    for words in OF_PAGES.iter().chain(OF_FORMATS) {
        left_out.spare("own.txt", words);
    }
    for (path, words) in html::own_words().into_iter().chain(epub::own_words()) {
        left_out.spare(path, &words);
    }
    for file in ["index.html", "all.html", "contents.html", "404.html", "nav.xhtml", "readme.xhtml", "cover.png"] {
        left_out.spare("own.txt", file);
    }
}
