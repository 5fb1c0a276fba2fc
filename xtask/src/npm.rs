//! Programs from the npm registry, in the versions that a folder of this project pins.

use crate::step::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A folder below `target` with the packages that a folder of this project names, and what else lies there.
pub(crate) struct Packages {
    /// Where they are to be.
    pub(crate) folder: PathBuf,
    /// Whether what is named is other than what was installed last.
    is_new: bool,
}

/// Why packages are not here.
pub(crate) enum Absent {
    /// The machine has no npm.
    NoNpm,
    /// npm can't install them, and says this.
    Refused(String),
}

impl Packages {
    /// Copies the files of `pins`, from the root of the project, into `target/name`.
    pub(crate) fn prepare(pins: &str, name: &str, files: &[&str]) -> Result<Self> {
        let folder = root().join("target").join(name);
        fs::create_dir_all(&folder)?;
        let mut is_new = false;
        for name in files {
            let (from, to) = (root().join(pins).join(name), folder.join(name));
            let pinned = fs::read(&from).with_context(|| format!("read {}", from.display()))?;
            if fs::read(&to).ok().as_ref() != Some(&pinned) {
                fs::write(&to, pinned)?;
                is_new = true;
            }
        }
        Ok(Self { folder, is_new })
    }

    /// A file of a package.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.folder.join("node_modules").join(path)
    }

    /// Installs them, if they are others than before or `wanted` isn't there.
    pub(crate) fn install(&self, wanted: &str, options: &[&str]) -> Result<Option<Absent>> {
        if !answers("npm", &["--version"]) {
            return Ok(Some(Absent::NoNpm));
        }
        if !self.is_new && self.file(wanted).exists() {
            return Ok(None);
        }
        // Scripts of packages would fetch browsers; the one of the system serves.
        let mut command = Command::new("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).args(options);
        let output = command.current_dir(&self.folder).output().context("start npm")?;
        if output.status.success() {
            return Ok(None);
        }
        let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        let why = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
        Ok(Some(Absent::Refused(why.to_owned())))
    }
}

impl Absent {
    /// "npm is not here"
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::NoNpm => "npm is not here".to_owned(),
            Self::Refused(why) => format!("npm can't install it: {why}"),
        }
    }
}

/// Whether a program is on this machine.
pub(crate) fn answers(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
