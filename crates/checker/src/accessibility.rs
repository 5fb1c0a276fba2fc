//! What the accessibility guidelines say about a course: findings by criterion, and what only a person can judge.
//!
//! The criteria are those of WCAG 2.2, levels A and AA, that apply to the text of notes. What a site or a book adds
//! (contrast, keyboard, language of the page) is for the export to get right.

use crate::Report;
use coursenotes_course::{Course, Entry, path};
use coursenotes_diagnostics::write::{Criterion, Question};
use coursenotes_diagnostics::{FileId, Severity};
use coursenotes_parser::{Link, LinkKind, NodeKind};

/// Which rules find what offends a criterion.
const CRITERIA: &[(Criterion, &[&str])] = &[
    (Criterion { number: "1.1.1", name: "Non-text Content", level: "A" }, &["image-without-alt", "placeholder-alt"]),
    (
        Criterion { number: "1.3.1", name: "Info and Relationships", level: "A" },
        &[
            "bold-as-heading",
            "broken-table",
            "heading-without-space",
            "indented-prose",
            "paragraph-as-heading",
            "pseudo-list",
            "skipped-heading-level",
        ],
    ),
    (Criterion { number: "2.4.2", name: "Page Titled", level: "A" }, &["no-title"]),
    (
        Criterion { number: "2.4.4", name: "Link Purpose (In Context)", level: "A" },
        &["bare-url", "empty-destination", "vague-link-text"],
    ),
    (Criterion { number: "2.4.6", name: "Headings and Labels", level: "AA" }, &["empty-heading"]),
];

/// The criteria that rules look after, by number.
pub fn criteria() -> Vec<Criterion> {
    CRITERIA.iter().map(|(criterion, _)| *criterion).collect()
}

/// The criterion that a finding of this rule offends.
pub fn criterion(rule: &str) -> Option<Criterion> {
    CRITERIA.iter().find(|(_, rules)| rules.contains(&rule)).map(|(criterion, _)| *criterion)
}

/// Makes errors of what offends a criterion.
pub fn raise(report: &mut Report) {
    for one in report.diagnostics.iter_mut().filter(|one| criterion(one.rule).is_some()) {
        one.severity = Severity::Error;
    }
}

/// Leaves what offends a criterion.
pub fn only_accessibility(report: &mut Report) {
    report.diagnostics.retain(|one| criterion(one.rule).is_some());
}

/// Lets each message name its criterion, for reports that don't stand in the order of the criteria.
pub fn cite(report: &mut Report) {
    for one in &mut report.diagnostics {
        if let Some(Criterion { number, name, .. }) = criterion(one.rule) {
            one.message = format!("{} (WCAG 2.2, {number} {name})", one.message);
        }
    }
}

/// What a program can't decide about the notes that `holds` says yes to, each with how much there is to look at.
pub fn questions(course: &Course, holds: &dyn Fn(FileId) -> bool) -> Vec<Question> {
    let entries: Vec<&Entry> = course.entries().iter().filter(|entry| holds(entry.file)).collect();
    let count = |look: &dyn Fn(&Entry) -> usize| entries.iter().map(|entry| look(entry)).sum::<usize>();
    let links = |entry: &Entry, fits: &dyn Fn(&str) -> bool| {
        let address = |link: &Link| link.destination.value(entry.note.text()).to_lowercase();
        entry.note.links.iter().filter(|link| fits(&address(link))).count()
    };
    let nodes =
        |entry: &Entry, fits: &dyn Fn(NodeKind) -> bool| entry.note.nodes.iter().filter(|node| fits(node.kind)).count();
    let pictures = |entry: &Entry| entry.note.links.iter().filter(|link| link.is_image && link.has_alt).count();
    let worded = |entry: &Entry| {
        let has_words = |kind| matches!(kind, LinkKind::Inline | LinkKind::Reference(..) | LinkKind::Wiki);
        entry.note.links.iter().filter(|link| !link.is_image && has_words(link.kind)).count()
    };
    let moving = |entry: &Entry| links(entry, &|address| path_ends_with(address, &[".gif"]));
    let is_table = |kind| matches!(kind, NodeKind::Table(_));
    let is_formula = |kind| matches!(kind, NodeKind::Math | NodeKind::DisplayMath | NodeKind::MathBlock(_));
    let asked = [
        (
            "1.1.1",
            count(&pictures),
            "described picture",
            "Does its description say what a reader needs to know of the picture?",
        ),
        (
            "1.4.5",
            count(&|entry| entry.note.links.iter().filter(|link| link.is_image).count()),
            "picture",
            "Is it a picture of text that could be text?",
        ),
        (
            "1.2.2",
            count(&|entry| links(entry, &|address| is_recording(address))),
            "recording",
            "Has it captions, and a text that says the same?",
        ),
        ("2.2.2", count(&moving), "moving picture", "Can a reader stop it, or does it end within five seconds?"),
        (
            "1.3.1",
            count(&|entry| nodes(entry, &is_table)),
            "table",
            "Do its first row and column say what the cells mean?",
        ),
        ("1.1.1", count(&|entry| nodes(entry, &is_formula)), "formula", "Do the words around it say what it is for?"),
        ("2.4.4", count(&worded), "link", "Do its words, with their sentence, say where it leads?"),
        ("2.4.6", count(&|entry| entry.note.headings.len()), "heading", "Does it say what follows?"),
        (
            "1.1.1",
            count(&|entry| links(entry, &|address| path_ends_with(address, &[".pdf", ".pptx", ".docx"]))),
            "linked document",
            "Can it be read with a screen reader, or is there a text that says the same?",
        ),
        (
            "1.3.3",
            entries.len(),
            "note",
            "Is everything understood without seeing shape, place or colour (\"the red box on the right\")?",
        ),
        ("3.1.2", entries.len(), "note", "Are passages in another language marked as such?"),
    ];
    let question = |(criterion, number, thing, text): (&'static str, usize, &'static str, &'static str)| Question {
        criterion,
        number,
        thing,
        text,
    };
    asked.into_iter().filter(|(_, number, ..)| *number > 0).map(question).collect()
}

fn path_ends_with(address: &str, endings: &[&str]) -> bool {
    let (path, _) = path::split_tail(address);
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Hosts of videos, and files of pictures or sound that run.
fn is_recording(address: &str) -> bool {
    const HOSTS: &[&str] = &["youtube.com/", "youtu.be/", "vimeo.com/", "bilibili.com/", "soundcloud.com/"];
    HOSTS.iter().any(|host| address.contains(host))
        || path_ends_with(address, &[".mp4", ".webm", ".mov", ".mp3", ".ogg", ".wav", ".m4a"])
}
