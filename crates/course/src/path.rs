//! Paths inside a course: text with `/` between the parts, relative to the root.

use percent_encoding::{percent_decode_str, percent_encode_byte};
use std::borrow::Cow;

/// What can't stand in a Markdown destination as it is: brackets and quotes around it, and what an address or a table
/// gives a meaning of its own.
const IN_DESTINATION: &str = " %?#()<>\\\"'|&";

/// The folder of a file, empty for the root.
pub fn folder(path: &str) -> &str {
    last(path, b'/').map_or("", |slash| &path[..slash])
}

/// The last part of a path.
pub fn name(path: &str) -> &str {
    last(path, b'/').map_or(path, |slash| &path[slash + 1..])
}

/// Where `mark`, which is ASCII, stands last. Names are short: the library's own search would spend more on its start.
fn last(path: &str, mark: u8) -> Option<usize> {
    path.bytes().rposition(|byte| byte == mark)
}

/// The name without its extension.
pub fn stem(path: &str) -> &str {
    let name = name(path);
    match last(name, b'.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    }
}

/// Whether a file is the page of its folder: a README or an index.
pub fn is_page(path: &str) -> bool {
    ["readme", "index"].iter().any(|name| stem(path).eq_ignore_ascii_case(name))
}

/// The extension without its dot, as written; empty where there is none.
pub fn extension(path: &str) -> &str {
    let name = name(path);
    match last(name, b'.') {
        Some(dot) if dot > 0 => &name[dot + 1..],
        _ => "",
    }
}

/// Goes from `folder` along `relative`, reading `.` and `..`.
///
/// Returns nothing where that leaves the root; the number of levels above it is lost then.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut path = String::with_capacity(folder.len() + 1 + relative.len());
    path.push_str(folder);
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(last(&path, b'/').unwrap_or(0)),
            _ => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
    }
    Some(path)
}

/// The way from a file in `folder` to `target`.
pub fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(one, other)| one == other).count();
    let mut parts = vec![".."; from.len() - common];
    parts.extend(&to[common..]);
    parts.join("/")
}

/// Cuts a destination, as it stands in a source, before its query or its fragment. `&#46;` is an entity.
pub fn split_tail(source: &str) -> (&str, &str) {
    let mut marks = source.match_indices(['?', '#']).map(|(at, _)| at);
    let tail = marks.find(|&at| !source[..at].ends_with('&'));
    tail.map_or((source, ""), |at| source.split_at(at))
}

/// Reads `%20` and its kind; what isn't UTF-8 then stays as it was.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
}

/// Writes a path so that it can stand in a Markdown destination. Letters of every script stay as they are.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for c in path.chars() {
        match u8::try_from(c) {
            Ok(byte) if c.is_ascii_control() || IN_DESTINATION.contains(c) => {
                encoded.push_str(percent_encode_byte(byte));
            }
            _ => encoded.push(c),
        }
    }
    // `Read:05.md` would be read as an address of the scheme `read`.
    let first = encoded.split('/').next().unwrap_or_default();
    if first.contains(':') { format!("./{encoded}") } else { encoded }
}
