//! Notes that readers of a course don't look for: what was put away, and what belongs to a program.

use coursenotes_course::{Course, Entry, path};
use std::collections::BTreeSet;

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
pub(crate) fn is_put_away(course: &Course, entry: &Entry) -> bool {
    let folder = path::folder(course.path(entry.file)).to_lowercase();
    folder.split(|c: char| !c.is_alphanumeric()).any(|word| PUT_AWAY.contains(&word))
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
#[derive(Debug)]
pub(crate) struct Programs<'a>(BTreeSet<&'a str>);

impl<'a> Programs<'a> {
    pub(crate) fn of(course: &'a Course) -> Self {
        let is_build_file = |name: &str| {
            BUILD_FILES.contains(&name) || [".csproj", ".fsproj", ".sln"].iter().any(|end| name.ends_with(end))
        };
        let files = course.files.iter().map(|file| file.path.as_str());
        let files = files.filter(|file| is_build_file(file.rsplit('/').next().unwrap_or_default()));
        Self(files.map(path::folder).collect())
    }

    /// Whether it is the README of a program: the one beside a `package.json` is the same in every new project.
    pub(crate) fn has_readme(&self, course: &Course, entry: &Entry) -> bool {
        let folder = course.folder(entry.file);
        course.page(folder) == Some(entry.file) && self.0.contains(folder)
    }
}

/// Whether it is a task that a program for exercises shows beside the code, as in courses for development environments.
pub(crate) fn is_task(course: &Course, entry: &Entry) -> bool {
    let path = course.path(entry.file);
    let folder = path::folder(path);
    let holds = |name: &str| {
        let start = format!("{folder}/{name}");
        let at = course.files.partition_point(|file| file.path < start);
        course.files.get(at).is_some_and(|file| file.path.starts_with(&start))
    };
    path::name(path) == "task.md" && (holds("task-") || holds("src/") && holds("test/"))
}
