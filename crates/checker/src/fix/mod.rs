//! Repairs, applied until nothing is left to repair, and each of them watched.
//!
//! A rule offers a repair for one place. Whether all of them together leave a better note is seen only when they have
//! been made: a course is therefore revised in memory, checked again, and compared. A repair that would bring up a
//! finding of any rule, that would not mend its own finding, or that would cost a reader a letter, is not made.

mod edits;
mod guard;
mod round;

use crate::{Report, check};
use coursenotes_course::{Answers, Change, Course, RuleLevels};
use coursenotes_diagnostics::{Diagnostic, FileId};
use std::collections::{BTreeMap, BTreeSet};

/// What the repairs come to.
#[derive(Debug)]
pub struct Repaired {
    /// The notes that change, with their new texts.
    pub texts: BTreeMap<FileId, String>,
    /// How many findings were mended, by rule.
    pub mended: BTreeMap<&'static str, usize>,
    /// How many repairs were not made because they would have done harm, by rule.
    pub refused: BTreeMap<&'static str, usize>,
    /// Which rules would have found more for them, by the rule of the repair; none where words would be lost.
    pub in_the_way: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// What is left to find.
    pub report: Report,
}

/// Repairs build on each other: a list that becomes a list may have links in it. In practice two rounds are enough.
const MOST_ROUNDS: usize = 10;

/// Repairs what is `wanted`. `ask` answers what only the disk knows of a revised course.
///
/// No file is written.
///
/// # Errors
///
/// What `ask` fails with.
pub fn fix<E>(
    course: &Course,
    levels: &RuleLevels,
    ask: &dyn Fn(&Course) -> Result<Answers, E>,
    wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Result<Repaired, E> {
    let look = |course: &Course| Ok(check(course, &ask(course)?, levels));
    let mut repaired = Repaired {
        texts: BTreeMap::new(),
        mended: BTreeMap::new(),
        refused: BTreeMap::new(),
        in_the_way: BTreeMap::new(),
        report: look(course)?,
    };
    let mut current = None;
    for _ in 0..MOST_ROUNDS {
        let course = current.as_ref().unwrap_or(course);
        let round = round::round(course, &repaired.report, wanted, &look)?;
        (repaired.refused, repaired.in_the_way) = (round.refused, round.in_the_way);
        let Some(state) = round.state else { break };
        for (rule, count) in round.mended {
            *repaired.mended.entry(rule).or_default() += count;
        }
        repaired.texts.extend(state.texts);
        repaired.report = state.report;
        current = Some(state.course);
    }
    // What a later repair takes back is no change.
    repaired.texts.retain(|file, text| course.entry(*file).is_some_and(|entry| entry.note.text() != text));
    Ok(repaired)
}

/// The course with other texts in some of its notes.
fn with_texts(course: &Course, texts: &BTreeMap<FileId, String>) -> Course {
    let changes = texts.iter().map(|(file, text)| (course.path(*file).to_owned(), Change::Text(text.clone())));
    course.revised(&changes.collect())
}
