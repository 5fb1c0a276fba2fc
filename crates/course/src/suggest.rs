//! What was probably meant: files, anchors, labels and words like a misspelt one.

use crate::{Course, index::MARKDOWN, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::Note;

/// What a broken name can be repaired to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair<T> {
    /// One answer, and nothing else comes near.
    Sure(T),
    /// One answer that a person should look at.
    Likely(T),
    /// Several, best first.
    Several(Vec<T>),
    /// Nothing is like it.
    None,
}

/// More comparisons than this help nobody and cost time: a folder with more files gets no guess by spelling.
const MOST_COMPARED: usize = 1_000;

/// The file or folder that was meant by `wanted`, which the note at `from` names in a link that says `words`. Paths are
/// from the root. It is never the note itself: that would repair nothing.
pub fn file_like(course: &Course, from: &str, wanted: &str, words: &str) -> Repair<String> {
    let folder = path::folder(from);
    let owned = |file: FileId| course.path(file).to_owned();
    let stem = path::stem(wanted).to_lowercase();
    let repair = if matches!(stem.as_str(), "readme" | "index") {
        home_page(course, folder, words).map(owned)
    } else {
        let mut same = same_name(course, from, path::name(wanted));
        if MARKDOWN.contains(&path::extension(wanted).to_lowercase().as_str()) || path::extension(wanted).is_empty() {
            same.retain(|file| !is_in_another(path::folder(wanted), path::folder(course.path(*file))));
        }
        match best_by_folder(course, wanted, &same) {
            Some(best) => Repair::Sure(owned(best)),
            None if !same.is_empty() => Repair::Several(same.into_iter().map(owned).collect()),
            None => by_spelling(course, folder, wanted),
        }
    };
    match repair {
        Repair::Sure(path) | Repair::Likely(path) if path == from => Repair::None,
        repair => repair,
    }
}

impl<T> Repair<T> {
    fn map<U>(self, change: impl Fn(T) -> U) -> Repair<U> {
        match self {
            Self::Sure(one) => Repair::Sure(change(one)),
            Self::Likely(one) => Repair::Likely(change(one)),
            Self::Several(all) => Repair::Several(all.into_iter().map(change).collect()),
            Self::None => Repair::None,
        }
    }
}

/// Every folder may have a README: only a link that says "home" surely means the nearest one above.
fn home_page(course: &Course, folder: &str, words: &str) -> Repair<FileId> {
    let mut above = folder;
    let page = loop {
        if let Some(page) = course.index.page(above) {
            break Some(page);
        }
        if above.is_empty() {
            break None;
        }
        above = path::folder(above);
    };
    let words = words.to_lowercase();
    let leads_home = ["home", "back", "readme", "index", "contents", "main"].iter().any(|word| words.contains(word));
    match page {
        Some(page) if leads_home => Repair::Sure(page),
        Some(page) => Repair::Likely(page),
        None => Repair::None,
    }
}

/// Other files of that name, with or without the extension of a note; the nearest first: what shares more folders with
/// the note at `from`.
fn same_name(course: &Course, from: &str, name: &str) -> Vec<FileId> {
    let mut same = course.index.named(name).to_vec();
    if same.is_empty() {
        let stem = name.strip_suffix(".html").unwrap_or(name);
        let with = MARKDOWN.iter().map(|extension| course.index.named(&format!("{stem}.{extension}")));
        same = with.flatten().copied().collect();
    }
    let shared = |file: &FileId| {
        course.path(*file).split('/').zip(from.split('/')).take_while(|(one, other)| one == other).count()
    };
    same.retain(|file| course.path(*file) != from);
    same.sort_by_key(|file| std::cmp::Reverse(shared(file)));
    same
}

/// Whether a folder of the one path is that of the other but for its number: `401/class-05.md` is not meant where
/// `301/class-05.md` is missing.
fn is_in_another(wanted: &str, found: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit();
    let bare = |part: &str| part.to_lowercase().replace(is_number, "");
    let is_sibling = |one: &str, other: &str| {
        one.contains(is_number)
            && other.contains(is_number)
            && bare(one) == bare(other)
            && numbers(one) != numbers(other)
    };
    let mut parts = wanted.split('/').filter(|part| !found.split('/').any(|other| other.eq_ignore_ascii_case(part)));
    parts.any(|part| found.split('/').any(|other| is_sibling(part, other)))
}

/// The only file, or the only one that also shares the folders before the name.
fn best_by_folder(course: &Course, wanted: &str, same: &[FileId]) -> Option<FileId> {
    if let [only] = same {
        return Some(*only);
    }
    let shared = |file: &FileId| {
        let parts = path::folder(course.path(*file)).rsplit('/').map(str::to_lowercase);
        let wanted = path::folder(wanted).rsplit('/').map(str::to_lowercase);
        parts.zip(wanted).take_while(|(one, other)| one == other && !one.is_empty()).count()
    };
    let most = same.iter().map(shared).max().filter(|most| *most > 0)?;
    let mut best = same.iter().filter(|file| shared(file) == most);
    match (best.next(), best.next()) {
        (Some(best), None) => Some(*best),
        _ => None,
    }
}

/// Files and folders with nearly the same name, beside the wanted one; where its folder isn't there, in the note's own
/// folder.
fn by_spelling(course: &Course, from: &str, wanted: &str) -> Repair<String> {
    let folder = path::folder(wanted);
    let folder = if course.index.has_folder(folder) { folder } else { from };
    let wanted = path::name(wanted);
    let is_bare = path::extension(wanted).is_empty();
    let is_note = |name: &str| MARKDOWN.contains(&path::extension(name).to_lowercase().as_str());
    let names = beside(course, folder);
    // An extension that is missing too is no difference.
    let names = names.iter().map(|name| (if is_bare && is_note(name) { path::stem(name) } else { *name }, *name));
    closest(wanted, names).map(|name| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
}

/// The names of the files and folders in a folder; none of a folder with too many.
fn beside<'a>(course: &'a Course, folder: &str) -> Vec<&'a str> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let start = course.files.partition_point(|file| file.path.as_str() < prefix.as_str());
    let below = course.files[start..].iter().map_while(|file| file.path.strip_prefix(&prefix));
    let mut names: Vec<&str> = below.map(|rest| rest.split('/').next().unwrap_or(rest)).collect();
    names.dedup();
    if names.len() > MOST_COMPARED { Vec::new() } else { names }
}

/// The anchor that was meant by `fragment` in `note`.
pub fn anchor_like<'a>(note: &'a Note, fragment: &str) -> Repair<&'a str> {
    if note.all_anchors().nth(MOST_COMPARED).is_some() {
        return Repair::None;
    }
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let wanted = letters(fragment);
    let mut same = note.all_anchors().filter(|anchor| !wanted.is_empty() && letters(anchor) == wanted);
    if let (Some(anchor), None) = (same.next(), same.next()) {
        return Repair::Sure(anchor);
    }
    // The number of a footnote is glued to the word before it: "types2-of-trees" for "Types[^2] of trees".
    if !wanted.contains(|c: char| c.is_ascii_digit()) && wanted.chars().count() > 3 {
        let mut glued = note.all_anchors().filter(|anchor| letters(&without_glued(anchor)) == wanted);
        if let (Some(anchor), None) = (glued.next(), glued.next()) {
            return Repair::Likely(anchor);
        }
    }
    // "introduction" for "1-introduction", "setup" for "setup-on-windows".
    let (before, after) = (format!("-{fragment}"), format!("{fragment}-"));
    let mut parts = note.all_anchors().filter(|anchor| anchor.ends_with(&before) || anchor.starts_with(&after));
    if let (Some(anchor), None, true) = (parts.next(), parts.next(), fragment.len() > 3) {
        return Repair::Likely(anchor);
    }
    closest(fragment, note.all_anchors().map(|anchor| (anchor, anchor)))
}

/// An anchor without the digits that end its words.
fn without_glued(anchor: &str) -> String {
    let words = anchor.split('-').map(|word| {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if bare.is_empty() { word } else { bare }
    });
    words.collect::<Vec<_>>().join("-")
}

/// The anchors of a note's headings, the nearest to `fragment` first; none where there are too many to compare.
pub fn anchors_by_likeness<'a>(note: &'a Note, fragment: &str) -> Vec<&'a str> {
    if note.headings.len() > MOST_COMPARED {
        return Vec::new();
    }
    let named = note.headings.iter().map(|heading| &*heading.anchor).filter(|anchor| !anchor.is_empty());
    let mut anchors: Vec<(f64, &str)> = named.map(|anchor| (strsim::jaro_winkler(anchor, fragment), anchor)).collect();
    anchors.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    anchors.into_iter().map(|(_, anchor)| anchor).collect()
}

/// The defined label that was meant by `label` in `note`.
pub fn label_like<'a>(note: &'a Note, label: &str) -> Repair<&'a str> {
    if note.definitions.len() > MOST_COMPARED {
        return Repair::None;
    }
    let labels = note.definitions.iter().map(|definition| note.slice(definition.label));
    closest(label, labels.map(|known| (known, known)))
}

/// The word of `known` that was meant by a misspelt one: a key, a name of a rule.
pub fn word_like<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let likeness = |one: &str| strsim::jaro_winkler(one, word);
    let best = known.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.8).then_some(best)
}

/// The names that differ from `wanted` in a few letters.
fn closest<'a, T: Clone + PartialEq>(wanted: &str, names: impl Iterator<Item = (&'a str, T)>) -> Repair<T> {
    let length = wanted.chars().count();
    let allowed = (length / 4).clamp(1, 4);
    let folded = wanted.to_lowercase();
    let mut near: Vec<(usize, T)> = Vec::new();
    for (name, value) in names {
        if name.len().abs_diff(wanted.len()) > allowed * 4 || numbers(name) != numbers(wanted) {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &name.to_lowercase());
        if distance <= allowed && length > 2 {
            near.push((distance, value));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    near.dedup_by(|one, other| one.1 == other.1);
    match near.as_slice() {
        [] => Repair::None,
        [(_, only)] => Repair::Likely(only.clone()),
        [(first, best), (second, _), ..] if first < second => Repair::Likely(best.clone()),
        _ => Repair::Several(near.into_iter().map(|(_, value)| value).collect()),
    }
}

/// `class-02` is not a misspelt `class-03`.
fn numbers(name: &str) -> Vec<&str> {
    let runs = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.trim_start_matches('0')).collect()
}
