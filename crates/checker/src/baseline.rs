//! Findings that are known: told apart from new ones by rule, note and what is marked, never by line.
//!
//! A course with two hundred old findings can have a check that fails for new ones from its first day.

use crate::rules::WEB_RULES;
use coursenotes_course::Course;
use coursenotes_diagnostics::{Diagnostic, FileId, LastLines, Severity, Sources};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the file's form.
const VERSION: u32 = 1;

/// How often each finding is known: by path, rule, and marked text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    findings: Findings,
}

type Findings = BTreeMap<String, BTreeMap<String, BTreeMap<String, usize>>>;

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It isn't JSON of that form.
    #[error("it is no baseline; `coursenotes check --baseline FILE --write-baseline` makes one")]
    Form,
    /// Another version of the program wrote it.
    #[error("version {0} is not known; write it anew with --write-baseline")]
    Version(u32),
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Findings,
}

/// Marked texts are cut here: a whole paragraph tells findings apart no better than its beginning.
const MOST_CHARACTERS: usize = 120;

impl Baseline {
    /// What is found now. Advice fails nothing and is left out; so are links to files that git doesn't hold, which a clone
    /// doesn't find at all.
    pub fn of<'d>(course: &Course, found: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut baseline = Self::default();
        let lasts = |one: &&Diagnostic| one.severity < Severity::Advice && one.rule != "untracked-target";
        for one in found.into_iter().filter(lasts) {
            *baseline.count(course.path(one.span.file), one.rule, subject(course, one)) += 1;
        }
        baseline
    }

    /// The same with advice: everything that an earlier state of the course had.
    pub(crate) fn of_all(course: &Course, found: &[Diagnostic], path_now: &dyn Fn(&str) -> String) -> Self {
        let mut baseline = Self::default();
        for one in found {
            *baseline.count(&path_now(course.path(one.span.file)), one.rule, subject(course, one)) += 1;
        }
        baseline
    }

    /// What at least one of two lists knows. No sum: they tell of the same course, so a finding that both know is one, and
    /// a sum would let a second of its kind pass as known.
    pub(crate) fn union(mut self, other: Self) -> Self {
        for (path, rules) in other.findings {
            for (rule, subjects) in rules {
                for (subject, number) in subjects {
                    let known = self.count(&path, &rule, subject);
                    *known = number.max(*known);
                }
            }
        }
        self
    }

    fn count(&mut self, path: &str, rule: &str, subject: String) -> &mut usize {
        let rules = self.findings.entry(path.to_owned()).or_default();
        rules.entry(rule.to_owned()).or_default().entry(subject).or_default()
    }

    /// Reads the text of a baseline's file.
    ///
    /// # Errors
    ///
    /// A text of another form or version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text).map_err(|_| BaselineError::Form)?;
        match file.version {
            VERSION => Ok(Self { findings: file.findings }),
            other => Err(BaselineError::Version(other)),
        }
    }

    /// The text of its file: sorted, a line for each finding, so that a change can be read and merged.
    ///
    /// # Panics
    ///
    /// Never: maps of texts are JSON.
    pub fn to_text(&self) -> String {
        let file = File { version: VERSION, findings: self.findings.clone() };
        let text = serde_json::to_string_pretty(&file).expect("maps of texts are JSON");
        format!("{text}\n")
    }

    /// Takes what is known out of `found`, and returns what is left of the baseline: findings that are there no more.
    #[must_use]
    pub fn subtract(mut self, course: &Course, found: &mut Vec<Diagnostic>) -> Self {
        found.retain(|one| !self.take(course, one));
        self
    }

    /// What is known after repairs: what they mended leaves the list, and a finding whose marked words they changed stays
    /// known by the new ones. What strangers' servers brought about stays as it is.
    #[must_use]
    pub fn after_repairs(&self, before: (&Course, &[Diagnostic]), after: (&Course, &[Diagnostic])) -> Self {
        let unknown = Self::of(before.0, &self.clone().unknown(before));
        let mut now = Self::of(after.0, &unknown.unknown(after));
        let is_of_web = |rule: &String| WEB_RULES.contains(&rule.as_str());
        for rules in now.findings.values_mut() {
            rules.retain(|rule, _| !is_of_web(rule));
        }
        for (path, rules) in &self.findings {
            let kept = rules.iter().filter(|(rule, _)| is_of_web(rule));
            let kept = kept.map(|(rule, subjects)| (rule.clone(), subjects.clone()));
            now.findings.entry(path.clone()).or_default().extend(kept);
        }
        now.findings.retain(|_, rules| !rules.is_empty());
        now
    }

    /// What is known after a move, which changes paths and links but no line: a finding is the same by rule, note and line.
    /// What is not found now, as what strangers' servers brought about, is known by the new path.
    #[must_use]
    pub fn after_move(
        mut self,
        new_path: &dyn Fn(&str) -> String,
        before: (&Course, &[Diagnostic]),
        after: (&Course, &[Diagnostic]),
    ) -> Self {
        let found: BTreeMap<Place, &Diagnostic> = places(after, &str::to_owned).into_iter().zip(after.1).collect();
        let mut now = Self::default();
        for (place, one) in places(before, new_path).into_iter().zip(before.1) {
            if self.take(before.0, one)
                && let Some(moved) = found.get(&place)
            {
                *now.count(&place.path, one.rule, subject(after.0, moved)) += 1;
            }
        }
        for (path, rules) in self.findings {
            for (rule, subjects) in rules {
                for (subject, number) in subjects.into_iter().filter(|(_, number)| *number > 0) {
                    *now.count(&new_path(&path), &rule, subject) += number;
                }
            }
        }
        now
    }

    /// Takes a finding from the list; whether it was known.
    fn take(&mut self, course: &Course, one: &Diagnostic) -> bool {
        let rules = self.findings.get_mut(course.path(one.span.file));
        let subjects = rules.and_then(|rules| rules.get_mut(one.rule));
        match subjects.and_then(|subjects| subjects.get_mut(&subject(course, one))) {
            Some(number) if *number > 0 => {
                *number -= 1;
                true
            }
            _ => false,
        }
    }

    /// What of `found` it doesn't know.
    fn unknown(self, (course, found): (&Course, &[Diagnostic])) -> Vec<Diagnostic> {
        let mut rest = found.to_vec();
        drop(self.subtract(course, &mut rest));
        rest
    }

    /// How many findings it holds in the notes that `holds` says yes to.
    pub fn len_in(&self, holds: impl Fn(&str) -> bool) -> usize {
        self.sum(|path, _| holds(path))
    }

    /// The same without what strangers' servers brought about: that one of them answers again is nobody's repair.
    pub fn len_of_own_in(&self, holds: impl Fn(&str) -> bool) -> usize {
        self.sum(|path, rule| holds(path) && !WEB_RULES.contains(&rule))
    }

    fn sum(&self, counts: impl Fn(&str, &str) -> bool) -> usize {
        let notes = self.findings.iter();
        let rules = notes.flat_map(|(path, rules)| rules.iter().map(move |(rule, subjects)| (path, rule, subjects)));
        rules.filter(|(path, rule, _)| counts(path, rule)).flat_map(|(_, _, subjects)| subjects.values()).sum()
    }
}

/// Where a finding stands, in words that a move leaves as they are.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    path: String,
    rule: &'static str,
    line: usize,
    /// How many of the rule stand before it in the line.
    before: usize,
}

/// The place of each finding.
fn places((course, found): (&Course, &[Diagnostic]), new_path: &dyn Fn(&str) -> String) -> Vec<Place> {
    let mut counts: BTreeMap<(FileId, &str, usize), usize> = BTreeMap::new();
    let lines = LastLines::new(course);
    let place = |one: &Diagnostic| {
        let file = one.span.file;
        let line = lines.of(file).position(one.span.range().start).line;
        let count = counts.entry((file, one.rule, line)).or_default();
        *count += 1;
        Place { path: new_path(course.path(file)), rule: one.rule, line, before: *count - 1 }
    };
    found.iter().map(place).collect()
}

/// What a finding is about: the marked words with their blanks made one, or the message where nothing is marked.
fn subject(course: &Course, one: &Diagnostic) -> String {
    let text = course.text(one.span.file);
    let marked = text.get(one.span.range()).unwrap_or_default();
    let words: Vec<&str> = marked.split_whitespace().collect();
    let words = if words.is_empty() { one.message.clone() } else { words.join(" ") };
    words.chars().take(MOST_CHARACTERS).collect()
}
