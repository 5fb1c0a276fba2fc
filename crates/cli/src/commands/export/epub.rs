//! `coursenotes export epub`

use crate::args::{BookDevice, EpubArgs};
use crate::commands::Loaded;
use crate::commands::export::leaks::refuse_leaks;
use crate::commands::export::tell;
use crate::pictures::{self, Fetched};
use crate::progress::Progress;
use crate::selection::{self, selected};
use crate::{Outcome, output, terminal};
use anyhow::{Context, Result, bail};
use coursenotes_course::{Course, Edition, Target};
use coursenotes_diagnostics::FileId;
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::epub::{Assets, Book, BookConfig, Device, Moment, Revision, book};
use coursenotes_exporter::selection::{Finished, LeftOut, Selected};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the notes as a book: whole and judged, or not at all.
pub(super) fn epub(arguments: &EpubArgs) -> Result<Outcome> {
    let loaded = Loaded::open(arguments.path.as_deref())?;
    let path = match &arguments.output {
        Some(path) => path.clone(),
        None => default_path(&loaded.course)?,
    };
    output::examine("--output", &path)?;
    output::refuse_note(&loaded.course, &path)?;
    let Selected { course, notes, left_out, .. } = selected(loaded, &arguments.selection)?;
    let course = &course;
    let fetched = pictures::fetch(course, notes.as_ref(), &arguments.pictures)?;
    let config = config(course, notes, arguments)?;
    let progress = Progress::new("pictures", pictures_on_disk(course, config.notes.as_ref()));
    let made = book(course, &config, &Disk { root: &course.root, fetched: &fetched, progress: &progress });
    progress.finish();
    let mut book = made?;
    book.problems.extend_from_slice(&fetched.missed);
    book.problems.sort_by_key(|problem| problem.span);
    tell(course, &book.problems, "the book", arguments.warnings)?;
    if !arguments.no_validate && !book.errors.is_empty() {
        tell(course, &book.errors, "the book", true)?;
        let old = if path.exists() { format!(", and {} is as it was", path.display()) } else { String::new() };
        bail!("the book has {}{old}; --no-validate writes it all the same", count(book.errors.len(), "mistake"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let finished = Finished { path: &name, bytes: Cow::Borrowed(&book.bytes) };
    refuse_leaks(course, &left_out, [finished], Some(&name), arguments.warnings)?;
    output::replace(&path, &book.bytes)?;
    summary(&book, &left_out, &path, arguments.pictures.fetch_images)?;
    Ok(if arguments.strict && !book.problems.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// The course's folder gives the name, and the book lies where the person stands.
fn default_path(course: &Course) -> Result<PathBuf> {
    let name = course.root.file_name().context("the course lies in the root of the disk; name the book with -o")?;
    Ok(PathBuf::from(format!("{}.epub", name.to_string_lossy())))
}

fn config(course: &Course, notes: Option<BTreeSet<FileId>>, arguments: &EpubArgs) -> Result<BookConfig> {
    let edition = if course.git.is_some() { Edition::ask(&course.root) } else { None };
    let modified = match source_date_epoch()? {
        Some(moment) => moment,
        None => edition.as_ref().map_or_else(|| newest(course), |edition| Moment(edition.time)),
    };
    let (revision, authors) = match edition {
        Some(Edition { commit, is_changed, authors, .. }) => (Some(Revision { commit, is_changed }), authors),
        None => (None, Vec::new()),
    };
    let device = match arguments.device {
        BookDevice::Any => Device::Any,
        BookDevice::Kindle => Device::Kindle,
    };
    Ok(BookConfig { modified, revision, authors, device, notes })
}

/// What makes builds reproducible everywhere: <https://reproducible-builds.org/specs/source-date-epoch/>
#[expect(clippy::disallowed_methods, reason = "the program asks the environment")]
fn source_date_epoch() -> Result<Option<Moment>> {
    let Ok(value) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds =
        value.trim().parse().with_context(|| format!("SOURCE_DATE_EPOCH is `{value}`, which is no number"))?;
    Ok(Some(Moment(seconds)))
}

/// Without git: when the newest note was written. The same folder gives the same book then too.
fn newest(course: &Course) -> Moment {
    let notes = course.order.iter().map(|file| course.root.join(course.path(*file)));
    let times = notes.filter_map(|path| path.metadata().and_then(|metadata| metadata.modified()).ok());
    let seconds = times.filter_map(|time| time.duration_since(std::time::UNIX_EPOCH).ok()).map(|time| time.as_secs());
    Moment(seconds.max().and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or_default())
}

/// How many files of the course the notes show as pictures. To fit them to a book takes most of the time.
fn pictures_on_disk(course: &Course, notes: Option<&BTreeSet<FileId>>) -> usize {
    let entries = course.entries().iter().filter(|entry| notes.is_none_or(|notes| notes.contains(&entry.file)));
    let shown = entries.flat_map(|entry| entry.note.links.iter().zip(&entry.targets));
    let files = shown.filter_map(|(link, target)| match target {
        Target::File { file, .. } if link.is_image => Some(*file),
        _ => None,
    });
    files.collect::<BTreeSet<_>>().len()
}

/// Pictures come from the course's folder, and from what was fetched.
struct Disk<'a> {
    root: &'a Path,
    fetched: &'a Fetched,
    progress: &'a Progress,
}

impl Assets for Disk<'_> {
    #[expect(clippy::disallowed_methods, reason = "the program reads pictures while it makes a book")]
    fn file(&self, path: &str) -> io::Result<Vec<u8>> {
        self.progress.step();
        std::fs::read(self.root.join(path))
    }

    fn web(&self, address: &str) -> Option<Vec<u8>> {
        self.fetched.bytes(address)
    }
}

fn summary(book: &Book, left_out: &LeftOut, path: &Path, has_fetched: bool) -> Result<()> {
    let mut out = terminal::stdout();
    let (chapters, pictures) = (count(book.chapters, "chapter"), count(book.pictures, "picture"));
    writeln!(out, "{}: {chapters}, {pictures}, {}", path.display(), size(book.bytes.len()))?;
    selection::summary(left_out.tally, &mut out)?;
    let all = book.pictures + book.absent_pictures;
    if book.absent_pictures > 0 {
        let are = if book.absent_pictures == 1 { "is" } else { "are" };
        let way = if has_fetched { ", but on the web" } else { ": add --fetch-images" };
        writeln!(out, "{} of {} {are} not in this book{way}", book.absent_pictures, count(all, "picture"))?;
    }
    if !book.cover_has_title {
        writeln!(
            out,
            "the cover has no title: letters of its kind are not at hand; name a picture as `cover` under [epub]"
        )?;
    }
    if book.bytes.len() > HEAVY {
        writeln!(
            out,
            "over 50 MB: mail and Send to Kindle refuse such a file; smaller pictures, or a part of the course, help"
        )?;
    }
    out.flush()?;
    Ok(())
}

/// What services that send a book to a reader take: 50 MB by mail, and people report failures above it on the web.
const HEAVY: usize = 50_000_000;

/// A size as a person says it.
fn size(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}
