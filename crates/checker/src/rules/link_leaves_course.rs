//! A link that climbs out of the course, or into somebody's disk.

use crate::context::{destination_to, did_you_mean, finding, noun, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{Course, DiskAnswer, Entry, Place, Target, path};
use coursenotes_diagnostics::{Fix, Severity};

pub(super) const RULE: Rule = Rule {
    name: "link-leaves-course",
    severity: Severity::Error,
    page: include_str!("link-leaves-course.md"),
    run: Run::Course(run),
};

/// The way out of every case.
pub(super) const HELP: &str =
    "copy the file into the folder of the notes and link it there, or link its address on the web";

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let answer = context.on_disk(entry, place.target);
        if answer == Some(DiskAnswer::Above) {
            let message = format!(
                "`{}` works on GitHub, but a site or a book of this course won't have it",
                written(entry, place)
            );
            return Some(finding(place.destination.span, message).severity(Severity::Warning).help(HELP));
        }
        let leaves = matches!(answer, Some(DiskAnswer::Leaves | DiskAnswer::Astray));
        let on_somebodys_disk = matches!(place.target, Target::Outside { path: None });
        if !leaves && !on_somebodys_disk {
            return None;
        }
        let (written, noun) = (written(entry, place), noun(place));
        let message = if on_somebodys_disk {
            format!("`{written}` is a place on one computer: nobody else can open this {noun}")
        } else {
            format!("`{written}` leads out of the course: readers don't have what is there")
        };
        let finding = finding(place.destination.span, message);
        // What is there is what was meant.
        let meant = below_the_root(context.course, entry, place).filter(|_| answer == Some(DiskAnswer::Astray));
        let Some(path) = meant else { return Some(finding.help(HELP)) };
        let destination = destination_to(context, entry, place, path);
        let fix = Fix::unsafe_("write the path to that file", place.destination.span, destination.clone());
        Some(finding.help(did_you_mean([destination])).fix(Some(fix)))
    });
}

/// The file that the way leads to with fewer `..`: one too many is soon written.
fn below_the_root<'c>(course: &'c Course, entry: &Entry, place: &Place) -> Option<&'c str> {
    let Target::Outside { path: Some(way) } = place.target else { return None };
    let (way, _) = path::split_tail(way);
    let mut ways = std::iter::successors(way.strip_prefix("../"), |way| way.strip_prefix("../"));
    let inside = ways.find_map(|way| path::join(course.folder(entry.file), way))?;
    course.find(&inside).filter(|file| *file != entry.file).map(|file| course.path(file))
}
