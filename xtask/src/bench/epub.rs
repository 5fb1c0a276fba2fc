//! A book: `export epub` beside the floor, and beside pandoc and mdbook-epub where those are installed.

use super::bars::Bars;
use super::course::{Generated, Shape, generate};
use super::peers::{Peer, as_mdbook};
use super::process::Cost;
use super::programs::Programs;
use crate::step::{root, say};
use anyhow::{Context, Result};
use coursenotes::Outcome;
use ignore::WalkBuilder;
use std::fs;
use std::path::{Path, PathBuf};

const NOTES: [u32; 2] = [1_000, 3_000];
const NOTE_BYTES: usize = 3_000;

/// What a note of 3 kB may cost, in milliseconds.
const EACH: f64 = 0.8;

pub(super) fn epub(runs: usize) -> Result<Outcome> {
    let programs = Programs::build()?;
    let peers = Peers {
        pandoc: Peer::find("pandoc", "3.9", "pip install pypandoc-binary"),
        mdbook_epub: Peer::find("mdbook-epub", "0.5.2", "cargo install mdbook-epub --version 0.5.2"),
    };
    let mut bars = Bars::default();
    let mut each = Vec::new();
    for notes in NOTES {
        let shape = Shape { notes: notes as usize, bytes: NOTE_BYTES, code: 0, pictures: false };
        let course = generate(&format!("bench-epub-{notes}"), &shape)?;
        // The others take a minute for a thousand notes.
        let peers = Some(&peers).filter(|_| notes == NOTES[0]);
        let cost = book(&programs, &course, peers, runs)?;
        let kilobytes = course.megabytes() * 1e3;
        each.push(cost.cpu * 1e3 / kilobytes);
        bars.at_most("CPU a note of 3 kB", 3.0 * cost.cpu * 1e3 / kilobytes, EACH, "ms");
        memory(&mut bars, &course, &cost);
    }
    bars.at_most("cost of a note, 3,000 beside 1,000", each[1] / each[0], 1.25, "(linear is 1)");
    match largest()? {
        Some(course) => {
            let cost = book(&programs, &course, None, runs)?;
            bars.at_most("CPU a note of 3 kB", 3.0 * cost.cpu * 1e3 / (course.megabytes() * 1e3), EACH, "ms");
            memory(&mut bars, &course, &cost);
        }
        None => say("\nskipped: the real collections are not beside the checkout"),
    }
    Ok(bars.outcome())
}

fn memory(bars: &mut Bars, course: &Generated, cost: &Cost) {
    bars.at_most("memory", cost.peak_megabytes, 10.0 * course.megabytes() + 40.0, "MB");
}

struct Peers {
    pandoc: Option<Peer>,
    mdbook_epub: Option<Peer>,
}

/// The rows of one course.
fn book(programs: &Programs, course: &Generated, peers: Option<&Peers>, runs: usize) -> Result<Cost> {
    let output = course.path.with_extension("epub");
    let (mut floors, mut books) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        floors.push(programs.floor(&course.path)?);
        books.push(programs.export("epub", &course.path, &output)?);
    }
    let notes = notes(&course.path)?;
    let name = course.path.file_name().unwrap_or_default().to_string_lossy();
    say(&format!("\n{name}: {} notes, {:.1} MB, median of {runs} runs", notes.len(), course.megabytes()));
    say("                        CPU s   wall s   peak MB   ms a note   book MB");
    row("floor", &Cost::median(&floors), notes.len(), None);
    let cost = Cost::median(&books);
    row("book", &cost, notes.len(), Some(&output));
    let Some(peers) = peers else { return Ok(cost) };
    if let Some(pandoc) = &peers.pandoc {
        let output = course.path.with_extension("pandoc.epub");
        let place = output.to_str().context("a path of letters")?;
        let mut arguments = vec!["--from=gfm", "--metadata=title:A generated course", "-o", place];
        arguments.extend(notes.iter().filter_map(|note| note.to_str()));
        once("pandoc", pandoc, &arguments, notes.len(), &output)?;
    }
    if let Some(mdbook_epub) = &peers.mdbook_epub {
        let folder = as_mdbook(course, "epub")?;
        let place = folder.to_str().context("a path of letters")?;
        let output = folder.join("book/A generated course.epub");
        once("mdbook-epub", mdbook_epub, &["--standalone", place], notes.len(), &output)?;
    }
    Ok(cost)
}

/// Others take so long that one run has to do. What leaves no book is no figure.
fn once(name: &str, peer: &Peer, arguments: &[&str], notes: usize, output: &Path) -> Result<()> {
    if output.exists() {
        fs::remove_file(output).context("remove the last run's book")?;
    }
    match peer.cost(arguments) {
        Some(cost) if output.metadata().is_ok_and(|book| book.len() > 0) => {
            row(&format!("{name}, once"), &cost, notes, Some(output));
        }
        Some(_) => say(&format!("{name} left no book")),
        None => {}
    }
    Ok(())
}

fn row(name: &str, cost: &Cost, notes: usize, book: Option<&Path>) {
    let size = book.and_then(|book| book.metadata().ok()).map(|book| count(book.len()) / 1e6);
    let size = size.map(|size| format!("{size:9.1}")).unwrap_or_default();
    say(&format!("{name:20} {cost}   {:9.3} {size}", cost.cpu * 1e3 / count(notes as u64)));
}

fn count(count: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "what lies in a folder is far below 2^52")]
    let count = count as f64;
    count
}

/// A copy of the real collection with the most Markdown, outside of what git tracks; nothing where there is none.
fn largest() -> Result<Option<Generated>> {
    let corpus = root().join("../shared/corpus");
    if !corpus.is_dir() {
        return Ok(None);
    }
    let mut collections = Vec::new();
    for entry in fs::read_dir(&corpus).context("read the collections")? {
        let path = entry?.path();
        if path.is_dir() {
            let sizes = notes(&path)?.into_iter().filter_map(|note| note.metadata().ok()).map(|note| note.len());
            collections.push((sizes.sum::<u64>(), path));
        }
    }
    let Some((bytes, from)) = collections.into_iter().max() else { return Ok(None) };
    let name = from.file_name().context("a collection has a name")?;
    let path = root().join("target/bench").join(name);
    copy(&from, &path)?;
    // The copy is its own root, although it lies in this project.
    let config = path.join("coursenotes.toml");
    if !config.exists() {
        fs::write(config, "")?;
    }
    Ok(Some(Generated { path, bytes: usize::try_from(bytes)?, links: 0 }))
}

fn notes(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut notes = Vec::new();
    for entry in WalkBuilder::new(folder).standard_filters(false).build() {
        let path = entry?.into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            notes.push(path);
        }
    }
    notes.sort();
    Ok(notes)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkBuilder::new(from).standard_filters(false).build() {
        let path = entry?.into_path();
        let place = to.join(path.strip_prefix(from)?);
        if path.is_dir() {
            fs::create_dir_all(&place)?;
        } else {
            fs::copy(&path, &place).with_context(|| format!("copy {}", path.display()))?;
        }
    }
    Ok(())
}
