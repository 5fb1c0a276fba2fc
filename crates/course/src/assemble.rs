//! Files and parsed notes become a course: the index, every link resolved once, home page, order and sections.
//!
//! It asks no disk but for files that links name a line or an id of, and those through a function that it is given.

use crate::identity::Identity;
use crate::index::Index;
use crate::resolve::{Resolver, last_line};
use crate::space::Spaces;
use crate::{
    Config, Course, Entry, File, FileKind, Fragment, Git, Record, Target, Via, address, book, excalidraw, order, path,
    section,
};
use coursenotes_parser::{Dialect, Note};
use ignore::gitignore::Gitignore;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What a course is made of.
pub(crate) struct Parts {
    pub(crate) root: PathBuf,
    pub(crate) config: Config,
    pub(crate) dialect: &'static Dialect,
    pub(crate) identity: Identity,
    pub(crate) git: Option<Git>,
    pub(crate) record: Arc<Record>,
    pub(crate) record_trouble: Option<String>,
    pub(crate) unreadable_folders: Vec<(String, String)>,
    pub(crate) excluded: Gitignore,
    /// Sorted by path.
    pub(crate) files: Vec<File>,
    /// In the order of the files; their targets are empty.
    pub(crate) entries: Vec<Entry>,
    /// What is known already of files that are no notes, by path.
    pub(crate) linked: BTreeMap<String, Linked>,
}

/// What a fragment can name in a file that is no note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    Lines(u32),
    Ids(Vec<String>),
    Unknown,
}

/// Files that only a folder has from which a site is built.
const SITE_FILES: &[&str] = &["_config.yml", "_config.yaml", "docs/_config.yml", "CNAME"];

/// Joins the parts; `open` looks into a file, named by its path, that a link names a line or an id of.
pub(crate) fn assemble(mut parts: Parts, open: &dyn Fn(&str) -> Linked) -> Course {
    excalidraw::set_aside(&mut parts);
    let index = Index::new(&parts.files);
    parts.identity.has_site = SITE_FILES.iter().any(|path| index.file(path).is_some());
    resolve_links(&mut parts, &index);
    ask_linked_files(&mut parts, open);
    let summary = book::summary(&parts, &index);
    if summary.is_some() {
        book::set_others_aside(&mut parts);
    }
    let spaces = Spaces::of(&parts);
    let home = order::home(&parts.config, summary, &parts.files, &index);
    spaces.set_lists_aside(&mut parts, home);
    let names = summary.map_or_else(BTreeMap::new, |summary| book::names(&parts, summary));
    let order = order::order(home, summary, &spaces, &parts.entries, &parts.files, &index);
    let sections = section::sections(&order, &parts.files, &index);
    Course {
        root: parts.root,
        config: parts.config,
        dialect: parts.dialect,
        identity: parts.identity,
        git: parts.git,
        files: parts.files,
        home,
        order,
        sections,
        names,
        record: parts.record,
        record_trouble: parts.record_trouble,
        unreadable_folders: parts.unreadable_folders,
        entries: parts.entries,
        index,
        excluded: parts.excluded,
        linked: parts.linked,
    }
}

/// Gives every link and every definition its target, on all cores.
fn resolve_links(parts: &mut Parts, index: &Index) {
    let targets: Vec<(Vec<Target>, Vec<Target>)> = {
        let Parts { entries, files, identity, dialect, .. } = &*parts;
        let note = |file: &File| match file.kind {
            FileKind::Markdown(number) => Some(&*entries[number as usize].note),
            _ => None,
        };
        let notes: Vec<Option<&Note>> = files.iter().map(note).collect();
        let resolver = Resolver { index, identity, dialect, notes: &notes };
        let resolve = |entry: &Entry| targets(&resolver, &entry.note, &files[entry.file.index()].path);
        entries.par_iter().map(resolve).collect()
    };
    for (entry, (targets, definition_targets)) in parts.entries.iter_mut().zip(targets) {
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

/// Opens the files that links name a line or an id of, each once.
fn ask_linked_files(parts: &mut Parts, open: &dyn Fn(&str) -> Linked) {
    let Parts { entries, files, linked, .. } = parts;
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
            if !linked.contains_key(file_path) {
                linked.insert(file_path.clone(), open(file_path));
            }
            *fragment = fragment_in(&linked[file_path], name);
        }
    }
}

fn fragment_in(linked: &Linked, written: &str) -> Fragment {
    let name = path::decode(written);
    match linked {
        Linked::Lines(lines) => match last_line(&name) {
            Some(line) if line > *lines => Fragment::BeyondEnd(*lines),
            Some(_) => Fragment::Found,
            None => Fragment::Unchecked,
        },
        Linked::Ids(ids) if ids.iter().any(|id| *id == name || id == written) => Fragment::Found,
        // Scripts make ids too; a page without any of its own tells nothing.
        Linked::Ids(ids) if ids.is_empty() => Fragment::Unchecked,
        Linked::Ids(_) => Fragment::Missing,
        Linked::Unknown => Fragment::Unchecked,
    }
}
