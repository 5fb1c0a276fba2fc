//! Places that a broken anchor may have meant, although GitHub gives no heading that name.

use super::MOST_HEADINGS;
use crate::rules::swallowed_markdown::{Swallowed, lines};
use coursenotes_course::{Course, Entry, Origin, Place, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{LinkKind, NodeKind, slug};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// What has been found out so far: each note is looked through once, when the first of its anchors is missing.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    swallowed: RefCell<BTreeMap<FileId, BTreeMap<String, usize>>>,
    labels: OnceCell<BTreeSet<String>>,
    credits: RefCell<BTreeMap<FileId, bool>>,
    gitbook: RefCell<BTreeMap<FileId, BTreeSet<String>>>,
}

impl Elsewhere {
    /// The line of `target` that would be the heading `name`, if the block of HTML around it ended above.
    pub(super) fn swallowed(&self, target: &Entry, name: &str) -> Option<usize> {
        let mut known = self.swallowed.borrow_mut();
        let lines = known.entry(target.file).or_insert_with(|| swallowed(target));
        let start = *lines.get(&slug(name))?;
        Some(target.note.text()[..start].matches('\n').count() + 1)
    }

    /// Whether a bot writes the link, which gives thanks for a kind of work and leads nowhere on purpose.
    pub(super) fn is_credit(&self, entry: &Entry, place: &Place) -> bool {
        let is_html = matches!(place.origin, Origin::Link(link) if matches!(link.kind, LinkKind::Html(_)));
        // The bot's marks, or the heading that it writes.
        let has_list =
            || ["ALL-CONTRIBUTORS-LIST:START", "# Contributors ✨"].iter().any(|mark| entry.note.text().contains(mark));
        is_html && *self.credits.borrow_mut().entry(entry.file).or_insert_with(has_list)
    }

    /// Whether the course is made with `MyST`, where `(name)=` above anything is an anchor in all its pages.
    pub(super) fn is_label(&self, course: &Course, name: &str) -> bool {
        self.labels.get_or_init(|| labels(course)).contains(&name.to_lowercase())
    }

    /// Whether the course is kept in `GitBook` and a line of `target` has the words of `fragment`. `GitBook` makes anchors of
    /// more than headings, writes them otherwise, and keeps the links in its editor whole.
    pub(super) fn is_in_gitbook(&self, course: &Course, target: &Entry, fragment: &str) -> bool {
        if course.dialect.name != "gitbook" {
            return false;
        }
        let name = path::decode(fragment.trim_start_matches('#'));
        if name.starts_with("user-content-fn-") {
            return true;
        }
        let mut known = self.gitbook.borrow_mut();
        let lines =
            known.entry(target.file).or_insert_with(|| target.note.text().lines().flat_map(bare_line).collect());
        let name = name.replace("less-than", "").replace("greater-than", "");
        let is_line = |name: &str| lines.contains(&letters(name));
        // An id that would begin with a digit begins with `id-`.
        is_line(&name) || name.strip_prefix("id-").is_some_and(is_line)
    }
}

/// The letters of a line: all, those without its tags, and those without its formulas; each without marks of footnotes
/// and blanks that the editor writes as `&#x20;`. Of a tag, those of its title.
fn bare_line(line: &str) -> [String; 3] {
    let title = line.split_once("{% ").and_then(|(_, tag)| tag.split_once("title=\"")?.1.split('"').next());
    let line = title.unwrap_or(line).replace("&#x20;", " ");
    let line: String = pieces(&line, "[^", ']').collect();
    let without_formulas = line.split("$$").step_by(2);
    [
        letters(&line),
        letters(&pieces(&line, "<", '>').collect::<String>()),
        letters(&without_formulas.collect::<String>()),
    ]
}

/// What stands around the parts of a line from `open` to `close`.
fn pieces<'a>(line: &'a str, open: &'a str, close: char) -> impl Iterator<Item = &'a str> {
    let mut parts = line.split(open);
    let first = parts.next();
    first.into_iter().chain(parts.map(move |part| part.split_once(close).map_or(part, |(_, rest)| rest)))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a heading of `target` has the words behind the last `#` of `fragment` for Obsidian, which makes blanks of signs.
pub(super) fn has_words(target: &Entry, fragment: &str) -> bool {
    let fragment = path::decode(fragment);
    if target.note.headings.len() > MOST_HEADINGS {
        return false;
    }
    let wanted = bare(fragment.rsplit('#').next().unwrap_or_default());
    let note = &target.note;
    let has = |text: &str| bare(text) == wanted;
    // What a heading holds besides words, Obsidian reads as it is typed: `$x^{2}$`.
    let source = |span| note.slice(span).lines().next().unwrap_or_default().trim_start_matches('#');
    note.headings.iter().any(|heading| has(&heading.text) || has(source(heading.span)))
}

/// A heading's words in lower case, with one blank in the place of signs that mean something in a link.
fn bare(text: &str) -> String {
    const SIGNS: &[char] = &[
        '!', '"', '#', '$', '%', '&', '(', ')', '*', '+', ',', '.', ':', ';', '<', '=', '>', '?', '@', '^', '`', '{',
        '|', '}', '~', '/', '[', ']', '\\',
    ];
    let words = text.split(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// Where headings would begin that a block of HTML swallows, by the anchors that they would have.
fn swallowed(target: &Entry) -> BTreeMap<String, usize> {
    let note = &target.note;
    let blocks = note.walk().filter(|(_, node)| node.kind == NodeKind::HtmlBlock);
    let lines = blocks.flat_map(|(block, _)| lines(note, block)).filter(|line| line.what == Swallowed::Heading);
    let mut found = BTreeMap::new();
    for line in lines {
        found.entry(slug(note.slice(line.words).trim_start_matches('#').trim())).or_insert(line.start);
    }
    found
}

/// Files that tell of `MyST` or Sphinx, at any depth.
const MARKERS: &[&str] = &["myst.yml", "_toc.yml", "conf.py"];

/// The labels of all notes: `(name)=`, and the options `:label:` and `:name:` of directives.
fn labels(course: &Course) -> BTreeSet<String> {
    let is_marker = |path: &str| MARKERS.contains(&path::name(path));
    if !course.files.iter().any(|file| is_marker(&file.path)) {
        return BTreeSet::new();
    }
    let lines = course.entries().iter().flat_map(|entry| entry.note.text().lines());
    lines.filter_map(label).map(str::to_lowercase).collect()
}

fn label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let target = || line.strip_prefix('(')?.strip_suffix(")=");
    let option = || [":label:", ":name:", "#| label:"].iter().find_map(|option| line.strip_prefix(option));
    target().or_else(option).map(str::trim)
}
