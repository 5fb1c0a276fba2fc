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

/// The licences of what others wrote of the program.
const THIRD_PARTY: &str = "THIRD-PARTY.txt";

/// The same of Rust's own library, as it comes with Rust.
const RUST_LIBRARY: &str = "RUST-LIBRARY.html";

/// Builds the program for `target` and packs it into `target/dist`.
pub(crate) fn dist(target: &str) -> Result<()> {
    fits_tag()?;
    cargo("build", &["build", "--release", "--locked", "--package", "coursenotes", "--target", target])?;
    let is_windows = target.contains("windows");
    let program = if is_windows { "coursenotes.exe" } else { "coursenotes" };
    let stage = root().join("target/stage");
    let name = gather(&stage, target, &build_folder().join(target).join("release").join(program))?;
    let folder = root().join("target/dist");
    fs::create_dir_all(&folder).context("make target/dist")?;
    let archive = folder.join(format!("{name}.{}", if is_windows { "zip" } else { "tar.gz" }));
    let mut tar = Command::new("tar");
    // The tar of Windows tells by the ending that a zip archive is wanted.
    tar.arg(if is_windows { "-acf" } else { "-czf" }).arg(&archive).arg("-C").arg(stage).arg(name);
    if !tar.status().context("start tar")?.success() {
        bail!("tar can't pack {}", archive.display());
    }
    let sum = checksum(&archive)?;
    say(&format!("\n{}\n{sum}", archive.display()));
    Ok(())
}

/// Lays all that a release holds into one folder, and gives its name: who unpacks the archive among notes must not lose
/// the README there.
fn gather(stage: &Path, target: &str, program: &Path) -> Result<String> {
    let name = format!("coursenotes-{target}");
    let folder = stage.join(&name);
    // What an earlier release held is no part of this one.
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    let library = rust_folder()?.join("share/doc/rust/COPYRIGHT-library.html");
    let mut files = vec![(program.to_owned(), program.file_name().context("a program has a name")?)];
    files.push((library, RUST_LIBRARY.as_ref()));
    files.extend(BESIDE.iter().map(|name| (root().join(name), name.as_ref())));
    for (from, name) in files {
        fs::copy(&from, folder.join(name)).with_context(|| format!("copy {}", from.display()))?;
    }
    fs::write(folder.join(THIRD_PARTY), notices(target)?).context("write the notices")?;
    Ok(name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_one_folder_with_the_licences_beside_the_program() {
        let stage = tempfile::tempdir().expect("a temporary folder");
        let program = stage.path().join("coursenotes");
        fs::write(&program, "the program").expect("write a file");
        let old = stage.path().join("coursenotes-x86_64-unknown-linux-gnu/old.txt");
        fs::create_dir_all(old.parent().expect("a folder")).expect("make a folder");
        fs::write(old, "of the last release").expect("write a file");
        let name = gather(stage.path(), "x86_64-unknown-linux-gnu", &program).expect("all is there");
        let folder = fs::read_dir(stage.path().join(name)).expect("the folder is there");
        let mut files: Vec<String> =
            folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        files.sort();
        let expected = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", RUST_LIBRARY, THIRD_PARTY, "coursenotes"];
        assert_eq!(files, expected);
        let notices = fs::read_to_string(stage.path().join("coursenotes-x86_64-unknown-linux-gnu").join(THIRD_PARTY));
        let notices = notices.expect("it is there");
        for part in
            ["\n- Literata ", "\n- pulldown-cmark ", "SIL OPEN FONT LICENSE", "Licensed under the Apache License"]
        {
            assert!(notices.contains(part), "{part}");
        }
        assert!(!notices.contains("- proptest "), "what only tests need is in no program");
    }
}
