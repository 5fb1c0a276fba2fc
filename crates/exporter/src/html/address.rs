//! Addresses from one page to another, and into the repository.

use coursenotes_course::{Course, FileKind, path};
use coursenotes_diagnostics::FileId;
use std::fmt::Write;

/// The way from a page in `folder` to the file at `target`, as it stands in an attribute.
///
/// Letters of every script stay as they are: browsers escape them themselves, and three letters for each byte of a
/// Chinese title would double the contents of each page.
pub(super) fn way(folder: &str, target: &str) -> String {
    let address = escape(&path::relative(folder, target));
    // `Read:05.html` would be read as an address of the scheme `read`.
    let first = address.split('/').next().unwrap_or_default();
    if first.contains(':') { format!("./{address}") } else { address }
}

/// Escapes what has a meaning of its own in an address.
pub(super) fn escape(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | '?' | '#' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\0'..=' ' | '\x7f' => {
                write!(address, "%{:02X}", u32::from(c)).expect("a string can be written to");
            }
            _ => address.push(c),
        }
    }
    address
}

/// A fragment as it stands in an attribute.
pub(super) fn fragment(anchor: &str) -> String {
    escape(anchor)
}

/// Whether the repository shows a file to everybody: it is known, and git tracks the file as far as anybody can tell.
pub(super) fn in_repository(course: &Course, file: FileId) -> bool {
    let file = course.file(file);
    course.identity.repository.is_some() && file.tracked != Some(false) && file.kind != FileKind::Symlink
}

/// The address of a file in the repository.
pub(super) fn of_file(course: &Course, file: FileId) -> Option<String> {
    in_repository(course, file).then(|| in_branch(course, "blob", course.path(file))).flatten()
}

/// The address of a folder in the repository; only one with a tracked file is there.
pub(super) fn of_folder(course: &Course, folder: &str) -> Option<String> {
    let holds = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let is_there = course.files.iter().any(|file| file.tracked != Some(false) && holds(&file.path));
    is_there.then(|| in_branch(course, "tree", folder)).flatten()
}

fn in_branch(course: &Course, kind: &str, path: &str) -> Option<String> {
    let identity = &course.identity;
    let repository = identity.repository.as_ref()?;
    // GitHub knows the branch by that name where nothing is checked out by name.
    let branch = identity.branch.as_deref().unwrap_or("HEAD");
    let prefix = if identity.prefix.is_empty() { String::new() } else { format!("{}/", identity.prefix) };
    let path = escape(&format!("{branch}/{prefix}{path}"));
    Some(format!("https://github.com/{}/{}/{kind}/{path}", repository.owner, repository.name))
}
