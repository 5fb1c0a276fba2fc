//! What a book promises to readers who can't see, hear or hold it: computed from what is in it.
//!
//! EPUB Accessibility 1.1 (section 2) asks every book for its modes, features and hazards. A promise that doesn't hold is
//! worse than none, so each is made only where the pages bear it out. That the book conforms to WCAG as a whole is a
//! judgement, which a person has to make: it is claimed only where the configuration names who made it, and nothing that we
//! can see speaks against it.

use super::chapter::Chapter;
use super::pictures::Album;
use coursenotes_diagnostics::FileId;
use coursenotes_diagnostics::write::count;

/// What is found in the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Accessibility {
    pub(super) modes: Vec<&'static str>,
    /// Modes that suffice to read everything.
    pub(super) sufficient: &'static str,
    pub(super) features: Vec<&'static str>,
    pub(super) hazards: Vec<&'static str>,
    pub(super) summary: String,
    /// Who vouches that the book conforms.
    pub(super) certified_by: Option<String>,
}

/// The one form of the claim (EPUB Accessibility 1.1, 3.4.1 "Conformance reporting").
pub(super) const CONFORMS_TO: &str = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

impl Accessibility {
    pub(super) fn of(chapters: &[(FileId, Chapter)], album: &Album, certified_by: Option<&str>) -> Self {
        let undescribed: usize = chapters.iter().map(|(_, chapter)| chapter.undescribed).sum();
        let facts = || chapters.iter().flat_map(|(_, chapter)| chapter.facts());
        let has_pictures = album.shown > 0;
        let has_math = facts().any(|facts| facts.has_math);
        let has_tables = facts().any(|facts| facts.has_table);
        let moves = album.ready().iter().any(|picture| picture.moves);
        let is_described = undescribed == 0;
        let mut modes = vec!["textual"];
        if has_pictures {
            modes.push("visual");
        }
        let mut features = vec!["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"];
        if has_pictures && is_described {
            features.push("alternativeText");
        }
        if has_math {
            features.push("MathML");
        }
        features.sort_unstable();
        // Nobody has looked at each frame of a picture that moves.
        let hazards = if moves {
            vec!["unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"]
        } else {
            vec!["none"]
        };
        let holds = is_described && !moves;
        Self {
            sufficient: if has_pictures && !is_described { "textual,visual" } else { "textual" },
            summary: summary(album.shown, undescribed, has_math, has_tables, moves),
            certified_by: certified_by.filter(|_| holds).map(str::to_owned),
            modes,
            features,
            hazards,
        }
    }
}

/// Every sentence that a summary can have.
pub(super) fn sentences() -> [String; 4] {
    [(1, 0), (2, 0), (2, 1), (3, 2)].map(|(pictures, undescribed)| summary(pictures, undescribed, true, true, true))
}

fn summary(pictures: usize, undescribed: usize, has_math: bool, has_tables: bool, moves: bool) -> String {
    let mut summary = String::from(
        "Text in reading order, with a table of contents and nested headings. Size, font and colours are the reader's.",
    );
    match (pictures, undescribed) {
        (0, _) => {}
        (1, 0) => summary.push_str(" The picture has a description by the author."),
        (_, 0) => summary.push_str(" Every picture has a description by the author."),
        (_, lacking) => {
            let pictures = count(lacking, "picture");
            let have = if lacking == 1 { "has" } else { "have" };
            summary.extend([" ", &pictures, " ", have, " no description that tells what is shown."]);
        }
    }
    if has_math {
        summary.push_str(" Formulas are MathML, each with its source as text.");
    }
    if has_tables {
        summary.push_str(" Tables have header cells.");
    }
    if moves {
        summary.push_str(" Some pictures move; whether they flash was not examined.");
    }
    summary
}
