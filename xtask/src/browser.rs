//! `cargo xtask test browser`: a site, looked at with a real browser.

use crate::npm::Packages;
use crate::step::{cargo, root, skip};
use anyhow::{Context, Result};
use coursenotes::{ExportFormat, HtmlArgs, Outcome};
use std::path::PathBuf;
use std::process::Command;

/// Where a browser can be.
const BROWSERS: &[&str] = &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// What the suite is made of.
const SUITE: &[&str] = &["package.json", "package-lock.json", "run.mjs", "preview.mjs", "pictures.mjs"];

/// Takes the pictures of the handbook anew.
pub(crate) fn pictures() -> Result<Outcome> {
    run(|browser| {
        let mut node = Command::new("node");
        node.arg("pictures.mjs").arg(root().join("notes")).arg(program()?).arg(browser);
        Ok(node)
    })
}

/// Makes the site of `tests/browser/course`, and runs the suite over it and over its preview.
pub(crate) fn test() -> Result<Outcome> {
    run(|browser| {
        let course = root().join("tests/browser/course");
        let site = root().join("target/browser");
        std::fs::create_dir_all(root().join("target")).context("make the folder target")?;
        let arguments = HtmlArgs { path: Some(course.clone()), output: Some(site.clone()), ..HtmlArgs::default() };
        coursenotes::export(&ExportFormat::Html(arguments))?;
        let mut node = Command::new("node");
        node.arg("run.mjs").arg(site).arg(browser).arg(program()?).arg(course);
        Ok(node)
    })
}

/// The program, built for its preview.
fn program() -> Result<PathBuf> {
    cargo("the program, for its preview", &["build", "--package", "coursenotes"])?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("debug/coursenotes"))
}

/// Runs what `command` gives for a browser; skips it where something for it is missing.
fn run(command: impl FnOnce(&str) -> Result<Command>) -> Result<Outcome> {
    let Some(browser) = BROWSERS.iter().find(|path| PathBuf::from(path).exists()) else {
        skip("there is no Chromium; Debian's is in the package `chromium`")?;
        return Ok(Outcome::Clean);
    };
    let packages = Packages::prepare("tests/browser", "browser-suite", SUITE)?;
    if let Some(absent) = packages.install("playwright-core", &[])? {
        skip(&format!("the suite can't be had, for {}", absent.reason()))?;
        return Ok(Outcome::Clean);
    }
    let status = command(browser)?.current_dir(&packages.folder).status();
    Ok(if status.context("start node")?.success() { Outcome::Clean } else { Outcome::Findings })
}
