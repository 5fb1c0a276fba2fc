//! The program: arguments, terminal and clock around the library.
//!
//! It is a library too, so that `cargo xtask check` runs the same code.

mod accessibility;
mod args;
mod browser;
mod commands;
mod known;
mod mistakes;
mod output;
mod pictures;
mod progress;
mod publish;
mod report;
mod rule_names;
mod selection;
mod serve;
mod site_files;
mod terminal;
mod web;
mod write;

pub use args::{
    CheckArgs, EpubArgs, ExportFormat, FixArgs, HtmlArgs, LinksArgs, LinksCommand, ListArgs, MvArgs, ServeArgs, WebArgs,
};
pub use commands::{check, export, fix, links, list, mv, serve};
pub use web::Shard;

use args::{Arguments, Command};
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing fails the run.
    Clean,
    /// Findings that do.
    Findings,
    /// The run could not be made.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// What the program takes, for those who write about it.
pub fn command() -> clap::Command {
    <Arguments as clap::CommandFactory>::command()
}

/// Runs the program with `arguments`, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let typed: Vec<String> = arguments.iter().skip(1).map(|one| one.to_string_lossy().into_owned()).collect();
            let error = mistakes::explain(error, &typed);
            // Help and version are answers; everything else is a mistake.
            let outcome = if error.use_stderr() { Outcome::Failed } else { Outcome::Clean };
            drop(error.print());
            return outcome;
        }
    };
    let result = match arguments.command {
        Some(Command::Check(arguments)) => commands::check(&arguments),
        Some(Command::Init(arguments)) => commands::init(&arguments),
        Some(Command::New(arguments)) => commands::new(&arguments),
        Some(Command::Completions(arguments)) => commands::completions(&arguments),
        Some(Command::Fix(arguments)) => commands::fix(&arguments),
        Some(Command::Mv(arguments)) => commands::mv(&arguments),
        Some(Command::Links(arguments)) => commands::links(&arguments),
        Some(Command::Export { format }) => commands::export(&format),
        Some(Command::Serve(arguments)) => commands::serve(&arguments),
        Some(Command::Explain { rule }) => commands::explain(rule.as_deref()),
        Some(Command::List(arguments)) => commands::list(&arguments),
        None => commands::overview(),
    };
    finish(result)
}

/// Says why a run failed, in one sentence.
pub fn finish(result: anyhow::Result<Outcome>) -> Outcome {
    result.unwrap_or_else(|error| {
        // A reader such as `head` that has seen enough is no failure.
        let closed =
            error.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe);
        if closed {
            return Outcome::Clean;
        }
        terminal::complain(&format!("error: {error:#}"));
        Outcome::Failed
    })
}
