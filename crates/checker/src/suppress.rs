//! Findings that an author doesn't want to see: by a comment before the place, by the front matter of a note, by the
//! configuration. What hides nothing is reported, so that it doesn't hide tomorrow's mistake.

mod comment;
mod levels;

use crate::context::finding;
use crate::rules::{RULES, WEB_RULES};
use crate::{Context, rule};
use comment::Ignore;
use coursenotes_course::{Course, Entry, Level, RuleLevels, word_like};
use coursenotes_diagnostics::{Diagnostic, FileId, Span};
use memchr::memmem::Finder;
use std::collections::BTreeMap;

/// The rule that this module reports for.
pub(crate) const UNUSED: &str = "unused-ignore";

/// The word that every such comment and key begins with.
const WORD: &str = "coursenotes-ignore";

/// Takes out what is not to be seen, gives the rest its configured severity, and adds what hides nothing.
pub(crate) fn suppress(context: &mut Context, levels: &RuleLevels) -> Vec<Diagnostic> {
    let course = context.course;
    let mut ignores = Ignores::of(course);
    let mut found = context.take();
    found.retain(|one| !ignores.hides(one));
    let mut unused_entries = levels::apply(course, levels, &mut found);
    let is_off = |course: &Course, rule: &str, file: FileId| {
        levels.of(rule, course.path(file)).is_some_and(|said| said.level == Level::Off)
    };
    context.begin(rule(UNUSED).expect("it stands in the table"));
    for (file, ignores) in &ignores.by_file {
        let entry = course.entry(*file).expect("only notes are looked into");
        // What the web answers tomorrow may be another thing than today.
        let may_be_unused =
            |one: &&Ignore| !one.used && !is_off(course, one.rule, *file) && !WEB_RULES.contains(&one.rule);
        for ignore in ignores.iter().filter(may_be_unused) {
            report_unused(context, entry, ignore);
        }
    }
    let mut rest = context.take();
    rest.append(&mut unused_entries);
    rest.retain(|one| !is_off(course, UNUSED, one.span.file));
    found.append(&mut rest);
    found
}

fn report_unused(context: &mut Context, entry: &Entry, ignore: &Ignore) {
    let span = Span::new(entry.file, ignore.name.clone());
    let finding = if rule(ignore.rule).is_some() {
        let message = format!("this hides nothing: `{}` finds nothing here", ignore.rule);
        finding(span, message).help("remove it, so that it can't hide a mistake of tomorrow")
    } else {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        let like = word_like(ignore.rule, &names);
        let help =
            like.map_or("`coursenotes explain` lists the rules".to_owned(), |like| format!("did you mean `{like}`?"));
        finding(span, format!("there is no rule `{}`", ignore.rule)).help(help)
    };
    context.report(entry, finding);
}

/// What the notes themselves ask to leave out.
struct Ignores<'a> {
    by_file: BTreeMap<FileId, Vec<Ignore<'a>>>,
}

impl<'a> Ignores<'a> {
    fn of(course: &'a Course) -> Self {
        let finder = Finder::new(WORD);
        let mut by_file = BTreeMap::new();
        for entry in course.entries() {
            let offsets: Vec<usize> = finder.find_iter(entry.note.text().as_bytes()).collect();
            if !offsets.is_empty() {
                by_file.insert(entry.file, comment::ignores(&entry.note, &offsets));
            }
        }
        Self { by_file }
    }

    fn hides(&mut self, finding: &Diagnostic) -> bool {
        let Some(ignores) = self.by_file.get_mut(&finding.span.file) else { return false };
        let mut hidden = false;
        // Each that fits is used: neither of two is in vain.
        for ignore in ignores.iter_mut().filter(|one| one.rule == finding.rule && one.covers(finding.span)) {
            ignore.used = true;
            hidden = true;
        }
        hidden
    }
}
