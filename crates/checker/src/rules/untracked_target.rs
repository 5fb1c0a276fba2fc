//! A file that only its author has.

use crate::context::{finding, written};
use crate::rule::Run;
use crate::{Context, Rule};
use coursenotes_course::{DiskAnswer, FileKind, Target};
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "untracked-target",
    severity: Severity::Warning,
    page: include_str!("untracked-target.md"),
    run: Run::Course(run),
};

fn run(context: &mut Context) {
    // Without git, or before the first `git add`, nothing tells what others will get.
    if context.course.git.as_ref().is_none_or(|git| git.tracked.is_none()) {
        return;
    }
    context.each_place(|context, entry, place| {
        let course = context.course;
        let (path, untracked) = match place.target {
            Target::File { file, .. } => {
                let on_disk = course.file(*file).kind != FileKind::Symlink
                    || context.on_disk(entry, place.target) == Some(DiskAnswer::Inside);
                (course.path(*file), course.file(*file).tracked == Some(false) && on_disk)
            }
            Target::Missing { wanted, .. } => {
                (wanted.as_ref(), context.on_disk(entry, place.target) == Some(DiskAnswer::Inside))
            }
            _ => return None,
        };
        if !untracked {
            return None;
        }
        let message = format!("`{}` is on this computer only: git doesn't have it", written(entry, place));
        let help = format!("`git add {path}` gives it to everybody; if .gitignore hides it, `git add --force {path}`");
        Some(finding(place.destination.span, message).help(help))
    });
}
