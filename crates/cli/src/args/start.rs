//! Arguments of the commands that one begins with.

use clap::Args;
use clap_complete::Shell;
use std::path::PathBuf;

/// Shown below the help of `init`.
pub(super) const INIT_EXAMPLES: &str = "Examples:
  coursenotes init --dry-run   says what would be written
  coursenotes init             settings, a check in CI, and what git should ignore";

/// Shown below the help of `new`.
pub(super) const NEW_EXAMPLES: &str = "Examples:
  coursenotes new \"Class 27: graph search\"   class-27.md, made as class-26.md is
  coursenotes new \"Graph search\"             the next number, where the notes are counted";

/// Shown below the help of `completions`.
pub(super) const COMPLETIONS_EXAMPLES: &str = "Examples:
  coursenotes completions bash > ~/.local/share/bash-completion/completions/coursenotes
  coursenotes completions fish > ~/.config/fish/completions/coursenotes.fish";

/// Arguments of `init`.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct InitArgs {
    /// The folder of the notes [default: here]
    pub(crate) path: Option<PathBuf>,
    /// Replaces files that are there already; settings of your own stay
    #[arg(long)]
    pub(crate) force: bool,
    /// Says what would be written and writes nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Arguments of `new`.
#[derive(Clone, Debug, Args)]
pub(crate) struct NewArgs {
    /// The title: "Class 27: graph search"
    pub(crate) title: String,
    /// The folder of the course, or the part of it that the note is for [default: here]
    pub(crate) path: Option<PathBuf>,
    /// Prints what would change as a diff and writes nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Arguments of `completions`.
#[derive(Clone, Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}
