//! Publishing: a bundle becomes a folder, whole or not at all.
//!
//! All is written aside first, into a folder beside the output. Then the output is renamed away and the new folder takes
//! its place; what in the old one is nobody's but the person's moves over, and the old one goes. A run that ends in
//! between leaves folders by which the next run sees how far it came, and completes it ([`recover`]).
//!
//! A file whose bytes didn't change is linked into the new folder rather than written: it keeps its date, so that tools
//! which copy a site to a server see what is new.

mod manifest;

use crate::output::{no_folder, refuse_file_as_folder};
use anyhow::{Context, Result, bail};
use coursenotes_course::Course;
use coursenotes_exporter::Content;
use coursenotes_exporter::html::HtmlSite;
pub(crate) use manifest::MANIFEST as LIST;
use manifest::{MANIFEST, Manifest, hash};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Published {
    /// Files of the output.
    pub(crate) files: usize,
    /// Their size.
    pub(crate) bytes: u64,
    /// Files that were written because they are new or changed.
    pub(crate) written: usize,
    /// Files of the last run that are no more.
    pub(crate) removed: usize,
}

/// The folder that a site goes to, and those beside it.
struct Places {
    output: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Places {
    fn of(output: &Path) -> Result<Self> {
        // A link to a folder stays one: what it leads to is replaced.
        let output = output.canonicalize().unwrap_or_else(|_| output.to_owned());
        let Some(name) = output.file_name() else { bail!("{} is no folder to write a site into", output.display()) };
        let name = name.to_string_lossy();
        let beside = |what: &str| output.with_file_name(format!(".{name}.coursenotes-{what}"));
        Ok(Self { new: beside("new"), old: beside("old"), output })
    }
}

/// Says before the work why the output can't be written, where that shows already; and completes what the last run began.
pub(crate) fn examine(output: &Path, root: &Path, force: bool) -> Result<()> {
    if let Some(what) = no_folder(output) {
        bail!("{} is {what}; name a folder for the site", output.display());
    }
    refuse_file_as_folder(output)?;
    if output.canonicalize().is_ok_and(|output| root.starts_with(output)) {
        bail!("{} holds the notes themselves; name another folder for the site", output.display());
    }
    let places = Places::of(output)?;
    recover(&places)?;
    let Some(foreign) = foreign_folder(&places.output)? else { return Ok(()) };
    if !force {
        bail!(
            "{} holds files that coursenotes didn't write, such as {foreign}; name another folder, or add the site to \
             them with --force",
            output.display()
        );
    }
    Ok(())
}

/// Writes the site in the place of what the last run wrote.
pub(crate) fn publish(course: &Course, site: &HtmlSite, output: &Path) -> Result<Published> {
    let places = Places::of(output)?;
    let before = Manifest::read(&places.output).unwrap_or_default();
    refuse_foreign(&in_the_way(course, site, &places.output, &before)?, output)?;
    remove_folder(&places.new)?;
    fs::create_dir_all(&places.new).with_context(|| format!("make the folder {}", places.new.display()))?;
    let mut published = Published::default();
    let mut after = Manifest::default();
    let mut folders = BTreeSet::new();
    for (path, content) in site.bundle.files() {
        let place = places.new.join(path);
        if let Some(folder) = place.parent().filter(|folder| folders.insert(folder.to_path_buf())) {
            fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))?;
        }
        let asset = asset(course, content)?;
        let pieces: Vec<&[u8]> = content.pieces().chain(asset.as_deref()).collect();
        published.bytes += length(&pieces);
        published.files += 1;
        published.written += usize::from(put(&places.output.join(path), &place, &pieces)?);
        let source = site.sources.get(path).map(|file| course.path(*file).to_owned());
        after.add(path, source, &pieces);
    }
    published.removed = before.files.keys().filter(|path| site.bundle.get(path).is_none()).count();
    // The last file: a new folder that has it is whole.
    after.write(&places.new)?;
    swap(&places)?;
    Ok(published)
}

/// The bytes of a file of the course, where a file of the site is one.
fn asset(course: &Course, content: &Content) -> Result<Option<Vec<u8>>> {
    match content {
        Content::Asset(file) => read(&course.root.join(course.path(*file))).map(Some),
        Content::Bytes(_) | Content::Pieces(_) => Ok(None),
    }
}

/// Files in the output that nobody but the person wrote, and that stand where the site has one or needs a folder. One
/// that holds the same bytes loses nothing.
fn in_the_way(course: &Course, site: &HtmlSite, output: &Path, before: &Manifest) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    if !output.exists() {
        return Ok(found);
    }
    for (path, content) in site.bundle.files() {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let is_file = |folder: &&str| no_folder(&output.join(folder)).is_some();
        if let Some(file) = folders.filter(is_file).find(|file| !before.has(file, output)) {
            found.insert(file.to_owned());
            continue;
        }
        let place = output.join(path);
        let Ok(metadata) = place.symlink_metadata() else { continue };
        if metadata.is_dir() {
            if has_foreign(output, path, &|path, _| !before.has(path, output))? {
                found.insert(path.to_owned());
            }
        } else if !before.has(path, output) {
            let asset = asset(course, content)?;
            let pieces: Vec<&[u8]> = content.pieces().chain(asset.as_deref()).collect();
            if metadata.len() != length(&pieces) || !holds(&place, &pieces).unwrap_or(false) {
                found.insert(path.to_owned());
            }
        }
    }
    Ok(found)
}

/// So many names help.
const NAMED: usize = 3;

/// "nothing was written: out has index.html, which …"
fn refuse_foreign(in_the_way: &BTreeSet<String>, output: &Path) -> Result<()> {
    let mut names: Vec<String> = in_the_way.iter().take(NAMED).cloned().collect();
    if in_the_way.len() > NAMED {
        names.push(format!("{} more", in_the_way.len() - NAMED));
    }
    let named = match names.as_slice() {
        [] => return Ok(()),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let them = if in_the_way.len() == 1 { "it" } else { "them" };
    bail!(
        "nothing was written, since the site would replace files in {} that coursenotes didn't write: {named}; name \
         another folder, or move {them} away",
        output.display()
    )
}

fn length(pieces: &[&[u8]]) -> u64 {
    pieces.iter().map(|piece| piece.len() as u64).sum()
}

/// Puts bytes into `place`: as a link to the file `before`, where that holds them. Whether they were written.
fn put(before: &Path, place: &Path, pieces: &[&[u8]]) -> Result<bool> {
    let is_same = before.metadata().is_ok_and(|metadata| metadata.len() == length(pieces))
        && holds(before, pieces).unwrap_or(false);
    if is_same && fs::hard_link(before, place).is_ok() {
        return Ok(false);
    }
    let written = fs::File::create(place).and_then(|mut file| match pieces {
        [whole] => file.write_all(whole),
        // Most of them are short.
        pieces => {
            let mut file = io::BufWriter::new(file);
            pieces.iter().try_for_each(|piece| file.write_all(piece))?;
            file.flush()
        }
    });
    written.with_context(|| format!("write {}", place.display()))?;
    Ok(!is_same)
}

/// Whether a file of the right length holds these bytes. Each piece is read for itself: the file may be long.
#[expect(clippy::disallowed_methods, reason = "the output of the last run is compared")]
fn holds(path: &Path, pieces: &[&[u8]]) -> io::Result<bool> {
    let mut file = io::BufReader::new(fs::File::open(path)?);
    let mut before = Vec::new();
    for piece in pieces {
        before.resize(piece.len(), 0);
        file.read_exact(&mut before)?;
        if before != *piece {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The new folder takes the place of the output.
fn swap(places: &Places) -> Result<()> {
    if places.output.exists() {
        let moved = fs::rename(&places.output, &places.old);
        moved.with_context(|| format!("move {} aside", places.output.display()))?;
    }
    fs::rename(&places.new, &places.output).with_context(|| format!("write {}", places.output.display()))?;
    finish(places)
}

/// Completes what a run that was cut short began.
fn recover(places: &Places) -> Result<()> {
    let is_whole = places.new.join(MANIFEST).exists();
    if places.old.exists() && !places.output.exists() && is_whole {
        fs::rename(&places.new, &places.output).with_context(|| format!("write {}", places.output.display()))?;
    } else if places.old.exists() && !places.output.exists() {
        fs::rename(&places.old, &places.output).with_context(|| format!("write {}", places.output.display()))?;
    }
    if places.old.exists() {
        finish(places)?;
    }
    remove_folder(&places.new)
}

/// Moves what isn't ours from the old folder into the new one, and removes the old one.
fn finish(places: &Places) -> Result<()> {
    if !places.old.exists() {
        return Ok(());
    }
    let ours = Manifest::read(&places.old).unwrap_or_default();
    let foreign = |path: &str, place: &Path| match ours.files.get(path) {
        // A file that the person changed since is the person's.
        Some(written) if !places.output.join(path).exists() => {
            read(place).is_ok_and(|now| hash(&[&now]) != written.hash)
        }
        Some(_) => false,
        None => path != MANIFEST,
    };
    move_foreign(&places.old, &places.output, "", &foreign)?;
    remove_folder(&places.old)
}

/// Moves foreign files of a folder; a folder that holds nothing of ours moves as one.
fn move_foreign(old: &Path, new: &Path, folder: &str, foreign: &dyn Fn(&str, &Path) -> bool) -> Result<()> {
    for entry in entries(&old.join(folder))? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        let (from, to) = (old.join(&path), new.join(&path));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let moves = || format!("keep {}", to.display());
        if is_folder && to.exists() {
            move_foreign(old, new, &path, foreign)?;
        } else if is_folder {
            if has_foreign(old, &path, foreign)? {
                fs::create_dir_all(&to).with_context(moves)?;
                move_foreign(old, new, &path, foreign)?;
            }
        } else if foreign(&path, &from) && !to.exists() {
            fs::rename(&from, &to).with_context(moves)?;
        }
    }
    Ok(())
}

fn has_foreign(old: &Path, folder: &str, foreign: &dyn Fn(&str, &Path) -> bool) -> Result<bool> {
    for entry in entries(&old.join(folder))? {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if if is_folder { has_foreign(old, &path, foreign)? } else { foreign(&path, &old.join(&path)) } {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A file in a folder that coursenotes has never written; nothing where it did, or where there is nothing to see.
fn foreign_folder(output: &Path) -> Result<Option<String>> {
    if !output.exists() || output.join(MANIFEST).exists() {
        return Ok(None);
    }
    let names = entries(output)?.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| !name.starts_with('.')).min())
}

#[expect(clippy::disallowed_methods, reason = "the output of the last run is looked at before it is replaced")]
fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    entries.with_context(|| format!("read {}", folder.display()))
}

#[expect(clippy::disallowed_methods, reason = "pictures are copied, and the output of the last run is compared")]
fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("read {}", path.display()))
}

fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
