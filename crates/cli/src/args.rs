//! What can be typed after the program's name.

mod check;
mod export;
mod fix;
mod links;
mod report;
mod start;

pub use check::CheckArgs;
pub(crate) use export::{AudienceName, BookDevice, PictureArgs, SelectionArgs};
pub use export::{EpubArgs, ExportFormat, HtmlArgs, ServeArgs};
pub use fix::{FixArgs, MvArgs};
pub use links::{LinksArgs, LinksCommand, WebArgs};
pub(crate) use report::{ColorWhen, Format, ListFormat};
pub(crate) use start::{CompletionsArgs, InitArgs, NewArgs};

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const EXPLAIN_EXAMPLES: &str = "Examples:
  coursenotes explain                  the rules, a line each
  coursenotes explain missing-anchor   what one of them means, and what to write instead";

const LIST_EXAMPLES: &str = "Examples:
  coursenotes list                 the notes in reading order
  coursenotes list --format json   the same for a program";

/// Checks course notes written in Markdown: links, references, structure.
///
/// Without a command it says in a few lines what it found here and what to do next; it changes nothing.
#[derive(Debug, Parser)]
#[command(name = "coursenotes", version, after_help = "Exit codes: 0 clean, 1 findings that fail, 2 could not run.")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Checks the notes and says what a reader would trip over
    #[command(after_help = check::CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Makes a course ready to be checked: settings, a workflow for GitHub, and what git should ignore
    #[command(after_help = start::INIT_EXAMPLES)]
    Init(InitArgs),
    /// Makes the next note as its neighbours are, and adds it to the list that has them
    #[command(after_help = start::NEW_EXAMPLES)]
    New(NewArgs),
    /// Repairs what has one right repair: errors and warnings, unless told otherwise
    #[command(after_help = fix::FIX_EXAMPLES)]
    Fix(FixArgs),
    /// Moves a note, a picture or a folder, and rewrites every link to it and from it
    #[command(after_help = fix::MV_EXAMPLES)]
    Mv(MvArgs),
    /// Asks every web address of the notes, and keeps what they answer in `links.lock`
    #[command(args_conflicts_with_subcommands = true, after_help = links::LINKS_EXAMPLES)]
    Links(LinksArgs),
    /// Writes the notes as a website or a book
    Export {
        /// What is written
        #[command(subcommand)]
        format: ExportFormat,
    },
    /// Shows the notes as a website while you write: each save shows at once, with what `check` finds
    #[command(after_help = export::SERVE_EXAMPLES)]
    Serve(ServeArgs),
    /// Explains a rule, or lists them all
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// The name in brackets at the end of a finding
        rule: Option<String>,
    },
    /// Lists the notes in reading order with their titles
    #[command(after_help = LIST_EXAMPLES)]
    List(ListArgs),
    /// Prints the completions of a shell
    #[command(after_help = start::COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
}

/// Arguments of `list`.
#[derive(Clone, Debug, Default, Args)]
pub struct ListArgs {
    /// The folder of the notes [default: here]
    pub path: Option<PathBuf>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
}
