//! Looks through finished files for what was left out.

use super::LeftOut;
use super::left_out::{file_name, stem};
use super::words::{RUN, hash, without_escapes, without_tags, words};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// Something that was left out and is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// The file of the output.
    pub file: String,
    /// What is in it.
    pub what: Leaked,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaked {
    /// A file that only what was left out shows or links to, named or copied.
    File(String),
    /// The name of a note that was left out.
    FileName(String),
    /// The title of a note, or a heading, that was left out.
    Title(String),
    /// Words in a row that only what was left out has.
    Words(String),
}

/// What of `left_out` is in the files of an output, each thing once per file. The cost grows with the length of the files.
///
/// An archive has to be given as the files in it. What isn't text is looked for by its path only.
pub fn leaks<'a>(left_out: &LeftOut, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Leak> {
    let search = Search::new(left_out);
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        let mut report = |what: Leaked| {
            found.insert(Leak { file: path.to_owned(), what });
        };
        search.names(path, &mut report);
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        search.names(text, &mut report);
        search.words(text, &mut report);
        if text.contains('<') {
            search.words(&without_tags(text), &mut report);
        }
        if text.contains('\\') {
            search.words(&without_escapes(text), &mut report);
        }
    }
    found.into_iter().collect()
}

/// What is looked for, by hash and by name.
struct Search<'a> {
    left_out: &'a LeftOut,
    /// Titles by the hash of their first words.
    titles: HashMap<u64, Vec<Title<'a>>>,
    /// How many first words these are.
    lengths: BTreeSet<usize>,
    /// Names without a space, and what they are the name of.
    names: HashMap<&'a str, Leaked>,
}

struct Title<'a> {
    title: &'a str,
    words: Vec<String>,
}

impl<'a> Search<'a> {
    fn new(left_out: &'a LeftOut) -> Self {
        let mut titles: HashMap<u64, Vec<Title>> = HashMap::new();
        let mut lengths = BTreeSet::new();
        let spaced = left_out.file_names.iter().filter(|name| name.contains(' '));
        for title in left_out.titles.iter().chain(spaced) {
            let words = words(title);
            let length = words.len().min(RUN);
            if length > 0 {
                lengths.insert(length);
                titles.entry(hash(&words[..length])).or_default().push(Title { title, words });
            }
        }
        let notes = left_out.file_names.iter().map(|name| (name.as_str(), Leaked::FileName(name.clone())));
        let files = left_out.files.iter().map(|path| (file_name(path), Leaked::File(path.clone())));
        Self { left_out, titles, lengths, names: notes.chain(files).collect() }
    }

    fn words(&self, text: &str, report: &mut impl FnMut(Leaked)) {
        let words = words(text);
        for run in words.windows(RUN).filter(|run| self.left_out.runs.contains(&hash(run))) {
            report(Leaked::Words(run.join(" ")));
        }
        for &length in &self.lengths {
            for (at, run) in words.windows(length).enumerate() {
                let titles = self.titles.get(&hash(run)).into_iter().flatten();
                for found in titles.filter(|title| words[at..].starts_with(&title.words)) {
                    report(Leaked::Title(found.title.to_owned()));
                }
            }
        }
    }

    /// Names stand between the signs of addresses, attributes and prose.
    fn names(&self, text: &str, report: &mut impl FnMut(Leaked)) {
        let is_between = |c: char| c.is_whitespace() || "/\\\"'`<>()[]{}=?#&;,:|".contains(c);
        for token in text.split(is_between).filter(|token| !token.is_empty()) {
            let token = if token.contains('%') { decoded(token) } else { Cow::Borrowed(token) };
            let whole = token.trim_end_matches('.');
            // A word of prose is no file's name, though `notes` may be that of `notes.md`.
            let is_name = whole.chars().any(|c| !c.is_alphabetic());
            let found = [whole, stem(whole)].iter().find_map(|name| self.names.get(name));
            found.filter(|_| is_name).into_iter().for_each(|leaked| report(leaked.clone()));
        }
    }
}

/// `%20` and its kind read; what is no text then stays as it was.
fn decoded(token: &str) -> Cow<'_, str> {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(token), Cow::Owned)
}
