//! What lies in a folder that moves and is no part of the course: what git ignores, what is hidden, empty folders.

use anyhow::{Context, Result};
use coursenotes_course::{Course, Relocation};
use std::path::Path;

/// Where such files and folders come to lie, by their old path. A folder without a file of the course is one of them,
/// whatever is in it: there may be thousands of files.
pub(super) fn rest(course: &Course, relocation: &Relocation) -> Result<Vec<(String, String)>> {
    let Some((old, new)) = &relocation.folder else { return Ok(Vec::new()) };
    let mut rest = Vec::new();
    let mut open = vec![(old.clone(), new.clone())];
    while let Some((old, new)) = open.pop() {
        for name in names(&course.root.join(&old))? {
            let (old, new) = (format!("{old}/{name}"), format!("{new}/{name}"));
            if relocation.moves.binary_search_by(|(path, _)| path.cmp(&old)).is_ok() {
                continue;
            }
            let places = if holds_moves(relocation, &old) { &mut open } else { &mut rest };
            places.push((old, new));
        }
    }
    rest.sort_unstable();
    Ok(rest)
}

fn holds_moves(relocation: &Relocation, folder: &str) -> bool {
    let folder = format!("{folder}/");
    let first = relocation.moves.partition_point(|(path, _)| *path < folder);
    relocation.moves.get(first).is_some_and(|(path, _)| path.starts_with(&folder))
}

#[expect(clippy::disallowed_methods, reason = "the course doesn't know what is looked for here")]
fn names(folder: &Path) -> Result<Vec<String>> {
    let reading = || format!("read {}", folder.display());
    let entries = std::fs::read_dir(folder).with_context(reading)?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    names.collect::<std::io::Result<_>>().with_context(reading)
}
