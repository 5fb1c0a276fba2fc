//! What others wrote of the program, with the texts of its licences: the file that a release has beside the program.

use crate::step::{cargo_output, root};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What lies in our own crates and is not ours: a name, its licence, and the place of the text.
const BROUGHT_ALONG: &[(&str, &str, &str)] =
    &[("Literata SemiBold (a font, cut down)", "OFL-1.1", "crates/exporter/src/epub/cover/literata-OFL.txt")];

/// How names of files with a licence or a notice begin.
const BEGINNINGS: &[&str] = &["COPYING", "COPYRIGHT", "LICENCE", "LICENSE", "NOTICE", "UNLICENSE"];

/// Folders of a package that don't get into a program.
const ASIDE: &[&str] = &["benches", "examples", "fuzz", "target", "tests"];

/// Something in the program that others wrote.
struct Foreign {
    /// Name and version.
    name: String,
    /// The licence as its author names it.
    licence: String,
    texts: Vec<String>,
}

/// The whole file for `target`, as rustc names it; for `all` there is what any system has.
pub(crate) fn notices(target: &str) -> Result<String> {
    let mut all = Vec::new();
    for (name, licence, path) in BROUGHT_ALONG {
        let text = fs::read_to_string(root().join(path)).with_context(|| format!("read {path}"))?;
        all.push(Foreign { name: (*name).to_owned(), licence: (*licence).to_owned(), texts: vec![text] });
    }
    let used = used(target)?;
    for package in packages(target)? {
        let name = format!("{} {}", words(&package["name"]), words(&package["version"]));
        if !package["source"].is_null() && used.contains(&name) {
            all.push(foreign(name, &package)?);
        }
    }
    Ok(written(&all))
}

/// Names and versions of what is built into the program.
fn used(target: &str) -> Result<BTreeSet<String>> {
    let arguments = ["tree", "--locked", "--package", "coursenotes", "--edges", "normal", "--target", target];
    let tree = cargo_output(&[&arguments[..], &["--prefix", "none", "--format", "{p}"]].concat())?;
    let lines = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
    });
    Ok(lines.collect())
}

/// Every package of the workspace as cargo describes it, by name and version.
fn packages(target: &str) -> Result<Vec<Value>> {
    let mut arguments = vec!["metadata", "--locked", "--format-version", "1"];
    if target != "all" {
        arguments.extend(["--filter-platform", target]);
    }
    let mut metadata: Value = serde_json::from_str(&cargo_output(&arguments)?).context("read what cargo says")?;
    let Value::Array(mut packages) = metadata["packages"].take() else { bail!("cargo names no packages") };
    packages.sort_by_key(|package| (words(&package["name"]), words(&package["version"])));
    Ok(packages)
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn foreign(name: String, package: &Value) -> Result<Foreign> {
    let licence = words(&package["license"]);
    let manifest = PathBuf::from(words(&package["manifest_path"]));
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut files = files(folder)?;
    files.extend(package["license_file"].as_str().map(|file| folder.join(file)));
    files.sort();
    files.dedup();
    let mut texts = Vec::new();
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("read {}", file.display()))?;
        texts.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    if texts.is_empty() {
        let authors: Vec<String> = package["authors"].as_array().into_iter().flatten().map(words).collect();
        texts.push(known_text(&licence, &authors).with_context(|| {
            format!(
                "{name} ({licence}) has no file with its licence, and xtask/src/dist/notices.rs knows no text for it"
            )
        })?);
    }
    let licence = if licence.is_empty() { "see its text".to_owned() } else { licence };
    Ok(Foreign { name, licence, texts })
}

/// The files of a package with licences and notices: those of what it brought along lie further down.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            if !ASIDE.contains(&name.as_str()) {
                found.extend(files(&entry.path())?);
            }
        } else if has_licence(&name) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn has_licence(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    let is_code = [".rs", ".c", ".h", ".go", ".py", ".sh"].iter().any(|ending| name.ends_with(ending));
    !is_code && BEGINNINGS.iter().any(|beginning| upper.starts_with(beginning))
}

/// The text of a licence that a package names and doesn't hold, if we have it. MIT wants to know whose work it is.
fn known_text(licence: &str, authors: &[String]) -> Option<String> {
    let choices: Vec<&str> = licence.split(" OR ").flat_map(|choice| choice.split('/')).map(str::trim).collect();
    if choices.contains(&"MIT") && !authors.is_empty() {
        let ours = fs::read_to_string(root().join("LICENSE-MIT")).ok()?;
        return Some(ours.replace("The coursenotes authors", &authors.join(", ")));
    }
    if choices.contains(&"Apache-2.0") { fs::read_to_string(root().join("LICENSE-APACHE")).ok() } else { None }
}

/// Who is in the program, and each text once, under the names of all whose text it is.
fn written(all: &[Foreign]) -> String {
    let mut texts: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    let mut out = String::from(HEAD);
    for foreign in all {
        writeln!(out, "- {}: {}", foreign.name, foreign.licence).expect("write to a string");
        for text in &foreign.texts {
            // Lines are broken otherwise here and there, and that makes no other text.
            let key = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, names) = texts.entry(key).or_insert_with(|| (text, Vec::new()));
            if names.last() != Some(&foreign.name.as_str()) {
                names.push(&foreign.name);
            }
        }
    }
    let mut texts: Vec<(&str, Vec<&str>)> = texts.into_values().collect();
    texts.sort_by(|(_, left), (_, right)| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
    for (text, names) in texts {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let text = text.trim_matches('\n').trim_end();
        write!(out, "\n{}\n\n{}\n\n{text}\n", "=".repeat(WIDTH), lines(&names)).expect("write to a string");
    }
    out
}

/// So many letters are in a line of ours.
const WIDTH: usize = 80;

/// "a 1.0.0, b 2.0.0", in as many lines as it takes; a name stays whole.
fn lines(names: &[&str]) -> String {
    let mut out = String::new();
    let mut length = 0;
    for (at, name) in names.iter().enumerate() {
        let comma = usize::from(at + 1 < names.len());
        if length > 0 && length + " ".len() + name.len() + comma > WIDTH {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(name);
        out.push_str(&","[..comma]);
        length += name.len() + comma;
    }
    out
}

const HEAD: &str =
    "What others wrote of this program, each with its licence. The texts follow, those of each choice where a
licence leaves one (OR); equal texts stand here once. The standard library of Rust has a file of its own,
RUST-LIBRARY.html.

";

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(name: &str, texts: &[&str]) -> Foreign {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        Foreign { name: name.to_owned(), licence: "MIT".to_owned(), texts }
    }

    #[test]
    fn equal_texts_stand_there_once_under_all_names() {
        let all =
            [foreign("a 1.0.0", &["Do as\nyou like.\n"]), foreign("b 2.0.0", &["Do as you\r\nlike.", "Be kind."])];
        let line = "=".repeat(80);
        let expected = format!(
            "{HEAD}- a 1.0.0: MIT\n- b 2.0.0: MIT\n\n{line}\n\na 1.0.0, b 2.0.0\n\nDo as\nyou like.\n\n{line}\n\nb 2.0.0\n\nBe kind.\n"
        );
        assert_eq!(written(&all), expected);
    }

    #[test]
    fn many_names_take_several_lines() {
        let names = vec!["package 1.0.0"; 12];
        let lines = lines(&names);
        assert!(lines.lines().all(|line| line.len() <= WIDTH), "{lines}");
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert_eq!(lines.replace('\n', " "), names.join(", "));
    }

    #[test]
    fn a_text_that_is_missing_is_known_or_a_failure() {
        let authors = ["Ada".to_owned(), "Grace".to_owned()];
        for licence in ["MIT", "Apache-2.0 OR MIT", "Apache-2.0/MIT"] {
            let text = known_text(licence, &authors).expect("the text is known");
            assert!(text.starts_with("MIT License\n\nCopyright (c) Ada, Grace\n"), "{text}");
        }
        let text = known_text("MIT OR Apache-2.0", &[]).expect("the text is known");
        assert!(text.trim_start().starts_with("Apache License"), "{text}");
        for licence in ["", "BSD-3-Clause", "MIT AND ISC", "MIT-0"] {
            assert_eq!(known_text(licence, &authors), None, "{licence}");
        }
        assert_eq!(known_text("MIT", &[]), None);
    }

    #[test]
    fn licences_and_notices_are_told_from_code() {
        for name in ["LICENSE", "license.txt", "LICENSE-MIT", "COPYING", "UNLICENSE", "LICENSE.httprouter", "NOTICE.md"]
        {
            assert!(has_licence(name), "{name}");
        }
        for name in ["license.rs", "README.md", "licensing.go", "AUTHORS"] {
            assert!(!has_licence(name), "{name}");
        }
    }
}
