//! `coursenotes export`: a file for each kind of output.

mod epub;
mod html;
mod selection;

use crate::Outcome;
use crate::args::ExportFormat;
use anyhow::Result;

/// Writes the notes as something to read.
pub fn export(format: &ExportFormat) -> Result<Outcome> {
    match format {
        ExportFormat::Html(arguments) => html::html(arguments),
        ExportFormat::Epub(arguments) => epub::epub(arguments),
    }
}
