//! Arguments of `links`, and how the web is asked.

use super::{ColorWhen, Format};
use crate::web::Shard;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Shown below the help of `links`.
pub(super) const LINKS_EXAMPLES: &str = "Examples:
  coursenotes links                           asks all addresses; for a job that runs once a week
  coursenotes links --shard 2/5               asks a fifth of them, by whole hosts: the second of five jobs
  coursenotes links merge jobs/*/links.lock   joins what these jobs found
  coursenotes check --web                     asks only what nobody asked for a day";

const MERGE_EXAMPLES: &str = "Examples:
  coursenotes links merge jobs/*/links.lock   joins what the jobs of `links --shard` found";

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
    #[command(after_help = MERGE_EXAMPLES)]
    Merge {
        /// Files that `coursenotes links --shard` wrote
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The folder of the notes [default: here]
        #[arg(long, value_name = "PATH")]
        notes: Option<PathBuf>,
    },
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
