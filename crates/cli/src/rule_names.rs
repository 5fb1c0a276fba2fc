//! The names of rules, as people type them.

use anyhow::{Result, bail};
use coursenotes_checker::RULES;
use coursenotes_course::word_like;

/// Words of other tools and of everyday, and the rule that looks after it.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("alt-text", "image-without-alt"),
    ("broken-anchor", "missing-anchor"),
    ("broken-link", "missing-file"),
    ("dead-anchor", "missing-anchor"),
    ("empty-link", "empty-destination"),
    ("missing-alt", "image-without-alt"),
    ("missing-alt-text", "image-without-alt"),
    ("missing-link", "missing-file"),
    ("missing-title", "no-title"),
    ("orphan", "unreachable-note"),
];

/// The rules that were asked for by name; none for all.
pub(crate) fn chosen_rules(names: &[String]) -> Result<Vec<&str>> {
    // Copied from a report, a name comes with its brackets.
    let rules: Vec<&str> = names.iter().map(|name| name.trim_matches(['[', ']'])).collect();
    match rules.iter().find(|name| coursenotes_checker::rule(name).is_none()) {
        Some(name) => bail!("there is no rule `{name}`{}", like(name)),
        None => Ok(rules),
    }
}

/// "; did you mean `x`?" for the name of a rule.
pub(crate) fn like(name: &str) -> String {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == name).map(|(_, rule)| *rule);
    match other.or_else(|| word_like(name, &names)) {
        Some(rule) => format!("; did you mean `{rule}`?"),
        None => "; `coursenotes explain` lists them".to_owned(),
    }
}
