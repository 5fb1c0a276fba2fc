//! What a rule is.

use crate::Context;
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
    /// Looks at the course and reports.
    pub(crate) run: fn(&mut Context),
}

impl Rule {
    /// The first sentence of the page: what the rule finds.
    pub fn summary(&self) -> &'static str {
        self.page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }
}
