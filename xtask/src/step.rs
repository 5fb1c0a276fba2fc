//! Running other programs in the root of the project.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies in the root").to_owned()
}

/// The folders of the crates that are published, below the root.
pub(crate) fn crates() -> Result<Vec<String>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(root().join("crates")).context("read crates")? {
        let entry = entry?;
        // A system may keep files of its own here, such as `.DS_Store`.
        if entry.path().join("Cargo.toml").is_file() {
            folders.push(format!("crates/{}", entry.file_name().to_string_lossy()));
        }
    }
    folders.sort();
    Ok(folders)
}

/// Runs cargo with `arguments`, named as a step of its own, and fails where it fails.
pub(crate) fn cargo<S: AsRef<OsStr>>(name: &str, arguments: &[S]) -> Result<()> {
    cargo_with(name, arguments, &[])
}

/// The same with variables of the environment.
pub(crate) fn cargo_with<S: AsRef<OsStr>>(name: &str, arguments: &[S], variables: &[(&str, &str)]) -> Result<()> {
    say(&format!("\n== {name}"));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(&cargo);
    let status = command.args(arguments).envs(variables.iter().copied()).current_dir(root()).status();
    let status = status.context("start cargo")?;
    if !status.success() {
        bail!("the step `{name}` failed");
    }
    Ok(())
}

/// What cargo prints.
pub(crate) fn cargo_output(arguments: &[&str]) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(&cargo).args(arguments).current_dir(root()).output().context("start cargo")?;
    if !output.status.success() {
        bail!("cargo {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where the Rust lies that builds the program.
pub(crate) fn rust_folder() -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output =
        Command::new(rustc).args(["--print", "sysroot"]).current_dir(root()).output().context("start rustc")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

/// Set to 1 where nothing may be left out because the machine lacks a tool, as in the workflows of this project.
const REQUIRED: &str = "COURSENOTES_REQUIRE_TOOLS";

/// Says what is left out, and which tool the machine lacks; a failure where tools are required.
pub(crate) fn skip(what: &str) -> Result<()> {
    if std::env::var_os(REQUIRED).is_some_and(|value| value == "1") {
        bail!("{what} ({REQUIRED} is 1, so nothing is left out)");
    }
    say(&format!("skipped: {what}"));
    Ok(())
}

/// A line for the person who runs the step.
#[expect(clippy::print_stdout, reason = "steps talk to the person who runs them")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
