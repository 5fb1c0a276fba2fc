//! The optional `coursenotes.toml` in the root of a course. Without it every default holds.

mod plain;

use crate::{EpubSettings, HtmlSettings, read, word_like};
use coursenotes_diagnostics::Lines;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file's name.
pub const CONFIG_NAME: &str = "coursenotes.toml";

/// What a person may set. The doc comment of a field is its manual.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The course's title. Default: that in `book.toml` or `mkdocs.yml`, else that of the home page.
    pub title: Option<String>,
    /// Owner and name on GitHub, as `owner/name`. Default: git's remote, or what the CI says.
    pub repository: Option<String>,
    /// The home page, as a path from the root. Default: the README, else an index page.
    pub home: Option<String>,
    /// Files that are no notes, as patterns in the form of `.gitignore`. Links to them stay valid.
    pub exclude: Vec<String>,
    /// `github`, `gitbook`, `mdbook`, `mkdocs`, `obsidian` or `quarto`. Default: told by the files that these tools leave
    /// behind. A vault of Obsidian that keeps its folder `.obsidian` out of git has to say it: then `[[Note]]` is a link,
    /// `![[tree.png|300]]` a picture with a width, and `> [!question] Why?` a box with a title.
    pub dialect: Option<String>,
    /// How much a rule's findings matter, by the rule's name: `error`, `warning`, `advice` or `off`.
    pub rules: BTreeMap<String, Level>,
    /// Severities for parts of the course, each a table `[[paths]]` with `match` and `rules`. Where several fit a file, the
    /// last one counts.
    pub paths: Vec<PathRules>,
    /// How addresses on the web are asked, in a table `[web]`.
    pub web: WebConfig,
    /// The website, a table `[html]`.
    pub html: HtmlSettings,
    /// The book, a table `[epub]`.
    pub epub: EpubSettings,
    /// The text that all this was read from.
    #[serde(skip)]
    pub source: String,
    /// The file that held it.
    #[serde(skip)]
    pub path: PathBuf,
}

/// How much a rule's findings matter in this course.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A finding fails the run.
    Error,
    /// A finding is shown with `--warnings`.
    Warning,
    /// A finding is shown with `--advice`.
    Advice,
    /// Findings are left out.
    Off,
}

/// How addresses on the web are asked, and when one of them counts as dead.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct WebConfig {
    /// Addresses that are never asked, as patterns in which `*` stands for anything: `https://intranet.example.org/*`.
    pub exclude: Vec<String>,
    /// In how many runs an address must have been dead before the check fails. Default: 2.
    pub dead_runs: u32,
    /// How many days must lie between the first and the last of these runs. Default: 1.
    pub dead_days: u32,
    /// The most requests to one host in any second. Default: 10.
    pub requests_per_second: u32,
    /// The most requests to one host at the same time. Default: 4.
    pub connections_per_host: u32,
    /// The name that the program gives servers. Default: its own, with its version and the address of its project.
    pub user_agent: Option<String>,
    /// Headers to send, by host: a table `[web.headers."example.org"]` with names and values.
    pub headers: BTreeMap<String, BTreeMap<String, String>>,
    /// Names of variables of the environment that hold a token, by host. A token is sent to that host alone, as
    /// `Authorization: Bearer`, and is never printed or stored.
    pub tokens: BTreeMap<String, String>,
}

impl Default for WebConfig {
    fn default() -> Self {
        Self {
            exclude: Vec::new(),
            dead_runs: 2,
            dead_days: 1,
            requests_per_second: 10,
            connections_per_host: 4,
            user_agent: None,
            headers: BTreeMap::new(),
            tokens: BTreeMap::new(),
        }
    }
}

/// What holds in a part of the course.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PathRules {
    /// Files and folders from the root, as a pattern in the form of `.gitignore`: `archive/`, `class-0*.md`.
    #[serde(rename = "match")]
    pub pattern: String,
    /// How much a rule's findings matter there. An `off` that hides nothing is reported.
    pub rules: BTreeMap<String, Level>,
}

/// What a rule can be set to.
const LEVELS: &[&str] = &["error", "warning", "advice", "off"];

/// Why a configuration can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there but can't be read.
    #[error("read {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The file isn't TOML, or has a key or a value that means nothing.
    #[error("{}:{line}: {message}{}", path.display(), help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default())]
    Content {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
        /// The way out.
        help: Option<String>,
    },
}

impl Config {
    /// Reads the configuration of the course in `root`; the default where there is none.
    pub fn read(root: &Path) -> Result<Self, ConfigError> {
        let path = root.join(CONFIG_NAME);
        match read::text(&path) {
            Ok(text) => Self::parse(&text, &path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(ConfigError::Read { path, error }),
        }
    }

    /// Reads `text`, the content of the file at `path`.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let content = |start: usize, message: String, help| {
            let line = Lines::new(text).position(start.min(text.len())).line;
            ConfigError::Content { path: path.to_owned(), line, message, help }
        };
        let config: Self = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let (key, level) = (unknown("field", error.message()), unknown("variant", error.message()));
            match (key, level) {
                (Some(key), _) => {
                    content(start, format!("there is no key `{key}`"), Some(suggest(key, &known(error.message()))))
                }
                (_, Some(level)) => content(start, format!("a rule can't be `{level}`"), Some(suggest(level, LEVELS))),
                _ => {
                    let own = || (error.message().trim_end().replace('\n', " "), None);
                    let (message, help) = plain::plain(text, start, error.message()).unwrap_or_else(own);
                    content(start, message, help)
                }
            }
        })?;
        config.validate(text, &content)?;
        Ok(Self { source: text.to_owned(), path: path.to_owned(), ..config })
    }

    /// What to say of `value`, a part of this configuration: with the line on which it stands.
    pub(crate) fn fault(&self, value: &str, message: String, help: String) -> ConfigError {
        ConfigError::Content { path: self.path.clone(), line: self.line_of(value), message, help: Some(help) }
    }

    /// The line, from 1, on which `value` stands first in the text of the configuration; the first one where it doesn't.
    pub fn line_of(&self, value: &str) -> usize {
        Lines::new(&self.source).position(self.source.find(value).unwrap_or(0)).line
    }

    /// Reads patterns in the form of `.gitignore`, written in this configuration of the course in `root`.
    pub(crate) fn patterns(&self, root: &Path, patterns: &[String]) -> Result<Gitignore, ConfigError> {
        let mut builder = GitignoreBuilder::new(root);
        let fault = |pattern: &str| {
            let help = "write it as in a .gitignore: `drafts/`, `*-old.md`".to_owned();
            self.fault(pattern, format!("`{pattern}` is no pattern"), help)
        };
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|_| fault(pattern))?;
        }
        builder.build().map_err(|_| fault(&patterns.join(", ")))
    }

    fn validate(
        &self,
        text: &str,
        content: &dyn Fn(usize, String, Option<String>) -> ConfigError,
    ) -> Result<(), ConfigError> {
        let at = |value: &str| text.find(value).unwrap_or(0);
        if let Some(repository) = &self.repository
            && repository.split('/').filter(|part| !part.is_empty()).count() != 2
        {
            let message = format!("`{repository}` is no repository");
            return Err(content(at(repository), message, Some("write it as \"owner/name\"".into())));
        }
        let web = &self.web;
        let numbers = [
            ("dead-runs", web.dead_runs),
            ("requests-per-second", web.requests_per_second),
            ("connections-per-host", web.connections_per_host),
        ];
        if let Some((key, _)) = numbers.iter().find(|(_, number)| *number == 0) {
            return Err(content(at(key), format!("`{key}` can't be 0"), Some("write 1 or more".into())));
        }
        if let Some(dialect) = &self.dialect
            && coursenotes_parser::Dialect::named(dialect).is_none()
        {
            let names: Vec<&str> = coursenotes_parser::dialect::ALL.iter().map(|dialect| dialect.name).collect();
            return Err(content(
                at(dialect),
                format!("there is no dialect `{dialect}`"),
                Some(suggest(dialect, &names)),
            ));
        }
        if let Some((value, message, help)) = self.html.fault().or_else(|| self.epub.fault()) {
            return Err(content(at(value), message, Some(help.into())));
        }
        Ok(())
    }
}

/// The name in serde's "unknown field `titel`, expected one of …".
fn unknown<'m>(what: &str, message: &'m str) -> Option<&'m str> {
    message.strip_prefix("unknown ")?.strip_prefix(what)?.strip_prefix(" `")?.split('`').next()
}

/// The names that serde expected: those of the same table.
fn known(message: &str) -> Vec<&str> {
    let (_, names) = message.split_once("expected ").unwrap_or_default();
    names.split('`').skip(1).step_by(2).collect()
}

fn suggest(word: &str, known: &[&str]) -> String {
    word_like(word, known)
        .map_or_else(|| format!("known are {}", known.join(", ")), |name| format!("did you mean `{name}`?"))
}
