//! The workflows and the action, before GitHub's own parser and its schema; the examples of the handbook too.

use crate::npm::Packages;
use crate::step::{root, say, skip};
use anyhow::{Context, Result, bail};
use coursenotes_diagnostics::{FileId, Lines};
use coursenotes_parser::{NodeKind, parse};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fails where GitHub would refuse a workflow or the action.
pub(crate) fn check() -> Result<()> {
    say("\n== workflows");
    let pins = ["package.json", "package-lock.json", ".npmrc", "check.mjs"];
    let packages = Packages::prepare("tests/workflows", "workflows", &pins)?;
    if let Some(absent) = packages.install("@actions/workflow-parser", &[])? {
        return skip(&format!("workflows are not read, for {}", absent.reason()));
    }
    let mut files = files()?;
    files.extend(examples(&packages.folder.join("handbook"))?);
    let status = Command::new("node").arg("check.mjs").args(&files).current_dir(&packages.folder).status();
    if !status.context("start node")?.success() {
        bail!("GitHub would refuse a workflow");
    }
    say(&format!("{} files are as GitHub wants them", files.len()));
    Ok(())
}

/// Every workflow, and the action.
fn files() -> Result<Vec<PathBuf>> {
    let mut files = vec![root().join(".github/actions/check/action.yml")];
    for entry in fs::read_dir(root().join(".github/workflows")).context("read .github/workflows")? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}

/// The workflows that the README and the handbook show, each as a file of `folder` that is named after its place.
fn examples(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut pages = vec![root().join("README.md")];
    for entry in fs::read_dir(root().join("notes/handbook")).context("read the handbook")? {
        pages.push(entry?.path());
    }
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    fs::create_dir_all(folder)?;
    let mut files = Vec::new();
    for page in pages {
        let name = page.file_stem().unwrap_or_default().to_string_lossy();
        for (line, text) in yaml(&fs::read_to_string(&page)?) {
            let file = folder.join(format!("{name}-{line}.yml"));
            fs::write(&file, text)?;
            files.push(file);
        }
    }
    Ok(files)
}

/// The fences in YAML with the lines that they begin at.
fn yaml(text: &str) -> Vec<(usize, String)> {
    let note = parse(FileId(0), text);
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for (id, node) in note.walk() {
        let NodeKind::FencedCode(number) = node.kind else { continue };
        if note.slice(note.fences[number as usize].info) == "yaml" {
            let content: String = note.children(id).map(|child| note.shown(child).into_owned()).collect();
            found.push((lines.position(node.start as usize).line, content));
        }
    }
    found
}
