//! `coursenotes export`: a file for each kind of output.

mod epub;
mod html;
mod leaks;

use crate::Outcome;
use crate::args::ExportFormat;
use anyhow::Result;
use coursenotes_diagnostics::write::count;

/// Writes the notes as something to read.
pub fn export(format: &ExportFormat) -> Result<Outcome> {
    match format {
        ExportFormat::Html(arguments) => html::html(arguments),
        ExportFormat::Epub(arguments) => epub::epub(arguments),
    }
}

/// The first of each kind, at most `most`, and how many others say the same: a page of equal lines tells no more than one.
fn first_of_each<T>(all: &[T], most: usize, message: impl Fn(&T) -> &str) -> Vec<(&T, usize)> {
    let mut firsts: Vec<(&T, usize)> = Vec::new();
    for one in all {
        match firsts.iter().position(|(first, _)| message(first) == message(one)) {
            Some(place) => firsts[place].1 += 1,
            None if firsts.len() < most => firsts.push((one, 0)),
            None => {}
        }
    }
    firsts
}

/// All of them, each by itself.
fn each<T>(all: &[T]) -> Vec<(&T, usize)> {
    all.iter().map(|one| (one, 0)).collect()
}

/// " (and at 3 other places)"
fn and_others(others: usize) -> String {
    if others == 0 { String::new() } else { format!(" (and at {})", count(others, "other place")) }
}
