//! Ace, DAISY's judge of accessibility, which looks at each page with Chromium.

use super::{Book, Judges, Verdict, courses, text};
use crate::step::{root, say, skip};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Ace reads the list of files in a time that grows with the cube of their number: with 1,876 it hadn't begun after twenty
/// minutes. So a longer book is judged in parts.
const MOST_PAGES: usize = 400;

/// Pages that somebody who waits has the patience for.
const BRIEF_PAGES: usize = 100;

/// Lets Ace judge the books, and gives the names of those that it finds anything in.
pub(super) fn judge<'a>(judges: &Judges, books: &'a [Book], brief: bool) -> Result<Vec<&'a str>> {
    say("\n== Ace");
    let Some(chromium) = chromium() else {
        skip("Ace, for Chromium is not here")?;
        return Ok(Vec::new());
    };
    let mut refused = Vec::new();
    for book in books {
        let pages = pages(&book.path)?;
        if brief && pages > BRIEF_PAGES && book.course != root().join("notes") {
            say(&format!("skipped: {} has {pages} pages, and --brief lets Ace look at {BRIEF_PAGES}", book.name));
        } else if pages <= MOST_PAGES {
            if !ace(judges, &book.path, &chromium)?.say(&book.name) {
                refused.push(book.name.as_str());
            }
        } else {
            for part in courses::parts(book)? {
                if !ace(judges, &part.path, &chromium)?.say(&part.name) {
                    refused.push(book.name.as_str());
                }
            }
        }
    }
    Ok(refused)
}

fn chromium() -> Option<PathBuf> {
    let places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    places.iter().map(PathBuf::from).find(|path| path.exists())
}

/// About how many pages a book has: the names of its files stand in it as they are.
fn pages(book: &Path) -> Result<usize> {
    let bytes = fs::read(book)?;
    // Each name is there twice: at the file, and in the list of all at the end.
    Ok(bytes.windows(6).filter(|bytes| bytes == b".xhtml").count() / 2)
}

/// Milliseconds: a busy machine takes longer than the five seconds that Ace waits for Chromium, and a page of formulas
/// longer than its four minutes.
const START: &str = "120000";
const PAGE: &str = "1800000";

fn ace(judges: &Judges, book: &Path, chromium: &Path) -> Result<Verdict> {
    let report = book.with_extension("ace");
    let mut command = Command::new(judges.program(".bin/ace-puppeteer"));
    // A list of pictures and sounds is made for a report that nobody reads here.
    command.args(["--silent", "--force", "--doNotReportMedia", "--timeout", PAGE, "--outdir"]).arg(&report).arg(book);
    command.env("PUPPETEER_EXECUTABLE_PATH", chromium).env("ACE_TIMEOUT_INITIAL", START);
    let _ = fs::remove_dir_all(&report);
    let output = command.output().context("start Ace")?;
    let json = fs::read_to_string(report.join("report.json")).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    let found = violations(&json);
    let passes = json["earl:result"]["earl:outcome"] == "pass" && found.is_empty();
    let words = format!("{}\n{}", found.join("\n"), text(&output));
    Ok(Verdict { passes, words: if words.trim().is_empty() { "Ace gave no report".to_owned() } else { words } })
}

/// What Ace found, a line each: the rule, the page, the place.
fn violations(report: &serde_json::Value) -> Vec<String> {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for page in list(&report["assertions"]) {
        let url = page["earl:testSubject"]["url"].as_str().unwrap_or_default().to_owned();
        for assertion in list(&page["assertions"]) {
            let rule = assertion["earl:test"]["dct:title"].as_str().unwrap_or_default();
            let place = assertion["earl:result"]["html"].as_str().unwrap_or_default();
            let place: String = place.chars().take(160).collect();
            found.push(format!("{rule}: {url}: {place}"));
        }
    }
    found
}
