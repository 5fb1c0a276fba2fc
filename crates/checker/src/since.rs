//! Findings that a change brought about, wherever they lie: those that the course didn't have before.

use crate::baseline::Baseline;
use crate::{Report, check};
use coursenotes_course::{Answers, Course, History, Relocation, RuleLevels};

/// Leaves in `report` what the earlier course didn't have. `ask` answers what only the disk knows.
///
/// A link in a note that nobody touched is among them if the change moved what it leads to.
///
/// # Errors
///
/// What `ask` fails with.
pub fn keep_new<E>(
    course: &Course,
    history: &History,
    levels: &RuleLevels,
    ask: &dyn Fn(&Course) -> Result<Answers, E>,
    report: &mut Report,
) -> Result<(), E> {
    let before = course.revised(&history.changes);
    let found = check(&before, &ask(&before)?, levels).diagnostics;
    let path_now = |path: &str| history.renamed.get(path).cloned().unwrap_or_else(|| path.to_owned());
    let mut known = Baseline::of_all(&before, &found, &path_now);
    // Links that were broken before a file got another name may have followed it since.
    if !history.renamed.is_empty()
        && let Ok(relocation) = Relocation::of_renamed(&before, history.renamed.clone())
    {
        let moved = relocation.applied(&before);
        let found = check(&moved, &ask(&moved)?, levels).diagnostics;
        known = known.union(Baseline::of_all(&moved, &found, &str::to_owned));
    }
    drop(known.subtract(course, &mut report.diagnostics));
    Ok(())
}
