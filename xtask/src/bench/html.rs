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
use std::path::{Path, PathBuf};

const NOTES: [u32; 2] = [1_100, 3_000];
const NOTE_BYTES: usize = 3_000;
const CODE: usize = 20;

pub(super) fn html(runs: usize) -> Result<Outcome> {
    let programs = Programs::build()?;
    let mdbook = Peer::find("mdbook", "0.5.4", "cargo install mdbook --version 0.5.4");
    let mut bars = Bars::default();
    let mut outputs = Outputs::default();
    let mut each = Vec::new();
    for notes in NOTES {
        each.push(size(&programs, mdbook.as_ref(), notes, runs, &mut outputs, &mut bars)?);
    }
    outputs.remove()?;
    say("");
    bars.at_most("cost of a note, 3,000 beside 1,100", each[1] / each[0], 1.25, "(linear is 1)");
    Ok(bars.outcome())
}

/// All figures of one size. Milliseconds a note.
fn size(
    programs: &Programs,
    mdbook: Option<&Peer>,
    notes: u32,
    runs: usize,
    outputs: &mut Outputs,
    bars: &mut Bars,
) -> Result<f64> {
    let shape = Shape { notes: notes as usize, bytes: NOTE_BYTES, code: CODE, pictures: true };
    let course = generate(&format!("bench-html-{notes}"), &shape)?;
    let book = as_mdbook(&course, "html")?;
    let (mut output, mut shelf) = (PathBuf::new(), PathBuf::new());
    let (mut floors, mut sites, mut books) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that a noisy minute falls on all of them.
    for run in 0..runs {
        floors.push(programs.floor(&course.path)?);
        output = outputs.fresh(&course, "site", run)?;
        sites.push(programs.export("html", &course.path, &output)?);
        // It takes much longer, and its figures are no bar.
        if let Some(mdbook) = mdbook.filter(|_| run < 3) {
            shelf = outputs.fresh(&course, "book", run)?;
            let [from, to] = [&book, &shelf].map(|path| path.to_str());
            let (from, to) = (from.context("a path of letters")?, to.context("a path of letters")?);
            books.extend(mdbook.cost(&["build", from, "--dest-dir", to]));
        }
    }
    let site = files(&output)?;
    say(&format!("\n{notes} notes, {:.1} MB, {CODE} % code, median of {runs} runs", course.megabytes()));
    say("                        CPU s   wall s   peak MB   ms a note   output MB");
    row("floor", &Cost::median(&floors), notes, None);
    let cost = Cost::median(&sites);
    row("site", &cost, notes, Some(megabytes(site.values())));
    if !books.is_empty() {
        row("mdbook", &Cost::median(&books), notes, Some(megabytes(files(&shelf)?.values())));
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

/// Where the runs write: each into a folder of its own, and none is removed before the last has been measured. ext4
/// passes over inodes that were freed a short while ago, so that a file made after many were removed costs ten times more.
#[derive(Default)]
struct Outputs(Vec<PathBuf>);

impl Outputs {
    fn fresh(&mut self, course: &Generated, kind: &str, run: usize) -> Result<PathBuf> {
        let folder = course.path.with_extension(format!("{kind}-{run}"));
        if folder.exists() {
            fs::remove_dir_all(&folder).context("remove what a run that was stopped has left")?;
        }
        self.0.push(folder.clone());
        Ok(folder)
    }

    fn remove(self) -> Result<()> {
        self.0
            .iter()
            .filter(|folder| folder.exists())
            .try_for_each(|folder| fs::remove_dir_all(folder).with_context(|| format!("remove {}", folder.display())))
    }
}
