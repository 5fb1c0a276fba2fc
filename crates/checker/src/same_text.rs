//! Notes that say the same.

use coursenotes_course::{Course, Entry, path};
use coursenotes_diagnostics::fnv1a;
use std::collections::BTreeMap;

/// Each note whose text another one before it has already, and that one. Blanks and front matter don't count.
pub(crate) fn repeated<'a>(course: &Course, notes: impl Iterator<Item = &'a Entry>) -> Vec<(&'a Entry, &'a Entry)> {
    // Equal texts have as many nodes and the same ends: few notes are left to be read as a whole. Without the ends, a course
    // of notes made after one pattern is read twice, a tenth of the run.
    let mut alike: BTreeMap<(usize, usize, usize, u64), Vec<&Entry>> = BTreeMap::new();
    for entry in notes {
        let note = &entry.note;
        let key = (note.nodes.len(), note.headings.len(), note.links.len(), fingerprint_of_ends(entry));
        alike.entry(key).or_default().push(entry);
    }
    let mut repeated = Vec::new();
    for group in alike.values().filter(|group| group.len() > 1) {
        let mut known: BTreeMap<u64, &Entry> = BTreeMap::new();
        for &entry in group {
            let first = *known.entry(fingerprint(entry)).or_insert(entry);
            if first.file != entry.file && is_same(first, entry) && !is_translation(course, first, entry) {
                repeated.push((entry, first));
            }
        }
    }
    repeated
}

/// Whether two notes say the same, word by word.
pub(crate) fn is_same(one: &Entry, other: &Entry) -> bool {
    words(one).eq(words(other))
}

fn words(entry: &Entry) -> impl Iterator<Item = &str> {
    body(entry).split_ascii_whitespace()
}

/// The text behind the front matter.
pub(crate) fn body(entry: &Entry) -> &str {
    let start = entry.note.front_matter.as_ref().map_or(0, |front| front.span.range().end);
    &entry.note.text()[start..]
}

/// How many bytes that aren't blank are looked at on either side.
const END_BYTES: usize = 32;

fn fingerprint_of_ends(entry: &Entry) -> u64 {
    let bytes = || body(entry).bytes().filter(|byte| !byte.is_ascii_whitespace());
    fnv1a(bytes().take(END_BYTES).chain(bytes().rev().take(END_BYTES)))
}

/// Of what isn't blank.
fn fingerprint(entry: &Entry) -> u64 {
    fnv1a(body(entry).bytes().filter(|byte| !byte.is_ascii_whitespace()))
}

/// Whether one path is the other in another language: `intro.md` and `intro.en.md`, `en/intro.md` and `de/intro.md`.
pub(crate) fn is_translation(course: &Course, one: &Entry, other: &Entry) -> bool {
    let (one, other) = (course.path(one.file), course.path(other.file));
    let in_language = |path: &str| path::folder(path).split('/').any(is_language);
    let (short, long) = (path::stem(one), path::stem(other));
    let (short, long) = if short.len() <= long.len() { (short, long) } else { (long, short) };
    let base = |stem: &str| match stem.rsplit_once(['.', '_', '-']) {
        Some((base, language)) if is_language(language) => base.to_owned(),
        _ => stem.to_owned(),
    };
    let is_suffix = short != long && base(short) == base(long) && path::folder(one) == path::folder(other);
    is_suffix || path::name(one) == path::name(other) && (in_language(one) || in_language(other))
}

/// `en`, `zh-CN`, `pt_br`
fn is_language(part: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "ar", "cn", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "jp", "ko", "kr", "nl", "pl", "pt",
        "ru", "tr", "uk", "vi", "zh",
    ];
    let language = part.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    part.len() <= 7 && LANGUAGES.contains(&language.as_str())
}
