//! A link that climbs out of the course, or into somebody's disk.

use crate::context::{finding, noun, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{DiskAnswer, Target};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "link-leaves-course",
    severity: Severity::Error,
    page: include_str!("link-leaves-course.md"),
    run: Run::Course(run),
};

/// The way out of every case.
const HELP: &str = "copy the file into the folder of the notes and link it there, or link its address on the web";

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        if context.on_disk(entry, place.target) == Some(DiskAnswer::Above) {
            let message = format!(
                "`{}` works on GitHub, but a site or a book of this course won't have it",
                written(entry, place)
            );
            return Some(finding(place.destination.span, message).severity(Severity::Warning).help(HELP));
        }
        let leaves = context.on_disk(entry, place.target) == Some(DiskAnswer::Leaves);
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
        Some(finding(place.destination.span, message).help(HELP))
    });
}
