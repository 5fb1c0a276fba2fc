//! A destination becomes a [`Target`], from the index alone.

use crate::address::{self, Address};
use crate::index::{Found, Index};
use crate::{Form, Fragment, Identity, Target, Via, path};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, LinkKind, Note, slug};

/// What a link is resolved against.
pub(crate) struct Resolver<'a> {
    pub(crate) index: &'a Index,
    pub(crate) identity: &'a Identity,
    pub(crate) dialect: &'a Dialect,
    /// The note of each file that is one, by the file's number: links look far and wide, and this is close at hand.
    pub(crate) notes: &'a [Option<&'a Note>],
}

/// Pages of a repository on GitHub that are no files.
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
    "commit",
    "compare",
    "milestones",
    "milestone",
    "labels",
    "archive",
    "tree",
    "blob",
    "raw",
    "blame",
    "edit",
    "branches",
    "tags",
    "network",
    "graphs",
    "pulse",
    "stargazers",
    "watchers",
    "forks",
    "fork",
    "security",
    "packages",
    "settings",
    "activity",
    "new",
];

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

    pub(crate) fn file(&self, file: FileId, form: Form, via: Via, fragment: Option<&str>) -> Target {
        let fragment = match via {
            // Somebody else's page has headings of its own.
            Via::Former | Via::Unknown if fragment.is_some() => Fragment::Unchecked,
            _ => self.fragment(file, fragment),
        };
        Target::File { file, form, via, fragment }
    }

    pub(crate) fn found(&self, found: Found, via: Via, fragment: Option<&str>) -> Target {
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
            && let Some(found) = self.paths_below_top(&wanted).into_iter().find_map(|wanted| look(&wanted))
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

    /// What else a path from the root may count from: the repository's top on GitHub, where the course is a part of it;
    /// and on a site of the project the repository's name comes first.
    fn paths_below_top(&self, wanted: &str) -> Vec<String> {
        let below = |first: &str| wanted.strip_prefix(first)?.strip_prefix('/').map(str::to_owned);
        let prefix = Some(self.identity.prefix.as_str()).filter(|prefix| !prefix.is_empty());
        let name = self.identity.repository.as_ref().map(|repository| repository.name.as_str());
        prefix.into_iter().chain(name).filter_map(below).collect()
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
        let prefix = self.identity.prefix.split('/').filter(|part| !part.is_empty()).count();
        // A README lies at `/owner/name/blob/main/`, so two levels above the top are the repository's own pages on
        // GitHub: `../../issues`.
        if ups == depth + prefix + 2 && parts.get(ups).is_some_and(|first| GITHUB_PAGES.contains(first)) {
            return Target::Web;
        }
        Target::Outside { path: Some(path::decode(written).into()) }
    }

    /// An address of a scheme that we don't know; or a note whose name has a colon.
    fn other(&self, from: &str, destination: &str) -> Target {
        if let Some(address) = address::with_scheme(destination).or_else(|| address::like_http(destination)) {
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
        let Some(note) = self.notes[file.index()] else { return Fragment::Unchecked };
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
