//! What a release holds: the program for one system with the licences of all that is in it, packed, with its checksum.

mod notices;

pub(crate) use notices::notices;

use crate::step::{cargo, root, rust_folder, say};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What lies beside the program.
const BESIDE: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// What is written for it: the licences of packages, and of Rust's own library.
const NOTICES: &[&str] = &["THIRD-PARTY.txt", "RUST-LIBRARY.html"];

/// Builds the program for `target` and packs it into `target/dist`.
pub(crate) fn dist(target: &str) -> Result<()> {
    fits_tag()?;
    cargo("build", &["build", "--release", "--locked", "--package", "coursenotes", "--target", target])?;
    let is_windows = target.contains("windows");
    let built = build_folder().join(target).join("release");
    let folder = root().join("target/dist");
    fs::create_dir_all(&folder).context("make target/dist")?;
    let archive = folder.join(format!("coursenotes-{target}.{}", if is_windows { "zip" } else { "tar.gz" }));
    let mut tar = Command::new("tar");
    // The tar of Windows tells by the ending that a zip archive is wanted.
    tar.arg(if is_windows { "-acf" } else { "-czf" }).arg(&archive);
    tar.arg("-C").arg(root()).args(BESIDE);
    tar.arg("-C").arg(write_notices(target)?).args(NOTICES);
    tar.arg("-C").arg(built).arg(if is_windows { "coursenotes.exe" } else { "coursenotes" });
    if !tar.status().context("start tar")?.success() {
        bail!("tar can't pack {}", archive.display());
    }
    let sum = checksum(&archive)?;
    say(&format!("\n{}\n{sum}", archive.display()));
    Ok(())
}

/// Writes the licences of what is in the program into a folder of their own.
fn write_notices(target: &str) -> Result<PathBuf> {
    let folder = root().join("target/notices").join(target);
    fs::create_dir_all(&folder).context("make target/notices")?;
    fs::write(folder.join(NOTICES[0]), notices(target)?).context("write the notices")?;
    let library = rust_folder()?.join("share/doc/rust/COPYRIGHT-library.html");
    fs::copy(&library, folder.join(NOTICES[1])).with_context(|| format!("copy {}", library.display()))?;
    Ok(folder)
}

/// Refuses a tag of another version: a course asks for a release by the version of the program that it has.
fn fits_tag() -> Result<()> {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let (kind, tag) = (variable("GITHUB_REF_TYPE"), variable("GITHUB_REF_NAME"));
    let wanted = concat!("v", env!("CARGO_PKG_VERSION"));
    if kind == "tag" && tag != wanted {
        bail!("the tag `{tag}` is not that of this version: name it {wanted}, or change `version` in Cargo.toml");
    }
    Ok(())
}

fn build_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Writes the checksum beside the archive, in the form that `sha256sum --check` reads.
fn checksum(archive: &Path) -> Result<String> {
    let sum = format!("{:x}", Sha256::digest(fs::read(archive)?));
    let name = archive.file_name().context("an archive has a name")?.to_string_lossy();
    fs::write(archive.with_file_name(format!("{name}.sha256")), format!("{sum}  {name}\n"))?;
    Ok(sum)
}
