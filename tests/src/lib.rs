//! What the whole-program tests share: a folder to check, the findings as data, and the material beside the project.

#![expect(clippy::disallowed_methods, reason = "tests make folders and run git")]
#![expect(clippy::missing_panics_doc, reason = "a helper panics where its test would")]

mod attacks;
pub mod folders;
mod soup;

pub use attacks::ATTACKS;
pub use soup::{SOUP_PICTURE, tag_soup};

use coursenotes_checker::{RULES, check};
use coursenotes_course::{Answers, Config, Course, RuleLevels, WebAnswers, WebPatterns, load};
use coursenotes_diagnostics::{Diagnostic, Lines, Severity, Sources};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A finding as a test reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// From the root of the course.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The rule.
    pub rule: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// The marked text.
    pub marked: String,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

/// Loads the course whose root is `folder`, as the program does.
pub fn open(folder: &Path) -> Course {
    let root = folder.canonicalize().expect("the folder is there");
    let config = Config::read(&root).expect("the configuration is good");
    load(&root, config).expect("the folder holds notes")
}

/// What the disk says of a course, and what its record says of the web.
pub fn answers(course: &Course) -> Answers {
    let disk = coursenotes_probe::disk(course).expect("the root can be read");
    let left_out = WebPatterns::new(&course.config.web.exclude).expect("the patterns are good");
    Answers { disk, web: WebAnswers::recorded(course, &left_out) }
}

/// Checks a loaded course.
pub fn diagnose(course: &Course) -> Vec<Diagnostic> {
    check(course, &answers(course), &levels(course)).diagnostics
}

/// What the course's configuration says of each rule.
pub fn levels(course: &Course) -> RuleLevels {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    RuleLevels::new(&course.config, &course.root, &names).expect("the configuration is good")
}

/// Checks the course whose root is `folder`.
pub fn findings(folder: &Path) -> Vec<Finding> {
    let course = open(folder);
    diagnose(&course).iter().map(|diagnostic| finding(&course, diagnostic)).collect()
}

/// Rules about what a link names and how a note is stored. Tests of links have notes of a line or two, and what is said
/// about their style is another test's subject.
const ABOUT_LINKS: &[&str] = &[
    "backslash-path",
    "bad-front-matter",
    "duplicate-definition",
    "duplicate-footnote",
    "empty-destination",
    "former-site-address",
    "html-link-to-note",
    "image-without-alt",
    "invalid-mail-address",
    "line-anchor",
    "link-leaves-course",
    "merge-conflict",
    "missing-anchor",
    "missing-extension",
    "missing-file",
    "missing-scheme",
    "not-utf8",
    "own-site-address",
    "unclosed-fence",
    "undefined-footnote",
    "undefined-reference",
    "unparsed-link",
    "unreachable-note",
    "unreadable-file",
    "unsafe-html",
    "untracked-target",
    "unused-definition",
    "unused-footnote",
    "wrong-case",
];

/// What is found about links in a loaded course.
pub fn diagnose_links(course: &Course) -> Vec<Diagnostic> {
    let mut found = diagnose(course);
    found.retain(|one| ABOUT_LINKS.contains(&one.rule));
    found
}

/// What is found about links in the course whose root is `folder`.
pub fn link_findings(folder: &Path) -> Vec<Finding> {
    let course = open(folder);
    diagnose_links(&course).iter().map(|diagnostic| finding(&course, diagnostic)).collect()
}

/// A diagnostic with its place in words.
pub fn finding(course: &Course, diagnostic: &Diagnostic) -> Finding {
    let text = course.text(diagnostic.span.file);
    let position = Lines::new(text).position(diagnostic.span.start as usize);
    Finding {
        path: course.path(diagnostic.span.file).to_owned(),
        line: position.line,
        column: position.column,
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        marked: text[diagnostic.span.range()].to_owned(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
    }
}

/// Writes files into a new folder outside any git tree; a path's folders are made.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

/// Writes one file below `root`.
pub fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("make folders");
    std::fs::write(path, bytes).expect("write a file");
}

/// Runs git in `root` and expects it to succeed.
pub fn git(root: &Path, arguments: &[&str]) {
    let status = Command::new("git").arg("-C").arg(root).args(arguments).output().expect("git is installed");
    assert!(status.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&status.stderr));
}

/// The material beside the project; says that a test is skipped where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    if full.exists() {
        return Some(full);
    }
    skip(&format!("../shared/{path} is not here"));
    None
}

/// Says in a line of its own that a test is skipped, past the test runner's capture.
pub fn skip(why: &str) {
    // `eprintln!` would be captured for a test that passes.
    writeln!(std::io::stderr(), "skipped: {why}").expect("standard error is open");
}

/// How many cases a property is tried with: few, for they are run with every change; `PROPTEST_CASES` widens it.
pub fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// Where cargo keeps the source of a package that this one depends on.
pub fn source_of(package: &str) -> Option<PathBuf> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let version = Command::new("rustc").arg("-vV").output().ok()?;
    let version = String::from_utf8(version.stdout).ok()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    // Other platforms' dependencies were never fetched.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", host])
        .args(["--manifest-path", manifest])
        .output()
        .ok()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let packages = metadata["packages"].as_array()?;
    let found = packages.iter().find(|one| one["name"] == package)?;
    PathBuf::from(found["manifest_path"].as_str()?).parent().map(PathBuf::from)
}

/// Copies a folder into a new one outside any git tree.
pub fn copy(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_into(from, folder.path());
    folder
}

fn copy_into(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("make a folder");
    for entry in std::fs::read_dir(from).expect("read a folder") {
        let entry = entry.expect("read an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_into(&entry.path(), &target);
        } else {
            let bytes = std::fs::read(entry.path()).expect("read a file");
            std::fs::write(target, bytes).expect("write a file");
        }
    }
}

/// The notes of a folder: path and text; those that are no UTF-8 are left out.
pub fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    markdown_files(folder, &mut paths);
    paths.sort();
    assert!(paths.len() > 5, "{} has notes", folder.display());
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        Some((name, std::fs::read_to_string(path).ok()?))
    };
    paths.iter().filter_map(read).collect()
}

fn markdown_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("read a folder") {
        let path = entry.expect("read an entry").path();
        if path.is_dir() {
            markdown_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}
