//! The names that files would have in a site, a book or a repository: what an address would give away.

use super::left_out::Origin;
use crate::epub::{chapter_name, picture_name};
use coursenotes_course::path;
use std::borrow::Cow;
use std::collections::HashMap;

/// Names that nobody may find.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names alone: `week-02.html`.
    alone: HashMap<String, Name>,
    /// With the folder before, for a name that files of several folders have: `keys/notes.html`.
    with_folder: HashMap<String, Name>,
}

/// What a name belongs to.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) what: Named,
    pub(super) origin: Origin,
}

/// A note or another file, by its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    Note(String),
    File(String),
}

/// What pictures are called by their true kind, whatever their own name says.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp"];

impl Names {
    pub(super) fn add_note(&mut self, note: &str, origin: Origin) {
        self.add(&names_of_note(note), path::folder(note), &Name { what: Named::Note(note.to_owned()), origin });
    }

    pub(super) fn add_file(&mut self, file: &str, origin: Origin) {
        self.add(&names_of_file(file), path::folder(file), &Name { what: Named::File(file.to_owned()), origin });
    }

    fn add(&mut self, names: &[String], folder: &str, name: &Name) {
        for form in names {
            if let Some(form) = with_folder(folder, form) {
                self.with_folder.entry(form).or_insert_with(|| name.clone());
            }
            // Every folder may have such a page.
            if !is_page_of_folder(path::stem(form)) {
                self.alone.entry(form.clone()).or_insert_with(|| name.clone());
            }
        }
    }

    /// Lets go of the names of a note that stays, and of its folders.
    pub(super) fn spare_note(&mut self, note: &str) {
        self.spare(&names_of_note(note), path::folder(note));
        for folder in path::folder(note).split('/') {
            self.alone.remove(folder);
        }
    }

    /// The same for another file.
    pub(super) fn spare_file(&mut self, file: &str) {
        self.spare(&names_of_file(file), path::folder(file));
        for folder in path::folder(file).split('/') {
            self.alone.remove(folder);
        }
    }

    fn spare(&mut self, names: &[String], folder: &str) {
        for form in names {
            self.alone.remove(form);
            with_folder(folder, form).and_then(|form| self.with_folder.remove(&form));
        }
    }

    /// Lets go of names that a text says.
    pub(super) fn spare_text(&mut self, text: &str) {
        if self.alone.is_empty() && self.with_folder.is_empty() {
            return;
        }
        each(text, |token| {
            if token.is_name() {
                self.alone.remove(&*token.name);
            }
            token.with_folder().and_then(|form| self.with_folder.remove(&form));
        });
    }

    /// Tells of each name in a text, by what it belongs to.
    pub(super) fn find(&self, text: &str, found: &mut dyn FnMut(&Name)) {
        if self.alone.is_empty() && self.with_folder.is_empty() {
            return;
        }
        each(text, |token| {
            // Most of a text are words, which are no names: they are not looked up.
            if let Some(name) = token.is_name().then(|| self.alone.get(&*token.name)).flatten() {
                found(name);
            } else if let Some(name) = token.with_folder().and_then(|form| self.with_folder.get(&form)) {
                found(name);
            }
        });
    }
}

/// A note's names: its own, those of its page and of its chapter, and the one without an extension.
fn names_of_note(note: &str) -> Vec<String> {
    let stem = path::stem(note);
    let page = if is_page_of_folder(stem) { "index" } else { stem };
    let chapter = chapter_name(note);
    let mut names = vec![path::name(note).to_owned(), format!("{page}.html"), format!("{chapter}.xhtml")];
    if !is_page_of_folder(stem) {
        names.extend([stem.to_owned(), chapter, format!("{stem}.xhtml")]);
    }
    names
}

fn names_of_file(file: &str) -> Vec<String> {
    let mut names = vec![path::name(file).to_owned()];
    if PICTURES.contains(&path::extension(file).to_ascii_lowercase().as_str()) {
        let stems = [path::stem(file).to_owned(), picture_name(file)];
        names.extend(stems.iter().flat_map(|stem| PICTURES.iter().map(move |kind| format!("{stem}.{kind}"))));
    }
    names
}

fn is_page_of_folder(stem: &str) -> bool {
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

fn with_folder(folder: &str, name: &str) -> Option<String> {
    (!folder.is_empty()).then(|| format!("{}/{name}", path::name(folder)))
}

/// What may be a name, between the signs of addresses, attributes and prose.
struct Token<'t> {
    name: Cow<'t, str>,
    /// What stands before the slash before it.
    before: Option<&'t str>,
    /// Whether a slash stands before or behind.
    is_in_path: bool,
}

impl Token<'_> {
    /// Whether it can be nothing but a name: `trees` is one only in an address.
    fn is_name(&self) -> bool {
        let is_word =
            || self.name.chars().all(char::is_alphabetic) || self.name.bytes().all(|byte| byte.is_ascii_digit());
        self.is_in_path || !is_word()
    }

    fn with_folder(&self) -> Option<String> {
        let before = self.before.filter(|before| !before.is_empty() && !before.starts_with('.'))?;
        Some(format!("{}/{}", decoded(before), self.name))
    }
}

fn each<'t>(text: &'t str, mut take: impl FnMut(&Token<'t>)) {
    let is_between = |c: char| c.is_whitespace() || c.is_control() || "/\\\"'`<>()[]{}=?#&;,:|".contains(c);
    let mut start = 0;
    let mut before = None;
    let mut is_behind_slash = false;
    while start <= text.len() {
        let end = text[start..].find(is_between).map_or(text.len(), |length| start + length);
        let written = &text[start..end];
        let is_before_slash = text[end..].starts_with('/');
        if !written.is_empty() {
            let name = if written.contains('%') { decoded(written) } else { Cow::Borrowed(written) };
            let name = match name {
                Cow::Borrowed(name) => Cow::Borrowed(name.trim_end_matches('.')),
                name @ Cow::Owned(_) => name,
            };
            take(&Token {
                name,
                before: before.filter(|_| is_behind_slash),
                is_in_path: is_behind_slash || is_before_slash,
            });
        }
        before = Some(written);
        is_behind_slash = is_before_slash;
        start = end + text[end..].chars().next().map_or(1, char::len_utf8);
    }
}

/// `%20` and its kind read; what is no text then stays as it was.
fn decoded(token: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(token).decode_utf8().unwrap_or(Cow::Borrowed(token))
}
