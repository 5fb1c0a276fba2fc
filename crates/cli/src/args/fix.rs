//! Arguments of the commands that change notes.

use clap::Args;
use std::path::PathBuf;

/// Shown below the help of `fix`.
pub(super) const FIX_EXAMPLES: &str = "Examples:
  coursenotes fix --dry-run            shows what would change, as a diff
  coursenotes fix                      repairs what is safe to repair
  coursenotes fix --rule pseudo-list   repairs the findings of one rule
  coursenotes fix --check              for CI: fails where a repair is left to make";

/// Arguments of `fix`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Clone, Debug, Default, Args)]
pub struct FixArgs {
    /// The folder of the notes; a folder or a note inside a course narrows what is repaired [default: here]
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
    /// Writes to notes with changes that are not committed too
    #[arg(long)]
    pub allow_dirty: bool,
}

/// Shown below the help of `mv`.
pub(super) const MV_EXAMPLES: &str = "Examples:
  coursenotes mv class-1.md reading/class-01.md --dry-run   says which links would change
  coursenotes mv reading lectures                           gives a folder another name";

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
