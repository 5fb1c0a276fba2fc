//! A destination becomes a [`Target`], from the index alone.

use crate::address::{self, Address, Web};
use crate::index::{Found, Index};
use crate::{Form, Fragment, Identity, Target, Via, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, LinkKind, Note, slug};

/// What a link is resolved against.
pub(crate) struct Resolver<'a> {
    pub(crate) index: &'a Index,
    pub(crate) identity: &'a Identity,
    pub(crate) dialect: &'a Dialect,
    /// The note of a Markdown file.
    pub(crate) note: &'a (dyn Fn(FileId) -> Option<&'a Note> + Sync),
}

/// Pages of a repository on GitHub that are no files: `../../issues` leads there from a README.
const GITHUB_PAGES: &[&str] = &[
    "issues",
    "pulls",
    "pull",
    "wiki",
    "actions",
    "releases",
    "discussions",
    "projects",
    "commits",
    "tree",
    "blob",
    "raw",
];

/// Notes that every repository has: an address of one says nothing about whose repository it is.
const EVERYWHERE: &[&str] =
    &["readme", "index", "license", "contributing", "changelog", "security", "code_of_conduct", "summary", "about"];

impl Resolver<'_> {
    /// Where `destination`, written in the file at `from` (its id `file`), leads.
    pub(crate) fn resolve(&self, file: FileId, from: &str, kind: LinkKind, destination: &str) -> Target {
        if kind == LinkKind::Wiki {
            return self.wiki(file, destination);
        }
        match address::parse(destination) {
            Address::Empty => Target::Empty,
            Address::Script => Target::Script,
            Address::Disk => Target::Outside { path: None },
            Address::Mail(rest) => Target::Mail { valid: address::is_mail(rest) },
            Address::Web(web) => self.web(web),
            Address::Other => self.other(from, destination),
            Address::Path { path: "", fragment } => self.file(file, Form::Exact, Via::Path, fragment),
            Address::Path { path, fragment } => self.path(from, path, fragment),
        }
    }

    fn file(&self, file: FileId, form: Form, via: Via, fragment: Option<&str>) -> Target {
        let fragment = match via {
            // Somebody else's page has headings of its own.
            Via::Former | Via::Unknown if fragment.is_some() => Fragment::Unchecked,
            _ => self.fragment(file, fragment),
        };
        Target::File { file, form, via, fragment }
    }

    fn found(&self, found: Found, via: Via, fragment: Option<&str>) -> Target {
        match found {
            Found::File(file, form) => self.file(file, form, via, fragment),
            Found::Folder(folder, form) => self.folder(folder, form, via, fragment),
        }
    }

    /// A folder shows its README or index page; without one, a fragment names nothing.
    fn folder(&self, path: String, form: Form, via: Via, fragment: Option<&str>) -> Target {
        let page = self.index.page(&path);
        let fragment = page.map_or(Fragment::None, |page| self.fragment(page, fragment));
        Target::Folder { path: path.into(), form, via, page, fragment }
    }

    /// A path, relative or from the root.
    fn path(&self, from: &str, written: &str, fragment: Option<&str>) -> Target {
        let decoded = path::decode(written);
        let (folder, via) =
            if decoded.starts_with('/') { ("", Via::RootPath) } else { (path::folder(from), Via::Path) };
        let is_folder = decoded.ends_with('/') || decoded.ends_with("/.") || decoded.ends_with("/..");
        let Some(wanted) = path::join(folder, &decoded) else { return self.above(folder, &decoded, written) };
        let look = |wanted: &str| self.index.find(wanted, is_folder && !wanted.is_empty());
        if let Some(found) = look(&wanted) {
            return self.found(found, via, fragment);
        }
        if via == Via::RootPath
            && let Some(found) = self.site_path(&wanted).and_then(|wanted| look(&wanted))
        {
            return self.found(found, via, fragment);
        }
        if decoded.contains('\\') {
            return self.backslash(folder, &decoded, fragment, via);
        }
        if let Some(address) = address::with_scheme(written) {
            let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
            return Target::NoScheme(format!("{address}{fragment}").into());
        }
        Target::Missing { wanted: wanted.into(), via }
    }

    /// `/repo/class-01`: on a site of the project, the repository's name comes first.
    fn site_path(&self, wanted: &str) -> Option<String> {
        let name = &self.identity.repository.as_ref()?.name;
        let (first, rest) = wanted.split_once('/').unwrap_or((wanted, ""));
        first.eq_ignore_ascii_case(name).then(|| rest.to_owned())
    }

    fn backslash(&self, folder: &str, decoded: &str, fragment: Option<&str>, via: Via) -> Target {
        let slashed = decoded.replace('\\', "/");
        let wanted = path::join(folder, &slashed);
        let found = wanted.as_deref().and_then(|wanted| self.index.find(wanted, slashed.ends_with('/')));
        match (found, wanted) {
            (Some(Found::File(file, _)), _) => self.file(file, Form::Backslash, via, fragment),
            (Some(Found::Folder(path, _)), _) => self.folder(path, Form::Backslash, via, fragment),
            (None, wanted) => Target::Missing { wanted: wanted.unwrap_or(slashed).into(), via },
        }
    }

    /// A path that climbs above the root.
    fn above(&self, folder: &str, decoded: &str, written: &str) -> Target {
        let depth = folder.split('/').filter(|part| !part.is_empty()).count();
        let parts: Vec<&str> = decoded.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let ups = parts.iter().take_while(|part| **part == "..").count();
        // A README lies at `/owner/name/blob/main/`, so two levels above the root are the repository's own pages.
        let is_page = parts.get(ups).is_some_and(|first| GITHUB_PAGES.contains(first));
        if self.identity.prefix.is_empty() && ups == depth + 2 && is_page {
            return Target::Web;
        }
        Target::Outside { path: Some(path::decode(written).into()) }
    }

    /// An address of a scheme that we don't know; or a note whose name has a colon.
    fn other(&self, from: &str, destination: &str) -> Target {
        if let Some(address) = address::with_scheme(destination) {
            return Target::NoScheme(address.into());
        }
        let (written, fragment) =
            destination.split_once('#').map_or((destination, None), |(one, two)| (one, Some(two)));
        let wanted = path::join(path::folder(from), &path::decode(written));
        match wanted.and_then(|wanted| self.index.find(&wanted, false)) {
            Some(Found::File(file, _)) => self.file(file, Form::Colon, Via::Path, fragment),
            _ => Target::Other,
        }
    }

    /// An address on the web: one of the course's own, or somebody's.
    fn web(&self, web: Web) -> Target {
        let Some(page) = Page::of(web, self.identity) else { return Target::Web };
        let own = page.is_own(self.identity);
        let path = path::decode(page.path);
        let path = path.trim_start_matches('/');
        let Some(path) = self.below_prefix(path, page.is_site) else { return Target::Web };
        let is_folder = path.is_empty() || path.ends_with('/');
        let wanted = path::join("", path).unwrap_or_default();
        let found = self.index.find(&wanted, is_folder && !wanted.is_empty());
        let via = match own {
            Some(true) if page.is_site => Via::OwnSite,
            Some(true) => Via::OwnRepository,
            Some(false) => Via::Former,
            None => Via::Unknown,
        };
        match found {
            Some(found) if own == Some(true) => self.found(found, via, web.fragment),
            Some(Found::File(file, form)) if self.tells_whose(file, &wanted, form, page.is_site) => {
                self.file(file, form, via, web.fragment)
            }
            None if own == Some(true) => Target::Missing { wanted: wanted.into(), via },
            _ => Target::Web,
        }
    }

    /// Whether an address of another owner with this path can only be a copy of ours.
    fn tells_whose(&self, file: FileId, wanted: &str, form: Form, is_site: bool) -> bool {
        let stem = path::stem(wanted).to_lowercase();
        let spelled = form == Form::Exact || is_site && matches!(form, Form::NoExtension | Form::Html);
        spelled && (self.note)(file).is_some() && !EVERYWHERE.contains(&stem.as_str())
    }

    /// A path of the repository as a path of the course, where the course is a part of it.
    fn below_prefix<'p>(&self, path: &'p str, is_site: bool) -> Option<&'p str> {
        let prefix = &self.identity.prefix;
        if prefix.is_empty() || is_site {
            return Some(path);
        }
        path.strip_prefix(prefix.as_str())?.strip_prefix('/')
    }

    /// `[[name#heading]]`: a note anywhere in the vault, by its name.
    fn wiki(&self, file: FileId, destination: &str) -> Target {
        let (name, fragment) = destination.split_once('#').map_or((destination, None), |(one, two)| (one, Some(two)));
        let name = name.trim();
        if name.is_empty() {
            return self.file(file, Form::Exact, Via::Wiki, fragment);
        }
        if let Some(Found::File(file, _)) = self.index.find(name, false) {
            return self.file(file, Form::Exact, Via::Wiki, fragment);
        }
        let last = path::name(name);
        let by_name = self.index.named(&format!("{last}.md")).first().or_else(|| self.index.named(last).first());
        match by_name {
            Some(found) => self.file(*found, Form::Exact, Via::Wiki, fragment),
            None => Target::Missing { wanted: name.into(), via: Via::Wiki },
        }
    }

    /// What a fragment names in a file. Facts about other files than notes come later, from the disk.
    fn fragment(&self, file: FileId, fragment: Option<&str>) -> Fragment {
        let Some(fragment) = fragment else { return Fragment::None };
        // `#:~:text=` highlights words and names no place.
        let fragment = fragment.split(":~:").next().unwrap_or_default();
        // "top" in any case is the top of every page (HTML standard, section 7.4.6.4).
        if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") {
            return Fragment::None;
        }
        let Some(note) = (self.note)(file) else { return Fragment::Unchecked };
        // GitHub's box around every note carries that id.
        if fragment == "readme" {
            return Fragment::Found;
        }
        self.in_note(note, &path::decode(fragment))
    }

    fn in_note(&self, note: &Note, fragment: &str) -> Fragment {
        let fragment = fragment.strip_prefix("user-content-").unwrap_or(fragment);
        if note.has_anchor(fragment) {
            return Fragment::Found;
        }
        if let Some(line) = last_line(fragment) {
            return beyond_end(line, note.text());
        }
        // Obsidian names headings by their words, and blocks by `^id`.
        let heading = fragment.rsplit('#').next().unwrap_or(fragment);
        if self.dialect.wikilinks && (heading.starts_with('^') || note.has_anchor(&slug(heading))) {
            return Fragment::Found;
        }
        if note.has_anchor(&fragment.to_lowercase()) {
            return Fragment::Case;
        }
        // Pictures and blocks carry `{#id}` too in these dialects.
        if self.dialect.heading_attributes && note.text().contains(&format!("{{#{fragment}")) {
            return Fragment::Found;
        }
        Fragment::Missing
    }
}

/// A page of some GitHub site or repository.
struct Page<'a> {
    owner: &'a str,
    /// Absent for a site with a domain of its own, or of an owner rather than a project.
    name: Option<&'a str>,
    path: &'a str,
    is_site: bool,
    is_own_domain: bool,
}

impl<'a> Page<'a> {
    /// Reads an address of GitHub Pages, of a file on github.com, or of the course's own domain.
    fn of(web: Web<'a>, identity: &Identity) -> Option<Self> {
        let host = web.host;
        if identity.domain.as_deref().is_some_and(|domain| same_host(domain, host)) {
            return Some(Self { owner: "", name: None, path: web.path, is_site: true, is_own_domain: true });
        }
        let path = web.path.trim_start_matches('/');
        if let Some(owner) = host.to_ascii_lowercase().strip_suffix(".github.io").map(str::len) {
            let owner = &host[..owner];
            let is_owner_site = identity.repository.as_ref().is_some_and(|own| own.is(owner, host));
            if is_owner_site {
                return Some(Self { owner, name: Some(host), path, is_site: true, is_own_domain: false });
            }
            let (name, path) = path.split_once('/').unwrap_or((path, ""));
            return Some(Self { owner, name: Some(name), path, is_site: true, is_own_domain: false });
        }
        let is_github = same_host(host, "github.com");
        let is_raw = same_host(host, "raw.githubusercontent.com");
        if !is_github && !is_raw {
            return None;
        }
        let mut parts = path.splitn(if is_raw { 4 } else { 5 }, '/');
        let (owner, name) = (parts.next()?, parts.next()?);
        if is_github && !matches!(parts.next()?, "blob" | "tree" | "raw" | "edit" | "blame") {
            return None;
        }
        let branch = parts.next()?;
        let is_main = matches!(branch, "main" | "master" | "HEAD") || identity.branch.as_deref() == Some(branch);
        let path = parts.next().unwrap_or_default();
        is_main.then_some(Self { owner, name: Some(name), path, is_site: false, is_own_domain: false })
    }

    /// Whether it is the course's own; nothing where nobody knows the course's repository.
    fn is_own(&self, identity: &Identity) -> Option<bool> {
        if self.is_own_domain {
            return Some(true);
        }
        let own = identity.repository.as_ref()?;
        Some(self.name.is_some_and(|name| own.is(self.owner, name)))
    }
}

fn same_host(one: &str, other: &str) -> bool {
    let bare = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
    bare(one) == bare(other)
}

/// The last line that `L10`, `L10-L20` or `L10C2-L20C8` names.
pub(crate) fn last_line(fragment: &str) -> Option<u32> {
    let last = fragment.rsplit('-').next()?;
    let first = fragment.split('-').next()?;
    let line = |part: &str| {
        let digits = part.strip_prefix('L')?.split('C').next()?;
        digits.parse::<u32>().ok()
    };
    line(first).and_then(|first| Some(first.max(line(last)?)))
}

pub(crate) fn beyond_end(line: u32, text: &str) -> Fragment {
    let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    if line > lines { Fragment::BeyondEnd(lines) } else { Fragment::Found }
}
