//! How much each rule's findings matter in each part of a course, as the configuration says.

use crate::{Config, ConfigError, Level, word_like};
use ignore::gitignore::Gitignore;
use std::collections::BTreeMap;
use std::path::Path;

/// The configured levels, ready to be asked. The default says nothing about any rule.
#[derive(Clone, Debug, Default)]
pub struct RuleLevels {
    rules: BTreeMap<String, Level>,
    paths: Vec<(Gitignore, BTreeMap<String, Level>)>,
}

/// A level and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// How much a finding matters.
    pub level: Level,
    /// Which entry of `paths` says so; absent where `rules` does.
    pub entry: Option<usize>,
}

impl RuleLevels {
    /// Reads the levels in `config`, which lies in `root`; `known` are the names of all rules.
    ///
    /// # Errors
    ///
    /// A rule that doesn't exist, or a pattern that means nothing.
    pub fn new(config: &Config, root: &Path, known: &[&str]) -> Result<Self, ConfigError> {
        let mut all = config.rules.keys().chain(config.paths.iter().flat_map(|paths| paths.rules.keys()));
        if let Some(name) = all.find(|name| !known.contains(&name.as_str())) {
            let help = word_like(name, known).map(|like| format!("did you mean `{like}`?"));
            let help = help.unwrap_or_else(|| "`coursenotes explain` lists them".to_owned());
            return Err(config.fault(name, format!("there is no rule `{name}`"), help));
        }
        let mut paths = Vec::with_capacity(config.paths.len());
        for part in &config.paths {
            let matcher = config.patterns(root, std::slice::from_ref(&part.pattern))?;
            paths.push((matcher, part.rules.clone()));
        }
        Ok(Self { rules: config.rules.clone(), paths })
    }

    /// Sets a rule for the whole course where `rules` doesn't.
    pub fn set_default(&mut self, rule: &str, level: Level) {
        self.rules.entry(rule.to_owned()).or_insert(level);
    }

    /// What is said about a rule in the file at `path`, from the root.
    pub fn of(&self, rule: &str, path: &str) -> Option<Said> {
        let fits = |matcher: &Gitignore| matcher.matched_path_or_any_parents(path, false).is_ignore();
        let mut parts = self.paths.iter().enumerate().rev();
        let part = parts.find(|(_, (matcher, rules))| rules.contains_key(rule) && fits(matcher));
        match part {
            Some((entry, (_, rules))) => Some(Said { level: rules[rule], entry: Some(entry) }),
            None => Some(Said { level: *self.rules.get(rule)?, entry: None }),
        }
    }

    /// Whether nothing that the rule finds can be shown.
    pub fn is_off(&self, rule: &str) -> bool {
        let is_back = |(_, rules): &(Gitignore, BTreeMap<String, Level>)| {
            rules.get(rule).is_some_and(|level| *level != Level::Off)
        };
        self.rules.get(rule) == Some(&Level::Off) && !self.paths.iter().any(is_back)
    }

    /// Whether nothing is configured.
    pub fn is_default(&self) -> bool {
        self.rules.is_empty() && self.paths.is_empty()
    }
}
