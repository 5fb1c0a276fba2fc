//! What can be typed after the program's name.

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
    /// Repairs what has one right repair: errors and warnings, unless told otherwise
    #[command(after_help = FIX_EXAMPLES)]
    Fix(FixArgs),
    /// Moves a note, a picture or a folder, and rewrites every link to it and from it
    Mv(MvArgs),
    /// Writes the notes as a book
    Export {
        /// What is written
        #[command(subcommand)]
        format: ExportFormat,
    },
    /// Explains a rule, or lists them all
    Explain {
        /// The name in brackets at the end of a finding
        rule: Option<String>,
    },
    /// Lists the notes in reading order with their titles
    List(ListArgs),
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
    /// Shows every finding with its line, warnings and advice too
    #[arg(long)]
    pub all: bool,
    /// Shows every warning instead of their number
    #[arg(long)]
    pub warnings: bool,
    /// Shows every piece of advice instead of their number
    #[arg(long)]
    pub advice: bool,
    /// Looks at this rule only and shows all its findings; can be repeated
    #[arg(long = "rule", value_name = "NAME")]
    pub rules: Vec<String>,
    /// When to colour the report
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorWhen,
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
    /// A book: an EPUB with a chapter for each note, which every reader opens
    Epub(EpubArgs),
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
}

/// For which readers a book is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BookDevice {
    /// For all that know EPUB 3
    #[default]
    Any,
    /// For Kindles: formulas as text, WebP pictures as PNG or JPEG
    Kindle,
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
