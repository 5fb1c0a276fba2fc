//! Arguments of `check`.

use super::{ColorWhen, Format, WebArgs};
use clap::Args;
use std::path::PathBuf;

/// Shown below the help of `check`.
pub(super) const CHECK_EXAMPLES: &str = "Examples:
  coursenotes check                         errors, and how many warnings and pieces of advice there are
  coursenotes check exercises               what it finds in a part of the course
  coursenotes check class-01.md             what it finds in one note
  coursenotes check --rule missing-anchor   every finding of one rule
  coursenotes check --since origin/main     what a change brought about
  coursenotes check --web                   asks the web addresses too";

/// Arguments of `check`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
pub struct CheckArgs {
    /// The folder of the notes; a folder or a note inside a course narrows what is reported [default: here]
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
