//! Books before the judges of their format: EPUBCheck, Ace, and a quicker double of the first.
//!
//! Their versions are pinned in `tests/validators`. What the machine lacks is skipped, and a line says so.

mod ace;
mod courses;
mod epubcheck;
mod install;

pub(crate) use install::{Which, install};

use crate::npm::Packages;
use crate::step::say;
use anyhow::{Result, bail};
use clap::Subcommand;
use courses::Book;
use std::path::PathBuf;
use std::process::{Command, Output};

#[derive(Subcommand)]
pub(crate) enum What {
    /// The book of each course at hand: EPUBCheck says nothing, Ace finds nothing
    Epub {
        /// Folders of notes to judge the books of, instead of all
        courses: Vec<PathBuf>,
        /// Leaves out what takes a minute for each book: EPUBCheck and Ace
        #[arg(long)]
        quick: bool,
        /// Lets Ace look at this project's notes and at books of up to 100 pages only: it does a page or two in a second
        #[arg(long)]
        brief: bool,
    },
}

pub(crate) fn conformance(what: &What) -> Result<()> {
    let What::Epub { courses, quick, brief } = what;
    let Some(judges) = install(if *quick { Which::Quick } else { Which::All })? else { return Ok(()) };
    let books = courses::books(courses)?;
    let mut refused: Vec<&str> = Vec::new();
    say("\n== epubcheck-ts");
    for book in &books {
        if !judges.quick(&book.path)?.say(&book.name) {
            refused.push(&book.name);
        }
    }
    if !quick {
        refused.extend(epubcheck::judge(&judges, &books)?);
        refused.extend(ace::judge(&judges, &books, *brief)?);
    }
    refused.sort_unstable();
    refused.dedup();
    if !refused.is_empty() {
        bail!("the judges refuse the book of {}", refused.join(", "));
    }
    Ok(())
}

/// The folder with the judges' programs.
pub(crate) struct Judges {
    packages: Packages,
}

impl Judges {
    fn program(&self, path: &str) -> PathBuf {
        self.packages.file(path)
    }

    /// What epubcheck-ts says of a book.
    fn quick(&self, book: &std::path::Path) -> Result<Verdict> {
        let output = Command::new(self.program(".bin/epubcheck-ts")).arg(book).output()?;
        Ok(Verdict { passes: output.status.success(), words: text(&output) })
    }
}

/// What a judge says of a book.
struct Verdict {
    passes: bool,
    words: String,
}

/// Lines of a judge that are shown.
const SHOWN: usize = 40;

impl Verdict {
    /// Says how a judge found the book; of what it doesn't like, the first lines. Gives whether it passes.
    fn say(&self, name: &str) -> bool {
        if self.passes {
            say(&format!("{name}: nothing"));
        } else {
            let lines: Vec<&str> = self.words.lines().filter(|line| !line.trim().is_empty()).collect();
            let shown = lines[..lines.len().min(SHOWN)].join("\n");
            say(&format!("{name}: {} lines\n{shown}", lines.len()));
        }
        self.passes
    }
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
