//! Whether anything that was left out got into an export all the same.

use crate::commands::from_here;
use crate::{site_files, terminal};
use anyhow::{Result, bail};
use coursenotes_course::Course;
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::selection::{Finished, Leak, Leaked, LeftOut, Why, leaks};
use std::collections::BTreeSet;
use std::io::Write;

/// Leaks that are named without being asked for.
const SHOWN: usize = 20;

/// Looks through the finished files for what was left out, and refuses to publish them where it is there. `archive` is
/// the one file that they are in, where they are in one.
pub(super) fn refuse_leaks<'a>(
    course: &Course,
    left_out: &LeftOut,
    files: impl IntoIterator<Item = Finished<'a>>,
    archive: Option<&str>,
    all: bool,
) -> Result<()> {
    let leaks = leaks(left_out, files, &|path| site_files::bytes(&course.root.join(path)));
    if leaks.is_empty() {
        return Ok(());
    }
    let show = from_here(&course.root);
    let mut out = terminal::stderr();
    for leak in leaks.iter().take(if all { usize::MAX } else { SHOWN }) {
        writeln!(out, "{}:{}: {}", show(&leak.note), leak.line, words(leak))?;
    }
    if !all && leaks.len() > SHOWN {
        writeln!(out, "and {} more; --warnings names them all", leaks.len() - SHOWN)?;
    }
    out.flush()?;
    let places = count(leaks.len(), "place");
    let of_archive = |leak: &Leak| Some(leak.file.split_once(": ")?.0.to_owned());
    let way = match leaks.iter().map(of_archive).collect::<Option<BTreeSet<String>>>() {
        Some(archives) if archive.is_none() => {
            let archives: Vec<String> = archives.into_iter().collect();
            format!("make {} anew for the same readers, or take it away", archives.join(" and "))
        }
        _ => "say it nowhere else, or take it in".to_owned(),
    };
    bail!("nothing was written, since {places} would show what was left out: {way}")
}

/// What a leak is, in words.
fn words(leak: &Leak) -> String {
    let file = &leak.file;
    let owner = match leak.why {
        Why::Draft => "this draft",
        Why::ForTeachers => "a part for teachers",
        Why::NotChosen => "a note that was not asked for",
    };
    match &leak.what {
        Leaked::Bytes(path) => format!("{file} is `{path}`, which only {owner} shows"),
        Leaked::File(path) => format!("{file} names `{path}`, which only {owner} shows"),
        Leaked::Note(path) => format!("{file} names `{path}`: the file of {owner}"),
        Leaked::Title(title) => format!("{file} has \"{title}\": a title of {owner}"),
        Leaked::Words(words) => format!("{file} has \"{words}\", which only {owner} says"),
    }
}
