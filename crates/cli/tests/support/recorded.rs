//! Transcripts as text: which commands they hold, how each ended, and what was said.

#![allow(dead_code, reason = "each test program uses some of it")]

use std::path::{Path, PathBuf};

/// A command of a transcript.
pub(crate) struct Step {
    /// Where it stands: `crates/cli/tests/transcripts/check.md:4`.
    pub(crate) place: String,
    /// What was typed, word by word.
    pub(crate) words: Vec<String>,
    pub(crate) code: i32,
    /// What the program said, with trycmd's marks for what is left open.
    pub(crate) said: String,
}

/// A page that shows the program to readers.
pub(crate) struct Page {
    /// From the root of the repository.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Page {
    /// The folder that its examples are run over, beside the transcripts: `handbook/class-01.in`.
    pub(crate) fn folder(&self) -> PathBuf {
        let name = Path::new(&self.path).with_extension("in");
        transcripts().join("handbook").join(name.file_name().expect("a page has a name"))
    }
}

/// Every command of every transcript, those in the pages of the handbook included.
pub(crate) fn recorded() -> Vec<Step> {
    let files = files(&transcripts(), "crates/cli/tests/transcripts");
    files.iter().chain(&pages()).flat_map(|page| steps(&page.path, &page.text)).collect()
}

/// The README and the handbook. The rules' pages have tests of their own.
pub(crate) fn pages() -> Vec<Page> {
    let root = repository();
    let readme = Page { path: "README.md".to_owned(), text: text(&root.join("README.md")) };
    let handbook = files(&root.join("notes/handbook"), "notes/handbook");
    std::iter::once(readme).chain(handbook).collect()
}

/// The Markdown files of a folder, by name.
pub(crate) fn files(folder: &Path, shown: &str) -> Vec<Page> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
    names.sort();
    let page = |name: String| Page { path: format!("{shown}/{name}"), text: text(&folder.join(name)) };
    names.into_iter().map(page).collect()
}

pub(crate) fn repository() -> PathBuf {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    place.expect("the package lies in a folder of the repository").to_owned()
}

pub(crate) fn transcripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts")
}

fn text(path: &Path) -> String {
    // A checkout on Windows may have other line ends.
    std::fs::read_to_string(path).expect("the file is there").replace("\r\n", "\n")
}

/// The steps in the `console` blocks of a text, as trycmd reads them.
fn steps(path: &str, text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut fence: Option<&str> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            None if ticks.len() >= 3 => {
                fence = Some(if line[ticks.len()..].starts_with("console") { ticks } else { "" });
            }
            // Another block: all that matters is where it ends.
            Some("") if ticks.len() >= 3 => fence = None,
            Some(opening) if !opening.is_empty() && line.starts_with(opening) => fence = None,
            Some(opening) if !opening.is_empty() => take(&mut steps, path, number, line),
            _ => {}
        }
    }
    steps
}

fn take(steps: &mut Vec<Step>, path: &str, number: usize, line: &str) {
    if let Some(command) = line.strip_prefix("$ ") {
        let place = format!("{path}:{number}");
        steps.push(Step { place, words: words(command), code: 0, said: String::new() });
        return;
    }
    let step = steps.last_mut().expect("a block of a transcript begins with a command");
    match line.strip_prefix("? ").filter(|_| step.said.is_empty()) {
        Some(code) => step.code = code.parse().expect("an exit code is a number"),
        None => step.said.extend([line, "\n"]),
    }
}

/// The words of a command, as a shell takes them apart: quotes hold blanks together.
pub(crate) fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
