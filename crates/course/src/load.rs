//! From a folder to a [`Course`]: each step in its order. After it, nothing of this crate asks the disk, git or the
//! environment.

use crate::assemble::{Linked, Parts, assemble};
use crate::identity::{Identity, repository};
use crate::index::MARKDOWN;
use crate::tool_title::tool_title;
use crate::walk::{Found, SKIPPED, walk};
use crate::{
    Config, ConfigError, Course, Entry, File, FileKind, Git, RECORD_NAME, Record, Role, Salvage, excalidraw, path,
    picture, read, word_like,
};
use coursenotes_diagnostics::FileId;
use coursenotes_parser::{Dialect, dialect, ids_in_html, parse_with};
use ignore::gitignore::Gitignore;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a folder gives no course.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The configuration can't be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The folder holds no Markdown.
    #[error("no notes in {}: a note is a file that ends in .md or .markdown", shown(.0))]
    NoNotes(PathBuf),
}

fn shown(folder: &Path) -> String {
    if folder == Path::new(".") { "this folder".to_owned() } else { folder.display().to_string() }
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

/// Folders of tools, beside those whose names begin with a dot: what lies in them is no note, though a link to it is a
/// good link.
const TOOL_FOLDERS: &[&str] =
    &["_build", "_layouts", "_includes", "dist", "vendor", "bower_components", "Templates", "target"];

/// Reads the course in `root`.
pub fn load(root: &Path, mut config: Config) -> Result<Course, LoadError> {
    config.title = config.title.or_else(|| tool_title(root));
    let git = Git::ask(root);
    let within_git = git.as_ref().is_some_and(|git| !git.prefix.is_empty());
    let (mut found, unreadable_folders) = walk(root, within_git);
    if let Some(git) = &git {
        add_tracked(root, &mut found, git);
    }
    let excluded = config.patterns(root, &config.exclude)?;
    let (files, markdown) = files(root, found, git.as_ref(), &excluded);
    let dialect = dialect_of(root, &config, &files, &excluded);
    let entries = entries(root, &files, &markdown, dialect);
    let Salvage { record, trouble: record_trouble } = read_record(root);
    let parts = Parts {
        root: root.to_owned(),
        identity: identity(root, &config, git.as_ref()),
        config,
        dialect,
        git,
        record: Arc::new(record),
        record_trouble,
        unreadable_folders,
        excluded,
        files,
        entries,
        linked: BTreeMap::new(),
    };
    let mut course = assemble(parts, &|path| linked(&root.join(path)));
    if course.entries.is_empty() {
        return Err(LoadError::NoNotes(root.to_owned()));
    }
    picture::look_at_pictures(root, &course.entries, &mut course.files);
    match (&course.config.home, course.home) {
        (Some(name), None) => Err(no_home(&course, name).into()),
        _ => Ok(course),
    }
}

/// What to say of a home page that isn't there.
fn no_home(course: &Course, name: &str) -> ConfigError {
    let paths: Vec<&str> = course.entries.iter().map(|entry| course.path(entry.file)).collect();
    let help = word_like(name, &paths).map(|path| format!("did you mean `{path}`?"));
    let help = help.unwrap_or_else(|| "write its path from the root, as in \"README.md\"".to_owned());
    course.config.fault(name, format!("there is no note `{name}` to be the home page"), help)
}

/// Reads `links.lock` in `root`; nothing is known where there is none.
pub fn read_record(root: &Path) -> Salvage {
    match read::bytes(&root.join(RECORD_NAME)) {
        Ok(bytes) => Record::read(&String::from_utf8_lossy(&bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Salvage::default(),
        Err(error) => {
            let trouble = format!("can't be read ({})", read::reason(&error));
            Salvage { trouble: Some(trouble), ..Salvage::default() }
        }
    }
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

/// The configured dialect, else the first whose markers lie in the root, or in any folder for those that may.
fn dialect_of(root: &Path, config: &Config, files: &[File], excluded: &Gitignore) -> &'static Dialect {
    let marked = || {
        let has_marker = |dialect: &&Dialect| {
            let is_there = |marker: &&str| {
                root.join(marker).exists() || dialect.markers_in_folders && in_folders(marker, files, excluded)
            };
            dialect.markers.iter().any(is_there)
        };
        dialect::ALL.iter().find(has_marker)
    };
    config.dialect.as_deref().and_then(Dialect::named).or_else(marked).unwrap_or(&Dialect::GITHUB)
}

/// Whether a marker lies beside the `SUMMARY.md` of a folder that belongs to the course.
fn in_folders(marker: &str, files: &[File], excluded: &Gitignore) -> bool {
    let lists = files.iter().filter(|file| path::name(&file.path) == "SUMMARY.md");
    let folders = lists.filter(|list| !excluded.matched_path_or_any_parents(&list.path, false).is_ignore());
    folders.map(|list| path::folder(&list.path)).any(|folder| {
        let marker = if folder.is_empty() { marker.to_owned() } else { format!("{folder}/{marker}") };
        let first = files.get(files.partition_point(|file| file.path < marker));
        let rest = first.and_then(|file| file.path.strip_prefix(&marker));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
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
    // A symbolic link is another name of a file; one that leads nowhere is a note that nobody can read.
    let is_other_name = found.is_symlink && root.join(&found.path).exists();
    role_of(&found.path, excluded).filter(|_| !is_other_name)
}

/// What a file of this path is in the course, if it is Markdown that counts.
pub(crate) fn role_of(path: &str, excluded: &Gitignore) -> Option<Role> {
    let extension = path::extension(path).to_ascii_lowercase();
    if !MARKDOWN.contains(&extension.as_str()) {
        return None;
    }
    if path::folder(path).split('/').any(|folder| folder.starts_with('.') || TOOL_FOLDERS.contains(&folder)) {
        return None;
    }
    if excalidraw::is_named_so(path) {
        return None;
    }
    if !excluded.is_empty() && excluded.matched_path_or_any_parents(path, false).is_ignore() {
        return None;
    }
    let stem = path::stem(path).to_lowercase().replace('-', "_");
    Some(if ABOUT.contains(&stem.as_str()) { Role::About } else { Role::Note })
}

/// Reads and parses all notes, on all cores.
fn entries(root: &Path, files: &[File], markdown: &[(FileId, Role)], dialect: &Dialect) -> Vec<Entry> {
    let entry = |&(file, role): &(FileId, Role)| {
        let path = &files[file.index()].path;
        let (text, encoding) = read::note(&root.join(path));
        Entry::new(file, path, role, encoding, Arc::new(parse_with(file, text, dialect)), dialect)
    };
    markdown.par_iter().map(entry).collect()
}

/// What tells the course's addresses; whether it has a site is seen from its files later.
fn identity(root: &Path, config: &Config, git: Option<&Git>) -> Identity {
    let cname = read::text(&root.join("CNAME")).ok();
    let domain = cname.and_then(|text| text.split_whitespace().next().map(str::to_owned));
    Identity {
        repository: repository(config, git),
        domain,
        branch: git.and_then(|git| git.branch.clone()),
        prefix: git.map(|git| git.prefix.clone()).unwrap_or_default(),
        has_site: false,
    }
}

/// Opens a file that a link names a line or an id of.
pub(crate) fn linked(path: &Path) -> Linked {
    let Ok(text) = read::text(path) else { return Linked::Unknown };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html" | "htm") => Linked::Ids(ids_in_html(&text)),
        _ => Linked::Lines(u32::try_from(text.lines().count()).unwrap_or(u32::MAX)),
    }
}
