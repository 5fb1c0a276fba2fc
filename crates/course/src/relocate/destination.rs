//! One destination before and after a move. What an author chose stays: the form of the name, a path from the root, an
//! address of the own site, and everything from the first `?` or `#` on.

use super::Map;
use crate::{Course, Entry, Form, Target, Via, path};
use coursenotes_parser::Destination;

/// The destination as it must be written; nothing where it stays as it is.
pub(super) fn rewritten(
    course: &Course,
    entry: &Entry,
    destination: &Destination,
    target: &Target,
    map: &Map,
) -> Option<String> {
    let written = entry.note.slice(destination.span);
    let (written, tail) = path::split_tail(written);
    if written.is_empty() {
        return None;
    }
    let here = course.path(entry.file);
    let from = path::folder(map.file(here));
    let has_left = path::folder(here) != from;
    let new = match target {
        Target::File { file, form, via, .. } => {
            let old = course.path(*file);
            let new = map.file(old);
            if new == old && !(has_left && *via == Via::Path) {
                return None;
            }
            file_address(written, Names { old, new, from }, *form, *via)?
        }
        Target::Folder { path: old, via: Via::Path, .. } => {
            let new = map.place(old);
            if !has_left && new == **old {
                return None;
            }
            folder_address(written, from, &new)
        }
        Target::Folder { path: old, via: Via::RootPath | Via::OwnSite | Via::OwnRepository, .. } => {
            let new = map.place(old);
            other_end(written, old, &new).filter(|_| new != **old)?
        }
        // What was broken stays broken in the same way.
        Target::Missing { wanted, via: Via::Path } if has_left && !wanted.is_empty() => {
            relative(written, from, &map.place(wanted))
        }
        Target::Outside { path: Some(way) } if has_left => outside(path::folder(here), from, way)?,
        _ => return None,
    };
    Some(format!("{new}{tail}"))
}

/// A file's names, and the folder that a link to it is written in afterwards.
#[derive(Clone, Copy)]
struct Names<'a> {
    old: &'a str,
    new: &'a str,
    from: &'a str,
}

fn file_address(written: &str, names: Names, form: Form, via: Via) -> Option<String> {
    let Names { old, new, from } = names;
    match via {
        Via::Path => Some(relative(written, from, &spelled(new, form, written))),
        Via::RootPath | Via::OwnSite | Via::OwnRepository => {
            other_end(written, &spelled(old, form, written), &spelled(new, form, written))
        }
        Via::Wiki => {
            let by_path = written.contains('/');
            let name = |path: &str| if by_path { without_extension(path) } else { path::stem(path).to_owned() };
            let has_extension = path::name(written) == path::name(old);
            let new_name = if has_extension && by_path {
                new.to_owned()
            } else if has_extension {
                path::name(new).to_owned()
            } else {
                name(new)
            };
            Some(new_name)
        }
        // Somebody else's address.
        Via::Former | Via::Unknown => None,
    }
}

/// A path in the form that the author gave the old one.
fn spelled(path: &str, form: Form, written: &str) -> String {
    match form {
        Form::NoExtension => without_extension(path),
        Form::Html if path::stem(written) == "index" && path::stem(path) != "index" => {
            let folder = path::folder(path);
            if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") }
        }
        Form::Html => format!("{}.html", without_extension(path)),
        _ => path.to_owned(),
    }
}

fn without_extension(path: &str) -> String {
    let extension = path::extension(path).len();
    if extension == 0 { path.to_owned() } else { path[..path.len() - extension - 1].to_owned() }
}

/// The way from a folder, with `./` before it where the author likes that.
fn relative(written: &str, from: &str, to: &str) -> String {
    let way = path::encode(&path::relative(from, to));
    if written.starts_with("./") && !way.starts_with('.') { format!("./{way}") } else { way }
}

/// The way to a folder, with a slash at its end where the author wrote one.
fn folder_address(written: &str, from: &str, to: &str) -> String {
    let depth = from.split('/').filter(|part| !part.is_empty()).count();
    let way = match to {
        "" if depth == 0 => ".".to_owned(),
        "" => vec![".."; depth].join("/"),
        // A folder that holds the note is reached upwards only.
        _ if from == to => ".".to_owned(),
        _ => match from.strip_prefix(to).filter(|rest| rest.starts_with('/')) {
            Some(rest) => vec![".."; rest.matches('/').count()].join("/"),
            None => relative(written, from, to),
        },
    };
    if written.ends_with('/') { format!("{way}/") } else { way }
}

/// An address whose end names the old path gets an end that names the new one.
fn other_end(written: &str, old: &str, new: &str) -> Option<String> {
    let (body, slash) = written.strip_suffix('/').map_or((written, ""), |body| (body, "/"));
    let encoded = path::encode(old);
    let head = body.strip_suffix(old).or_else(|| body.strip_suffix(encoded.as_str()))?;
    let is_whole = head.is_empty() || head.ends_with('/');
    is_whole.then(|| format!("{head}{}{slash}", path::encode(new)))
}

/// A way that climbs above the root, from another depth.
fn outside(old_folder: &str, new_folder: &str, way: &str) -> Option<String> {
    let depth = |folder: &str| folder.split('/').filter(|part| !part.is_empty()).count();
    let mut rest = way;
    let mut ups = 0;
    while let Some(next) = rest.strip_prefix("../") {
        rest = next;
        ups += 1;
    }
    // What goes up less far and leaves the root later has folders in between; nobody writes that.
    let above = usize::checked_sub(ups, depth(old_folder)).filter(|above| *above > 0)?;
    Some(format!("{}{}", "../".repeat(above + depth(new_folder)), path::encode(rest)))
}
