//! An address of the course itself, looked up in the folder.

mod guessed;

use crate::context::{Finding, destination_to, did_you_mean, finding, split_fragment, words, written};
use crate::rule::Run;
use crate::rules::unparsed_link;
use crate::{Context, Rule};
use coursenotes_course::{Course, DiskAnswer, Entry, Fragment, Origin, Place, Repair, Target, Via, file_like};
use coursenotes_diagnostics::{Fix, Severity};
use coursenotes_parser::LinkKind;

pub(super) const RULE: Rule = Rule {
    name: "own-site-address",
    severity: Severity::Error,
    page: include_str!("own-site-address.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    context.each_place(|context, entry, place| {
        let course = context.course;
        let span = place.destination.span;
        match place.target {
            Target::Missing { wanted, via: Via::OwnSite | Via::OwnRepository } => {
                let is_inside = context.on_disk(entry, place.target) == Some(DiskAnswer::Inside);
                if is_inside || is_part(context.course, entry, place) {
                    return None;
                }
                Some(nothing_there(context, entry, place, wanted))
            }
            Target::File { file, fragment, via: Via::OwnSite | Via::OwnRepository, .. } => {
                // A missing heading has its own rule.
                if matches!(fragment, Fragment::Missing | Fragment::BeyondEnd(_)) {
                    return None;
                }
                let to = destination_to(context, entry, place, course.path(*file));
                let (address, _) = split_fragment(written(entry, place));
                let message = format!(
                    "`{address}` is a page of this course: link the file and it works offline and in a book too"
                );
                let fix = Fix::unsafe_("link the file itself", span, to.clone());
                Some(finding(span, message).severity(Severity::Advice).help(format!("write `{to}`")).fix(Some(fix)))
            }
            _ => None,
        }
    });
    let course = context.course;
    let broken = guessed::broken(course).into_iter();
    for (entry, place, page) in broken.filter(|(entry, place, _)| !is_part(course, entry, place)) {
        // Nobody knows for sure that it is the course's own.
        let finding = nothing_there(context, entry, &place, &page).severity(Severity::Warning);
        context.report(entry, finding);
    }
}

/// The pages of a site that is surely ours, which no note has, each with the note that names it.
pub(super) fn broken_by_guess(course: &Course) -> Vec<(&Entry, String)> {
    guessed::broken(course).into_iter().map(|(entry, _, page)| (entry, page)).collect()
}

/// Whether the address is the first part of one that a blank cuts in two: that is said of it already.
fn is_part(course: &Course, entry: &Entry, place: &Place) -> bool {
    let at = place.destination.span.range().start;
    let is_bare = matches!(place.origin, Origin::Link(link) if link.kind == LinkKind::Bare);
    is_bare && unparsed_link::ranges(course, entry).iter().any(|range| range.contains(&at))
}

/// A page that the folder doesn't have, and the note that was meant.
fn nothing_there(context: &Context, entry: &Entry, place: &Place, wanted: &str) -> Finding {
    let course = context.course;
    let span = place.destination.span;
    let finding = finding(span, format!("the course has nothing at `/{wanted}`, so this address leads nowhere"));
    let to = |path: &str| destination_to(context, entry, place, path);
    match file_like(course, course.path(entry.file), wanted, words(entry, place)) {
        Repair::Sure(path) | Repair::Likely(path) => {
            let to = to(&path);
            let fix = Fix::unsafe_("link the note itself", span, to.clone());
            finding.help(did_you_mean([to])).fix(Some(fix))
        }
        Repair::Several(paths) => finding.help(did_you_mean(paths.iter().map(|path| to(path)))),
        Repair::None => finding,
    }
}
