//! `coursenotes serve`

use crate::args::ServeArgs;
use crate::{Outcome, serve as preview};
use anyhow::Result;

/// Shows the notes as a website until somebody presses Ctrl-C.
pub fn serve(arguments: &ServeArgs) -> Result<Outcome> {
    preview::run(arguments)?;
    Ok(Outcome::Clean)
}
