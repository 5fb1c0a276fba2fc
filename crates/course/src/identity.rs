//! The course's own addresses on the web: its repository on GitHub and its site.

use crate::{Config, Git};

/// An owner and a name on GitHub; both compare without case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// The person or organisation.
    pub owner: String,
    /// The repository's name.
    pub name: String,
}

/// What is known of the course's place on the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The repository, where anything tells it.
    pub repository: Option<Repository>,
    /// The host in `CNAME`, where the site has a domain of its own.
    pub domain: Option<String>,
    /// The branch that is checked out.
    pub branch: Option<String>,
    /// The way from the top of the repository to the course; empty where both are one.
    pub prefix: String,
    /// Whether something builds a site from the folder, so that addresses without an extension work there.
    pub has_site: bool,
}

impl Repository {
    /// Reads `owner/name`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/').filter(|part| !part.is_empty());
        let (owner, name) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        parts.next().is_none().then_some(Self { owner, name })
    }

    /// Reads a remote: `https://github.com/owner/name.git`, `git@github.com:owner/name.git`, `ssh://…`.
    pub(crate) fn of_remote(url: &str) -> Option<Self> {
        let (_, path) = url.split_once("github.com")?;
        let path = path.trim_start_matches([':', '/']);
        Self::parse(path.trim_end_matches('/').strip_suffix(".git").unwrap_or(path))
    }

    /// Whether these are its owner and name.
    pub fn is(&self, owner: &str, name: &str) -> bool {
        self.owner.eq_ignore_ascii_case(owner) && self.name.eq_ignore_ascii_case(name)
    }
}

/// The repository: what the configuration says, else git's remote, else the CI's environment.
#[expect(clippy::disallowed_methods, reason = "loading may ask the CI's environment")]
pub(crate) fn repository(config: &Config, git: Option<&Git>) -> Option<Repository> {
    let configured = config.repository.as_deref().and_then(Repository::parse);
    let remote = || git.and_then(|git| git.remote.as_deref()).and_then(Repository::of_remote);
    let environment = || std::env::var("GITHUB_REPOSITORY").ok().as_deref().and_then(Repository::parse);
    // The CI's variable speaks of the repository that was checked out, so it needs git.
    configured.or_else(remote).or_else(|| git.and_then(|_| environment()))
}
