//! What stands in a new note: what its neighbours have in common.

use super::series::{Member, Series};
use crate::{Course, Entry, path};
use coursenotes_parser::{Heading, Node, NodeKind};
use std::collections::BTreeSet;

/// A line that leads home is short; more than that is text.
const MOST_BYTES: usize = 120;

/// How many neighbours are asked which headings the notes share.
const NEIGHBOURS: usize = 5;

/// Keys of the front matter that say the same of every note.
const SHARED_KEYS: &[&str] = &["author", "course", "dir", "lang", "layout", "parent"];

/// The text of a note of a row: the title, the way home where the note before it has one, and the headings that most
/// neighbours have.
pub(super) fn sheet(course: &Course, series: &Series, before: &Member, title: &str) -> String {
    let Some(entry) = course.entry(before.file) else { return plain(course, "", title) };
    let shared = shared_headings(course, series, before);
    let note = &entry.note;
    let mut blocks: Vec<String> = front_matter(entry, title).into_iter().collect();
    let mut is_titled = false;
    let mut at = 0;
    while let Some(node) = note.nodes.get(at) {
        at = node.next.index();
        let source = &note.text()[node.start as usize..node.end as usize];
        match node.kind {
            NodeKind::Heading(number) => {
                let heading = &note.headings[number as usize];
                if !is_titled {
                    blocks.push(format!("# {title}"));
                    is_titled = true;
                } else if shared.contains(&words(heading)) {
                    blocks.push(source.trim().to_owned());
                }
            }
            NodeKind::ThematicBreak => blocks.push("---".to_owned()),
            _ if leads_home(course, entry, node) => blocks.push(source.trim().to_owned()),
            _ => {}
        }
    }
    if !is_titled {
        blocks.insert(usize::from(note.front_matter.is_some()), format!("# {title}"));
    }
    // A line between two parts of which one is gone divides nothing.
    blocks.dedup_by(|one, other| one == "---" && other == "---");
    let text = format!("{}\n", blocks.join("\n\n"));
    if note.text().contains("\r\n") { text.replace('\n', "\r\n") } else { text }
}

/// The text of a note without neighbours.
pub(super) fn plain(course: &Course, folder: &str, title: &str) -> String {
    let home = course.home.map(|home| path::encode(&path::relative(folder, course.path(home))));
    let back = home.map(|home| format!("\n> [Back to Home]({home})\n")).unwrap_or_default();
    format!("# {title}\n{back}")
}

/// The headings below the title that more than half of the neighbours have.
fn shared_headings(course: &Course, series: &Series, before: &Member) -> BTreeSet<String> {
    let notes = series.members.iter().rev().skip_while(|member| member.file != before.file).take(NEIGHBOURS);
    let notes: Vec<BTreeSet<String>> = notes
        .filter_map(|member| course.entry(member.file))
        .map(|entry| entry.note.headings.iter().skip(1).map(words).collect())
        .collect();
    let all: BTreeSet<&String> = notes.iter().flatten().collect();
    let is_shared = |heading: &String| notes.iter().filter(|note| note.contains(heading)).count() * 2 > notes.len();
    // One note alone shares its headings with nobody.
    all.into_iter().filter(|heading| notes.len() > 1 && is_shared(heading)).cloned().collect()
}

fn words(heading: &Heading) -> String {
    heading.text.to_lowercase()
}

/// Whether a block holds the way home and little else.
fn leads_home(course: &Course, entry: &Entry, block: &Node) -> bool {
    let is_short = block.end - block.start <= u32::try_from(MOST_BYTES).expect("a small number");
    let inside = |start: u32| (block.start..block.end).contains(&start);
    let links = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| inside(link.span.start));
    let mut targets = links.map(|(_, target)| target.file()).peekable();
    is_short && course.home.is_some() && targets.peek().is_some() && targets.all(|file| file == course.home)
}

/// The front matter of the neighbour, with this title, and without what is said of one note alone.
fn front_matter(entry: &Entry, title: &str) -> Option<String> {
    let front = entry.note.front_matter.as_ref()?;
    let key = |line: &str| {
        line.split_once(':').map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with([' ', '-', '#']))
    };
    let lines = entry.note.slice(front.span).lines().filter_map(|line| match key(line)?.as_str() {
        "title" => Some(format!("title: {}", quoted(title))),
        known if SHARED_KEYS.contains(&known) => Some(line.trim_end().to_owned()),
        _ => None,
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("---\n{}\n---", lines.join("\n")))
}

/// A text as YAML takes it for certain.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
