//! What a rule is.

use crate::Context;
use coursenotes_course::Entry;
use coursenotes_diagnostics::Severity;

/// A rule: a name for ever, a page for people, and a function.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// In kebab-case; it never changes.
    pub name: &'static str,
    /// How much a finding matters, where the rule doesn't say otherwise.
    pub severity: Severity,
    /// The page, in Markdown: what it finds, why, an example, what to write instead. It is also the rule's test.
    pub page: &'static str,
    /// Looks and reports.
    pub(crate) run: Run,
}

/// What a rule looks at in one go.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Run {
    /// One Markdown file, of either role. All such rules look at a file before the next one, while it is in the
    /// processor's cache.
    Text(fn(&mut Context, &Entry)),
    /// The same for notes only: what a licence looks like is nobody's concern.
    Note(fn(&mut Context, &Entry)),
    /// The whole course: places that were collected once, or what several notes are to each other.
    Course(fn(&mut Context)),
    /// What the author asked to leave out, when all other rules are done.
    Suppression,
}

impl Rule {
    /// The first sentence of the page: what the rule finds.
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }
}
