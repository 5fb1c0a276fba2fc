//! `coursenotes export html`

use crate::args::HtmlArgs;
use crate::commands::Loaded;
use crate::commands::export::leaks::refuse_leaks;
use crate::commands::export::tell;
use crate::progress::Progress;
use crate::publish::{self, Published};
use crate::selection::{self, selected};
use crate::{Outcome, browser, pictures, site_files, terminal};
use anyhow::{Result, bail};
use coursenotes_course::{Course, is_site_address};
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::Content;
use coursenotes_exporter::html::{HtmlConfig, HtmlSite, site};
use coursenotes_exporter::selection::{Finished, LeftOut, Selected};
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where a site goes unless a person says otherwise; loading leaves it out.
const DEFAULT_OUTPUT: &str = "_site";

/// Writes the notes as a website.
pub(super) fn html(arguments: &HtmlArgs) -> Result<Outcome> {
    let mut loaded = Loaded::open(arguments.path.as_deref())?;
    if let Some(url) = &arguments.base_url {
        if !is_site_address(url) {
            bail!("--base-url `{url}` is no address of a site; write it as https://example.org/course/");
        }
        loaded.course.config.html.base_url = Some(url.clone());
    }
    let output = arguments.output.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_OUTPUT));
    publish::examine(&output, &loaded.course.root, arguments.force)?;
    let mut selected = selected(loaded, &arguments.selection)?;
    let Selected { course, notes, partial, left_out } = &mut selected;
    let fetched = pictures::fetch(course, notes.as_ref(), &arguments.pictures)?;
    let found = site_files::config(course, site_files::changes(course))?;
    let mut config = HtmlConfig { without_source: std::mem::take(partial), fetched: fetched.all(), ..found };
    site_files::spare_own(left_out, &config);
    let other_book = site_files::take_out_other_book(course, left_out, &mut config);
    let progress = Progress::new("pages", course.order.len());
    let made = site(course, notes.as_ref(), &config, &|| progress.step());
    let mut made = made.map_err(|error| anyhow::anyhow!("{error}"))?;
    progress.finish();
    made.problems.extend(fetched.missed);
    made.problems.sort_by_key(|problem| problem.span);
    tell(course, &made.problems, "the site", arguments.warnings)?;
    keep_in(course, left_out, &config, &made, arguments.warnings)?;
    let published = publish::publish(course, &made, &output)?;
    summary(left_out, &made, &published, &output, other_book.as_deref(), arguments)?;
    if arguments.open {
        browser::open(output.join("index.html").as_os_str())?;
    }
    // The process ends here: giving back a large course piece by piece would cost a part of the run.
    std::mem::forget(selected);
    Ok(if arguments.strict && !made.problems.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// Refuses a site that holds what was left out. The book was looked through before.
fn keep_in(course: &Course, left_out: &LeftOut, config: &HtmlConfig, made: &HtmlSite, all: bool) -> Result<()> {
    let book = config.book.as_ref().map(|(name, _)| name.as_str());
    let files = made.bundle.files().filter(|(path, _)| Some(*path) != book).filter_map(|(path, content)| {
        let bytes = match content {
            Content::Bytes(_) | Content::Pieces(_) => content.bytes()?,
            Content::Asset(file) => Cow::Owned(site_files::bytes(&course.root.join(course.path(*file)))?),
        };
        Some(Finished { path, bytes })
    });
    // The list of the site's files names those that they were made from.
    let sources: Vec<&str> = made.sources.values().map(|file| course.path(*file)).collect();
    let sources = Cow::Owned(sources.join("\n").into_bytes());
    refuse_leaks(course, left_out, files.chain([Finished { path: publish::LIST, bytes: sources }]), None, all)
}

fn summary(
    left_out: &LeftOut,
    made: &HtmlSite,
    published: &Published,
    output: &Path,
    other_book: Option<&str>,
    arguments: &HtmlArgs,
) -> Result<()> {
    let mut out = terminal::stdout();
    let size = size(published.bytes);
    write!(out, "{} in {}: {}, {size}", count(made.pages, "page"), output.display(), count(published.files, "file"))?;
    match (published.written, published.removed) {
        (written, 0) if written == published.files => writeln!(out)?,
        (written, 0) => writeln!(out, "; {written} of them new or changed")?,
        (written, removed) => writeln!(out, "; {written} of them new or changed, {removed} gone")?,
    }
    selection::summary(left_out.tally, &mut out)?;
    if let Some(book) = other_book {
        writeln!(out, "{}", site_files::about_other_book(book))?;
    }
    if made.remote_pictures > 0 {
        let all = count(made.pictures, "picture");
        let (are, links) = if made.remote_pictures == 1 { ("is", "a link") } else { ("are", "links") };
        let way = if arguments.pictures.fetch_images { "" } else { ": add --fetch-images" };
        writeln!(out, "{} of {all} {are} on the web, and {links} on the site{way}", made.remote_pictures)?;
    }
    out.flush()?;
    Ok(())
}

/// "1.3 MB"
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
