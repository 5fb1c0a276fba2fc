//! Other programs that make the same of the same notes, where they are installed.

use super::course::Generated;
use super::process::{Cost, measure};
use crate::step::say;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that a person may have.
pub(super) struct Peer {
    name: &'static str,
    program: PathBuf,
}

impl Peer {
    /// Looks for it on the path; says so where it isn't there, or is another version than the bars speak of.
    pub(super) fn find(name: &'static str, version: &str, install: &str) -> Option<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = std::env::split_paths(&path).map(|folder| folder.join(name));
        let Some(program) = places.into_iter().find(|place| place.is_file()) else {
            say(&format!("skipped: {name} {version} is not installed (`{install}`)"));
            return None;
        };
        let said = Command::new(&program).arg("--version").output().ok()?;
        let said = String::from_utf8_lossy(&said.stdout).lines().next().unwrap_or_default().to_owned();
        if !said.contains(version) {
            say(&format!("note: {name} is `{said}`, not {version}"));
        }
        Some(Self { name, program })
    }

    /// What a run costs. One that fails is said and is no figure.
    pub(super) fn cost(&self, arguments: &[&str]) -> Option<Cost> {
        match measure(&self.program, arguments) {
            Ok(cost) => Some(cost),
            Err(error) => {
                let error = error.to_string();
                say(&format!("{} failed: {}", self.name, error.lines().take(3).collect::<Vec<_>>().join(" ")));
                None
            }
        }
    }
}

/// mdBook needs a list of its pages and a file of its own. They lie in a copy, for they would make the notes a book of
/// mdBook's to us too.
pub(super) fn as_mdbook(course: &Generated, output: &str) -> Result<PathBuf> {
    let folder = course.path.with_extension("mdbook");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("remove the last run's copy")?;
    }
    let mut notes = Vec::new();
    for entry in ignore::WalkBuilder::new(&course.path).standard_filters(false).build() {
        let path = entry?.into_path();
        let inside = path.strip_prefix(&course.path)?;
        if inside.extension().is_some_and(|extension| extension == "md") {
            let place = folder.join("src").join(inside);
            fs::create_dir_all(place.parent().context("a folder")?)?;
            fs::copy(&path, &place)?;
            notes.push(inside.to_string_lossy().into_owned());
        }
    }
    notes.sort();
    let list = notes.iter().map(|path| format!("- [{}]({path})\n", name(path)));
    fs::write(folder.join("src/SUMMARY.md"), format!("# Summary\n\n{}", list.collect::<String>()))?;
    fs::write(folder.join("book.toml"), format!("[book]\ntitle = \"A generated course\"\n\n[output.{output}]\n"))?;
    Ok(folder)
}

fn name(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or(path)
}
