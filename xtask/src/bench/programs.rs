//! What is measured of ours.

use super::process::{Cost, measure};
use crate::step::{cargo, root};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The two programs that are measured, built for release.
pub(super) struct Programs {
    pub(super) coursenotes: PathBuf,
    xtask: PathBuf,
}

impl Programs {
    pub(super) fn build() -> Result<Self> {
        cargo("build for release", &["build", "--release", "--package", "coursenotes", "--package", "xtask"])?;
        let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let release = folder.join("release");
        Ok(Self { coursenotes: release.join("coursenotes"), xtask: release.join("xtask") })
    }

    pub(super) fn check(&self, folder: &Path) -> Result<Cost> {
        let folder = folder.to_str().context("a path of letters")?;
        measure(&self.coursenotes, &["check", folder, "--format", "json"])
    }

    pub(super) fn floor(&self, folder: &Path) -> Result<Cost> {
        let folder = folder.to_str().context("a path of letters")?;
        measure(&self.xtask, &["bench", "floor", folder])
    }

    /// Writes a site or a book.
    pub(super) fn export(&self, format: &str, folder: &Path, output: &Path) -> Result<Cost> {
        let [folder, output] = [folder, output].map(Path::to_str);
        let (folder, output) = (folder.context("a path of letters")?, output.context("a path of letters")?);
        measure(&self.coursenotes, &["export", format, folder, "--output", output])
    }

    /// Megabytes of code in a second.
    pub(super) fn highlight(&self, folder: &Path) -> Result<f64> {
        let output = Command::new(&self.xtask).args(["bench", "highlight"]).arg(folder).output();
        let output = output.context("start xtask")?;
        let text = String::from_utf8_lossy(&output.stdout);
        text.trim().parse().with_context(|| format!("the highlighter said `{text}`"))
    }
}
