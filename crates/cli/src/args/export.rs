//! Arguments of `export` and `serve`, which show the notes.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

const HTML_EXAMPLES: &str = "Examples:
  coursenotes export html                         writes the site into _site; --open shows it
  coursenotes export html unit -o unit-site       a part of the course
  coursenotes export html --audience instructor   with the parts for teachers";

const EPUB_EXAMPLES: &str = "Examples:
  coursenotes export epub                               the book, named after the folder
  coursenotes export epub unit --output unit.epub       a part of the course
  coursenotes export epub -o kindle.epub --for kindle   with formulas as text";

/// Shown below the help of `serve`.
pub(super) const SERVE_EXAMPLES: &str = "Examples:
  coursenotes serve --open   the notes in the browser, anew after each save; Ctrl+C ends it
  coursenotes serve --only '301/*' --include-drafts --audience instructor   a part of it, as its teachers see it";

/// What `export` writes.
#[derive(Clone, Debug, Subcommand)]
pub enum ExportFormat {
    /// A website: a page for each note, with contents and search, readable from a disk and from any server
    #[command(after_help = HTML_EXAMPLES)]
    Html(HtmlArgs),
    /// A book: an EPUB with a chapter for each note, which every reader opens
    #[command(after_help = EPUB_EXAMPLES)]
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
    /// Adds the site to a folder with files that coursenotes didn't write; none of them is replaced
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
