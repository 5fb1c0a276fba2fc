//! One round: all repairs that are offered are made at once, and those that do harm are found by halves and left out.

use super::edits::{Repair, apply, compatible};
use super::guard::{Tally, keeps_letters, tally};
use super::with_texts;
use crate::Report;
use coursenotes_course::Course;
use coursenotes_diagnostics::{Diagnostic, FileId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a round comes to.
#[derive(Default)]
pub(super) struct Round {
    /// The better course; absent where no repair was made.
    pub(super) state: Option<State>,
    pub(super) mended: BTreeMap<&'static str, usize>,
    pub(super) refused: BTreeMap<&'static str, usize>,
    pub(super) in_the_way: InTheWay,
}

/// Which rules would have found more, by the rule of the repair.
pub(super) type InTheWay = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// The notes that are worse for the repairs, with the rules that find more there; none where letters would be lost.
type Harm = BTreeMap<FileId, BTreeSet<&'static str>>;

/// A revised course, what there is to find in it, and the texts that are new.
pub(super) struct State {
    pub(super) course: Course,
    pub(super) report: Report,
    pub(super) texts: BTreeMap<FileId, String>,
}

/// The repairs of one note: those that are taken, and runs of those that are still to be tried.
struct Trial<'a> {
    repairs: Vec<Repair<'a>>,
    accepted: Vec<usize>,
    waiting: Vec<Range<usize>>,
    /// What is tried just now.
    tried: Range<usize>,
}

impl Trial<'_> {
    fn chosen(&self) -> impl Iterator<Item = &Repair<'_>> {
        self.accepted.iter().copied().chain(self.tried.clone()).map(|number| &self.repairs[number])
    }

    /// Takes what was tried; or, where it did harm, halves it, down to the one that is refused.
    fn judge(&mut self, harm: Option<&BTreeSet<&'static str>>, round: &mut Round) {
        let tried = std::mem::take(&mut self.tried);
        let Some(found) = harm else { return self.accepted.extend(tried) };
        if tried.len() == 1 {
            for rule in &self.repairs[tried.start].rules {
                *round.refused.entry(rule).or_default() += 1;
                round.in_the_way.entry(rule).or_default().extend(found);
            }
        } else if !tried.is_empty() {
            let middle = tried.start + tried.len() / 2;
            self.waiting.extend([middle..tried.end, tried.start..middle]);
        }
    }
}

type Trials<'a> = BTreeMap<FileId, Trial<'a>>;

/// Makes the repairs of `report` that are `wanted` and do no harm.
pub(super) fn round<E>(
    course: &Course,
    report: &Report,
    wanted: &dyn Fn(&Diagnostic) -> bool,
    look: &dyn Fn(&Course) -> Result<Report, E>,
) -> Result<Round, E> {
    let mut trials = offered(report, wanted);
    let before = tally(report);
    let mut round = Round::default();
    let mut is_harmless = true;
    while next(&mut trials) {
        let state = revise(course, &trials, look)?;
        let harmed = blame(course, &harmed(course, &state, &before, &trials), &trials);
        is_harmless = harmed.is_empty();
        round.state = Some(state);
        for (file, trial) in &mut trials {
            trial.judge(harmed.get(file), &mut round);
        }
    }
    if !is_harmless {
        let state = revise(course, &trials, look)?;
        // Repairs that are harmless alone and not together: none of this round is worth it.
        if !harmed(course, &state, &before, &trials).is_empty() {
            for rule in trials.values().flat_map(Trial::chosen).flat_map(|repair| &repair.rules) {
                *round.refused.entry(*rule).or_default() += 1;
            }
            trials.clear();
        }
        round.state = Some(state);
    }
    round.mended = mended(&trials);
    round.state = round.state.filter(|state| !trials.is_empty() && !state.texts.is_empty());
    Ok(round)
}

/// The repairs that are offered, by note.
fn offered<'a>(report: &'a Report, wanted: &dyn Fn(&Diagnostic) -> bool) -> Trials<'a> {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in report.diagnostics.iter().filter(|one| one.fix.is_some() && wanted(one)) {
        by_file.entry(finding.span.file).or_default().push(finding);
    }
    let trial = |findings: Vec<&'a Diagnostic>| {
        let repairs = compatible(findings.into_iter());
        let all = 0..repairs.len();
        Trial { repairs, accepted: Vec::new(), waiting: vec![all], tried: 0..0 }
    };
    by_file.into_iter().map(|(file, findings)| (file, trial(findings))).collect()
}

/// Takes the next run of each note; whether there is any.
fn next(trials: &mut Trials) -> bool {
    for trial in trials.values_mut() {
        trial.tried = trial.waiting.pop().unwrap_or_default();
    }
    trials.values().any(|trial| !trial.tried.is_empty())
}

/// The course with what is chosen, and what there is to find in it.
fn revise<E>(course: &Course, trials: &Trials, look: &dyn Fn(&Course) -> Result<Report, E>) -> Result<State, E> {
    let mut texts = BTreeMap::new();
    for (file, trial) in trials {
        let entry = course.entry(*file).expect("findings with repairs lie in notes");
        let text = apply(entry.note.text(), trial.chosen());
        if text != entry.note.text() {
            texts.insert(*file, text);
        }
    }
    let revised = with_texts(course, &texts);
    let report = look(&revised)?;
    Ok(State { course: revised, report, texts })
}

/// The harm that the repairs do.
fn harmed(course: &Course, state: &State, before: &Tally, trials: &Trials) -> Harm {
    let State { course: revised, report, texts } = state;
    let mut mended: Tally = Tally::new();
    for (file, trial) in trials {
        for rule in trial.chosen().flat_map(|repair| &repair.rules) {
            *mended.entry((*file, rule)).or_default() += 1;
        }
    }
    let count = |tally: &Tally, key| tally.get(key).copied().unwrap_or_default();
    let mut harmed = Harm::new();
    for (key, number) in &tally(report) {
        if number + count(&mended, key) > count(before, key) {
            harmed.entry(key.0).or_default().insert(key.1);
        }
    }
    for file in texts.keys() {
        if let (Some(before), Some(after)) = (course.entry(*file), revised.entry(*file))
            && !keeps_letters(&before.note, &after.note)
        {
            harmed.entry(*file).or_default();
        }
    }
    harmed
}

/// A note without a repair of its own is harmed by those that it links to: a heading lost its anchor. If it links to none
/// of them, every repair of this time is under suspicion.
fn blame(course: &Course, harmed: &Harm, trials: &Trials) -> Harm {
    let is_tried = |file: &FileId| trials.get(file).is_some_and(|trial| !trial.tried.is_empty());
    let mut blamed = Harm::new();
    for (file, rules) in harmed {
        let mut suspects = vec![*file];
        if !is_tried(file) {
            let entry = course.entry(*file);
            let linked = entry.iter().flat_map(|entry| entry.places()).filter_map(|place| place.target.file());
            suspects = linked.filter(is_tried).collect();
        }
        if suspects.is_empty() {
            suspects.extend(trials.keys().filter(|file| is_tried(file)));
        }
        for suspect in suspects {
            blamed.entry(suspect).or_default().extend(rules);
        }
    }
    blamed
}

/// How many findings are mended, by rule.
fn mended(trials: &Trials) -> BTreeMap<&'static str, usize> {
    let mut mended = BTreeMap::new();
    for rule in trials.values().flat_map(Trial::chosen).flat_map(|repair| &repair.rules) {
        *mended.entry(*rule).or_default() += 1;
    }
    mended
}
