//! Addresses on the web that may be the course's own: its site, its files on github.com, or what it was called before.

use crate::address::Web;
use crate::index::Found;
use crate::resolve::Resolver;
use crate::{Form, Identity, Target, Via, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::Dialect;

/// Notes that every repository has: an address of one says nothing about whose repository it is.
const EVERYWHERE: &[&str] =
    &["readme", "index", "license", "contributing", "changelog", "security", "code_of_conduct", "summary", "about"];

/// Extensions of files that a site makes when it is built.
const MADE_BY_SITES: &[&str] = &["xml", "json", "txt", "css", "js"];

/// Pages and folders of pages that a site makes.
const LISTS_OF_SITES: &[&str] = &["print.html", "404.html", "search.html", "tags", "categories", "archive", "page"];

impl Resolver<'_> {
    /// An address on the web: one of the course's own, or somebody's.
    pub(crate) fn web(&self, web: Web) -> Target {
        let Some(page) = Page::of(web, self.identity) else { return Target::Web };
        let own = page.is_own(self.identity);
        let path = path::decode(page.path);
        let path = path.trim_start_matches('/');
        let Some(path) = self.below_prefix(path, page.kind.is_site()) else { return Target::Web };
        let is_folder = path.is_empty() || path.ends_with('/');
        let wanted = path::join("", path).unwrap_or_default();
        let found = self.find_page(&wanted, is_folder && !wanted.is_empty(), page.kind.is_site());
        let via = match own {
            Some(true) if page.kind.is_site() => Via::OwnSite,
            Some(true) => Via::OwnRepository,
            Some(false) => Via::Former,
            None => Via::Unknown,
        };
        match found {
            Some(found) if own == Some(true) => self.found(found, via, web.fragment),
            Some(Found::File(file, form)) if self.tells_whose(file, &wanted, form, &page) => {
                self.file(file, form, via, web.fragment)
            }
            None if own == Some(true) && self.must_be_here(&wanted, &page) => {
                Target::Missing { wanted: wanted.into(), via }
            }
            _ => Target::Web,
        }
    }

    /// What an address leads to; tools build a site from `docs/`, `src/` or `content/` too.
    fn find_page(&self, wanted: &str, is_folder: bool, is_site: bool) -> Option<Found> {
        let here = self.index.find(wanted, is_folder);
        let below = |folder: &str| self.index.find(&format!("{folder}/{wanted}"), is_folder);
        here.or_else(|| {
            ["docs", "src", "content"].into_iter().filter(|_| is_site && !wanted.is_empty()).find_map(below)
        })
    }

    /// Whether a page that the folder doesn't have can be nowhere else: not `feed.xml` and what else a site makes itself,
    /// not another project of the owner, not a branch that isn't checked out.
    fn must_be_here(&self, wanted: &str, page: &Page) -> bool {
        if let PageKind::Repository { branch } = page.kind {
            // `main` is checked out and the address says `master`, or the other way round: one of them is somebody's past.
            let checked_out = self.identity.branch.as_deref();
            let other = [Some("main"), Some("master")];
            return checked_out == Some(branch) || !other.contains(&checked_out) || !other.contains(&Some(branch));
        }
        // Another tool's site has pages that no file tells of: redirects, languages, reports.
        if *self.dialect != Dialect::GITHUB {
            return false;
        }
        let first = wanted.split('/').next().unwrap_or_default();
        let is_made = MADE_BY_SITES.contains(&path::extension(wanted)) || LISTS_OF_SITES.contains(&first);
        // On the owner's own site a first part without a folder of that name may be another project.
        let is_owner_site = page.kind == PageKind::OwnerSite;
        let is_elsewhere = is_owner_site && path::extension(wanted).is_empty() && !self.index.has_folder(first);
        !is_made && !is_elsewhere
    }

    /// Whether an address of another owner with this path can only be a copy of ours.
    ///
    /// A file in a repository of another owner and another name may well be what is meant: a template has the same paths.
    fn tells_whose(&self, file: FileId, wanted: &str, form: Form, page: &Page) -> bool {
        let own = self.identity.repository.as_ref();
        let is_kin = own.is_none_or(|own| {
            let same_name = page.name.is_some_and(|name| own.name.eq_ignore_ascii_case(name));
            page.kind.is_site() || same_name || own.owner.eq_ignore_ascii_case(page.owner)
        });
        let stem = path::stem(wanted).to_lowercase();
        let spelled = form == Form::Exact || page.kind.is_site() && matches!(form, Form::NoExtension | Form::Html);
        is_kin && spelled && self.notes[file.index()].is_some() && !EVERYWHERE.contains(&stem.as_str())
    }

    /// A path of the repository as a path of the course, where the course is a part of it.
    fn below_prefix<'p>(&self, path: &'p str, is_site: bool) -> Option<&'p str> {
        let prefix = &self.identity.prefix;
        if prefix.is_empty() || is_site {
            return Some(path);
        }
        path.strip_prefix(prefix.as_str())?.strip_prefix('/')
    }
}

/// A page of some GitHub site or repository.
struct Page<'a> {
    kind: PageKind<'a>,
    owner: &'a str,
    /// Absent for a site with a domain of its own.
    name: Option<&'a str>,
    path: &'a str,
}

/// Where a page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageKind<'a> {
    /// The course's own domain.
    OwnDomain,
    /// `owner.github.io`, at whose other first parts the sites of projects lie.
    OwnerSite,
    /// `owner.github.io/name`
    ProjectSite,
    /// A file on github.com.
    Repository { branch: &'a str },
}

impl PageKind<'_> {
    fn is_site(self) -> bool {
        !matches!(self, Self::Repository { .. })
    }
}

impl<'a> Page<'a> {
    /// Reads an address of GitHub Pages, of a file on github.com, or of the course's own domain.
    fn of(web: Web<'a>, identity: &Identity) -> Option<Self> {
        let host = web.host;
        let path = web.path.trim_start_matches('/');
        if identity.domain.as_deref().is_some_and(|domain| same_host(domain, host)) {
            return Some(Self { kind: PageKind::OwnDomain, owner: "", name: None, path });
        }
        if let Some((owner, _)) = split_ending(host, ".github.io") {
            return Some(Self::on_pages(host, owner, path, identity));
        }
        let is_raw = same_host(host, "raw.githubusercontent.com");
        if !is_raw && !same_host(host, "github.com") {
            return None;
        }
        let mut parts = path.splitn(if is_raw { 4 } else { 5 }, '/');
        let (owner, name) = (parts.next()?, parts.next()?);
        if !is_raw && !matches!(parts.next()?, "blob" | "tree" | "raw" | "edit" | "blame") {
            return None;
        }
        let branch = parts.next()?;
        let is_main = matches!(branch, "main" | "master" | "HEAD") || identity.branch.as_deref() == Some(branch);
        let path = parts.next().unwrap_or_default();
        is_main.then_some(Self { kind: PageKind::Repository { branch }, owner, name: Some(name), path })
    }

    /// A page of `owner.github.io`: of the owner's site where that is the course's repository, else of a project's.
    fn on_pages(host: &'a str, owner: &'a str, path: &'a str, identity: &Identity) -> Self {
        if identity.repository.as_ref().is_some_and(|own| own.is(owner, host)) {
            return Self { kind: PageKind::OwnerSite, owner, name: Some(host), path };
        }
        let (name, path) = path.split_once('/').unwrap_or((path, ""));
        Self { kind: PageKind::ProjectSite, owner, name: Some(name), path }
    }

    /// Whether it is the course's own; nothing where nobody knows the course's repository.
    fn is_own(&self, identity: &Identity) -> Option<bool> {
        if self.kind == PageKind::OwnDomain {
            return Some(true);
        }
        let own = identity.repository.as_ref()?;
        Some(self.name.is_some_and(|name| own.is(self.owner, name)))
    }
}

/// Cuts off an ending of ASCII in any case.
fn split_ending<'a>(host: &'a str, ending: &str) -> Option<(&'a str, &'a str)> {
    let parts = host.split_at_checked(host.len().checked_sub(ending.len())?);
    parts.filter(|(_, end)| end.eq_ignore_ascii_case(ending))
}

fn same_host(one: &str, other: &str) -> bool {
    without_www(one).eq_ignore_ascii_case(without_www(other))
}

fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}
