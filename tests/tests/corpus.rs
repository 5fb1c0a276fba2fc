//! Real collections of notes: nothing panics, the counts per rule stand in a snapshot, and known places are found.

use coursenotes_diagnostics::{FileId, Severity};
use coursenotes_parser::{LinkKind, parse};
use coursenotes_tests::{Finding, copy, diagnose, findings, git, link_findings, open, shared};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

/// The collections, sorted by name.
fn collections() -> Option<Vec<PathBuf>> {
    let corpus = shared("corpus")?;
    let entries = corpus.read_dir().expect("the corpus is a folder").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    Some(folders)
}

fn collection(name: &str) -> Option<tempfile::TempDir> {
    Some(copy(&shared("corpus")?.join(name)))
}

#[test]
fn counts_per_rule_stand_in_a_snapshot() {
    let Some(collections) = collections() else { return };
    let mut table = String::new();
    for folder in collections {
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        let found = findings(copy(&folder).path());
        let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for one in &found {
            *counts.entry((one.severity, one.rule)).or_default() += 1;
        }
        writeln!(table, "{name}").expect("write to a string");
        for ((severity, rule), count) in counts {
            writeln!(table, "  {count:4} {rule} ({})", severity.name()).expect("write to a string");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn one_of_1870_links_of_a_long_index_is_broken() {
    let Some(folder) = collection("jbranchaud+til") else { return };
    let found = link_findings(folder.path());
    let files: Vec<&Finding> =
        found.iter().filter(|one| one.path == "README.md" && one.rule == "missing-file").collect();
    let [only] = files[..] else { panic!("{files:#?}") };
    assert_eq!(only.marked, "vim/turning-off-search-highlighting.md");
    assert_eq!(only.help.as_deref(), Some("did you mean `vim/turning-of-search-highlighting.md`?"));
    // Beside it, one entry of the table of contents names a heading that GitHub calls otherwise.
    let others: Vec<(&str, &str)> = found
        .iter()
        .filter(|one| one.path == "README.md" && one.rule != "missing-file")
        .map(|one| (one.rule, one.marked.as_str()))
        .collect();
    assert_eq!(others, [("missing-anchor", "#next-auth")]);
}

#[test]
fn a_link_home_from_a_subfolder_is_repaired() {
    let Some(folder) = collection("tiftaylor+reading-notes") else { return };
    let course = open(folder.path());
    let file = course.find("102/moreJS.md").expect("the note is there");
    let found = diagnose(&course);
    let errors: Vec<_> = found.iter().filter(|one| one.span.file == file && one.severity == Severity::Error).collect();
    let [only] = errors[..] else { panic!("{errors:#?}") };
    let fix = only.fix.as_ref().expect("one repair is right");
    assert_eq!((only.rule, fix.edits[0].replacement.as_str()), ("missing-file", "../README.md"));
}

#[test]
fn a_part_of_a_course_gets_the_same_answers() {
    let Some(folder) = collection("tiftaylor+reading-notes") else { return };
    let part = folder.path().join("102");
    for with_git in [false, true] {
        if with_git {
            git(folder.path(), &["init", "--quiet"]);
        }
        let start = coursenotes_course::find_root(&part).expect("the folder can be read");
        assert_eq!(start.root, folder.path().canonicalize().expect("it is there"), "with git: {with_git}");
        assert_eq!(start.part, "102");
    }
}

#[test]
fn every_link_that_linkcheck_finds_is_found() {
    let Some(collections) = collections() else { return };
    for folder in collections {
        let course = open(&folder);
        for entry in course.entries() {
            let text = entry.note.text();
            let ours: BTreeSet<&str> = entry.note.links.iter().map(|link| link.destination.value(text)).collect();
            for (href, _) in linkcheck::scanners::markdown(text) {
                // linkcheck takes `[x]` with nothing behind it for a link to nothing.
                let known =
                    href.is_empty() || ours.contains(href.as_str()) || ours.contains(format!("mailto:{href}").as_str());
                assert!(known, "{}: linkcheck finds `{href}`", course.path(entry.file));
            }
        }
    }
}

#[test]
fn every_span_of_a_destination_holds_the_destination() {
    let Some(collections) = collections() else { return };
    let mut seen = 0;
    for folder in collections {
        for entry in open(&folder).entries() {
            for link in entry.note.links.iter().filter(|link| !matches!(link.kind, LinkKind::Html(_))) {
                let source = entry.note.slice(link.destination.span);
                let value = link.destination.value(entry.note.text());
                // Escapes, entities and what GitHub puts before a bare address are all that may differ.
                let same = source == value || value.ends_with(source) || source.contains(['\\', '&']);
                assert!(same, "{source:?} for {value:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 5_000, "{seen} links");
}

#[test]
fn windows_line_ends_give_the_same_findings() {
    let Some(folder) = shared("corpus/triciasawyer+Reading-notes-401") else { return };
    for entry in open(&folder).entries() {
        let text = entry.note.text().replace("\r\n", "\n");
        let (unix, windows) = (parse(FileId(0), text.clone()), parse(FileId(0), text.replace('\n', "\r\n")));
        let view = |note: &coursenotes_parser::Note| -> Vec<String> {
            let links = note.links.iter().map(|link| link.destination.value(note.text()).to_owned());
            links.chain(note.headings.iter().map(|heading| heading.anchor.to_string())).collect()
        };
        assert_eq!(view(&unix), view(&windows));
    }
}
