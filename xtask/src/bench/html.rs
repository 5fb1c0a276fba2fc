//! A website: `export html` beside the floor, and beside mdBook where that is installed.

use super::bars::Bars;
use super::course::{Generated, Shape, generate};
use super::output::{File, files, megabytes, packed, touched};
use super::peers::{Peer, as_mdbook};
use super::process::Cost;
use super::programs::Programs;
use crate::step::say;
use anyhow::{Context, Result};
use coursenotes::Outcome;
use std::fs;
use std::path::Path;

const NOTES: [u32; 2] = [1_100, 3_000];
const NOTE_BYTES: usize = 3_000;
const CODE: usize = 20;

pub(super) fn html(runs: usize) -> Result<Outcome> {
    let programs = Programs::build()?;
    let mdbook = Peer::find("mdbook", "0.5.4", "cargo install mdbook --version 0.5.4");
    let mut bars = Bars::default();
    let mut each = Vec::new();
    for notes in NOTES {
        each.push(size(&programs, mdbook.as_ref(), notes, runs, &mut bars)?);
    }
    say("");
    bars.at_most("cost of a note, 3,000 beside 1,100", each[1] / each[0], 1.25, "(linear is 1)");
    Ok(bars.outcome())
}

/// All figures of one size. Milliseconds a note.
fn size(programs: &Programs, mdbook: Option<&Peer>, notes: u32, runs: usize, bars: &mut Bars) -> Result<f64> {
    let shape = Shape { notes: notes as usize, bytes: NOTE_BYTES, code: CODE, pictures: true };
    let course = generate(&format!("bench-html-{notes}"), &shape)?;
    let book = as_mdbook(&course, "html")?;
    let output = course.path.with_extension("site");
    let (mut floors, mut sites, mut books) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that a noisy minute falls on all of them.
    for run in 0..runs {
        floors.push(programs.floor(&course.path)?);
        remove(&output)?;
        sites.push(programs.export("html", &course.path, &output)?);
        // It takes much longer, and its figures are no bar.
        if let Some(mdbook) = mdbook.filter(|_| run < 3) {
            remove(&book.join("book"))?;
            books.extend(mdbook.cost(&["build", book.to_str().context("a path of letters")?]));
        }
    }
    let site = files(&output)?;
    say(&format!("\n{notes} notes, {:.1} MB, {CODE} % code, median of {runs} runs", course.megabytes()));
    say("                        CPU s   wall s   peak MB   ms a note   output MB");
    row("floor", &Cost::median(&floors), notes, None);
    let cost = Cost::median(&sites);
    row("site", &cost, notes, Some(megabytes(site.values())));
    if !books.is_empty() {
        row("mdbook", &Cost::median(&books), notes, Some(megabytes(files(&book.join("book"))?.values())));
    }
    let each = cost.cpu * 1e3 / f64::from(notes);
    bars.at_most("CPU a note", each, 1.0, "ms");
    bars.at_most("memory", cost.peak_megabytes, 10.0 * course.megabytes() + 40.0, "MB");
    bars.at_most("output", megabytes(site.values()), 4.0 * course.megabytes() + 0.006 * f64::from(notes), "MB");
    let index = site.iter().filter(|(path, _)| path.starts_with("coursenotes/search")).map(|(_, file)| file);
    bars.at_most("index, gzip -9", 100.0 * packed(index)? / course.megabytes(), 25.0, "% of the Markdown");
    edit(programs, &course, &output, &site, bars)?;
    bars.at_least("highlighter", programs.highlight(&course.path)?, 5.0, "MB/s");
    Ok(each)
}

fn row(name: &str, cost: &Cost, notes: u32, output: Option<f64>) {
    let output = output.map(|output| format!("{output:11.1}")).unwrap_or_default();
    say(&format!("{name:20} {cost}   {:9.3} {output}", cost.cpu * 1e3 / f64::from(notes)));
}

/// A sentence more in one note: what is written again must be what changed.
fn edit(
    programs: &Programs,
    course: &Generated,
    output: &Path,
    before: &std::collections::BTreeMap<std::path::PathBuf, File>,
    bars: &mut Bars,
) -> Result<()> {
    let note = course.path.join("part-005/class-00500.md");
    let text = fs::read_to_string(&note).context("read a generated note")?;
    fs::write(&note, format!("{text}\nOne sentence more is here now.\n")).context("edit a generated note")?;
    let cost = programs.export("html", &course.path, output)?;
    let (written, changed) = touched(before, &files(output)?);
    let figure = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    say(&format!("  one note edited: {:.3} s CPU, {changed} of {} files changed", cost.cpu, before.len()));
    bars.at_most("files written", figure(written), figure(changed), "that changed");
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("remove {}", folder.display()))?;
    }
    Ok(())
}
