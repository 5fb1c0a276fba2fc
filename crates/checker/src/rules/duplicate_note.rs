//! The same note twice.

use crate::context::finding;
use crate::mark::title_line;
use crate::rule::Run;
use crate::same_text::{body, repeated};
use crate::{Context, Rule};
use coursenotes_course::{Course, Entry, Role, path};
use coursenotes_diagnostics::Severity;
use coursenotes_parser::NodeKind;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-note",
    severity: Severity::Advice,
    page: include_str!("duplicate-note.md"),
    run: Run::Course(run),
};

/// Shorter notes are alike by chance: a title and a link home.
const LEAST_BYTES: usize = 200;

fn run(context: &mut Context) {
    let course = context.course;
    let programs = programs(course);
    let notes = course.entries().iter();
    let notes = notes.filter(|entry| entry.role == Role::Note && body(entry).trim().len() >= LEAST_BYTES);
    let notes = notes.filter(|entry| !is_generated(course, &programs, entry) && has_prose(entry));
    let repeated = repeated(course, notes).into_iter();
    for (entry, first) in repeated.filter(|(one, other)| is_put_away(course, one) == is_put_away(course, other)) {
        let message = format!("this note says word for word what `{}` says", course.path(first.file));
        let help = "keep one of them, and let the links lead there; or write here what was meant to stand here";
        context.report(entry, finding(title_line(entry), message).help(help));
    }
}

/// What folders are called whose notes nobody reads any more, in lower case.
const PUT_AWAY: &[&str] = &[
    "archiv",
    "archive",
    "archived",
    "archives",
    "arsiv",
    "arşiv",
    "attic",
    "backup",
    "backups",
    "bak",
    "deprecated",
    "legacy",
    "old",
    "trash",
];

/// Whether the note lies below such a folder: a copy that is kept beside its newer self is no mistake.
fn is_put_away(course: &Course, entry: &Entry) -> bool {
    let folder = path::folder(course.path(entry.file)).to_lowercase();
    folder.split(|c: char| !c.is_alphanumeric()).any(|word| PUT_AWAY.contains(&word))
}

/// Whether something is written in it: Obsidian runs code, and shows another list in each note.
fn has_prose(entry: &Entry) -> bool {
    let is_prose =
        |kind| matches!(kind, NodeKind::Paragraph | NodeKind::Item | NodeKind::TableCell | NodeKind::HtmlBlock);
    entry.note.nodes.iter().any(|node| is_prose(node.kind))
}

/// Files from which a program is built.
const BUILD_FILES: &[&str] = &[
    "CMakeLists.txt",
    "Cargo.toml",
    "Gemfile",
    "Makefile",
    "Rakefile",
    "build.gradle",
    "build.gradle.kts",
    "composer.json",
    "go.mod",
    "mix.exs",
    "package.json",
    "pom.xml",
    "pubspec.yaml",
    "pyproject.toml",
    "requirements.txt",
    "setup.py",
];

/// The folders of programs.
fn programs(course: &Course) -> BTreeSet<&str> {
    let is_build_file = |name: &str| {
        BUILD_FILES.contains(&name) || [".csproj", ".fsproj", ".sln"].iter().any(|end| name.ends_with(end))
    };
    let files = course.files.iter().map(|file| file.path.as_str());
    let files = files.filter(|file| is_build_file(file.rsplit('/').next().unwrap_or_default()));
    files.map(path::folder).collect()
}

/// Whether it belongs to a program: the README beside a `package.json` is the same in every new project.
fn is_generated(course: &Course, programs: &BTreeSet<&str>, entry: &Entry) -> bool {
    let folder = course.folder(entry.file);
    course.page(folder) == Some(entry.file) && programs.contains(folder)
}
