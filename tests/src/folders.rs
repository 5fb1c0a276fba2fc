//! What becomes of small folders: their order, and what is found about their links.

use crate::{Finding, folder, link_findings, open};
use std::path::Path;

/// The paths of the notes in reading order.
pub fn order(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let course = open(folder.path());
    course.order.iter().map(|file| course.path(*file).to_owned()).collect()
}

/// Each finding about a link: its note, its rule and the marked text.
pub fn rules(root: &Path) -> Vec<(String, &'static str, String)> {
    link_findings(root).into_iter().map(|Finding { path, rule, marked, .. }| (path, rule, marked)).collect()
}

/// The same without the notes.
pub fn check(files: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let folder = folder(files);
    rules(folder.path()).into_iter().map(|(_, rule, marked)| (rule, marked)).collect()
}
