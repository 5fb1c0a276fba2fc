//! Every rule's page is its test: the example fires exactly as marked, what to write instead is clean, and the fixes lead
//! from one to the other.

use coursenotes_checker::{RULES, Rule};
use coursenotes_course::Course;
use coursenotes_diagnostics::{Diagnostic, FileId, Lines, Sources};
use coursenotes_parser::parse;
use coursenotes_tests::{diagnose, git, open, write};
use std::collections::BTreeMap;
use std::path::Path;

/// A file of an example: its path, its text without marks, and how it is stored.
#[derive(Clone, Debug)]
struct Fixture {
    path: String,
    text: String,
    storage: String,
    marks: Vec<Mark>,
}

/// What a mark line says: rule, line and columns from 1, the end excluded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    path: String,
    line: usize,
    start: usize,
    end: usize,
    rule: String,
}

#[test]
fn every_example_fires_exactly_as_marked() {
    for rule in RULES {
        let example = files(rule, "Example");
        let (_folder, course) = course(&example);
        let found: Vec<Mark> = diagnose(&course).iter().map(|one| mark(&course, one)).collect();
        let mut marked: Vec<Mark> = example.iter().flat_map(|file| file.marks.clone()).collect();
        marked.sort();
        assert!(marked.iter().any(|mark| mark.rule == rule.name), "{} marks nothing of its own", rule.name);
        assert_eq!(found, marked, "the example of {} (left: found, right: marked)", rule.name);
    }
}

#[test]
fn what_to_write_instead_is_clean() {
    for rule in RULES {
        let (_folder, course) = course(&instead(rule));
        let found: Vec<String> = diagnose(&course).iter().map(|one| format!("{}: {}", one.rule, one.message)).collect();
        assert!(found.is_empty(), "{}: {found:?}", rule.name);
    }
}

#[test]
fn fixes_lead_from_the_example_to_what_to_write_instead() {
    for rule in RULES {
        let example = files(rule, "Example");
        let (_folder, course) = course(&example);
        let found = diagnose(&course);
        // Where only some findings have a fix, a person writes the rest.
        if found.is_empty() || found.iter().any(|one| one.fix.is_none()) {
            continue;
        }
        for file in instead(rule) {
            let id = course.find(&file.path).expect("the example has the file");
            if course.entry(id).is_none() {
                continue;
            }
            assert_eq!(fixed(&course, &found, id), file.text, "{} in {}", rule.name, file.path);
        }
    }
}

#[test]
fn names_are_unique_and_never_change() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
    let list: Vec<String> = RULES.iter().map(|rule| format!("{} {}", rule.name, rule.severity.name())).collect();
    insta::assert_snapshot!(list.join("\n"));
}

#[test]
fn every_page_has_its_rules_name_and_a_summary() {
    for rule in RULES {
        assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        assert!(rule.summary().ends_with('.'), "{}: {}", rule.name, rule.summary());
        let severity = format!("Severity: {}.", rule.severity.name());
        assert!(rule.page.contains(&severity), "{} doesn't say `{severity}`", rule.name);
    }
}

/// The files of what to write instead, with the unchanged ones of the example.
fn instead(rule: &Rule) -> Vec<Fixture> {
    let mut all: BTreeMap<String, Fixture> =
        files(rule, "Example").into_iter().map(|file| (file.path.clone(), file)).collect();
    for file in files(rule, "Write instead") {
        all.insert(file.path.clone(), file);
    }
    all.into_values().collect()
}

/// The files in the fences below a heading of the page.
fn files(rule: &Rule, heading: &str) -> Vec<Fixture> {
    let page = parse(FileId(0), rule.page);
    let start = page.headings.iter().find(|one| one.text.as_ref() == heading).expect("every page has the section");
    let next = page.headings.iter().find(|one| one.span.start > start.span.start);
    let end = next.map_or(u32::MAX, |heading| heading.span.start);
    let fences = page.fences.iter().filter(|fence| start.span.start < fence.span.start && fence.span.start < end);
    fences.map(|fence| file(page.slice(fence.info), page.slice(fence.span))).collect()
}

fn file(info: &str, source: &str) -> Fixture {
    let words: Vec<&str> = info.split(' ').collect();
    let [_, path, ..] = words[..] else { panic!("a fence says language and path: {info}") };
    let body: Vec<&str> = source.lines().collect();
    let mut file = Fixture { path: path.into(), text: String::new(), storage: words[2..].join(" "), marks: vec![] };
    let mut kept: Vec<&str> = Vec::new();
    for line in &body[1..body.len() - 1] {
        match read_mark(line, &kept, path) {
            Some(mark) => file.marks.push(mark),
            None => kept.push(line),
        }
    }
    file.text = kept.iter().flat_map(|line| [line, "\n"]).collect();
    file
}

/// `<!--   ^^^^ rule -->` or `<!-- whole line: rule -->`, about the line above.
fn read_mark(line: &str, above: &[&str], path: &str) -> Option<Mark> {
    let inner = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (start, end, rule) = if let Some(rule) = inner.strip_prefix("whole line: ") {
        (1, above.last()?.chars().count() + 1, rule)
    } else {
        let start = line.find('^')? + 1;
        let (carets, rule) = inner.trim_start().split_once(' ')?;
        (start, start + carets.len(), rule)
    };
    Some(Mark { path: path.into(), line: above.len(), start, end, rule: rule.into() })
}

/// Writes the files into a git repository and loads it.
fn course(files: &[Fixture]) -> (tempfile::TempDir, Course) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    git(root, &["init", "--quiet"]);
    for file in files {
        store(root, file);
        if file.storage != "untracked" {
            git(root, &["add", "--force", &file.path]);
        }
    }
    let course = open(root);
    (folder, course)
}

fn store(root: &Path, file: &Fixture) {
    match file.storage.as_str() {
        "latin-1" => {
            let bytes: Vec<u8> =
                file.text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of latin-1")).collect();
            write(root, &file.path, &bytes);
        }
        "symlink" => {
            let target = file.text.trim();
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, root.join(&file.path)).expect("make a symbolic link");
            #[cfg(not(unix))]
            write(root, &file.path, target.as_bytes());
        }
        _ => write(root, &file.path, file.text.as_bytes()),
    }
}

fn mark(course: &Course, diagnostic: &Diagnostic) -> Mark {
    let text = course.text(diagnostic.span.file);
    let lines = Lines::new(text);
    let start = lines.position(diagnostic.span.start as usize);
    let end = lines.position(diagnostic.span.end as usize);
    // An unreadable note has no text to mark: its page marks the line that names where the link leads.
    let end = if text.is_empty() { "class-02.md".len() + 1 } else { end.column };
    Mark {
        path: course.path(diagnostic.span.file).into(),
        line: start.line,
        start: start.column,
        end,
        rule: diagnostic.rule.into(),
    }
}

/// The text of a file after all fixes.
fn fixed(course: &Course, found: &[Diagnostic], file: FileId) -> String {
    let mut text = course.text(file).to_owned();
    let mut edits: Vec<_> = found.iter().filter_map(|one| one.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    for edit in edits.iter().rev().filter(|edit| edit.span.file == file) {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}
