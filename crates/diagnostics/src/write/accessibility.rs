//! The report about accessibility: what offends a criterion of the guidelines, what a person has to judge, and what was
//! looked at. A teacher hands it on as it is.

use super::markdown_text::{code, inline};
use super::{ShowPath, count, fit};
use crate::source::LastLines;
use crate::{Diagnostic, Sources};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A success criterion of WCAG 2.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// "1.1.1"
    pub number: &'static str,
    /// "Non-text Content"
    pub name: &'static str,
    /// "A" or "AA"
    pub level: &'static str,
}

/// What only a person can judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The number of the criterion.
    pub criterion: &'static str,
    /// How many things there are to look at.
    pub number: usize,
    /// One of them: "picture with a description".
    pub thing: &'static str,
    /// What to ask of each.
    pub text: &'static str,
}

/// Where the report is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// As text: words of a note must not steer a terminal.
    Text,
    /// As a page: words of a note must not become markup, or call a person on GitHub.
    Page,
}

impl Medium {
    fn words(self, text: &str) -> String {
        match self {
            Self::Text => fit(text, usize::MAX).into_owned(),
            Self::Page => inline(text),
        }
    }

    fn place(self, place: &str) -> String {
        match self {
            Self::Text => fit(place, usize::MAX).into_owned(),
            Self::Page => code(place),
        }
    }
}

/// What the report is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The course's title.
    pub title: &'a str,
    /// How many notes were looked at.
    pub notes: usize,
    /// The version of the program.
    pub version: &'a str,
    /// The criterion that a rule's findings offend.
    pub criterion: fn(&str) -> Option<Criterion>,
    /// All criteria that were looked at, by number.
    pub criteria: &'a [Criterion],
    /// Where the report is read.
    pub medium: Medium,
}

/// Writes the report in Markdown, which reads well on a terminal too.
pub fn accessibility(
    out: &mut dyn Write,
    subject: &Subject,
    diagnostics: &[&Diagnostic],
    questions: &[Question],
    sources: &dyn Sources,
    show: ShowPath,
) -> io::Result<()> {
    let mut found: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for one in diagnostics {
        if let Some(criterion) = (subject.criterion)(one.rule) {
            found.entry(criterion.number).or_default().push(one);
        }
    }
    let medium = subject.medium;
    writeln!(out, "# Accessibility of {}\n", medium.words(subject.title))?;
    let problems = count(diagnostics.len(), "problem");
    let notes = count(subject.notes, "note");
    writeln!(
        out,
        "{problems} in {notes}, by the criteria of WCAG 2.2 (levels A and AA) that apply to the text of notes."
    )?;
    writeln!(out, "Checked by coursenotes {}.\n", subject.version)?;
    writeln!(out, "| Criterion | Level | Problems |\n| --- | --- | ---: |")?;
    for criterion in subject.criteria {
        let number = found.get(criterion.number).map_or(0, Vec::len);
        writeln!(out, "| {} {} | {} | {number} |", criterion.number, criterion.name, criterion.level)?;
    }
    let lines = LastLines::new(sources);
    for criterion in subject.criteria {
        let Some(found) = found.get(criterion.number) else { continue };
        writeln!(out, "\n## {} {}\n", criterion.number, criterion.name)?;
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for one in found {
            let file = one.span.file;
            let line = lines.of(file).position(one.span.start as usize).line;
            let message = format!("{} [{}]", medium.words(&one.message), one.rule);
            let place = medium.place(&format!("{}:{line}", show(sources.path(file))));
            match all.iter_mut().find(|(known, _)| *known == message) {
                Some((_, places)) => places.push(place),
                None => all.push((message, vec![place])),
            }
        }
        for (message, places) in all {
            match places.as_slice() {
                [place] => writeln!(out, "- {place}: {message}")?,
                _ => writeln!(out, "- {message}\n  - {}", places.join("\n  - "))?,
            }
        }
    }
    judge(out, questions)
}

fn judge(out: &mut dyn Write, questions: &[Question]) -> io::Result<()> {
    if questions.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## What only a person can judge\n")?;
    for question in questions {
        writeln!(out, "- [ ] {}, {}: {}", question.criterion, count(question.number, question.thing), question.text)?;
    }
    Ok(())
}
