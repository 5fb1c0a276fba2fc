//! Measurements: whole processes, medians and ratios in one run, never timed tests.

mod bars;
mod course;
mod epub;
mod floor;
mod highlight;
mod html;
mod output;
mod peers;
mod process;
mod programs;
mod serve;

use crate::step::say;
use anyhow::Result;
use clap::Subcommand;
use course::Shape;
use coursenotes::Outcome;
use process::Cost;
use programs::Programs;
use std::path::PathBuf;

#[derive(Subcommand)]
pub(crate) enum What {
    /// `check --format json` beside walking, reading and parsing the same notes with pulldown-cmark alone; and what
    /// `differs-on-github`, which reads notes a second time, costs more
    Check {
        /// How often each is run
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
    /// Whether the cost grows linearly: 1,000, 10,000 and 40,000 notes, and one note of 50 MB
    Growth {
        /// How often each is run
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// `export html` of 1,100 and 3,000 notes beside the floor of `check`, and beside mdbook where that is installed
    Html {
        /// How often each is run
        #[arg(long, default_value_t = 5)]
        runs: usize,
    },
    /// `export epub` of 1,000 and 3,000 notes and of the largest collection beside the checkout, and beside pandoc and
    /// mdbook-epub where those are installed
    Epub {
        /// How often each is run
        #[arg(long, default_value_t = 5)]
        runs: usize,
    },
    /// Colours the code in PATH's notes again and again, and says how much it is in a second
    #[command(hide = true)]
    Highlight {
        /// The folder
        path: PathBuf,
    },
    /// How soon a saved note is on screen in a preview of 1,000 notes
    Serve {
        /// How often it is saved
        #[arg(long, default_value_t = 15)]
        saves: usize,
    },
    /// Walks, reads and parses PATH with pulldown-cmark, and nothing else
    #[command(hide = true)]
    Floor {
        /// The folder
        path: PathBuf,
    },
}

pub(crate) fn bench(what: &What) -> Result<Outcome> {
    match what {
        What::Html { runs } => return html::html(*runs),
        What::Epub { runs } => return epub::epub(*runs),
        What::Check { runs } => check(*runs)?,
        What::Growth { runs } => growth(*runs)?,
        What::Highlight { path } => highlight::highlight(path)?,
        What::Floor { path } => floor::floor(path)?,
        What::Serve { saves } => return serve::serve(*saves),
    }
    Ok(Outcome::Clean)
}

/// 10,000 notes of 4 kB and more: 40 MB in all.
const NOTES: usize = 10_000;
const NOTE_BYTES: usize = 4_300;

/// The rule with a column of its own.
const WITNESS: &str = "differs-on-github";

fn check(runs: usize) -> Result<()> {
    let programs = Programs::build()?;
    let folder = course::generate("bench-10000", &Shape::of_census(NOTES, NOTE_BYTES))?;
    let (mut floors, mut checks, mut witnessed) = (Vec::new(), Vec::new(), Vec::new());
    // In turns, so that a noisy minute falls on all of them.
    for _ in 0..runs {
        floors.push(programs.floor(&folder.path)?);
        folder.switch_off(&[WITNESS])?;
        checks.push(programs.check(&folder.path)?);
        folder.switch_off(&[])?;
        witnessed.push(programs.check(&folder.path)?);
    }
    let (floor, check, witnessed) = (Cost::median(&floors), Cost::median(&checks), Cost::median(&witnessed));
    let megabytes = folder.megabytes();
    say(&format!("\n{NOTES} notes, {megabytes:.1} MB, {} links, median of {runs} runs", folder.links));
    say("                        CPU s   wall s   peak MB");
    say(&format!("floor                {floor}"));
    say(&format!("check without        {check}"));
    say(&format!("with {WITNESS:16}{witnessed}"));
    say(&format!("check in floors      {:8.2} (at most 3)", check.cpu / floor.cpu));
    say(&format!("{WITNESS} adds {:6.2} (at most 2)", (witnessed.cpu - check.cpu) / floor.cpu));
    let limit = 3.0 * megabytes + 20.0;
    say(&format!("memory               {:8.1} MB of at most {limit:.1}", check.peak_megabytes));
    Ok(())
}

fn growth(runs: usize) -> Result<()> {
    let programs = Programs::build()?;
    say(&format!("\nmedian of {runs} runs\n   notes       MB    CPU s   wall s   peak MB   CPU ms per MB"));
    for notes in [1_000, 10_000, 40_000] {
        let folder = course::generate(&format!("bench-{notes}"), &Shape::of_census(notes, NOTE_BYTES))?;
        row(&programs, &folder, notes, runs)?;
    }
    let folder = course::generate("bench-large", &Shape::of_census(1, 50_000_000))?;
    row(&programs, &folder, 1, runs)
}

fn row(programs: &Programs, folder: &course::Generated, notes: usize, runs: usize) -> Result<()> {
    let costs: Result<Vec<Cost>> = (0..runs).map(|_| programs.check(&folder.path)).collect();
    let cost = Cost::median(&costs?);
    let megabytes = folder.megabytes();
    let each = cost.cpu * 1e3 / megabytes;
    say(&format!("{notes:8} {megabytes:8.1} {cost}   {each:13.2}"));
    Ok(())
}
