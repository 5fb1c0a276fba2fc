//! `coursenotes completions`

use crate::args::CompletionsArgs;
use crate::{Outcome, terminal};
use anyhow::Result;
use std::io::Write;

/// Prints what a shell needs to complete the words of this program.
pub(crate) fn completions(arguments: &CompletionsArgs) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut crate::command(), "coursenotes", &mut script);
    let mut out = terminal::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
