//! What a release holds: the program for one system, packed, with its checksum.

use crate::step::{cargo, root, say};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What lies beside the program.
const BESIDE: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// Builds the program for `target` and packs it into `target/dist`.
pub(crate) fn dist(target: &str) -> Result<()> {
    cargo("build", &["build", "--release", "--locked", "--package", "coursenotes", "--target", target])?;
    let is_windows = target.contains("windows");
    let name = if is_windows { "coursenotes.exe" } else { "coursenotes" };
    let built = build_folder().join(target).join("release").join(name);
    let folder = root().join("target/dist");
    fs::create_dir_all(&folder).context("make target/dist")?;
    let files: Vec<PathBuf> = BESIDE.iter().map(|name| root().join(name)).chain([built]).collect();
    let packed = if is_windows {
        zipped(&folder.join(format!("coursenotes-{target}.zip")), &files)?
    } else {
        tarred(&folder.join(format!("coursenotes-{target}.tar.gz")), &files)?
    };
    let sum = checksum(&packed)?;
    say(&format!("\n{}\n{sum}", packed.display()));
    Ok(())
}

fn build_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A folder with the files alone, since `tar` keeps the ways to them.
fn tarred(archive: &Path, files: &[PathBuf]) -> Result<PathBuf> {
    let folder = archive.with_extension("files");
    fs::create_dir_all(&folder)?;
    let mut names = Vec::new();
    for file in files {
        let name = file.file_name().context("a file has a name")?;
        fs::copy(file, folder.join(name)).with_context(|| format!("copy {}", file.display()))?;
        names.push(name);
    }
    let status = Command::new("tar").arg("-czf").arg(archive).arg("-C").arg(&folder).args(names).status();
    if !status.context("start tar")?.success() {
        bail!("tar can't pack {}", archive.display());
    }
    fs::remove_dir_all(&folder)?;
    Ok(archive.to_owned())
}

fn zipped(archive: &Path, files: &[PathBuf]) -> Result<PathBuf> {
    let mut zip = ZipWriter::new(File::create(archive).with_context(|| format!("write {}", archive.display()))?);
    for file in files {
        add(&mut zip, file).with_context(|| format!("pack {}", file.display()))?;
    }
    zip.finish()?;
    Ok(archive.to_owned())
}

fn add<W: Write + Seek>(zip: &mut ZipWriter<W>, file: &Path) -> Result<()> {
    let name = file.file_name().context("a file has a name")?.to_string_lossy();
    zip.start_file(name, SimpleFileOptions::default())?;
    zip.write_all(&fs::read(file)?)?;
    Ok(())
}

/// Writes the checksum beside the archive, in the form that `sha256sum --check` reads.
fn checksum(archive: &Path) -> Result<String> {
    let digest = Sha256::digest(fs::read(archive)?);
    let sum = digest.iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
    let name = archive.file_name().context("an archive has a name")?.to_string_lossy();
    fs::write(archive.with_file_name(format!("{name}.sha256")), format!("{sum}  {name}\n"))?;
    Ok(sum)
}
