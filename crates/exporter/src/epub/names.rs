//! Names of files in the book, each from the path of what it holds and from nothing else.
//!
//! Readers keep highlights and reading positions by file name and id. So a name must not depend on which other notes
//! there are, or how many stand before: a note that is added moves no other's. That rules out counting, and it rules out
//! settling clashes between two notes; a name is a function of one path, and different paths never share one.
//!
//! Names are plain ASCII without blanks, which is stricter than EPUB 3.3 asks ("OCF: file paths and file names"), since
//! readers unpack books on all kinds of disks. A path that has such a form already keeps it, with `--` for `/`. Any other
//! gets the form nearest to it and, after a dot that plain names never have, a number computed from the path.

use uuid::Uuid;

/// Longer names are cut, so that an unpacked book has no path that a system refuses.
const LONGEST: usize = 80;

/// The name of the chapter that the note at `path` becomes, without an extension.
///
/// ```
/// use coursenotes_exporter::epub::chapter_name;
///
/// assert_eq!(chapter_name("week-03/trees.md"), "week-03--trees");
/// assert_eq!(chapter_name("README.md"), "readme");
/// assert!(chapter_name("Read:05.md").starts_with("read-05."));
/// ```
pub fn chapter_name(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or("");
    // Every course has such a page; another spelling of its name gets a number.
    let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
    let is_readme = name == "README";
    let plain = match (is_readme, folder) {
        (true, "") => "readme".to_owned(),
        (true, folder) => format!("{folder}/readme"),
        (false, _) => stem.to_owned(),
    };
    let is_plain = is_plain(&plain) && name != "readme";
    if is_plain {
        plain.replace('/', "--")
    } else {
        numbered(path, path.rsplit_once('.').map_or(path, |(stem, _)| stem))
    }
}

/// The name of the picture at `path` or address, without an extension.
pub(crate) fn picture_name(path: &str) -> String {
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    // The extension in the book is what the bytes say, so `a.png` and `a.svg` could meet without a number.
    if is_plain(stem) && extension == "png" { stem.replace('/', "--") } else { numbered(path, stem) }
}

/// Whether the path, without its extension, can be a name as it is.
fn is_plain(stem: &str) -> bool {
    let keeps = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'/');
    !stem.is_empty()
        && stem.len() <= LONGEST
        && stem.bytes().all(keeps)
        && !stem.contains("--")
        && stem.split('/').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'))
        && !is_reserved(stem)
}

/// Names of devices, which Windows gives to no file.
fn is_reserved(name: &str) -> bool {
    let is_port = |name: &str| name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul") || is_port(name)
}

fn numbered(path: &str, stem: &str) -> String {
    let mut name = String::new();
    for c in stem.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() || c == '_' => name.push(c),
            _ if name.is_empty() || name.ends_with('-') => {}
            '/' => name.push_str("--"),
            _ => name.push('-'),
        }
        if name.len() >= LONGEST {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    let number = hash(path);
    if name.is_empty() { format!("note.{number}") } else { format!("{name}.{number}") }
}

/// Twelve digits that tell one path from another.
pub(super) fn hash(text: &str) -> String {
    let mut digits = Uuid::new_v5(&Uuid::NAMESPACE_URL, text.as_bytes()).simple().to_string();
    digits.truncate(12);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn different_paths_have_different_names_even_without_case() {
        let paths = [
            "week-1/a.md",
            "week-1-a.md",
            "week-1--a.md",
            "Week-1/a.md",
            "week-1/A.md",
            "week 1/a.md",
            "week-1/a.markdown",
            "README.md",
            "readme.md",
            "Readme.md",
            "con.md",
            "Read:05.md",
            "Read?05.md",
            "é.md",
            "e\u{301}.md",
            "图.md",
            "圖.md",
            "-a.md",
            "a-.md",
            "a.b.md",
            ".md",
            "a/README.md",
            "a/readme.md",
            "com1.md",
        ];
        let names: BTreeSet<String> = paths.iter().map(|path| chapter_name(path).to_lowercase()).collect();
        assert_eq!(names.len(), paths.len(), "{names:#?}");
        let is_safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        for name in &names {
            assert!(name.chars().all(is_safe) && !name.starts_with(['.', '-']) && name.len() < 100, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut() {
        let name = chapter_name(&format!("{}.md", "long/".repeat(200)));
        assert!(name.len() < 100, "{name}");
    }

    #[test]
    fn pictures_of_one_stem_stay_apart() {
        assert_ne!(picture_name("img/tree.png"), picture_name("img/tree.svg"));
        assert_eq!(picture_name("img/tree.png"), "img--tree");
    }
}
