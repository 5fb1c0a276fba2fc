//! How a report or a list is written.

use clap::ValueEnum;

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
