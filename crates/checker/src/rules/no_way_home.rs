//! A note that leads nowhere, among notes that lead home.

use crate::context::{Finding, finding};
use crate::home_line::HomeLine;
use crate::mark::title_line;
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, Target, path};
use coursenotes_diagnostics::{FileId, Severity};
use coursenotes_parser::Link;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "no-way-home",
    severity: Severity::Advice,
    page: include_str!("no-way-home.md"),
    run: Run::Course(run),
};

/// So many notes of a folder make a habit, where they are more than half of it.
const HABIT: usize = 3;

fn run(context: &mut Context) {
    let course = context.course;
    let Some(home) = course.home.filter(|_| !course.dialect.own_contents) else { return };
    for (folder, notes) in folders(course, home) {
        let homes = homes(course, home, folder);
        let (with, without): (Vec<&Entry>, Vec<&Entry>) =
            notes.iter().partition(|entry| way_home(course, &homes, entry).is_some());
        if with.len() < HABIT || with.len() <= without.len() || without.is_empty() {
            continue;
        }
        let line = usual_line(course, &homes, &with);
        let leading = with.iter().filter(|entry| leads_home(course, &homes, entry)).count();
        for entry in without {
            let finding = no_way_home(course, entry, line.as_ref(), (leading, with.len(), notes.len()));
            context.report(entry, finding);
        }
    }
}

fn no_way_home(
    course: &Course,
    entry: &Entry,
    line: Option<&HomeLine>,
    (leading, with, all): (usize, usize, usize),
) -> Finding {
    let others = match leading {
        0 => String::new(),
        1 => format!("; one of the {all} notes of its folder leads home"),
        _ => format!("; {leading} of the {all} notes of its folder lead home"),
    };
    let broken =
        if with > leading { format!("; the link home of {} notes is broken", with - leading) } else { String::new() };
    let message = format!("this note has no link home{others}{broken}");
    let finding = finding(title_line(entry), message);
    match line {
        Some(line) => finding.help(format!("add `{}`", line.words)).fix(line.added_to(course, entry)),
        None => finding.help("link the home page, so that a reader who comes from a search finds the rest"),
    }
}

/// The notes of each folder that are to lead home: not its own page, and nothing that is still to be written.
fn folders(course: &Course, home: FileId) -> BTreeMap<&str, Vec<&Entry>> {
    let mut folders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in course.entries().iter().filter(|entry| entry.role == Role::Note && entry.file != home) {
        let folder = course.folder(entry.file);
        let is_page = course.page(folder) == Some(entry.file);
        let is_summary = path::stem(course.path(entry.file)).eq_ignore_ascii_case("summary");
        if !is_page && !is_summary && !is_form(entry) {
            folders.entry(folder).or_default().push(entry);
        }
    }
    folders
}

/// Whether the note is still to be written: it is empty, or none of its links has an address yet.
fn is_form(entry: &Entry) -> bool {
    let has_links = !entry.targets.is_empty();
    entry.note.text().trim().is_empty() || has_links && entry.targets.iter().all(|target| *target == Target::Empty)
}

/// The home page, and the pages of the folder and of those around it, the nearest first.
fn homes(course: &Course, home: FileId, folder: &str) -> Vec<FileId> {
    let mut homes = Vec::new();
    let mut around = folder;
    while !around.is_empty() {
        homes.extend(course.page(around));
        around = path::folder(around);
    }
    homes.push(home);
    homes
}

/// The first link of a note that leads home, and the page it leads to. One that is meant to and is broken is the business of
/// other rules.
fn way_home<'e>(course: &Course, homes: &[FileId], entry: &'e Entry) -> Option<(&'e Link, &'e Target, FileId)> {
    let links = entry.note.links.iter().zip(&entry.targets).filter(|(link, _)| !link.is_image);
    let mut ways = links.filter_map(|(link, target)| {
        let leads = target.file().filter(|file| homes.contains(file));
        let meant = || homes.first().copied().filter(|_| is_meant(course, entry, link, target));
        leads.or_else(meant).map(|page| (link, target, page))
    });
    ways.next()
}

/// Whether a link home works: one to an address on the web is taken at its word.
fn leads_home(course: &Course, homes: &[FileId], entry: &Entry) -> bool {
    way_home(course, homes, entry).is_some_and(|(_, target, page)| match target {
        Target::Web => true,
        _ => target.file() == Some(page),
    })
}

/// Words of a link home.
const HOME_WORDS: &[&str] = &[
    "back",
    "back home",
    "back to home",
    "back to main",
    "back to readme",
    "back to table of contents",
    "contents",
    "go back",
    "go home",
    "home",
    "home page",
    "homepage",
    "index",
    "main",
    "main page",
    "readme",
    "return home",
    "return to home",
    "table of contents",
];

/// Whether a link that leads elsewhere or nowhere is meant to lead home.
fn is_meant(course: &Course, entry: &Entry, link: &Link, target: &Target) -> bool {
    let destination = link.destination.value(entry.note.text());
    let is_broken = match target {
        Target::Missing { .. } | Target::Empty | Target::Outside { .. } => true,
        Target::Web => destination.contains("github.io") || destination.contains("github.com"),
        _ => false,
    };
    if !is_broken || link.text.len() > 60 {
        return false;
    }
    let stem = path::stem(destination.trim_end_matches('/')).to_lowercase();
    let words = entry.note.slice(link.text).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let says_home = HOME_WORDS.contains(&words.as_str());
    let is_page = matches!(stem.as_str(), "readme" | "index") && !matches!(target, Target::Web);
    says_home || is_page || course.identity.repository.is_none() && is_site(destination)
}

/// An address of a whole site: nobody knows whether it is the course's own.
fn is_site(destination: &str) -> bool {
    let rest = destination.strip_prefix("https://").or_else(|| destination.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains(".github.io") && rest.trim_end_matches('/').matches('/').count() <= 1)
}

/// The line by which most of the notes lead home.
fn usual_line(course: &Course, homes: &[FileId], notes: &[&Entry]) -> Option<HomeLine> {
    let mut lines: BTreeMap<HomeLine, usize> = BTreeMap::new();
    for entry in notes {
        let line = way_home(course, homes, entry)
            .and_then(|(link, target, page)| HomeLine::read(course, entry, link, target, page));
        if let Some(line) = line {
            *lines.entry(line).or_default() += 1;
        }
    }
    let (line, count) = lines.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1).then_some(line)
}
