//! An ignore that hides nothing; `crate::suppress` finds it.

use crate::Rule;
use crate::rule::Run;
use coursenotes_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unused-ignore",
    severity: Severity::Warning,
    page: include_str!("unused-ignore.md"),
    run: Run::Suppression,
};
