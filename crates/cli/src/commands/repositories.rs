//! A folder above several repositories is read as one course, which is seldom what was meant.

use super::{Loaded, from_here};
use coursenotes_course::CONFIG_NAME;
use std::collections::BTreeSet;

/// Says that several repositories are read as one course, and which word reads one alone; nothing where somebody has
/// joined them with a home page or with settings.
pub(super) fn hint(loaded: &Loaded) -> Option<String> {
    let course = &loaded.course;
    let is_joined = course.git.is_some() || course.home.is_some() || course.root.join(CONFIG_NAME).exists();
    if is_joined {
        return None;
    }
    let notes = course.entries().iter().map(|entry| course.path(entry.file));
    let folders: BTreeSet<&str> = notes.flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end])).collect();
    let found: Vec<&str> =
        folders.into_iter().filter(|folder| course.root.join(folder).join(".git").exists()).collect();
    let first = found.first().filter(|_| found.len() > 1)?;
    let way = from_here(&course.root)(first);
    let one = if way.is_empty() { "." } else { &way };
    Some(format!(
        "{} git repositories lie in this folder and are read as one course; name a folder to read it alone, such as {one}",
        found.len()
    ))
}
