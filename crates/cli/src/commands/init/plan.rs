//! What `init` would write, from what the course tells of itself.

use super::workflow::workflow;
use crate::commands::Loaded;
use crate::known::BASELINE;
use anyhow::{Context, Result};
use coursenotes_checker::{Baseline, Report};
use coursenotes_course::{CONFIG_NAME, Course};
use std::fmt::Write;
use std::io;
use std::path::Path;

/// Everything that `init` has to say and to write.
pub(super) struct Plan {
    pub(super) files: Vec<Planned>,
    /// How many findings the baseline holds.
    pub(super) known: usize,
    /// How many links lead to files that a clone won't have.
    pub(super) untracked: usize,
    /// "home page README.md"
    pub(super) home: String,
    /// The address of the site, where one is built.
    pub(super) site: Option<String>,
}

/// A file, by its way from the root of the course; without a text it needs no change.
pub(super) struct Planned {
    pub(super) path: String,
    pub(super) text: Option<String>,
    pub(super) why: String,
    /// Whether the text holds all that was there before.
    pub(super) adds_to: bool,
    /// Whether it decides what GitHub says of the notes.
    pub(super) decides: bool,
}

/// What exports write, which no repository should hold.
const IGNORED: &[&str] = &["_site/", "*.epub"];

pub(super) fn plan(loaded: &Loaded, report: &Report) -> Result<Plan> {
    let course = &loaded.course;
    let baseline = Baseline::of(course, &report.diagnostics);
    let known = baseline.len_in(|_| true);
    let site = site(course);
    let untracked = report.diagnostics.iter().filter(|one| one.rule == "untracked-target").count();
    let fresh = |path: &str, text: String, why: &str| {
        let (path, why) = (path.to_owned(), why.to_owned());
        Planned { path, text: Some(text), why, adds_to: false, decides: true }
    };
    let mut of_settings =
        fresh(CONFIG_NAME, settings(course, site.as_deref()), "settings; all of them may stay as they are");
    if has_other_settings(course, &of_settings) {
        of_settings.text = None;
        "it has settings of your own".clone_into(&mut of_settings.why);
    }
    let mut files = vec![Planned { decides: false, ..of_settings }];
    if known > 0 {
        files.push(fresh(BASELINE, baseline.to_text(), "the findings of today, which fail no check"));
    }
    let text = workflow(prefix(course), (known > 0).then_some(BASELINE));
    files.push(fresh(&workflow_path(course), text, "checks the notes on each push"));
    files.push(ignore(&course.root)?);
    let home = course.home.map_or("no home page".to_owned(), |home| format!("home page {}", course.path(home)));
    Ok(Plan { files, known, untracked, home, site })
}

/// Where the workflow lies, from the root of the course: at the top of the repository, and beside one of that name that does
/// something else.
#[expect(clippy::disallowed_methods, reason = "a workflow is no part of the course")]
fn workflow_path(course: &Course) -> String {
    let to_top = "../".repeat(prefix(course).split('/').filter(|part| !part.is_empty()).count());
    let usual = format!("{to_top}.github/workflows/notes.yml");
    match std::fs::read_to_string(course.root.join(&usual)) {
        Ok(text) if !text.contains("coursenotes") => format!("{to_top}.github/workflows/coursenotes.yml"),
        _ => usual,
    }
}

/// The way from the top of the repository to the course.
fn prefix(course: &Course) -> &str {
    &course.identity.prefix
}

/// Where the notes are read as a site already.
fn site(course: &Course) -> Option<String> {
    let identity = &course.identity;
    let of_domain = identity.domain.as_ref().map(|domain| format!("https://{domain}/"));
    let of_pages = || {
        let repository = identity.repository.as_ref().filter(|_| identity.has_site)?;
        let host = format!("{}.github.io", repository.owner.to_lowercase());
        let is_own = repository.name.eq_ignore_ascii_case(&host);
        Some(if is_own { format!("https://{host}/") } else { format!("https://{host}/{}/", repository.name) })
    };
    of_domain.or_else(of_pages)
}

/// The settings as they are found, each to be changed where it is wrong.
fn settings(course: &Course, site: Option<&str>) -> String {
    let mut text = String::from(
        "# What coursenotes should know of this course. Each line may be left out: what is shown is what it found.\n\n",
    );
    let mut line = |key: &str, value: Option<&str>, comment: &str| {
        if let Some(value) = value {
            writeln!(text, "# {key} = {}  # {comment}", quoted(value)).expect("a text takes all");
        }
    };
    line("title", Some(&course.title()), "the title of the course");
    line("home", course.home.map(|home| course.path(home)), "the page that lists the notes");
    let repository = course.identity.repository.as_ref().map(|one| format!("{}/{}", one.owner, one.name));
    line("repository", repository.as_deref(), "owner and name on GitHub");
    if let Some(site) = site {
        writeln!(text, "\n[html]\nbase-url = {}  # where the site will be", quoted(site)).expect("a text takes all");
    }
    text
}

/// Whether a person has set something: nothing that is found makes up for that. A setting that is found again is no loss.
#[expect(clippy::disallowed_methods, reason = "what is there is compared with what is planned")]
fn has_other_settings(course: &Course, planned: &Planned) -> bool {
    let Ok(old) = std::fs::read_to_string(course.root.join(&planned.path)) else { return false };
    let is_setting = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let stays = |line: &str| planned.text.iter().flat_map(|text| text.lines()).any(|planned| planned.trim() == line);
    let old = old.trim_start_matches('\u{feff}');
    old.lines().map(str::trim).filter(is_setting).any(|line| !stays(line))
}

/// A text in the quotes that JSON, TOML and YAML have in common.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `.gitignore` with the lines that it lacks.
#[expect(clippy::disallowed_methods, reason = "git's file, which is no part of the course")]
fn ignore(root: &Path) -> Result<Planned> {
    let name = ".gitignore";
    let old = match std::fs::read_to_string(root.join(name)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).context("read .gitignore"),
    };
    let has = |line: &&&str| old.lines().any(|known| known.trim().trim_matches('/') == line.trim_matches('/'));
    let missing: Vec<&str> = IGNORED.iter().filter(|line| !has(line)).copied().collect();
    let why = "what export writes stays out of git".to_owned();
    if missing.is_empty() {
        let why = "it has the lines that exports need".to_owned();
        return Ok(Planned { path: name.to_owned(), text: None, why, adds_to: true, decides: false });
    }
    let end = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
    let text = format!("{old}{end}{}\n", missing.join("\n"));
    Ok(Planned { path: name.to_owned(), text: Some(text), why, adds_to: true, decides: false })
}
