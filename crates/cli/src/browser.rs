//! The person's browser.

use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// Shows a page, by its file or its address.
#[expect(clippy::disallowed_methods, reason = "another program is started because the person asks for it")]
pub(crate) fn open(page: &OsStr) -> Result<()> {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let started = Command::new(program).args(arguments).arg(page).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    started.with_context(|| format!("open {} with {program}", page.display()))?;
    Ok(())
}
