//! Sets of characters, written as a regular expression's class and looked up by bisection.

use regex_syntax::hir::{Class, HirKind};

/// Ranges of characters, sorted.
#[derive(Debug)]
pub(crate) struct CharacterSet(Vec<(char, char)>);

impl CharacterSet {
    /// The characters of `class`, such as `\p{Punctuation}`.
    pub(crate) fn new(class: &str) -> Self {
        let hir = regex_syntax::parse(class).expect("classes are written by us");
        let HirKind::Class(Class::Unicode(class)) = hir.into_kind() else { unreachable!("a class of characters") };
        Self(class.iter().map(|range| (range.start(), range.end())).collect())
    }

    pub(crate) fn contains(&self, c: char) -> bool {
        let next = self.0.partition_point(|(first, _)| *first <= c);
        next > 0 && c <= self.0[next - 1].1
    }
}
