//! A note that nobody finds.

mod meant;
mod missed;

use crate::aside::{Programs, is_put_away, is_task};
use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::same_text::{body, repeated};
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::{FileId, Severity};
use missed::Listed;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    name: "unreachable-note",
    severity: Severity::Warning,
    page: include_str!("unreachable-note.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    let course = context.course;
    let leads = course.home_is_index() && !course.dialect.own_contents;
    let Some(home) = course.home.filter(|_| leads) else { return };
    let reachable = course.reachable();
    let is_hidden = |entry: &&Entry| entry.role == Role::Note && !reachable.contains(&entry.file);
    let hidden: Vec<&Entry> = course.entries().iter().filter(is_hidden).collect();
    if hidden.is_empty() {
        return;
    }
    let programs = Programs::of(course);
    let mut wanted: Vec<&Entry> = hidden.iter().copied().filter(|entry| is_wanted(course, &programs, entry)).collect();
    let copies = copies(course, &reachable);
    let hidden = hidden.iter().map(|entry| entry.file).collect();
    let mut meant = meant::notes(course, &reachable, &hidden);
    meant.extend(copies);
    let left_out = wanted.iter().filter(|entry| !meant.contains(&entry.file)).count();
    let notes = course.entries().iter().filter(|entry| entry.role == Role::Note).count();
    // A home page that leads to fewer notes than it leaves out was never meant to lead to all.
    if left_out * 2 > notes {
        return;
    }
    // What a broken link means is listed: its repair changes nothing here.
    let listed = Listed::of(course, home, &reachable.iter().chain(&meant).copied().collect());
    wanted.retain(|entry| listed.misses(course, entry));
    let home = course.path(home);
    let tops = tops(course, &hidden, &wanted, meant);
    for Top { entry, more } in tops {
        let path = course.path(entry.file);
        let message = match more {
            0 => format!("no chain of links from {home} leads to `{path}`"),
            1 => format!("no chain of links from {home} leads to `{path}`, nor to the note below it"),
            more => format!("no chain of links from {home} leads to `{path}`, nor to the {more} notes below it"),
        };
        let help = format!("link it from {home}, or from a note that {home} leads to");
        context.report(entry, finding(title_line(entry), message).help(help));
    }
}

/// The page of a folder that is shorter says nothing.
const LEAST_BYTES: usize = 200;

/// Whether somebody could look for the note: not for one that is still empty, was put away, belongs to a program, or is a
/// piece that a site shows beside each page.
fn is_wanted(course: &Course, programs: &Programs, entry: &Entry) -> bool {
    let is_stub = entry.note.text().trim().is_empty();
    let is_piece = path::name(course.path(entry.file)).starts_with('_');
    // Hugo wants a page for each folder, even if it only has a title.
    let is_cover = course.page(course.folder(entry.file)) == Some(entry.file) && body(entry).trim().len() < LEAST_BYTES;
    let is_apart = is_put_away(course, entry) || programs.has_readme(course, entry) || is_task(course, entry);
    !is_stub && !is_piece && !is_cover && !is_apart
}

/// The hidden notes that say what a reachable one says: nobody misses a second copy.
fn copies(course: &Course, reachable: &BTreeSet<FileId>) -> Vec<FileId> {
    let notes = || course.entries().iter().filter(|entry| entry.role == Role::Note);
    let (reached, hidden): (Vec<&Entry>, Vec<&Entry>) = notes().partition(|entry| reachable.contains(&entry.file));
    // Of each text the first note is the one that stays.
    let repeated = repeated(course, reached.into_iter().chain(hidden)).into_iter();
    repeated.filter(|(_, first)| reachable.contains(&first.file)).map(|(entry, _)| entry.file).collect()
}

/// A note that no other hidden note leads to: a link to it brings those below it back too.
struct Top<'a> {
    entry: &'a Entry,
    /// How many hidden notes it leads to.
    more: usize,
}

fn tops<'a>(course: &Course, hidden: &BTreeSet<FileId>, wanted: &[&'a Entry], meant: Vec<FileId>) -> Vec<Top<'a>> {
    let below: BTreeMap<FileId, Vec<FileId>> = wanted
        .iter()
        .map(|entry| {
            // What its broken links were meant for hangs on it too.
            let below = course.leads_to(entry.file).chain(meant::by_links(course, entry));
            (entry.file, below.filter(|file| hidden.contains(file)).collect())
        })
        .collect();
    let linked: BTreeSet<FileId> =
        below.iter().flat_map(|(from, to)| to.iter().filter(move |to| *to != from)).copied().collect();
    let mut seen = BTreeSet::new();
    let mut walk = |start: FileId| {
        let mut waiting = vec![start];
        let before = seen.len();
        while let Some(file) = waiting.pop() {
            if seen.insert(file) {
                waiting.extend(below.get(&file).into_iter().flatten());
            }
        }
        seen.len() - before
    };
    for file in meant {
        walk(file);
    }
    // Notes that lead to each other in a circle have no first one: the first by its path stands for them.
    let (below_others, first): (Vec<&Entry>, Vec<&Entry>) =
        wanted.iter().copied().partition(|entry| linked.contains(&entry.file));
    let starts = first.into_iter().chain(below_others);
    let tops = starts.filter_map(|entry| walk(entry.file).checked_sub(1).map(|more| Top { entry, more }));
    tops.collect()
}
