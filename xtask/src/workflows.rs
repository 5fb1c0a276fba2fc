//! The workflows and the action, before GitHub's own parser and its schema.

use crate::npm::Packages;
use crate::step::{root, say};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Fails where GitHub would refuse a workflow or the action.
pub(crate) fn check() -> Result<()> {
    say("\n== workflows");
    let pins = ["package.json", "package-lock.json", ".npmrc", "check.mjs"];
    let packages = Packages::prepare("tests/workflows", "workflows", &pins)?;
    if let Some(absent) = packages.install("@actions/workflow-parser", &[])? {
        say(&format!("skipped: workflows are not read, for {}", absent.reason()));
        return Ok(());
    }
    let files = files()?;
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
    for entry in std::fs::read_dir(root().join(".github/workflows")).context("read .github/workflows")? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}
