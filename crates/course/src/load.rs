//! From a folder to a [`Course`]: each step in its order. After it, nothing of this crate asks the disk, git or the
//! environment.

use crate::address;
use crate::identity::{Identity, repository};
use crate::index::{Index, MARKDOWN};
use crate::resolve::{Resolver, last_line};
use crate::walk::{Found, SKIPPED, walk};
use crate::{
    Config, ConfigError, Course, Entry, File, FileKind, Fragment, Git, Role, Target, Via, order, path, picture, read,
    section, title,
};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, Note, dialect, ids_in_html, parse_with};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Why a folder gives no course.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The configuration can't be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A pattern under `exclude` means nothing.
    #[error("exclude pattern `{pattern}` in coursenotes.toml: {error}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        error: ignore::Error,
    },
    /// The configured home page isn't there.
    #[error("the home page `{0}` that coursenotes.toml names is not a note of this folder")]
    Home(String),
    /// The folder holds no Markdown.
    #[error("no notes in {}: a note is a file that ends in .md or .markdown", .0.display())]
    NoNotes(PathBuf),
}

/// Files about the repository rather than the course, by their stem in lower case.
const ABOUT: &[&str] = &[
    "license",
    "licence",
    "contributing",
    "code_of_conduct",
    "changelog",
    "security",
    "agents",
    "claude",
    "gemini",
    "support",
];

/// Folders of tools: what lies in them is no note, though a link to it is a good link.
const TOOL_FOLDERS: &[&str] =
    &[".github", "_build", "_layouts", "_includes", "dist", "vendor", ".obsidian", ".vscode", "Templates", "target"];

/// Reads the course in `root`.
pub fn load(root: &Path, config: Config) -> Result<Course, LoadError> {
    let git = Git::ask(root);
    let within_git = git.as_ref().is_some_and(|git| !git.prefix.is_empty());
    let (mut found, unreadable_folders) = walk(root, within_git);
    if let Some(git) = &git {
        add_tracked(root, &mut found, git);
    }
    let excluded = exclusions(root, &config)?;
    let dialect = dialect_of(root, &config);
    let (mut files, markdown) = files(root, found, git.as_ref(), &excluded);
    if markdown.is_empty() {
        return Err(LoadError::NoNotes(root.to_owned()));
    }
    let mut entries = entries(root, &files, &markdown, dialect);
    let index = Index::new(&files);
    let identity = identity(root, &config, git.as_ref(), &index);
    resolve_links(&mut entries, &files, &index, &identity, dialect);
    ask_linked_files(root, &mut entries, &files);
    picture::look_at_pictures(root, &entries, &mut files);
    let home = order::home(&config, &files, &index);
    if let (Some(name), None) = (&config.home, home) {
        return Err(LoadError::Home(name.clone()));
    }
    let order = order::order(home, &entries, &files, &index);
    let sections = section::sections(&order, &files, &index);
    let root = root.to_owned();
    Ok(Course {
        root,
        config,
        dialect,
        identity,
        git,
        files,
        home,
        order,
        sections,
        unreadable_folders,
        entries,
        index,
    })
}

/// Adds what git tracks although a pattern would ignore it: `git add --force` made it part of the course.
fn add_tracked(root: &Path, found: &mut Vec<Found>, git: &Git) {
    let known = found.len();
    for path in git.tracked.iter().flatten() {
        let is_known = found[..known].binary_search_by(|found| found.path.as_str().cmp(path)).is_ok();
        let in_skipped = path::folder(path).split('/').any(|folder| SKIPPED.contains(&folder));
        let file = root.join(path);
        if !is_known && !in_skipped && (file.is_file() || file.is_symlink()) {
            found.push(Found { path: path.clone(), is_symlink: file.is_symlink() });
        }
    }
    found.sort_unstable();
}

fn exclusions(root: &Path, config: &Config) -> Result<Gitignore, LoadError> {
    let mut builder = GitignoreBuilder::new(root);
    for pattern in &config.exclude {
        let added = builder.add_line(None, pattern);
        added.map_err(|error| LoadError::Pattern { pattern: pattern.clone(), error })?;
    }
    builder.build().map_err(|error| LoadError::Pattern { pattern: config.exclude.join(", "), error })
}

/// The configured dialect, else the first whose markers lie in the root.
fn dialect_of(root: &Path, config: &Config) -> &'static Dialect {
    let marked = || {
        let has_marker = |dialect: &&Dialect| dialect.markers.iter().any(|marker| root.join(marker).exists());
        dialect::ALL.iter().find(has_marker)
    };
    config.dialect.as_deref().and_then(Dialect::named).or_else(marked).unwrap_or(&Dialect::GITHUB)
}

/// The list of files, and which of them are Markdown to read, each with its role.
fn files(root: &Path, found: Vec<Found>, git: Option<&Git>, excluded: &Gitignore) -> (Vec<File>, Vec<(FileId, Role)>) {
    let tracked = git.and_then(|git| git.tracked.as_ref());
    let mut files = Vec::with_capacity(found.len());
    let mut markdown = Vec::new();
    for found in found {
        let id = FileId(u32::try_from(files.len()).expect("fewer files than 4 billion"));
        let role = role(root, &found, excluded);
        let kind = match role {
            Some(role) => {
                markdown.push((id, role));
                FileKind::Markdown(u32::try_from(markdown.len() - 1).expect("fewer notes than files"))
            }
            None if found.is_symlink => FileKind::Symlink,
            None => FileKind::Asset,
        };
        let tracked = tracked.map(|tracked| tracked.contains(&found.path));
        files.push(File { path: found.path, kind, tracked, picture: None });
    }
    (files, markdown)
}

/// What a file is in the course, if it is Markdown that counts.
fn role(root: &Path, found: &Found, excluded: &Gitignore) -> Option<Role> {
    let extension = path::extension(&found.path).to_ascii_lowercase();
    if !MARKDOWN.contains(&extension.as_str()) {
        return None;
    }
    // A symbolic link is another name of a file; one that leads nowhere is a note that nobody can read.
    if found.is_symlink && root.join(&found.path).exists() {
        return None;
    }
    let folders = path::folder(&found.path).split('/');
    if folders.into_iter().any(|folder| TOOL_FOLDERS.contains(&folder)) {
        return None;
    }
    if !excluded.is_empty() && excluded.matched_path_or_any_parents(&found.path, false).is_ignore() {
        return None;
    }
    let stem = path::stem(&found.path).to_lowercase().replace('-', "_");
    Some(if ABOUT.contains(&stem.as_str()) { Role::About } else { Role::Note })
}

/// Reads and parses all notes, on all cores.
fn entries(root: &Path, files: &[File], markdown: &[(FileId, Role)], dialect: &Dialect) -> Vec<Entry> {
    let entry = |&(file, role): &(FileId, Role)| {
        let path = &files[file.index()].path;
        let (text, encoding) = read::note(&root.join(path));
        let note = parse_with(file, text, dialect);
        let title = title::title(&note, path);
        Entry { file, role, encoding, title, note, targets: Vec::new(), definition_targets: Vec::new() }
    };
    markdown.par_iter().map(entry).collect()
}

fn identity(root: &Path, config: &Config, git: Option<&Git>, index: &Index) -> Identity {
    let cname = read::text(&root.join("CNAME")).ok();
    let domain = cname.and_then(|text| text.split_whitespace().next().map(str::to_owned));
    let sites = ["_config.yml", "_config.yaml", "docs/_config.yml", "CNAME"];
    Identity {
        repository: repository(config, git),
        domain,
        branch: git.and_then(|git| git.branch.clone()),
        prefix: git.map(|git| git.prefix.clone()).unwrap_or_default(),
        has_site: sites.iter().any(|path| index.file(path).is_some()),
    }
}

/// Gives every link and every definition its target, on all cores.
fn resolve_links(entries: &mut [Entry], files: &[File], index: &Index, identity: &Identity, dialect: &Dialect) {
    let targets: Vec<(Vec<Target>, Vec<Target>)> = {
        let entries = &*entries;
        let note = |file: FileId| match files[file.index()].kind {
            FileKind::Markdown(number) => Some(&entries[number as usize].note),
            _ => None,
        };
        let resolver = Resolver { index, identity, dialect, note: &note };
        let resolve = |entry: &Entry| targets(&resolver, &entry.note, &files[entry.file.index()].path);
        entries.par_iter().map(resolve).collect()
    };
    for (entry, (targets, definition_targets)) in entries.iter_mut().zip(targets) {
        entry.targets = targets;
        entry.definition_targets = definition_targets;
    }
}

fn targets(resolver: &Resolver, note: &Note, path: &str) -> (Vec<Target>, Vec<Target>) {
    let text = note.text();
    let kind = coursenotes_parser::LinkKind::Inline;
    let definitions = note.definitions.iter();
    let definitions = definitions.map(|one| resolver.resolve(note.file, path, kind, one.destination.value(text)));
    let links = note.links.iter();
    let links = links.map(|link| resolver.resolve(note.file, path, link.kind, link.destination.value(text)));
    (links.collect(), definitions.collect())
}

/// What a fragment can name in a file that is no note.
enum Facts {
    Lines(u32),
    Ids(Vec<String>),
    Unknown,
}

/// Opens the files that links name a line or an id of, each once.
fn ask_linked_files(root: &Path, entries: &mut [Entry], files: &[File]) {
    let mut known: BTreeMap<FileId, Facts> = BTreeMap::new();
    for entry in entries {
        let text = entry.note.text();
        let links = entry.note.links.iter().map(|link| &link.destination).zip(&mut entry.targets);
        let definitions = entry.note.definitions.iter().map(|one| &one.destination).zip(&mut entry.definition_targets);
        for (destination, target) in links.chain(definitions) {
            let Target::File { file, fragment: fragment @ Fragment::Unchecked, via, .. } = target else { continue };
            if matches!(via, Via::Former | Via::Unknown) {
                continue;
            }
            let Some(name) = address::fragment(destination.value(text)) else { continue };
            let file_path = &files[file.index()].path;
            let facts = known.entry(*file).or_insert_with(|| facts(&root.join(file_path)));
            *fragment = fragment_in(facts, name);
        }
    }
}

fn facts(path: &Path) -> Facts {
    let Ok(text) = read::text(path) else { return Facts::Unknown };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html" | "htm") => Facts::Ids(ids_in_html(&text)),
        _ => Facts::Lines(u32::try_from(text.lines().count()).unwrap_or(u32::MAX)),
    }
}

fn fragment_in(facts: &Facts, written: &str) -> Fragment {
    let name = path::decode(written);
    match facts {
        Facts::Lines(lines) => match last_line(&name) {
            Some(line) if line > *lines => Fragment::BeyondEnd(*lines),
            Some(_) => Fragment::Found,
            None => Fragment::Unchecked,
        },
        Facts::Ids(ids) if ids.iter().any(|id| *id == name || id == written) => Fragment::Found,
        // Scripts make ids too; a page without any of its own tells nothing.
        Facts::Ids(ids) if ids.is_empty() => Fragment::Unchecked,
        Facts::Ids(_) => Fragment::Missing,
        Facts::Unknown => Fragment::Unchecked,
    }
}
