//! An address of the course itself, looked up in the folder.

use crate::context::{destination_to, did_you_mean, finding, split_fragment, words, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{DiskAnswer, Fragment, Repair, Target, Via, file_like};
use coursenotes_diagnostics::{Fix, Severity};

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
                if context.on_disk(entry, place.target) == Some(DiskAnswer::Inside) {
                    return None;
                }
                let message = format!("the course has nothing at `/{wanted}`, so this address leads nowhere");
                let like = file_like(course, course.path(entry.file), wanted, words(entry, place));
                let (Repair::Sure(path) | Repair::Likely(path)) = like else { return Some(finding(span, message)) };
                let to = destination_to(context, entry, place, &path);
                let fix = Fix::unsafe_("link the note itself", span, to.clone());
                Some(finding(span, message).help(did_you_mean([to])).fix(Some(fix)))
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
}
