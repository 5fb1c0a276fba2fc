//! Which notes and which parts of them are exported, and whether anything else got out.

use crate::args::{AudienceName, SelectionArgs};
use crate::commands::{Loaded, from_here};
use crate::terminal;
use anyhow::{Result, anyhow, bail};
use coursenotes_course::{Course, word_like};
use coursenotes_diagnostics::write::count;
use coursenotes_exporter::selection::{
    Audience, Finished, Leak, Leaked, LeftOut, Only, OnlyError, Selected, Selection, Why, leaks, select,
};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

/// The course as it is exported; refused where nothing of it is left.
pub(super) fn selected(loaded: Loaded, arguments: &SelectionArgs) -> Result<Selected> {
    let Loaded { course, part, .. } = loaded;
    let only = Only::new(arguments.only.iter().map(String::as_str)).map_err(|error| explain(&error))?;
    let paths: Vec<String> = course.order.iter().map(|note| course.path(*note).to_owned()).collect();
    let is_in_part = |path: &&String| part.is_empty() || path.starts_with(&format!("{part}/"));
    let paths: Vec<String> = paths.iter().filter(is_in_part).cloned().collect();
    let audience = match arguments.audience {
        AudienceName::Student => Audience::Student,
        AudienceName::Instructor => Audience::Instructor,
    };
    let selection = Selection { part, only, include_drafts: arguments.include_drafts, audience };
    if let Some(pattern) = selection.in_vain(&paths) {
        bail!("--only `{pattern}` fits no note; {}", near(pattern, &paths));
    }
    let selected = select(course, &selection);
    if selected.notes.as_ref().map_or(selected.course.order.len(), BTreeSet::len) == 0 {
        let drafts = match selected.left_out.drafts {
            1 => "the one note that was asked for is a draft".to_owned(),
            drafts => format!("all {} that were asked for are drafts", count(drafts, "note")),
        };
        bail!("{drafts}; --include-drafts takes drafts in");
    }
    Ok(selected)
}

fn explain(error: &OnlyError) -> anyhow::Error {
    let OnlyError { pattern, column, message } = error;
    match column {
        Some(column) => anyhow!("--only `{pattern}`, character {column}: {message}"),
        None => anyhow!("--only `{pattern}`: {message}"),
    }
}

/// So many names help; more would be the list of notes.
const NEAR: usize = 3;

/// "did you mean `week-01.md` or `week-02.md`?"
fn near(pattern: &str, paths: &[String]) -> String {
    let mut known: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut near = Vec::new();
    while let Some(path) = word_like(pattern, &known).filter(|_| near.len() < NEAR) {
        known.retain(|known| *known != path);
        near.push(format!("`{path}`"));
    }
    if near.is_empty() {
        let first: Vec<&str> = paths.iter().take(NEAR).map(String::as_str).collect();
        let more = if paths.len() > NEAR { " and others" } else { "" };
        return format!("paths count from the folder of the course: {}{more}", first.join(", "));
    }
    format!("did you mean {}?", near.join(" or "))
}

/// "2 drafts and 3 parts for teachers left out", where anything is.
pub(super) fn summary(left_out: &LeftOut, out: &mut dyn Write) -> Result<()> {
    let kinds = [(left_out.drafts, "draft"), (left_out.parts, "part"), (left_out.others, "other note")];
    let named = kinds.iter().filter(|(number, _)| *number > 0).map(|(number, what)| {
        let what = count(*number, what);
        if what.contains("part") { format!("{what} for teachers") } else { what }
    });
    let named: Vec<String> = named.collect();
    match named.as_slice() {
        [] => {}
        [only] => writeln!(out, "{only} left out")?,
        [first @ .., last] => writeln!(out, "{} and {last} left out", first.join(", "))?,
    }
    Ok(())
}

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
    let leaks = leaks(left_out, files, &|path| read(&course.root.join(path)));
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

#[expect(clippy::disallowed_methods, reason = "files of the course are compared with what is published")]
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}
