//! What can be typed after the program's name.

mod start;

pub(crate) use start::{CompletionsArgs, InitArgs, NewArgs};

use crate::web::Shard;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
    Check(CheckArgs),
    /// Makes a course ready to be checked: settings, a workflow for GitHub, and what git should ignore
    #[command(after_help = start::INIT_EXAMPLES)]
    Init(InitArgs),
    /// Makes the next note as its neighbours are, and adds it to the list that has them
    #[command(after_help = start::NEW_EXAMPLES)]
    New(NewArgs),
    /// Repairs what has one right repair: errors and warnings, unless told otherwise
    #[command(after_help = FIX_EXAMPLES)]
    Fix(FixArgs),
    /// Moves a note, a picture or a folder, and rewrites every link to it and from it
    Mv(MvArgs),
    /// Asks every web address of the notes, and keeps what they answer in `links.lock`
    #[command(args_conflicts_with_subcommands = true, after_help = LINKS_EXAMPLES)]
    Links(LinksArgs),
    /// Writes the notes as a website or a book
    Export {
        /// What is written
        #[command(subcommand)]
        format: ExportFormat,
    },
    /// Shows the notes as a website while you write: each save shows at once, with what `check` finds
    Serve(ServeArgs),
    /// Explains a rule, or lists them all
    Explain {
        /// The name in brackets at the end of a finding
        rule: Option<String>,
    },
    /// Lists the notes in reading order with their titles
    List(ListArgs),
    /// Prints the completions of a shell
    Completions(CompletionsArgs),
}

/// Arguments of `check`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
pub struct CheckArgs {
    /// The folder of the notes; a folder inside a course narrows what is reported [default: here]
    pub path: Option<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Writes the report to a file; the terminal still gets the one for a person
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Reports only what the change since this revision brought about, in any note: `--since origin/main`
    #[arg(long, value_name = "REVISION")]
    pub since: Option<String>,
    /// Leaves out the findings in this file, and fails where one of them is mended
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Writes what is found now into the file of --baseline
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "rules"])]
    pub write_baseline: bool,
    /// Reports what offends the accessibility guidelines (WCAG 2.2, A and AA), and what a person has to judge
    #[arg(long)]
    pub accessibility: bool,
    /// Asks the web addresses that nobody asked for a day; without it, `links.lock` tells what is known
    #[arg(long)]
    pub web: bool,
    /// Shows every finding with its line, warnings and advice too
    #[arg(long)]
    pub all: bool,
    /// Shows every warning instead of their number
    #[arg(long)]
    pub warnings: bool,
    /// Shows every warning and every piece of advice instead of their number
    #[arg(long)]
    pub advice: bool,
    /// Looks at this rule only and shows all its findings; can be repeated
    #[arg(long = "rule", value_name = "NAME")]
    pub rules: Vec<String>,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorWhen,
    /// How the web is asked.
    #[command(flatten)]
    pub web_arguments: WebArgs,
}

/// How the web is asked, and when an address counts as dead.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Web addresses")]
pub struct WebArgs {
    /// Counts an address as dead at once, not only when it was dead in two runs over a day
    #[arg(long)]
    pub strict: bool,
    /// Leaves out addresses of this pattern: `https://intranet.example.org/*`; can be repeated
    #[arg(long = "exclude", value_name = "PATTERN")]
    pub excludes: Vec<String>,
    /// Asks addresses of private networks too, as on a campus
    #[arg(long)]
    pub allow_private_addresses: bool,
    /// Sends this header, `Name: value`, to each host of the notes; can be repeated
    #[arg(long = "header", value_name = "HEADER")]
    pub headers: Vec<String>,
    /// The name that servers are given
    #[arg(long, value_name = "NAME")]
    pub user_agent: Option<String>,
    /// Trusts the certificates in this PEM file too; can be repeated
    #[arg(long = "certificate", value_name = "FILE")]
    pub certificates: Vec<PathBuf>,
}

const LINKS_EXAMPLES: &str = "Examples:
  coursenotes links                           asks all addresses; for a job that runs once a week
  coursenotes links --shard 2/5               asks a fifth of them, by whole hosts: the second of five jobs
  coursenotes links merge jobs/*/links.lock   joins what these jobs found
  coursenotes check --web                     asks only what nobody asked for a day";

/// Arguments of `links`.
#[derive(Clone, Debug, Default, Args)]
pub struct LinksArgs {
    /// What is done with records of several jobs.
    #[command(subcommand)]
    pub command: Option<LinksCommand>,
    /// The folder of the notes [default: here]
    pub path: Option<PathBuf>,
    /// Asks the hosts of one job among several: `2/5` is the second of five
    #[arg(long, value_name = "NUMBER/OF")]
    pub shard: Option<Shard>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Writes the report to a file; the terminal still gets the one for a person
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Shows every finding with its line, warnings too
    #[arg(long, alias = "warnings")]
    pub all: bool,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorWhen,
    /// How the web is asked.
    #[command(flatten)]
    pub web: WebArgs,
}

/// What `links` does beside asking.
#[derive(Clone, Debug, Subcommand)]
pub enum LinksCommand {
    /// Joins the records that several jobs wrote with that of the course; of each address the later answer stays
    Merge {
        /// Files that `coursenotes links --shard` wrote
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The folder of the notes [default: here]
        #[arg(long, value_name = "PATH")]
        notes: Option<PathBuf>,
    },
}

const FIX_EXAMPLES: &str = "Examples:
  coursenotes fix --dry-run            shows what would change, as a diff
  coursenotes fix                      repairs what is safe to repair
  coursenotes fix --rule pseudo-list   repairs the findings of one rule
  coursenotes fix --check              for CI: fails where a repair is left to make";

/// Arguments of `fix`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
pub struct FixArgs {
    /// The folder of the notes; a folder inside a course narrows what is repaired [default: here]
    pub path: Option<PathBuf>,
    /// Makes repairs too that may change what was meant
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Repairs matters of style too
    #[arg(long)]
    pub advice: bool,
    /// Repairs the findings of this rule only; can be repeated
    #[arg(long = "rule", value_name = "NAME")]
    pub rules: Vec<String>,
    /// Prints what would change as a diff and writes nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Writes nothing and exits with 1 if anything would change
    #[arg(long)]
    pub check: bool,
    /// Writes although git has changes that are not committed
    #[arg(long)]
    pub allow_dirty: bool,
}

/// Arguments of `mv`.
#[derive(Clone, Debug, Args)]
pub struct MvArgs {
    /// What is moved
    pub old: PathBuf,
    /// Its new path, or the folder to move it into
    pub new: PathBuf,
    /// Prints what would change and writes nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What `export` writes.
#[derive(Clone, Debug, Subcommand)]
pub enum ExportFormat {
    /// A website: a page for each note, with contents and search, readable from a disk and from any server
    Html(HtmlArgs),
    /// A book: an EPUB with a chapter for each note, which every reader opens
    Epub(EpubArgs),
}

/// Arguments of `export html`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
pub struct HtmlArgs {
    /// The folder of the notes; of a folder inside a course, that part is written [default: here]
    pub path: Option<PathBuf>,
    /// The folder of the site [default: _site]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address where the site will be; adds a sitemap and the pages' own addresses
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Adds the site to a folder with files that coursenotes didn't write
    #[arg(long)]
    pub force: bool,
    /// Exits with 1 where something can't be shown as it is written
    #[arg(long)]
    pub strict: bool,
    /// Names every place that can't be shown as it is written
    #[arg(long)]
    pub warnings: bool,
    /// Shows the site in the browser
    #[arg(long)]
    pub open: bool,
    /// What it holds.
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// Pictures on the web.
    #[command(flatten)]
    pub pictures: PictureArgs,
}

/// Arguments of `export epub`.
#[derive(Clone, Debug, Default, Args)]
pub struct EpubArgs {
    /// The folder of the notes; of a folder inside a course, that part is written [default: here]
    pub path: Option<PathBuf>,
    /// The file of the book [default: the folder's name with .epub]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For which readers the book is made
    #[arg(long = "for", value_enum, default_value_t, value_name = "DEVICE")]
    pub device: BookDevice,
    /// Writes the book even if it has mistakes that we made
    #[arg(long)]
    pub no_validate: bool,
    /// Exits with 1 where something can't be shown as it is written
    #[arg(long)]
    pub strict: bool,
    /// Names every place that can't be shown as it is written
    #[arg(long)]
    pub warnings: bool,
    /// What it holds.
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// Pictures on the web.
    #[command(flatten)]
    pub pictures: PictureArgs,
}

/// Which notes of a course an export holds or a preview shows, and which parts of them.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Parts of the course")]
pub struct SelectionArgs {
    /// Takes only notes whose path fits, in quotes: `'week-0*.md'`, `'week-03'` for all in a folder; can be repeated
    #[arg(long, value_name = "GLOB")]
    pub only: Vec<String>,
    /// Takes in notes whose front matter says `draft: true`
    #[arg(long)]
    pub include_drafts: bool,
    /// For whom it is: instructors get what stands between `<!-- instructor -->` and `<!-- /instructor -->` too
    #[arg(long, value_enum, default_value_t, value_name = "WHO")]
    pub audience: AudienceName,
}

/// What becomes of pictures that lie on the web.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Pictures on the web")]
pub struct PictureArgs {
    /// Brings pictures on the web along; what was fetched once is kept, and serves without a network
    #[arg(long)]
    pub fetch_images: bool,
    /// Asks addresses of private networks too, as on a campus
    #[arg(long, requires = "fetch_images")]
    pub allow_private_addresses: bool,
}

/// Who reads an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AudienceName {
    /// Without the parts for teachers
    #[default]
    Student,
    /// With them
    Instructor,
}

/// For which readers a book is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BookDevice {
    /// For all that know EPUB 3
    #[default]
    Any,
    /// For Kindles: formulas as text, WebP pictures as PNG or JPEG, footnotes that begin with the way back
    Kindle,
}

/// Arguments of `serve`.
#[derive(Clone, Debug, Default, Args)]
pub struct ServeArgs {
    /// The folder of the notes; of a folder inside a course, that part is shown [default: here]
    pub path: Option<PathBuf>,
    /// The port on this machine [default: 8000, or the next one that is free]
    #[arg(long, value_name = "NUMBER", value_parser = port)]
    pub port: Option<u16>,
    /// Shows the preview in the browser
    #[arg(long)]
    pub open: bool,
    /// What it shows.
    #[command(flatten)]
    pub selection: SelectionArgs,
}

fn port(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "a port is a number up to 65535")
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

/// Formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal
    #[default]
    Human,
    /// For programs: one object, all findings
    Json,
    /// For GitHub: marks each line of a change
    Github,
    /// For GitHub's code scanning and for editors: SARIF 2.1.0, all findings
    Sarif,
    /// For a comment or a job's summary on GitHub
    Markdown,
}

/// Formats of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For a person at a terminal
    #[default]
    Human,
    /// For programs
    Json,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
