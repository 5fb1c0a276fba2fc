//! Findings that say the same thing: a link home that is broken in 57 notes is one matter for the person who mends it.

use crate::{Diagnostic, Severity};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Findings of one rule with the same words.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The first of them, in report order.
    pub first: &'a Diagnostic,
    /// The others.
    pub others: Vec<&'a Diagnostic>,
}

impl<'a> Group<'a> {
    /// All of them, in report order.
    pub fn all(&self) -> impl Iterator<Item = &'a Diagnostic> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// How many they are; never zero.
    #[expect(clippy::len_without_is_empty, reason = "a group has a first finding")]
    pub fn len(&self) -> usize {
        1 + self.others.len()
    }

    /// What groups of one kind share.
    pub(super) fn kind(&self) -> (Severity, &'static str) {
        (self.first.severity, self.first.rule)
    }
}

/// Puts findings that say the same together: the worst first, then the rules named in `first` in that order, then the
/// other rules by name; within a rule the largest group, then report order.
pub fn groups<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, first: &[&str]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for diagnostic in diagnostics {
        let words = (diagnostic.severity, diagnostic.rule, &diagnostic.message, &diagnostic.help);
        let place = *known.entry(words).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.others.push(diagnostic),
            None => groups.push(Group { first: diagnostic, others: Vec::new() }),
        }
    }
    let rank = |rule: &str| first.iter().position(|one| *one == rule).unwrap_or(first.len());
    groups.sort_by_key(|group| (group.first.severity, rank(group.first.rule), group.first.rule, Reverse(group.len())));
    groups
}
