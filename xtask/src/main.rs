//! The steps of this project, for people and for CI alike: `cargo xtask STEP`.

#![expect(clippy::disallowed_methods, reason = "steps run programs and write folders")]

mod bench;
mod browser;
mod ci;
mod codegen;
mod conformance;
mod dist;
mod npm;
mod step;
mod workflows;

use clap::{Parser, Subcommand};
use coursenotes::{CheckArgs, EpubArgs, ExportFormat, HtmlArgs, LinksArgs, ListArgs};
use std::path::PathBuf;
use std::process::ExitCode;

/// Steps of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Checks the notes of this project, or those in PATH: `coursenotes check` with all its options
    Check(CheckArgs),
    /// Asks every web address of the notes of this project, or of those in PATH: `coursenotes links`
    #[command(args_conflicts_with_subcommands = true)]
    Links(LinksArgs),
    /// Lists the notes of this project, or those in PATH
    List(ListArgs),
    /// Writes the notes of this project, or those in PATH, as something to read
    Export {
        /// What is written
        #[command(subcommand)]
        format: ExportFormat,
    },
    /// Runs every test; `test browser` looks at a site with a real browser instead, and `test browser pictures` takes the
    /// pictures of the handbook with it
    Test {
        /// Passed on to `cargo test`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs what CI runs besides the tests: format, lints, walls between crates, docs, codegen, notes, workflows, licences
    /// and packages, in this order, and says how long each took. Asks about advisories where they are named: those come up
    /// without a change
    Ci {
        /// These parts alone; `build` is a part of the lints, and runs only where it is named
        parts: Vec<ci::Part>,
    },
    /// Builds the program for a release and packs it into target/dist with all licences, and its checksum; on GitHub, only
    /// for the tag of its version
    Dist {
        /// The system, as rustc names it
        #[arg(long)]
        target: String,
    },
    /// Writes the pages of the handbook that tell what the code says, and the licences of each crate
    Codegen {
        /// Writes nothing and fails where a file is not what it would be
        #[arg(long)]
        check: bool,
    },
    /// Asks the judges of a format about what is written
    Conformance {
        /// What is judged
        #[command(subcommand)]
        what: conformance::What,
    },
    /// Measures speed and memory on generated notes
    Bench {
        /// What is measured
        #[command(subcommand)]
        what: bench::What,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().step {
        Step::Check(arguments) => {
            let path = arguments.path.clone().or_else(|| Some(notes()));
            coursenotes::check(&CheckArgs { path, ..arguments })
        }
        Step::Links(arguments) => {
            let path = arguments.path.clone().or_else(|| Some(notes()));
            coursenotes::links(&LinksArgs { path, ..arguments })
        }
        Step::List(arguments) => {
            let path = arguments.path.clone().or_else(|| Some(notes()));
            coursenotes::list(&ListArgs { path, ..arguments })
        }
        Step::Export { format } => coursenotes::export(&of_notes(format)),
        Step::Test { arguments } if arguments == ["browser", "pictures"] => browser::pictures(),
        Step::Test { arguments } if arguments.first().is_some_and(|what| what == "browser") => browser::test(),
        Step::Test { arguments } => ci::test(&arguments).map(|()| coursenotes::Outcome::Clean),
        Step::Dist { target } => dist::dist(&target).map(|()| coursenotes::Outcome::Clean),
        Step::Ci { parts } => ci::ci(&parts).map(|()| coursenotes::Outcome::Clean),
        Step::Codegen { check } => codegen::codegen(check).map(|()| coursenotes::Outcome::Clean),
        Step::Conformance { what } => conformance::conformance(&what).map(|()| coursenotes::Outcome::Clean),
        Step::Bench { what } => bench::bench(&what),
    };
    coursenotes::finish(result).into()
}

/// The same for the notes of this project, where no others are named.
fn of_notes(format: ExportFormat) -> ExportFormat {
    match format {
        ExportFormat::Html(arguments) => {
            let path = arguments.path.clone().or_else(|| Some(notes()));
            ExportFormat::Html(HtmlArgs { path, ..arguments })
        }
        ExportFormat::Epub(arguments) => {
            let path = arguments.path.clone().or_else(|| Some(notes()));
            ExportFormat::Epub(EpubArgs { path, ..arguments })
        }
    }
}

/// The notes of this project.
fn notes() -> PathBuf {
    step::root().join("notes")
}
